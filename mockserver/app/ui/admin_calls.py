"""The page's own calls of admin operations, inside the server. Any client can make the same calls."""

from typing import Any

import orjson
from msgspec import Struct
from starlette.types import ASGIApp

from mockserver.app.http.access import TOKEN_HEADER
from mockserver.app.http.asgi_client import body_messages, call, http_scope
from mockserver.app.http.head import ACCOUNT_HEADER
from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import error_in
from mockserver.domain.account.account import Account


class AdminReply(Struct, frozen=True):
    """The reply of an admin operation. `problem` says why it was refused; empty if it was not."""

    status: int
    raw: bytes

    @property
    def body(self) -> Any:
        """The body, read as JSON; None if there is none."""
        return orjson.loads(self.raw) if self.raw else None

    @property
    def problem(self) -> str:
        """Why the operation was refused; empty if it was not."""
        return "" if self.status < 400 else error_in(self.body)[1] or f"It was refused with status {self.status}."


class AdminCalls:
    """Calls admin operations of one account, one after the other."""

    def __init__(self, app: ASGIApp, token: str) -> None:
        self._app = app
        self._token = token.encode()

    async def send(
        self, account: Account, method: str, path: str, body: Any = None, media_type: str = JSON_TYPE
    ) -> AdminReply:
        """Send a request about `account`; `path` is below `/__admin`. A body of bytes is sent as it is."""
        raw = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
        headers = [(ACCOUNT_HEADER, account.id.encode()), (TOKEN_HEADER, self._token)]
        if raw:
            headers += [(b"content-type", media_type.encode("latin-1")), (b"content-length", b"%d" % len(raw))]
        scope = http_scope(method, f"/__admin{path}".encode(), headers)
        reply = await call(self._app, scope, body_messages([raw]))
        return AdminReply(reply.status, reply.body)
