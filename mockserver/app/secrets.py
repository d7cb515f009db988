"""Keys and signatures are never kept: where one came in a place that is none for it, it is masked."""

import re
from functools import lru_cache
from urllib.parse import quote, quote_plus

from mockserver.app.fault_orders import KEY_MARK
from mockserver.domain.testkit.secret_headers import SECRET_HEADERS

Headers = tuple[tuple[bytes, bytes], ...]

MASK = b"(masked)"

# A shorter key cannot be told from ordinary text, which would be unreadable without it.
_SHORTEST_KEY = 6
# How keys of the real service begin: those of other accounts are known by it.
_USUAL_KEY = b"tlk_"
_SECRET_HEADERS = frozenset(name.encode() for name in SECRET_HEADERS)
_SIGNATURE = b"ignature"

_OTHERS = re.compile(rb"tlk_[\w.~-]+|(?<=ignature)(\W{0,6}?(?:[=:]|%3[AaDd])\W{0,3}?)[\w.~%+/-]+={0,2}")


def has_secret(path: str, query: bytes, body: bytes, key: bytes) -> bool:
    """Tell whether a request has a signature in it, or a key: `key` itself or one that looks like a key."""
    for needle, text in _needles(key):  # at every request, so as short as can be
        if text in path or (query and query.find(needle) >= 0) or (body and body.find(needle) >= 0):
            return True
    return False


def has_key(text: bytes, key: bytes) -> bool:
    """Tell whether there is a key in `text`: `key` itself or one that looks like a key."""
    return any(needle in text for needle in (_USUAL_KEY, *_spellings(key)))


def presentable(headers: Headers, key: bytes) -> Headers:
    """Return those of `headers` that may be written down, without the keys and signatures in them."""
    kept = tuple((name, value) for name, value in headers if name not in _SECRET_HEADERS)
    if has_secret("", b"", b"\n".join(value for _, value in kept), key):
        return tuple((name, masked(value, key)) for name, value in kept)
    return kept


def masked(text: bytes, key: bytes) -> bytes:
    """Return `text` without the keys and signatures in it."""
    for spelling in _spellings(key):
        text = text.replace(spelling, MASK)
    return _OTHERS.sub(lambda found: (found[1] or b"") + MASK, text)


@lru_cache(maxsize=256)
def _needles(key: bytes) -> tuple[tuple[bytes, str], ...]:
    own = [spelling for spelling in _spellings(key) if not spelling.startswith(_USUAL_KEY)]
    return tuple((needle, needle.decode("latin-1")) for needle in (_USUAL_KEY, _SIGNATURE, *own))


def _spellings(key: bytes) -> list[bytes]:
    """Return how `key` may be written in an address or a text, the longest first."""
    key = key.partition(KEY_MARK.encode())[0]
    if len(key) < _SHORTEST_KEY:
        return []
    return sorted({key, quote(key).encode(), quote_plus(key).encode()}, key=len, reverse=True)
