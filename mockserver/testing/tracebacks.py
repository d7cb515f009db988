"""Which internal frames pytest prints."""

from typing import Protocol

from mockserver.testing.errors import NotRunning, Refused, Unreachable, WrongArgument

_OF_THE_TEST = (AssertionError, TimeoutError, NotRunning, Refused, Unreachable, WrongArgument)


class _Raised(Protocol):
    """The part of `pytest.ExceptionInfo` that is used here."""

    def errisinstance(self, exc: tuple[type[BaseException], ...], /) -> bool: ...


def hides(raised: _Raised) -> bool:
    """Return whether pytest leaves out the frames of a module.

    A module sets `__tracebackhide__ = hides`. For an error that concerns the test, the traceback ends at the line of
    the test. An internal error keeps all frames.
    """
    return raised.errisinstance(_OF_THE_TEST)
