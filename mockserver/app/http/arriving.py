"""An upload in progress: written to disk and hashed as it arrives, and removed if it stays incomplete."""

from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from mockserver.app.media.files import Files
from mockserver.ground.errors import BodyTooLarge
from mockserver.handlers.call import ReceivedFile

_NAMELESS = "upload"


class ArrivingFile:
    """A file that is still arriving. An empty or meaningless `filename` becomes `upload`.

    `check_size` raises an error if a file of that many bytes is too large.
    """

    def __init__(self, filename: str, incoming: Files, check_size: Callable[[int], None] | None = None) -> None:
        self._filename = filename or _NAMELESS
        self._check_size = check_size or incoming.check_size
        self._hash = sha256()
        self._size = 0
        self._writing = incoming.writing
        self._file = incoming.open_new()

    def write(self, data: bytes | memoryview) -> None:
        """Append to the file. Raises StorageFailed and MediaTooLarge, or what `check_size` raises."""
        self._size += len(data)
        self._check_size(self._size)
        self._hash.update(data)
        with self._writing():
            self._file.write(data)

    def finish(self) -> ReceivedFile:
        """Return the file, which is the caller's to remove. Raises StorageFailed, and then the file is gone."""
        try:
            with self._writing():
                self._file.close()
        except BaseException:
            self.discard()
            raise
        return ReceivedFile(self._filename, self._file.name, self._size, self._hash.hexdigest())

    def discard(self) -> None:
        Path(self._file.name).unlink(missing_ok=True)
        with suppress(OSError):  # flushes the buffer, which fails if the disk is full
            self._file.close()


async def receive_file(chunks: AsyncIterator[bytes], incoming: Files, largest: int | None = None) -> ReceivedFile:
    """Return a body that is one file; the caller removes it. An incomplete upload leaves nothing.

    Raises BodyTooLarge if it has more than `largest` bytes.
    """
    file = ArrivingFile("", incoming, None if largest is None else partial(_check_body, largest))
    try:
        async for chunk in chunks:
            file.write(chunk)
        return file.finish()
    except BaseException:
        file.discard()
        raise


def _check_body(largest: int, size: int) -> None:
    if size > largest:
        raise BodyTooLarge(largest)


def remove_files(body: Any) -> None:
    """Remove the files of a body, except those that were kept."""
    if isinstance(body, ReceivedFile):
        Path(body.path).unlink(missing_ok=True)
        return
    for value in body.values() if isinstance(body, dict) else ():
        for file in value if isinstance(value, list) else (value,):
            if isinstance(file, ReceivedFile):
                Path(file.path).unlink(missing_ok=True)
