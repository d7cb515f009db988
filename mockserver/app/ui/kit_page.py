"""The test kit of an account on the page: faults, conduct, meter, clock, snapshot, reset."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mockserver.app.ui.admin_calls import AdminCalls, AdminReply
from mockserver.app.ui.fault_forms import FAULTS
from mockserver.app.ui.orders import Fields, Orders, notices
from mockserver.app.ui.rendering import HEADERS, fragment, page
from mockserver.domain.account.account import Account
from mockserver.handlers.admin.exchanges import Operations


class KitPage:
    """Shows the kit of an account, and carries out what is ordered by its forms."""

    def __init__(self, calls: AdminCalls, orders: Orders, operations: Operations) -> None:
        self._calls = calls
        self._orders = orders
        self._operations = sorted(name for name, operation in operations.items() if not operation.is_admin)

    async def answer(self, request: Request, account: Account, named: Mapping[str, Any]) -> Response:
        """Show the kit, after carrying out what a form orders."""
        if request.method == "POST":
            reply = await self._orders.carry_out(request, account)
            return reply if isinstance(reply, Response) else await self._show(account, named, {}, refused=reply)
        if "part" in request.query_params:
            return Response(fragment("faults", **await self._faults(account)), media_type="text/html", headers=HEADERS)
        return await self._show(account, named, request.query_params)

    async def snapshot(self, account: Account) -> Response:
        """Return the account as a file."""
        reply = await self._calls.send(account, "GET", "/snapshot")
        headers = {**HEADERS, "content-disposition": f'attachment; filename="account-{account.id[:8]}.jsonl"'}
        return Response(reply.raw, reply.status, headers=headers, media_type="application/x-ndjson")

    async def _show(
        self, account: Account, named: Mapping[str, Any], query: Fields, refused: AdminReply | None = None
    ) -> Response:
        read = self._read(account)
        return page(
            "kit",
            account=named,
            **notices(query, refused),
            kinds=FAULTS,
            operations=self._operations,
            operation=query.get("operation", ""),
            path=query.get("path", ""),
            clock=await read("/clock"),
            conduct=await read("/conduct"),
            usage=await read("/usage"),
            answers=(await read("/answers"))["data"],
            **await self._faults(account),
        )

    async def _faults(self, account: Account) -> Mapping[str, Any]:
        return {"faults": (await self._read(account)("/faults"))["data"], "address": f"accounts/{account.id}/kit"}

    def _read(self, account: Account) -> Callable[[str], Awaitable[Any]]:
        async def read(path: str) -> Any:
            return (await self._calls.send(account, "GET", path)).body

        return read
