"""Integrations with a cloud storage, played by folders."""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic

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

# So long the files of one import may take to be read.
_MOST_SECONDS = 120.0
_PIECE = 1024 * 1024
_MOST_HASHES = 100_000


class Integrations:
    """Folders by the id of the integration whose storage they play.

    Where none are named, any id is that of an integration, and its storage is empty.
    """

    def __init__(self, folders: Iterable[tuple[str, Path]], seconds: float = _MOST_SECONDS) -> None:
        self._folders = dict(folders)
        self._seconds = seconds
        self._hashes: dict[Path, tuple[tuple[int, ...], str]] = {}

    def __contains__(self, integration_id: str) -> bool:
        return integration_id in self._folders if self._folders else True

    def files_of(self, integration_id: str) -> list[ReceivedFile]:
        """Return the video files in the folder and below, in order of their names, which are paths in the folder.

        Devices, pipes and links that lead out of the folder are none. What cannot be read in time counts as unreadable.
        """
        folder = self._folders.get(integration_id)
        found = {_name(path, folder): path for path in _videos_in(folder)} if folder else {}
        ends_at = monotonic() + self._seconds
        return [self._file(name, found[name], ends_at) for name in sorted(found)]

    def _file(self, name: str, path: Path, ends_at: float) -> ReceivedFile:
        try:
            size, content_key = path.stat().st_size, self._hash(path, ends_at)
        except OSError:
            # An unreadable file is identified by its name; the check of the file reports the error later.
            size, content_key = 0, sha256(name.encode()).hexdigest()
        return ReceivedFile(name, str(path), size, content_key, is_borrowed=True)

    def _hash(self, path: Path, ends_at: float) -> str:
        """Return the hash of a file, read again only when the file has changed. Raises OSError, after `ends_at` too."""
        stat = path.stat()
        state = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known = self._hashes.get(path)
        if known is None or known[0] != state:
            if len(self._hashes) >= _MOST_HASHES:
                self._hashes.clear()
            known = self._hashes[path] = (state, _hash_of(path, ends_at))
        return known[1]


def _hash_of(path: Path, ends_at: float) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if monotonic() > ends_at:
                raise TimeoutError
            digest.update(piece)
    return digest.hexdigest()


def _videos_in(folder: Path) -> Iterator[Path]:
    inside = folder.resolve()
    for directory, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in _VIDEO_SUFFIXES:
                path = Path(directory, name)
                if _is_file_in(inside, path):
                    yield path


def _is_file_in(folder: Path, path: Path) -> bool:
    """Return whether a regular file is at `path`, or a link to one in the folder, which may be gone."""
    try:
        return path.resolve().is_relative_to(folder) and (path.is_file() or not path.exists())
    except (OSError, RuntimeError):  # links that lead to each other
        return False


def _name(path: Path, folder: Path) -> str:
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
