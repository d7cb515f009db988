"""Files in a folder of this machine. Only regular files inside it are read, within a time limit."""

from hashlib import sha256
from pathlib import Path
from time import monotonic

from mockserver.domain.records.models import LARGEST_FILE
from mockserver.handlers.call import ReceivedFile

# The time limit for reading the files of one request.
MOST_SECONDS = 120.0
_PIECE = 1024 * 1024
_MOST_HASHES = 100_000


class FolderFiles:
    """Files in folders. Hashes are cached until a file changes."""

    def __init__(self) -> None:
        self._hashes: dict[Path, tuple[tuple[int, ...], str]] = {}

    def read(self, name: str, path: Path, ends_at: float) -> ReceivedFile:
        """Return the file at `path` with this `name`. Raises OSError, also after the moment `ends_at`.

        A file that is too large for every model is not read: its name and size identify it.
        """
        size = path.stat().st_size
        mark = self._hash(path, ends_at) if size <= LARGEST_FILE else sha256(f"{path}\0{size}".encode()).hexdigest()
        return ReceivedFile(name, str(path), size, mark, is_borrowed=True)

    def _hash(self, path: Path, ends_at: float) -> str:
        """Return the hash of a file; it is read again only if the file has changed."""
        stat = path.stat()
        state = (stat.st_ino, stat.st_size, stat.st_mtime_ns)
        known = self._hashes.get(path)
        if known is None or known[0] != state:
            if len(self._hashes) >= _MOST_HASHES:
                self._hashes.clear()
            known = self._hashes[path] = (state, _hash_of(path, ends_at))
        return known[1]


def is_file_in(folder: Path, path: Path) -> bool:
    """Return whether a regular file, or a link to one in the folder, is at `path`."""
    try:
        return path.resolve().is_relative_to(folder) and (path.is_file() or not path.exists())
    except (OSError, RuntimeError):  # circular links
        return False


def _hash_of(path: Path, ends_at: float) -> str:
    digest = sha256()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            if monotonic() > ends_at:
                raise TimeoutError
            digest.update(piece)
    return digest.hexdigest()
