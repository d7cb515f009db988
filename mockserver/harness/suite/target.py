"""The tested application: in this process, or a proxy to another server."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import ASGIApp

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from mockserver.handlers.registry import Handler
from mockserver.handlers.served import API, HANDLERS

# The contract's examples refer to the sample account.
SAMPLE_KEY = "tlk_SAMPLE"

_TOKEN = "s3cret"  # noqa: S105 - of a server that lives as long as the run

# Operations that other operations may lead to. Moving a clock or resetting an account would invalidate what they lead
# to.
LINKED = tuple(API)


@dataclass(frozen=True, slots=True)
class Target:
    """An application that implements the contract; `operations` are those it has, by operationId."""

    app: ASGIApp
    key: str = SAMPLE_KEY
    admin_token: str = ""
    operations: Collection[str] = tuple(HANDLERS)
    url: str = "http://in-process"

    @property
    def headers(self) -> dict[str, str]:
        """The headers of every request."""
        return {"x-api-key": self.key} | ({"x-admin-token": self.admin_token} if self.admin_token else {})


@contextmanager
def in_process(handlers: Mapping[str, Handler] = HANDLERS) -> Iterator[Target]:
    """Yield a new server in this process, without state of other runs."""
    settings = Settings(api_keys=(SAMPLE_KEY,), admin_token=_TOKEN, profile="instant")
    app = MockServerApp(settings, handlers=handlers)
    try:
        yield Target(admin_token=_TOKEN, app=app, operations=tuple(handlers))
    finally:
        app.close()
