"""The server inside a test: `with MockServer() as mock: …`, and the pytest fixtures.

pytest reads this package at every start, so names are imported only when they are used.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mockserver.testing.exports import Account, MockServer, NotRunning, Options, Refused, Server, Unreachable

__all__ = ["Account", "MockServer", "NotRunning", "Options", "Refused", "Server", "Unreachable"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__} has no attribute {name}")
    from mockserver.testing import exports

    return getattr(exports, name)
