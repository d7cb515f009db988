"""Keys and signatures are never kept: where one came in a place that is none for it, it is masked."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from mockserver.app.fault_orders import KEY_MARK
from mockserver.domain.testkit.secret_headers import SECRET_HEADERS

if TYPE_CHECKING:
    from mockserver.app.short_keys import ShortKey

Headers = tuple[tuple[bytes, bytes], ...]

# The segments of a path that are the contract's; they are asked for where they matter, which is seldom.
Own = Callable[[], Collection[bytes]]

MASK = b"(masked)"
NO_SEGMENTS: Own = tuple

# A shorter key cannot be told from ordinary text, but where it is a whole value.
_SHORTEST_KEY = 6
# How keys of the real service begin: those of other accounts are known by it.
_USUAL_KEY = b"tlk_"
_SECRET_HEADERS = frozenset(name.encode() for name in SECRET_HEADERS)
_SIGNATURE = b"ignature"

_OTHERS = re.compile(rb"tlk_[\w.~-]+|(?<=ignature)(\W{0,6}?(?:[=:]|%3[AaDd])\W{0,3}?)[\w.~%+/-]+={0,2}")


def has_secret(text: bytes, key: bytes) -> bool:
    """Tell whether a query or body has a signature in it, or a key: `key` itself or one that looks like a key."""
    needles, short = _hunted(key)
    return any(map(text.__contains__, needles)) or (short is not None and short.is_in(text))


def has_secret_in_url(path: str, query: bytes, key: bytes, own: Own = NO_SEGMENTS) -> bool:
    """Tell the same of an address. Segments of the path that are the contract's `own` words are none."""
    return has_secret(path.encode(), b"") or has_secret(query, key) or has_key_in_url(path, query, key, own)


def has_key_in_url(path: str, query: bytes, key: bytes, own: Own = NO_SEGMENTS) -> bool:
    """Tell whether there is a key in an address: `key` itself or one that looks like a key."""
    raw, short = path.encode(), _hunted(key)[1]
    if any(needle in text for needle in (_USUAL_KEY, *_spellings(key)) for text in (raw, query)):
        return True
    return short is not None and (short.is_in_path(raw, own()) or short.is_in(query))


def presentable(headers: Headers, key: bytes) -> Headers:
    """Return those of `headers` that may be written down, without the keys and signatures in them."""
    kept = tuple((name, value) for name, value in headers if name not in _SECRET_HEADERS)
    if has_secret(b"\n".join(value for _, value in kept), key):
        kept = tuple((name, masked(value, key)) for name, value in kept)
    short = _hunted(key)[1]
    if short is not None and any(short.is_in_header(value) for _, value in kept):
        return tuple((name, short.masked_header(value, MASK)) for name, value in kept)
    return kept


def masked(text: bytes, key: bytes) -> bytes:
    """Return a query or body without the keys and signatures in it."""
    short = _hunted(key)[1]
    if short is not None:
        text = short.masked(text, MASK)
    for spelling in _spellings(key):
        text = text.replace(spelling, MASK)
    return _OTHERS.sub(lambda found: (found[1] or b"") + MASK, text)


def masked_path(path: str, key: bytes, own: Own = NO_SEGMENTS) -> str:
    """Return a path without the keys and signatures in it."""
    raw, short = path.encode(), _hunted(key)[1]
    if short is not None:
        raw = short.masked_path(raw, own(), MASK)
    return masked(raw, key).decode("utf-8", "replace")


@lru_cache(maxsize=256)
def _hunted(key: bytes) -> tuple[tuple[bytes, ...], ShortKey | None]:
    own = [spelling for spelling in _spellings(key) if not spelling.startswith(_USUAL_KEY)]
    return (_USUAL_KEY, _SIGNATURE, *own), _short(key)


def _short(key: bytes) -> ShortKey | None:
    key = _plain(key)
    if not 0 < len(key) < _SHORTEST_KEY:
        return None
    from mockserver.app.short_keys import ShortKey  # few keys are short

    return ShortKey(key)


def _spellings(key: bytes) -> list[bytes]:
    """Return how `key` may be written in an address or a text, the longest first; none where it is a short one."""
    key = _plain(key)
    if len(key) < _SHORTEST_KEY:
        return []
    return sorted({key, quote(key).encode(), quote_plus(key).encode()}, key=len, reverse=True)


def _plain(key: bytes) -> bytes:
    return key.partition(KEY_MARK.encode())[0]
