"""Masks API keys and signatures wherever they appear outside their own header."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

from mockserver.app.faults.orders import KEY_MARK
from mockserver.domain.account.secret_headers import SECRET_HEADERS
from mockserver.ground.caches import short_cache

if TYPE_CHECKING:
    from mockserver.app.journal.short_keys import ShortKey

Headers = tuple[tuple[bytes, bytes], ...]

# The contract's path segments. They are computed on first use, which is rare.
Own = Callable[[], Collection[bytes]]

MASK = b"(masked)"
NO_SEGMENTS: Own = tuple

# A shorter key looks like ordinary text, so it is masked only where it is a whole value.
_SHORTEST_KEY = 6
# The prefix of the real service's keys: keys of other accounts are recognised by it.
_USUAL_KEY = b"tlk_"
_SECRET_HEADERS = frozenset(name.encode() for name in SECRET_HEADERS)
_SIGNATURE = b"ignature"

_OTHERS = re.compile(rb"tlk_[\w.~-]+|(?<=ignature)(\W{0,6}?(?:[=:]|%3[AaDd])\W{0,3}?)[\w.~%+/-]+={0,2}")


class Secrets:
    """The secrets of a request with `key`: the key itself, what looks like a key, and signatures."""

    __slots__ = ("_is_usual", "_short", "_spellings")

    def __init__(self, key: bytes) -> None:
        key = key.partition(KEY_MARK.encode())[0]
        self._short: ShortKey | None = None
        self._spellings: list[bytes] = []  # longest first
        if len(key) >= _SHORTEST_KEY:
            self._spellings = sorted({key, quote(key).encode(), quote_plus(key).encode()}, key=len, reverse=True)
        elif key:
            from mockserver.app.journal.short_keys import ShortKey  # few keys are short

            self._short = ShortKey(key)
        self._is_usual = not key or key.startswith(_USUAL_KEY)

    def are_in(self, text: bytes) -> bool:
        """Return whether a query or body contains a secret."""
        # `in` takes twice as long: it first checks whether the operand is a number.
        if text.find(_USUAL_KEY) >= 0 or text.find(_SIGNATURE) >= 0:
            return True
        return not self._is_usual and self._is_key_in(text)

    def _is_key_in(self, text: bytes) -> bool:
        if self._short is not None:
            return self._short.is_in(text)
        return any(text.find(spelling) >= 0 for spelling in self._spellings)

    def are_in_url(self, path: str, query: bytes, own: Own = NO_SEGMENTS) -> bool:
        """Return whether an address contains a secret. Path segments in `own` are the contract's and never secrets."""
        url = b"\n".join([path.encode(), query])  # no secret has a line break
        if url.find(_USUAL_KEY) >= 0 or url.find(_SIGNATURE) >= 0:
            return True
        return not self._is_usual and self.is_key_in_url(path, query, own)

    def is_key_in_url(self, path: str, query: bytes, own: Own = NO_SEGMENTS) -> bool:
        """Return whether an address contains a key: the request's own, or what looks like a key."""
        raw = path.encode()
        if any(text.find(needle) >= 0 for needle in (_USUAL_KEY, *self._spellings) for text in (raw, query)):
            return True
        return self._short is not None and (self._short.is_in_path(raw, own()) or self._short.is_in(query))

    def presentable(self, headers: Headers) -> Headers:
        """Return those of `headers` that may be recorded, with keys and signatures masked."""
        kept = tuple([header for header in headers if header[0] not in _SECRET_HEADERS])
        if self.are_in(b"\n".join([value for _, value in kept])):
            kept = tuple((name, self.masked(value)) for name, value in kept)
        short = self._short
        if short is not None and any(short.is_in_header(value) for _, value in kept):
            return tuple((name, short.masked_header(value, MASK)) for name, value in kept)
        return kept

    def masked(self, text: bytes) -> bytes:
        """Return a query or body with keys and signatures masked."""
        if self._short is not None:
            text = self._short.masked(text, MASK)
        for spelling in self._spellings:
            text = text.replace(spelling, MASK)
        return _OTHERS.sub(lambda found: (found[1] or b"") + MASK, text)

    def masked_path(self, path: str, own: Own = NO_SEGMENTS) -> str:
        """Return a path with keys and signatures masked."""
        raw = path.encode()
        if self._short is not None:
            raw = self._short.masked_path(raw, own(), MASK)
        return self.masked(raw).decode("utf-8", "replace")


def masked_key(key: str) -> str:
    """Return the last four characters of a key after an ellipsis; of a short key, the ellipsis alone."""
    return f"…{key[-4:] if len(key) > 2 * _SHORTEST_KEY else ''}"


@short_cache(maxsize=256)
def secrets_of(key: bytes) -> Secrets:
    """Return the secrets of a request with this key."""
    return Secrets(key)
