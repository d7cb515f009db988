"""Packed bodies, unpacked within a bound: a few kilobytes may stand for gigabytes."""

import zlib

from mockserver.harness.traffic.bounds import Bounds, ReplyEndless

# For zlib: gzip and zlib headers are both recognised.
_ANY_HEADER = zlib.MAX_WBITS | 32
_PACKED = frozenset(["gzip", "x-gzip", "deflate"])


def unpacked(raw: bytes, content_encoding: str, bounds: Bounds) -> bytes:
    """Return `raw` without its codings. Raises ValueError where they are wrong or not known, and ReplyEndless."""
    codings = [coding.strip().lower() for coding in content_encoding.split(",") if coding.strip()]
    for coding in reversed(codings):
        if coding == "identity":
            continue
        if coding not in _PACKED:
            raise ValueError(f"the content encoding {coding} is not known")
        raw = _inflated(raw, bounds)
    return raw


def _inflated(raw: bytes, bounds: Bounds) -> bytes:
    whole = bytearray()
    while raw:  # gzip files may follow upon each other
        inflater = zlib.decompressobj(_ANY_HEADER)
        try:
            whole += inflater.decompress(raw, bounds.most_bytes + 1 - len(whole))
        except zlib.error as error:
            raise ValueError(f"it is not packed as it says: {error}") from None
        if len(whole) > bounds.most_bytes:
            raise ReplyEndless(bounds.too_large())
        if not inflater.eof:
            raise ValueError("what is packed ends too early")
        raw = inflater.unused_data
    return bytes(whole)
