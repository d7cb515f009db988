"""Splits a HAR file into entries as it is read: the file may not fit into memory, a single entry must."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from mockserver.ground.errors import MockserverError

LARGEST_ENTRY = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
# A string, complete if it ends with a quotation mark, or a bracket of an object or an array.
_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+("?)|[{}\[\]]', re.DOTALL)
_REST_OF_STRING = re.compile(rb'(?:[^"\\]++|\\.)*+("?)', re.DOTALL)
# {"log": {"entries": [{
_IN_LOG, _IN_ENTRIES = 2, 3
_LONGEST_KEY = 64


class NotHar(MockserverError):
    """A file is not a complete HAR file; the message says why and where."""


@dataclass(frozen=True, slots=True)
class RawEntry:
    """The JSON text of an entry, its number from 1 on, and the line on which it begins. `raw` is None if too large."""

    number: int
    line: int
    raw: bytes | None


def split(file: BinaryIO) -> Iterator[RawEntry]:
    """Yield the entries of a HAR file. Raises NotHar."""
    splitter = _Splitter()
    first = True
    while piece := file.read(_PIECE):
        yield from splitter.feed(piece.removeprefix(_BOM) if first else piece)
        first = False
    splitter.finish()


class _Splitter:
    """Tracks the nesting depth of a text, and keeps the text of the current entry."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._at = 0
        self._is_in_string = False
        self._depth = 0
        self._keys: list[bytes] = []
        self._last = b""
        self._begins: int | None = None
        self._is_too_large = False
        self._has_entries = self._is_in_entries = False
        self._number = 0
        self._line, self._counted = 1, 0
        self._begin_line = 1

    def feed(self, piece: bytes) -> Iterator[RawEntry]:
        """Add the next piece of the file, and yield the entries that it completes."""
        self._buffer += piece
        while True:
            token = self._next()
            if token is None:
                break
            if token in b"{[":
                self._open(token)
            elif token in b"}]":
                entry = self._close()
                if entry is not None:
                    yield entry
            else:
                self._last = token if len(token) <= _LONGEST_KEY else b""
        self._forget()

    def finish(self) -> None:
        """Check that the file is complete. Raises NotHar."""
        if self._depth or self._is_in_string:
            entry = f"in entry {self._number + 1}, which begins on line {self._begin_line}"
            where = f"on line {self._line_at(self._at)}" if self._begins is None else entry
            raise NotHar(f"it is cut off {where}")
        if not self._has_entries:
            raise NotHar("it has no log.entries, so it is no HAR file")

    def _next(self) -> bytes | None:
        """Return the next token, or None if more text is needed."""
        if self._is_in_string:
            rest = _REST_OF_STRING.match(self._buffer, self._at)
            self._at = rest.end() if rest else len(self._buffer)
            if not (rest and rest[1]):
                return None
            self._is_in_string = False
        found = _TOKEN.search(self._buffer, self._at)
        if found is None:
            self._at = len(self._buffer)
            return None
        if found[0].startswith(b'"') and not found[1]:
            # A possible key is read completely.
            self._is_in_string = len(found[0]) > _LONGEST_KEY
            self._at = found.end() if self._is_in_string else found.start()
            return None
        self._at = found.end()
        return found[0]

    def _open(self, token: bytes) -> None:
        if self._depth == _IN_ENTRIES and self._is_in_entries and token == b"{":
            self._begins = self._at - 1
            self._begin_line = self._line_at(self._begins)
        self._keys.append(self._last)
        self._depth += 1
        if self._depth == _IN_ENTRIES and token == b"[" and self._keys[1:] == [b'"log"', b'"entries"']:
            self._has_entries = self._is_in_entries = True

    def _close(self) -> RawEntry | None:
        if not self._depth:
            raise NotHar(f"a bracket too many closes on line {self._line_at(self._at)}")
        self._depth -= 1
        self._keys.pop()
        if self._depth < _IN_ENTRIES:
            self._is_in_entries = False
        if self._depth != _IN_ENTRIES or self._begins is None:
            return None
        self._number += 1
        raw = None if self._is_too_large else bytes(self._buffer[self._begins : self._at])
        self._begins, self._is_too_large = None, False
        return RawEntry(self._number, self._begin_line, raw)

    def _line_at(self, position: int) -> int:
        """Return the line number of a position. Positions must not decrease."""
        if position > self._counted:
            self._line += self._buffer.count(b"\n", self._counted, position)
            self._counted = position
        return self._line

    def _forget(self) -> None:
        """Drop the text that was read, except the current entry if it is not too large."""
        if self._begins is not None and self._at - self._begins > LARGEST_ENTRY:
            self._is_too_large = True
        until = self._at if self._begins is None or self._is_too_large else self._begins
        # A backslash at the end belongs to the next piece.
        self._line_at(until)
        del self._buffer[:until]
        self._at -= until
        self._counted -= until
        if self._begins is not None:
            self._begins = 0
