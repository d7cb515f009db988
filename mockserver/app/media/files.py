"""Uploaded files on disk: those that are still arriving, those that are kept, and what is made of them."""

import re
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from shutil import copyfileobj, rmtree
from tempfile import NamedTemporaryFile, TemporaryDirectory, TemporaryFile, mkdtemp
from threading import Lock
from typing import IO, TYPE_CHECKING

from mockserver.domain.records.media import check_size
from mockserver.domain.records.models import LARGEST_FILE
from mockserver.ground.errors import SettingsInvalid

if TYPE_CHECKING:
    from mockserver.app.directory_lock import DirectoryLock

_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)


class Files:
    """A directory for uploads: the one given, which stays, or one that is made when needed and removed by `close`.

    Raises SettingsInvalid where the one given cannot be written, or another server has it.
    """

    def __init__(self, directory: str = "", *, is_used: Callable[[str], bool] = lambda file: True) -> None:
        self._claim = _claimed(Path(directory)) if directory else None
        self._given = directory
        self._made: Path | None = None
        self._is_used = is_used
        self._held: Counter[str] = Counter()
        # A file that is removed here may be the one that an upload in a thread finds to be there.
        self._lock = Lock()

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

    def check_size(self, size: int) -> None:
        """Check that a file may have `size` bytes. Raises MediaTooLarge."""
        check_size(size, LARGEST_FILE)

    def keep(self, path: str, name: str) -> str:
        """Keep the upload at `path` as `name` and return where it is; what had that name is the same file.

        It is kept until `let_go`, even while it is not in use.
        """
        kept = self.directory / name
        with self._lock:
            self._held[str(kept)] += 1
            Path(path).replace(kept)
        return str(kept)

    def keep_copy(self, path: str, name: str) -> str:
        """Keep a copy of the file at `path` as `name`, like `keep`."""
        kept = self.directory / name
        with self._lock:
            if kept.exists():
                self._held[str(kept)] += 1
                return str(kept)
        with Path(path).open("rb") as original, self.open_new() as copy:
            copyfileobj(original, copy)
        return self.keep(copy.name, name)

    def let_go(self, path: str) -> None:
        """Release the kept file at `path`; it is removed if it is not in use."""
        with self._lock:
            self._held[path] -= 1
        self.remove_unused(path)

    def remove_unused(self, path: str) -> None:
        """Remove the kept file at `path` and all files made from it, unless it is kept or in use."""
        with self._lock:
            if self._held[path] or self._is_used(path):
                return
            del self._held[path]
            Path(path).unlink(missing_ok=True)
            for made in Path(path).parent.glob(f"{Path(path).name}.*"):
                rmtree(made, ignore_errors=True)

    def find(self, name: str) -> str | None:
        """Return where the file that is kept as `name`, the hash of its content, is; None where there is none."""
        if not _HASH.fullmatch(name):
            return None
        kept = self.directory / name
        return str(kept) if kept.is_file() else None

    def keep_beside(self, path: str, suffix: str, make: Callable[[Path], None]) -> Path:
        """Return the directory that has the name of the kept file at `path` and `suffix`; it is made once, by `make`.

        It gets its name when it is complete, so that readers never see a partial file.
        """
        kept = Path(f"{path}{suffix}")
        if kept.is_dir():
            return kept
        with TemporaryDirectory(dir=kept.parent, prefix="incoming-") as workshop:
            made = Path(workshop) / "made"
            made.mkdir()
            make(made)
            _rename(made, kept)
        if not Path(path).exists():  # it was removed meanwhile, and what is made of it goes with it
            rmtree(kept, ignore_errors=True)
        return kept

    def close(self) -> None:
        """Remove the directory, if it was made here; else leave it to the next server."""
        if self._claim is not None:
            self._claim.release()
        if self._made is not None:
            rmtree(self._made, ignore_errors=True)
            self._made = None


def _rename(made: Path, kept: Path) -> None:
    """Give `made` the name `kept`, unless another server that shares the directory was faster."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise


def _claimed(directory: Path) -> "DirectoryLock | None":
    _check_writable(directory)
    if sys.platform == "win32":
        return None  # it has no locks that end with a process
    from mockserver.app.directory_lock import DirectoryLock  # few servers are given a directory

    return DirectoryLock(directory)


def _check_writable(directory: Path) -> None:
    """Return if files can be written to `directory`; better to hear that now than at the first upload."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        TemporaryFile(dir=directory).close()
    except OSError as error:
        raise SettingsInvalid(f"the data directory {directory} cannot be written: {error.strerror}") from None
