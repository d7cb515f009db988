"""Unpacks the body of a reply within a limit, against decompression bombs, and checks it against its headers."""

import zlib
from collections.abc import Mapping
from dataclasses import replace

from mockserver.handlers.exchanges.observed import Body, Ending, Flaw, media_type_of
from mockserver.harness.traffic.bounds import Bounds, ReplyEndless
from mockserver.harness.traffic.charsets import foreign_charset
from mockserver.harness.traffic.collecting import MOST_KEPT

_LENGTH, _CODING, _TYPE = "header.content-length", "header.content-encoding", "header.content-type"
_GZIP = zlib.MAX_WBITS | 16
# The wbits argument of zlib, by the name of the coding.
_WINDOWS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}
_KEPT = Bounds(most_bytes=MOST_KEPT)
_TEXTS = ("text/", "application/json", "application/x-ndjson", "application/xml")


def received_body(
    body: Body,
    headers: Mapping[str, str],
    *,
    method: str = "GET",
    status: int = 200,
    bounds: Bounds = _KEPT,
    framing: Flaw | None = None,
) -> Body:
    """Return `body` decoded, with its first flaw: that of its `framing`, or of its headers.

    A body that unpacks to more than `bounds` is endless. A truncated one stays encoded.
    """
    if framing is not None and body.ending is Ending.WHOLE:
        return replace(body, flaw=framing)
    if method == "HEAD" or status == 304 or body.ending is not Ending.WHOLE:
        return body
    flaw = _length_flaw(body.size, headers)
    if flaw is not None or not body.is_kept:
        return replace(body, flaw=flaw)
    try:
        raw = unpacked(body.raw, headers.get("content-encoding", ""), bounds)
    except ReplyEndless as error:
        return replace(body, ending=Ending.ENDLESS, fault=str(error))
    except ValueError as error:
        return replace(body, flaw=Flaw(_CODING, f"The body is not what its Content-Encoding says: {error}."))
    return replace(body, size=len(raw), raw=raw, flaw=_charset_flaw(headers) if raw else None)


def unpacked(raw: bytes, content_encoding: str, bounds: Bounds) -> bytes:
    """Return `raw` without its codings. Raises ValueError if they are wrong or unknown, and ReplyEndless."""
    codings = [coding.strip().lower() for coding in content_encoding.split(",") if coding.strip()]
    for coding in reversed(codings):
        if coding == "identity":
            continue
        if coding not in _WINDOWS:
            raise ValueError(f"the coding {coding} is not known to every client")
        raw = _inflated(raw, coding, bounds)
    return raw


def _length_flaw(size: int, headers: Mapping[str, str]) -> Flaw | None:
    announced = headers.get("content-length")
    if announced is None or announced == str(size):
        return None
    return Flaw(_LENGTH, f"The reply has {size} bytes, and its Content-Length says {announced}.")


def _charset_flaw(headers: Mapping[str, str]) -> Flaw | None:
    charset = foreign_charset(headers.get("content-type", ""))
    if not charset or not media_type_of(headers).startswith(_TEXTS):
        return None
    return Flaw(_TYPE, f"The reply says that its text is {charset}; all texts of the API are UTF-8.")


def _inflated(raw: bytes, coding: str, bounds: Bounds) -> bytes:
    whole = bytearray()
    while raw:  # gzip files may be concatenated
        inflater = zlib.decompressobj(_WINDOWS[coding])
        try:
            whole += inflater.decompress(raw, bounds.most_bytes + 1 - len(whole))
        except zlib.error as error:
            raise ValueError(f"it is not packed as {coding}, {error}") from None
        if len(whole) > bounds.most_bytes:
            raise ReplyEndless(bounds.too_large())
        if not inflater.eof:
            raise ValueError("what is packed ends too early")
        raw = inflater.unused_data
    return bytes(whole)
