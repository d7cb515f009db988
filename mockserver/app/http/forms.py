"""Multipart bodies, read as they arrive: files to disk, hashed on the way; text fields into bounded memory."""

from collections.abc import AsyncIterator
from typing import Any

import orjson

from mockserver.app.http.arriving import ArrivingFile, remove_files
from mockserver.app.http.multipart import FormParserError, MultipartParser
from mockserver.app.http.parsed_request import ExpectedBody
from mockserver.app.http.part_headers import decoded_text, part_names
from mockserver.app.journal.matched_requests import plain
from mockserver.app.media.files import Files as Incoming
from mockserver.ground.errors import BodyTooLarge, ParameterInvalid
from mockserver.handlers.call import ReceivedFile

_MOST_PARTS = 1_000

Fields = list[tuple[str, str]]
# A list field has one file for each part of its name.
Files = dict[str, ReceivedFile | list[ReceivedFile]]


async def receive_multipart(
    chunks: AsyncIterator[bytes], expected: ExpectedBody, incoming: Incoming
) -> tuple[Fields, Files]:
    """Return the text fields, in order, and the files of a multipart body; the caller removes the files.

    A file part for a text field of the contract is read as text, unless the field also came as plain text. Raises
    ParameterInvalid if the body is malformed or incomplete, and BodyTooLarge if its texts are too long; then no file is
    left.
    """
    if not expected.boundary:
        raise ParameterInvalid("Content-Type", "multipart/form-data needs a boundary.")
    form = _Form(expected, incoming)
    try:
        parser = MultipartParser(expected.boundary.encode("latin-1", "replace"), form.callbacks())
        async for chunk in chunks:
            parser.write(chunk)
        parser.finalize()
        form.check_complete()
    except FormParserError as error:
        form.discard()
        raise ParameterInvalid("body", f"It is not well-formed multipart/form-data: {error}") from None
    except BaseException:
        form.discard()
        raise
    return form.fields(), form.files


def as_json(fields: Fields, files: Files) -> bytes:
    """Return a form as a JSON object; a file is represented by its facts."""
    values: dict[str, Any] = {}
    for name, text in fields:
        values.setdefault(name, []).append(text)
    texts = {name: several if len(several) > 1 else several[0] for name, several in values.items()}
    return orjson.dumps({**texts, **plain(files)})


class _Form:
    """The parts that have arrived."""

    def __init__(self, expected: ExpectedBody, incoming: Incoming) -> None:
        self.files: Files = {}
        self._reader = expected.reader
        self._texts = _TextBudget(expected.largest)
        self._incoming = incoming
        self._plain: Fields = []
        self._spare: Fields = []
        self._parts = 0
        self._is_complete = False
        self._header_name = b""
        self._header_value = b""
        self._headers: dict[bytes, bytes] = {}
        self._part: _TextPart | _FilePart | None = None

    def callbacks(self) -> Any:
        return {
            "on_part_begin": self._begin,
            "on_header_field": self._header_field,
            "on_header_value": self._header_more,
            "on_header_end": self._header_end,
            "on_headers_finished": self._open,
            "on_part_data": self._data,
            "on_part_end": self._close,
            "on_end": self._end,
        }

    def fields(self) -> Fields:
        named = {name for name, _ in self._plain}
        return self._plain + [(name, text) for name, text in self._spare if name not in named]

    def check_complete(self) -> None:
        if not self._is_complete:
            raise ParameterInvalid("body", "The multipart body ends before its closing boundary.")

    def discard(self) -> None:
        if isinstance(self._part, _FilePart):
            self._part.discard()
        remove_files(self.files)

    def _begin(self) -> None:
        self._parts += 1
        if self._parts > _MOST_PARTS:
            raise ParameterInvalid("body", f"The form has more than {_MOST_PARTS} parts.")
        self._headers = {}

    def _header_field(self, data: bytes, start: int, end: int) -> None:
        self._header_name += data[start:end]

    def _header_more(self, data: bytes, start: int, end: int) -> None:
        self._header_value += data[start:end]

    def _header_end(self) -> None:
        self._headers[self._header_name.lower()] = self._header_value
        self._header_name = self._header_value = b""

    def _open(self) -> None:
        name, filename = part_names(self._headers)
        if filename is not None and self._takes_file(name):
            self._part = _FilePart(name, _base_name(filename), self._incoming)
        else:
            is_wanted = self._is_wanted(name, filename)
            self._part = _TextPart(name, self._texts, is_plain=filename is None, is_wanted=is_wanted)

    def _takes_file(self, name: str) -> bool:
        return self._reader.takes_file(name) and (name not in self.files or self._reader.is_list(name))

    def _is_wanted(self, name: str, filename: str | None) -> bool:
        # A file for an unknown field is skipped, not held in memory.
        return filename is None or self._reader.takes_text(name)

    def _data(self, data: bytes, start: int, end: int) -> None:
        if self._part is not None:
            self._part.write(memoryview(data)[start:end])

    def _close(self) -> None:
        part, self._part = self._part, None
        if isinstance(part, _FilePart):
            self._keep(part.name, part.finish())
        elif part is not None and part.is_wanted:
            (self._plain if part.is_plain else self._spare).append((part.name, self._text_of(part)))

    def _text_of(self, part: "_TextPart") -> str:
        """Return the text of a part. Raises ParameterInvalid: the bytes of a file need a file name."""
        try:
            return part.text()
        except ParameterInvalid:
            if self._reader.takes_file(part.name):
                raise self._reader.file_expected(part.name) from None
            raise

    def _keep(self, name: str, file: ReceivedFile) -> None:
        if not self._reader.is_list(name):
            self.files[name] = file
            return
        files = self.files.setdefault(name, [])
        if isinstance(files, list):
            files.append(file)

    def _end(self) -> None:
        self._is_complete = True


class _TextBudget:
    """How many bytes the texts of a form may have together, including their names."""

    def __init__(self, largest: int) -> None:
        self._largest = self._left = largest

    def spend(self, size: int) -> None:
        """Subtract `size` bytes. Raises BodyTooLarge if fewer are left."""
        self._left -= size
        if self._left < 0:
            raise BodyTooLarge(self._largest, "bytes of text")


class _TextPart:
    def __init__(self, name: str, budget: _TextBudget, *, is_plain: bool, is_wanted: bool) -> None:
        budget.spend(len(name))
        self.name = name
        self._budget = budget
        self.is_plain = is_plain
        self.is_wanted = is_wanted
        self._bytes = bytearray()

    def write(self, data: memoryview) -> None:
        if not self.is_wanted:
            return
        self._budget.spend(len(data))
        self._bytes += data

    def text(self) -> str:
        return decoded_text(bytes(self._bytes), self.name)


class _FilePart(ArrivingFile):
    def __init__(self, name: str, filename: str, incoming: Incoming) -> None:
        super().__init__(filename, incoming)
        self.name = name


def _base_name(filename: str) -> str:
    """Return the last part of a client's file path."""
    return filename.replace("\\", "/").rsplit("/", 1)[-1]
