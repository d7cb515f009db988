"""Errors on demand: a file name or address that contains an error code gets that error.

No real file or request can be made to fail in some of the ways that the real service knows.
"""

from mockserver.ground.errors import ApiError
from mockserver.handlers.call import Call


def raise_provoked(call: Call, name: str) -> None:
    """Raise the error whose code stands in `name`, if it is one that the call's operation may answer with 400."""
    for code in sorted(call.operation.answers[400].error_codes, key=len, reverse=True):
        if code in name:
            raise ApiError(code, f"Provoked: {name!r} contains the name of this error.")
