"""Errors that the methods of `MockServer` raise."""

from mockserver.ground.errors import MockserverError


class NotRunning(MockserverError):
    """The server is not running: it was not started yet, or it was stopped."""


class Unreachable(MockserverError):
    """No server answers at the address. The message names the address and the reason."""


class WrongArgument(MockserverError, TypeError):
    """An argument of this type cannot be sent to the server. The message names it."""


class Refused(MockserverError):
    """The server refused an admin request, for example because a field has a bad value.

    `operation` is the operationId, `status` the HTTP status, `code` the error code; the message says what would be
    valid.
    """

    def __init__(self, operation: str, status: int, code: str, message: str) -> None:
        super().__init__(f"{operation}: {status} {code}: {message}")
        self.operation = operation
        self.status = status
        self.code = code
