"""Limits on replies: a server whose reply never ends must not fill the memory or block a run."""

from dataclasses import dataclass

from starlette.types import Scope

from mockserver.ground.errors import MockserverError

_NOTE = "mockserver.bound"
_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most bytes of a reply, and the most seconds for its head and then its body."""

    most_bytes: int = 64 * _MIB
    seconds: float = 600.0

    def too_large(self) -> str:
        """Return the message for a reply with more bytes."""
        size = self.most_bytes
        return f"The reply has more than {f'{size // _MIB} MiB' if size % _MIB == 0 else f'{size} bytes'}."

    def too_slow(self, what: str = "reply") -> str:
        """Return the message for a reply, or a head, that takes longer."""
        return f"The {what} did not end within {self.seconds:g} seconds."


class ReplyEndless(MockserverError):
    """A reply exceeds a limit; the message says which."""


def note_endless(scope: Scope, reason: str) -> None:
    """Record that the reply to the request of `scope` was cut off, and at which limit."""
    scope[_NOTE] = reason


def endless(scope: Scope) -> str:
    """Return why the reply to the request of `scope` was cut off; empty if it was not."""
    return str(scope.get(_NOTE, ""))
