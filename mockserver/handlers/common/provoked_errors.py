"""Errors on demand: a file name or address that contains an error code provokes that error.

Some errors of the real service cannot be caused by a real file or request.
"""

from mockserver.contract.errors import ApiError
from mockserver.handlers.call import Call


def raise_provoked(call: Call, name: str) -> None:
    """Raise the error whose code is in `name`, if the operation may answer it with 400."""
    named = [code for code in call.operation.answers[400].error_codes if code in name]
    if named:
        raise ApiError(max(named, key=len), f"Provoked: {name!r} contains the name of this error.")
