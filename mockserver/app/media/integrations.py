"""Integrations with a cloud storage, played by folders."""

import os
from collections.abc import Iterable, Iterator
from hashlib import file_digest, sha256
from pathlib import Path

from mockserver.handlers.call import ReceivedFile

# Written out, because what a machine knows of file types differs from machine to machine.
# fmt: off
_VIDEO_SUFFIXES = frozenset(
    [
        ".3gp", ".avi", ".flv", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".ogv",
        ".ts", ".vob", ".webm", ".wmv",
    ]
)
# fmt: on


class Integrations:
    """Folders by the id of the integration whose storage they play.

    Where none are named, any id is that of an integration, and its storage is empty.
    """

    def __init__(self, folders: Iterable[tuple[str, Path]]) -> None:
        self._folders = dict(folders)
        self._hashes: dict[Path, tuple[tuple[int, ...], str]] = {}

    def __contains__(self, integration_id: str) -> bool:
        return integration_id in self._folders if self._folders else True

    def files_of(self, integration_id: str) -> list[ReceivedFile]:
        """Return the video files in the folder and below, in order of their names, which are paths in the folder."""
        folder = self._folders.get(integration_id)
        found = {_name(path, folder): path for path in _videos_in(folder)} if folder else {}
        return [self._file(name, found[name]) for name in sorted(found)]

    def _file(self, name: str, path: Path) -> ReceivedFile:
        try:
            size, content_key = path.stat().st_size, self._hash(path)
        except OSError:
            # An unreadable file is identified by its name; the check of the file reports the error later.
            size, content_key = 0, sha256(name.encode()).hexdigest()
        return ReceivedFile(name, str(path), size, content_key, is_borrowed=True)

    def _hash(self, path: Path) -> str:
        """Return the hash of a file, read again only when the file has changed."""
        stat = path.stat()
        state = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known = self._hashes.get(path)
        if known is None or known[0] != state:
            with path.open("rb") as file:
                known = self._hashes[path] = (state, file_digest(file, "sha256").hexdigest())
        return known[1]


def _videos_in(folder: Path) -> Iterator[Path]:
    for directory, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in _VIDEO_SUFFIXES:
                yield Path(directory, name)


def _name(path: Path, folder: Path) -> str:
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
