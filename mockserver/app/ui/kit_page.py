"""The test kit of an account on the page: faults, conduct, meter, clock, snapshot, reset."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mockserver.app.ui.admin_calls import AdminCalls, AdminReply
from mockserver.app.ui.fault_forms import FAULTS, fault_of, number_in
from mockserver.app.ui.forms import is_file_form, read_fields, read_file
from mockserver.app.ui.rendering import HEADERS, fragment, page
from mockserver.domain.account.account import Account
from mockserver.handlers.admin.exchanges import Operations

_LARGEST_SNAPSHOT = 64 * 1024 * 1024
Fields = Mapping[str, str]
Order = tuple[str, str, Any]  # method, path, body

# What the page says after an order was carried out.
_DONE = {
    "arm": "The fault is armed.",
    "disarm": "The fault is removed.",
    "clear": "All faults are removed.",
    "reset": "The account is as it is at its first use.",
    "restore": "The snapshot is restored.",
    "freeze": "The clock stands still.",
    "unfreeze": "The clock goes on.",
    "advance": "The clock was advanced.",
    "idle": "The clock was advanced until all work was done.",
}
_ORDERS: Mapping[str, Callable[[Fields], Order]] = {
    "arm": lambda form: ("POST", "/faults", fault_of(form)),
    "disarm": lambda form: ("DELETE", f"/faults/{quote(form.get('fault', ''), safe='')}", None),
    "clear": lambda form: ("DELETE", "/faults", None),
    "reset": lambda form: ("POST", "/reset", {}),
    "freeze": lambda form: ("POST", "/clock", {"frozen": True}),
    "unfreeze": lambda form: ("POST", "/clock", {"frozen": False}),
    "advance": lambda form: ("POST", "/clock/advance", {"seconds": number_in(form.get("seconds", ""))}),
    "idle": lambda form: ("POST", "/clock/advance", {"until_idle": True}),
}


class KitPage:
    """Shows the kit of an account, and carries out what is ordered by its forms."""

    def __init__(self, calls: AdminCalls, operations: Operations) -> None:
        self._calls = calls
        self._operations = sorted(name for name, operation in operations.items() if not operation.is_admin)

    async def answer(self, request: Request, account: Account, named: Mapping[str, Any]) -> Response:
        """Show the kit, after carrying out what a form orders."""
        if request.method == "POST":
            name, reply = await self._carry_out(request, account)
            if not reply.problem:
                return RedirectResponse(f"{request.url.path}?done={name}", 303, headers=HEADERS)
            return await self._show(account, named, {}, problem=reply.problem, status=reply.status)
        if "part" in request.query_params:
            return Response(fragment("faults", **await self._faults(account)), media_type="text/html", headers=HEADERS)
        return await self._show(account, named, request.query_params)

    async def snapshot(self, account: Account) -> Response:
        """Return the account as a file."""
        reply = await self._calls.send(account, "GET", "/snapshot")
        headers = {**HEADERS, "content-disposition": f'attachment; filename="account-{account.id[:8]}.jsonl"'}
        return Response(reply.raw, reply.status, headers=headers, media_type="application/x-ndjson")

    async def _carry_out(self, request: Request, account: Account) -> tuple[str, AdminReply]:
        if is_file_form(request):
            raw = await read_file(request, _LARGEST_SNAPSHOT)
            media_type = request.headers["content-type"]
            return "restore", await self._calls.send(account, "POST", "/snapshot", raw, media_type)
        form = await read_fields(request)
        name = form.get("do", "")
        if name not in _ORDERS:
            raise HTTPException(400, f"do={name[:40]} is nothing that this page can do")
        return name, await self._calls.send(account, *_ORDERS[name](form))

    async def _show(
        self, account: Account, named: Mapping[str, Any], query: Fields, *, problem: str = "", status: int = 200
    ) -> Response:
        read = self._read(account)
        return page(
            "kit",
            status,
            account=named,
            problem=problem,
            said=_DONE.get(query.get("done", ""), ""),
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
