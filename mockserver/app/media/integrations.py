"""Integrations with a cloud storage; folders stand in for the storage."""

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic

from mockserver.app.media.folder_files import MOST_SECONDS, FolderFiles, is_file_in
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
    """The folder of each integration, by the integration's id.

    Without any folder, every id is an integration with an empty storage.
    """

    def __init__(self, folders: Iterable[tuple[str, Path]], seconds: float = MOST_SECONDS) -> None:
        self._folders = dict(folders)
        self._seconds = seconds
        self._files = FolderFiles()

    def __contains__(self, integration_id: str) -> bool:
        return integration_id in self._folders if self._folders else True

    def files_of(self, integration_id: str) -> list[ReceivedFile]:
        """Return the video files in the folder and below, sorted by name, which is the path in the folder.

        Devices, pipes and links that lead out of the folder are left out. What cannot be read in time counts as
        unreadable.
        """
        folder = self._folders.get(integration_id)
        found = {_name(path, folder): path for path in _videos_in(folder)} if folder else {}
        ends_at = monotonic() + self._seconds
        return [self._file(name, found[name], ends_at) for name in sorted(found)]

    def _file(self, name: str, path: Path, ends_at: float) -> ReceivedFile:
        try:
            return self._files.read(name, path, ends_at)
        except OSError:
            # An unreadable file is identified by its name; the check of the file reports the error later.
            return ReceivedFile(name, str(path), 0, sha256(name.encode()).hexdigest(), is_borrowed=True)


def _videos_in(folder: Path) -> Iterator[Path]:
    inside = folder.resolve()
    for directory, subfolders, names in os.walk(folder):
        subfolders[:] = [name for name in subfolders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and Path(name).suffix.lower() in _VIDEO_SUFFIXES:
                path = Path(directory, name)
                if is_file_in(inside, path):
                    yield path


def _name(path: Path, folder: Path) -> str:
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", "replace")
