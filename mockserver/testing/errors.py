"""What a test is told when the stand-in cannot do what it asks for."""

from mockserver.ground.errors import MockserverError


class NotRunning(MockserverError):
    """The server was asked for something before it was started or after it was stopped."""


class Unreachable(MockserverError):
    """No server answers at the address; the message names it and says why."""


class Refused(MockserverError):
    """The server understood and said no: `status`, the error `code`, and a message to act on."""

    def __init__(self, operation: str, status: int, code: str, message: str) -> None:
        super().__init__(f"{operation}: {status} {code}: {message}")
        self.operation = operation
        self.status = status
        self.code = code
