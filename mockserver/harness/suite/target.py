"""What is tested: an application in this process, which may be ours or stand before a server elsewhere."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.types import ASGIApp

from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings
from mockserver.handlers.registry import Handler
from mockserver.handlers.served import API, HANDLERS

# The contract's examples name what the sample account holds.
SAMPLE_KEY = "tlk_SAMPLE"

_TOKEN = "s3cret"  # noqa: S105 - of a server that lives as long as the run

# What may lead from one to the next. Between them no clock is moved and no account reset: what an operation leads to
# would not be true any more.
LINKED = tuple(API)


@dataclass(frozen=True, slots=True)
class Target:
    """Something that answers by the contract; `operations` are those that it has, by operationId."""

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
    """Give a new server in this process, in which time and other runs have left no trace."""
    settings = Settings(api_keys=(SAMPLE_KEY,), admin_token=_TOKEN, profile="instant")
    app = MockServerApp(settings, handlers=handlers)
    try:
        yield Target(admin_token=_TOKEN, app=app, operations=tuple(handlers))
    finally:
        app.close()
