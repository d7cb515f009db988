"""The health check. It is often the first request, so it needs nothing that pages or other operations need."""

from collections.abc import Awaitable, Callable

from starlette.types import Receive, Scope, Send

from mockserver import __version__
from mockserver.app.http.replies import encode, send_reply
from mockserver.contract.contract import Contract

_METHODS = frozenset(["GET", "HEAD"])


class HealthCheck:
    """The health check; `trouble` returns why uploads cannot be stored, or an empty text."""

    def __init__(self, contract: Contract, trouble: Callable[[], Awaitable[str]]) -> None:
        self.path = contract.health.path
        self._trouble = trouble
        versions = contract.api_versions.served
        self._facts = {
            "version": __version__,
            "api_versions": [
                {"name": version.name, "sdks": [sdk.text for sdk in version.sdks]} for version in versions
            ],
        }

    def matches(self, scope: Scope) -> bool:
        """Return whether this is a health check."""
        return scope["path"] == self.path and scope["method"] in _METHODS

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = await self._trouble()
        said = {"status": "failing", "problem": problem} if problem else {"status": "ok"}
        await send_reply(scope, send, encode(503 if problem else 200, said | self._facts))
