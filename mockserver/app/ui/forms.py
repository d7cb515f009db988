"""Forms of the page, read within limits."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from mockserver.contract.bodies import MULTIPART_TYPE

_LARGEST_FORM = 64 * 1024
_MOST_FIELDS = 100


async def read_fields(request: Request) -> Mapping[str, str]:
    """Return the fields of a form without files. Answers 413 if it is too large."""
    raw = await _raw(request, _LARGEST_FORM)
    try:
        return dict(parse_qsl(raw.decode("ascii", "replace"), keep_blank_values=True, max_num_fields=_MOST_FIELDS))
    except ValueError:
        raise HTTPException(400, f"A form has at most {_MOST_FIELDS} fields.") from None


def is_file_form(request: Request) -> bool:
    """Return whether the form of `request` has a file."""
    return request.headers.get("content-type", "").startswith(MULTIPART_TYPE)


async def read_file(request: Request, largest: int) -> bytes:
    """Return a form with a file unparsed, for the admin operation that reads it. Answers 413 if it is too large."""
    return await _raw(request, largest)


async def _raw(request: Request, largest: int) -> bytes:
    raw = bytearray()
    async for piece in request.stream():
        raw += piece
        if len(raw) > largest:
            raise HTTPException(413, f"This form has at most {largest} bytes.")
    return bytes(raw)
