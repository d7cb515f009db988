"""The test kit of an account on the page: faults, conduct, meter, clock, snapshot, reset."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mockserver.app.ui.admin_calls import AdminCalls
from mockserver.app.ui.fault_forms import FAULTS
from mockserver.app.ui.orders import Orders, Refused, notices
from mockserver.app.ui.rendering import HEADERS, page, part
from mockserver.domain.account.account import Account
from mockserver.handlers.admin.exchanges import Operations

# The data of the page, each from an admin operation.
_PARTS = ("faults", "answers", "usage", "clock")


class KitPage:
    """Shows the kit of an account, and executes the commands of its forms."""

    def __init__(self, calls: AdminCalls, orders: Orders, operations: Operations) -> None:
        self._calls = calls
        self._orders = orders
        self._operations = sorted(name for name, operation in operations.items() if not operation.is_admin)

    async def answer(self, request: Request, account: Account, named: Mapping[str, Any]) -> Response:
        """Show the kit, after executing the command of a form."""
        if request.method == "POST":
            reply = await self._orders.carry_out(request, account)
            return reply if isinstance(reply, Response) else await self._show(request, account, named, reply)
        name = request.query_params.get("part")
        if name in _PARTS:
            return part(request, name, **{name: await self._read(account)(f"/{name}")})
        return await self._show(request, account, named)

    async def snapshot(self, account: Account) -> Response:
        """Return the account as a file."""
        reply = await self._calls.send(account, "GET", "/snapshot")
        headers = {**HEADERS, "content-disposition": f'attachment; filename="account-{account.id[:8]}.jsonl"'}
        return Response(reply.raw, reply.status, headers=headers, media_type="application/x-ndjson")

    async def _show(
        self, request: Request, account: Account, named: Mapping[str, Any], refused: Refused | None = None
    ) -> Response:
        read, given = self._read(account), refused.form if refused else request.query_params
        return page(
            request,
            "kit",
            account=named,
            **notices({} if refused else request.query_params, refused),
            kinds=FAULTS,
            operations=self._operations,
            given=given,
            conduct=await read("/conduct"),
            **{name: await read(f"/{name}") for name in _PARTS},
        )

    def _read(self, account: Account) -> Callable[[str], Awaitable[Any]]:
        async def read(path: str) -> Any:
            return (await self._calls.send(account, "GET", path)).body

        return read
