"""Reads server-sent events piece by piece, as they arrive. Source: the HTML standard."""

from codecs import getincrementaldecoder
from collections.abc import Iterator
from typing import NamedTuple

from mockserver.contract.streamed.events import DEFAULT_EVENT


class NumberedEvent(NamedTuple):
    """A server-sent event, with its own `id` or the latest one before it."""

    id: str
    name: str
    data: str


class EventReader:
    """Parses events incrementally; pieces of the body may be cut anywhere."""

    def __init__(self) -> None:
        self._decode = getincrementaldecoder("utf-8-sig")("replace").decode
        self._rest = ""
        self._id = ""
        self._name = DEFAULT_EVENT
        self._data: list[str] = []

    def feed(self, piece: bytes) -> Iterator[NumberedEvent]:
        """Yield the events that `piece` completes."""
        text = self._rest + self._decode(piece)
        # A carriage return at the end may be the first half of a line end.
        held = "\r" if text.endswith("\r") else ""
        *lines, rest = text.removesuffix(held).replace("\r\n", "\n").replace("\r", "\n").split("\n")
        self._rest = rest + held
        for line in lines:
            if line:
                self._take(line)
            elif self._data:
                yield NumberedEvent(self._id, self._name, "\n".join(self._data))
            if not line:
                self._name, self._data = DEFAULT_EVENT, []

    def _take(self, line: str) -> None:
        field, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if field == "data":
            self._data.append(value)
        elif field == "event":
            self._name = value or DEFAULT_EVENT
        elif field == "id" and "\0" not in value:
            self._id = value
