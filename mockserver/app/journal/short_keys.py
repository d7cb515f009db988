"""Keys as short as words are masked only where they are a whole value; elsewhere they count as text.

A whole value is a header or its last word, a query parameter, a form field, a string in JSON, or a path segment that is
not in the contract.
"""

import re
from collections.abc import Collection
from urllib.parse import quote, quote_plus

import orjson


class ShortKey:
    """A short key, which is masked only as a whole value."""

    def __init__(self, key: bytes) -> None:
        spellings = sorted({key, quote(key).encode(), quote_plus(key).encode(), *_in_json(key)}, key=len, reverse=True)
        any_of = b"(?:%b)" % b"|".join(map(re.escape, spellings))
        self._spellings = spellings
        self._in_text = re.compile(
            rb'(?<=")%b(?="\s*(?:[,}\]]|\Z))|(?:(?<=[=&?])|\A)%b(?=[&;]|\Z)' % (any_of, any_of), re.ASCII
        )
        self._in_path = re.compile(rb"(?<=/)%b(?=/|\Z)" % any_of)
        self._in_header = re.compile(rb"(?:(?<=[\s=])|\A)%b\Z" % any_of, re.ASCII)

    def is_in(self, *texts: bytes) -> bool:
        """Return whether a query or body has the key as a value."""
        return any(text.find(spelling) >= 0 for text in texts for spelling in self._spellings) and any(
            map(self._in_text.search, texts)
        )

    def is_in_header(self, value: bytes) -> bool:
        """Return whether a header is the key, or ends in it as in `Bearer KEY`."""
        return self._in_header.search(value) is not None

    def is_in_path(self, path: bytes, own: Collection[bytes]) -> bool:
        """Return whether a path segment is the key; segments in `own` are the contract's."""
        return any(found not in own for found in self._in_path.findall(path))

    def masked(self, text: bytes, mask: bytes) -> bytes:
        """Return a query or body with `mask` in place of each value that is the key."""
        return self._in_text.sub(mask, text)

    def masked_header(self, value: bytes, mask: bytes) -> bytes:
        return self._in_header.sub(mask, value)

    def masked_path(self, path: bytes, own: Collection[bytes], mask: bytes) -> bytes:
        return self._in_path.sub(lambda found: found[0] if found[0] in own else mask, path)


def _in_json(key: bytes) -> list[bytes]:
    """Return the key as a JSON string, if it is text."""
    try:
        return [orjson.dumps(key.decode())[1:-1]]
    except UnicodeDecodeError:
        return []
