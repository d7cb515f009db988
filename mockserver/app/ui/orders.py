"""The commands of the page's forms, each as a request to an admin operation."""

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from mockserver.app.ui.admin_calls import AdminCalls, AdminReply
from mockserver.app.ui.fault_forms import fault_of, number_in
from mockserver.app.ui.forms import is_file_form, read_fields, read_file
from mockserver.app.ui.rendering import HEADERS
from mockserver.domain.account.account import Account

_LARGEST_SNAPSHOT = 64 * 1024 * 1024
Fields = Mapping[str, str]
Order = tuple[str, str, Any]  # method, path, body

# The notice of the page after a command was executed.
_DONE = {
    "add": "The fault was added.",
    "remove": "The fault was removed.",
    "clear": "All faults were removed.",
    "reset": "The account was reset.",
    "restore": "The snapshot was restored.",
    "freeze": "The clock is frozen.",
    "unfreeze": "The clock is running.",
    "advance": "The clock was advanced.",
    "idle": "The clock was advanced until no job was running.",
}
_ORDERS: Mapping[str, Callable[[Fields], Order]] = {
    "add": lambda form: ("POST", "/faults", fault_of(form)),
    "remove": lambda form: ("DELETE", f"/faults/{quote(form.get('fault', ''), safe='')}", None),
    "clear": lambda form: ("DELETE", "/faults", None),
    "reset": lambda form: ("POST", "/reset", {}),
    "freeze": lambda form: ("POST", "/clock", {"frozen": True}),
    "unfreeze": lambda form: ("POST", "/clock", {"frozen": False}),
    "advance": lambda form: ("POST", "/clock/advance", {"seconds": number_in(form.get("seconds", ""))}),
    "idle": lambda form: ("POST", "/clock/advance", {"until_idle": True}),
}
# The possible commands of a form, besides a file.
NAMES = tuple(_ORDERS)


class Refused(Struct, frozen=True):
    """Why a command was refused, and the fields of its form."""

    status: int
    problem: str
    form: Fields


class Orders:
    """Executes the command in the field `do` of a form; a file is a snapshot to restore."""

    def __init__(self, calls: AdminCalls) -> None:
        self._calls = calls

    async def carry_out(self, request: Request, account: Account) -> Response | Refused:
        """Return a redirect to the page with the form, or the reason if the command was refused."""
        name, form, reply = await self._send(request, account)
        if reply.problem:
            return Refused(reply.status, reply.problem, form)
        return RedirectResponse(f"?done={name}", 303, headers=HEADERS)

    async def _send(self, request: Request, account: Account) -> tuple[str, Fields, AdminReply]:
        if is_file_form(request):
            raw = await read_file(request, _LARGEST_SNAPSHOT)
            media_type = request.headers["content-type"]
            return "restore", {}, await self._calls.send(account, "POST", "/snapshot", raw, media_type)
        form = await read_fields(request)
        name = form.get("do", "")
        if name not in _ORDERS:
            raise HTTPException(400, f"do={name[:40]} is nothing that this page can do.")
        return name, form, await self._calls.send(account, *_ORDERS[name](form))


def notices(query: Fields, refused: Refused | None) -> Mapping[str, Any]:
    """Return the notices about the latest command, and the status of the reply."""
    status = refused.status if refused else 200
    return {
        "said": _DONE.get(query.get("done", ""), ""),
        "problem": refused.problem if refused else "",
        "status": status,
    }
