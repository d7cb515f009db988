"""Rewrites addresses in replayed replies, those of the recorded server and of uploads, to lead to this server.

Signatures are not recorded and have expired, so another storage cannot be called.
"""

from collections.abc import Iterable
from hashlib import md5
from typing import Any

from starlette.types import Send

from mockserver.handlers.exchanges.observed import Body
from mockserver.harness.recordings.recording import Recording

Json = dict[str, Any]

# There are no recordings of the storage, so it accepts everything.
_STORED_BELOW = "/_recorded/"
_UPLOAD_ADDRESSES = "upload_urls"


class ReplayedAddresses:
    """Rewrites addresses of the recorded servers of `recordings`."""

    def __init__(self, recordings: Iterable[Recording]) -> None:
        self._origins = sorted({recording.origin for recording in recordings if recording.origin})

    def leading_to(self, origin: str, reply: Json) -> Json:
        """Return a recorded `reply` with addresses that lead to `origin`."""
        rewritten: Json = self._rewritten(reply, origin, is_upload_address=False)
        return rewritten

    def _rewritten(self, value: Any, origin: str, *, is_upload_address: bool) -> Any:
        if isinstance(value, dict):
            return {
                name: self._rewritten(inner, origin, is_upload_address=is_upload_address or name == _UPLOAD_ADDRESSES)
                for name, inner in value.items()
            }
        if isinstance(value, list):
            return [self._rewritten(inner, origin, is_upload_address=is_upload_address) for inner in value]
        return self._address(value, origin, is_upload_address) if isinstance(value, str) else value

    def _address(self, text: str, origin: str, is_upload_address: bool) -> str:
        for recorded in self._origins:
            if text == recorded or text.startswith(f"{recorded}/"):
                return origin + text.removeprefix(recorded)
        scheme, has_scheme, rest = text.partition("://")
        if is_upload_address and has_scheme and scheme in ("http", "https"):
            return f"{origin}{_STORED_BELOW}{rest}"
        return text


def is_upload(method: str, path: str) -> bool:
    """Return whether a request sends a file to a storage that was not recorded."""
    return method == "PUT" and path.startswith(_STORED_BELOW)


async def send_stored(send: Send, body: Body) -> None:
    """Answer like a storage that has stored `body`: with an ETag, a hash of the bytes if they are known."""
    tag = md5(body.raw, usedforsecurity=False).hexdigest() if body.is_kept else str(body.size)
    headers = [(b"etag", f'"{tag}"'.encode()), (b"content-length", b"0")]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
