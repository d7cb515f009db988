"""The lines of a snapshot to restore. They are parsed one by one as they are read, since together they take memory."""

from collections.abc import Iterator
from io import BytesIO

import orjson

from mockserver.state.restore import SnapshotInvalid
from mockserver.state.snapshot import Line

# Shorter lines are parsed in about a millisecond.
_LONG = 256 * 1024
_LEAST_BYTES_OF_VALUE = 8
_MARKS = (b",", b"[", b"{")


class SnapshotLines:
    """The objects of a file with one object a line. Iterating raises SnapshotInvalid.

    Long lines are parsed at once, since that takes long. Raises SnapshotInvalid for one that cannot be read.
    """

    def __init__(self, raw: bytes) -> None:
        self._raw = raw
        long = ((number, line) for number, line in enumerate(BytesIO(raw), 1) if len(line) > _LONG)
        self._long = {number: _parsed(number, line) for number, line in long}

    def __len__(self) -> int:
        is_last_open = self._raw != b"" and not self._raw.endswith(b"\n")
        return self._raw.count(b"\n") + is_last_open

    def __iter__(self) -> Iterator[Line]:
        for number, line in enumerate(BytesIO(self._raw), 1):
            yield self._long.get(number) or _parsed(number, line)


def _parsed(number: int, line: bytes) -> Line:
    if len(line) > _LONG and sum(map(line.count, _MARKS)) > len(line) // _LEAST_BYTES_OF_VALUE:
        raise SnapshotInvalid(f"Line {number} has too many values for its length.")
    return read_line(line, f"Line {number}")


def read_line(raw: bytes, place: str) -> Line:
    """Return the object in a line of a snapshot. Raises SnapshotInvalid, whose message begins with `place`."""
    try:
        read = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise SnapshotInvalid(f"{place} is not JSON: {error}.") from None
    if not isinstance(read, dict):
        raise SnapshotInvalid(f"{place} is not a JSON object.")
    return read
