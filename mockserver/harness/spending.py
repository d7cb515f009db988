"""Limits requests to a server that costs money: reads are always allowed, writes only up to a given number."""

from dataclasses import dataclass

from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.contract.contract import Contract
from mockserver.contract.routes import Routes
from mockserver.harness.traffic.own_replies import send_own_reply
from mockserver.harness.verify.ownership import is_asking

_READING = frozenset(["GET", "HEAD", "OPTIONS"])


@dataclass(frozen=True, slots=True)
class Allowed:
    """Whether writes are allowed, and how many requests may write or count against a plan.

    `most` None means no limit.
    """

    writes: bool
    most: int | None


class SpendingGuard:
    """An application in front of another that forwards allowed requests, and answers 403 to others."""

    def __init__(self, app: ASGIApp, contract: Contract, allowed: Allowed) -> None:
        self._app = app
        self._routes = Routes(contract.operations.values(), contract.paths_of)
        self._allowed = allowed
        self.spent = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        method = scope["method"]
        if method not in _READING:
            found = self._routes.find(scope["path"])
            operation = found[0].operations.get(method) if found else None
            if not (self._allowed.writes or (operation is not None and is_asking(operation))):
                message = f"{method} {scope['path']} makes or changes something; --allow-writes lets that pass."
                await send_own_reply(send, 403, "mock_write_held", message)
                return
            if self._allowed.most is not None and self.spent >= self._allowed.most:
                message = f"All {self._allowed.most} requests of --spend-cap are spent."
                await send_own_reply(send, 403, "mock_cap_reached", message)
                return
            self.spent += 1
        await self._app(scope, receive, send)
