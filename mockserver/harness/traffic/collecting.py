"""Collects bodies in transit: up to a limit; form files are measured and hashed, not kept."""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.handlers.exchanges.observed import Body, Ending, Part, media_type_of

MOST_KEPT = 8 * 1024 * 1024
LONGEST_TEXT = 1024 * 1024
# A malformed form is kept unparsed if it is short.
_LONGEST_FORM = 64 * 1024
# A text sent as a file is short; for a film this is enough to see that it is not a text.
_LONGEST_FILE_TEXT = 64 * 1024


class Collector:
    """Collects the chunks of one body."""

    def __init__(self, headers: Mapping[str, str]) -> None:
        self._raw = bytearray()
        self._size = 0
        self._form = _form(headers) if media_type_of(headers) == MULTIPART_TYPE else None

    def write(self, chunk: bytes) -> None:
        """Add the next chunk."""
        self._size += len(chunk)
        if self._form is not None:
            self._form.write(chunk)
            if self._size <= _LONGEST_FORM:
                self._raw += chunk
        elif self._size <= MOST_KEPT:
            self._raw += chunk

    def body(self, ending: Ending) -> Body:
        """Return the collected body, with the way it ended."""
        if self._form is None:
            return Body(self._size, bytes(self._raw), ending)
        fault = self._form.finish() if ending is Ending.WHOLE and self._size else self._form.fault
        return Body(self._size, bytes(self._raw) if fault else b"", ending, tuple(self._form.parts), fault)


def _form(headers: Mapping[str, str]) -> "_FormParts":
    return _FormParts(headers.get("content-type", ""))


class _FormParts:
    """The parts of a multipart body so far."""

    def __init__(self, content_type: str) -> None:
        # Most commands see no forms, so the parser is imported late.
        from mockserver.app.http.multipart import FormParserError, MultipartParser, parse_options_header

        self._options = parse_options_header
        boundary = parse_options_header(content_type.encode("latin-1"))[1].get(b"boundary", b"")
        self.parts: list[Part] = []
        self.fault = "" if boundary else "multipart/form-data needs a boundary"
        self._has_ended = False
        self._header: tuple[bytes, bytes] = (b"", b"")
        self._headers: dict[bytes, bytes] = {}
        self._part: _OpenPart | None = None
        try:
            self._parser = MultipartParser(boundary or b"none", self._callbacks())
        except FormParserError as error:
            self.fault = str(error)

    def write(self, chunk: bytes) -> None:
        from mockserver.app.http.multipart import FormParserError

        if self.fault:
            return
        try:
            self._parser.write(chunk)
        except FormParserError as error:
            self.fault = str(error)

    def finish(self) -> str:
        """Return why this is not a well-formed form; empty if it is."""
        return self.fault or ("" if self._has_ended else "it ends before its closing boundary")

    def _callbacks(self) -> Any:
        return {
            "on_header_field": self._more_name,
            "on_header_value": self._more_value,
            "on_header_end": self._end_header,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def _more_name(self, data: bytes, start: int, end: int) -> None:
        self._header = (self._header[0] + data[start:end], self._header[1])

    def _more_value(self, data: bytes, start: int, end: int) -> None:
        self._header = (self._header[0], self._header[1] + data[start:end])

    def _end_header(self) -> None:
        self._headers[self._header[0].lower()] = self._header[1]
        self._header = (b"", b"")

    def _open(self) -> None:
        _, options = self._options(self._headers.get(b"content-disposition"))
        media_type = self._headers.get(b"content-type", b"").decode("latin-1")
        filename = options.get(b"filename")
        self._part = _OpenPart(
            options.get(b"name", b"").decode("utf-8", "replace"),
            None if filename is None else filename.decode("utf-8", "replace"),
            media_type,
        )
        self._headers = {}

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None:
            self._part.write(data[start:end])

    def _close(self) -> None:
        if self._part is not None:
            self.parts.append(self._part.finish())
            self._part = None

    def _end(self) -> None:
        self._has_ended = True


class _OpenPart:
    """A part that is not complete yet."""

    def __init__(self, name: str, filename: str | None, media_type: str) -> None:
        self._named = (name, filename, media_type)
        self._longest = LONGEST_TEXT if filename is None else _LONGEST_FILE_TEXT
        self._start = bytearray()
        self._size = 0
        self._hash = sha256()

    def write(self, data: bytes) -> None:
        self._size += len(data)
        self._hash.update(data)
        if self._size <= self._longest:
            self._start += data

    def finish(self) -> Part:
        return Part(*self._named, self._size, self._hash.hexdigest(), self._text())

    def _text(self) -> str | None:
        if self._size > self._longest:
            return None
        try:
            return self._start.decode("utf-8")
        except UnicodeDecodeError:
            return None
