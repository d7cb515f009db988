"""Uploaded files on disk: those that are still arriving, and those that are kept."""

from pathlib import Path
from shutil import rmtree
from tempfile import NamedTemporaryFile, mkdtemp
from typing import IO


class Files:
    """A directory for uploads: the one given, which stays, or one that is made when needed and removed by `close`."""

    def __init__(self, directory: str = "") -> None:
        self._given = directory
        self._made: Path | None = None

    @property
    def directory(self) -> Path:
        if self._given:
            path = Path(self._given)
            path.mkdir(parents=True, exist_ok=True)
            return path
        if self._made is None:
            self._made = Path(mkdtemp(prefix="mockserver-"))
        return self._made

    def open_new(self) -> IO[bytes]:
        """Return a new file to write an upload to; its `name` is its path."""
        return NamedTemporaryFile(dir=self.directory, prefix="incoming-", delete=False)

    def keep(self, path: str, name: str) -> str:
        """Keep the upload at `path` as `name` and return where it is; what had that name is the same file."""
        kept = self.directory / name
        Path(path).replace(kept)
        return str(kept)

    def close(self) -> None:
        """Remove the directory, if it was made here."""
        if self._made is not None:
            rmtree(self._made, ignore_errors=True)
            self._made = None
