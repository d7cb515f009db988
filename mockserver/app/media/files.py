"""Uploaded files on disk: incoming ones, kept ones, and their streams."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj, rmtree
from tempfile import NamedTemporaryFile, TemporaryDirectory
from threading import Lock
from typing import IO

from mockserver.app.media.upload_directory import INCOMPLETE, UPLOAD, UploadDirectory
from mockserver.domain.records.media import check_size
from mockserver.domain.records.models import LARGEST_FILE

_PIECE = 1024 * 1024
_STREAM = ".hls"


class Files:
    """Uploads in the given directory, or in a temporary one.

    Raises SettingsInvalid if the directory cannot be written or another server uses it. Methods that write raise
    StorageFailed.
    """

    def __init__(
        self,
        directory: str = "",
        *,
        is_used: Callable[[str], bool] = lambda file: True,
    ) -> None:
        self._directory = UploadDirectory(directory)
        self.writing = self._directory.writing
        self.trouble = self._directory.trouble
        self._is_used = is_used
        self._held: Counter[str] = Counter()
        # A file that is removed here may be in use by an upload in another thread.
        self._lock = Lock()

    @property
    def directory(self) -> Path:
        return self._directory.path

    def open_new(self) -> IO[bytes]:
        """Return a new file for an upload; its `name` is its path."""
        with self.writing():
            return NamedTemporaryFile(dir=self.directory, prefix=INCOMPLETE, delete=False)

    @contextmanager
    def new_file(self) -> Iterator[IO[bytes]]:
        """Return a new file for writing. It is closed at the end, and removed if writing fails."""
        file = self.open_new()
        try:
            with self.writing(), file:
                yield file
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise

    def check_size(self, size: int) -> None:
        """Check that a file may have `size` bytes. Raises MediaTooLarge."""
        check_size(size, LARGEST_FILE)

    def keep(self, path: str, name: str) -> str:
        """Keep the upload at `path` under `name` and return its new path. A file with that name is the same file.

        It is kept until `release`, even while it is not in use.
        """
        kept = self.directory / name
        with self._lock, self.writing():
            Path(path).replace(kept)
            self._held[str(kept)] += 1
        return str(kept)

    def keep_copy(self, path: str, name: str) -> str:
        """Keep a copy of the file at `path` as `name`, like `keep`."""
        kept = self.directory / name
        with self._lock:
            if kept.exists():
                self._held[str(kept)] += 1
                return str(kept)
        with Path(path).open("rb") as original, self.new_file() as copy:
            copyfileobj(original, copy)
        return self.keep(copy.name, name)

    @contextmanager
    def held(self, paths: Sequence[str]) -> Iterator[None]:
        """Keep the files at `paths`, which are kept already, until the context ends."""
        with self._lock:
            self._held.update(paths)
        try:
            yield
        finally:
            for path in paths:
                self.release(path)

    def release(self, path: str) -> None:
        """Release the kept file at `path`; it is removed if it is not in use."""
        with self._lock:
            self._held[path] -= 1
        self.remove_unused(path)

    def remove_unused(self, path: str) -> None:
        """Remove the kept file at `path` and its stream, unless it is kept or in use."""
        with self._lock:
            named = self._directory.named
            if self._held[path] or self._is_used(path) or (named is not None and Path(path).name in named):
                return
            del self._held[path]
            Path(path).unlink(missing_ok=True)
            rmtree(_beside(path), ignore_errors=True)

    def note_snapshot(self, paths: Iterable[str]) -> None:
        """Record that a snapshot names the kept files at `paths`, so that they stay in a permanent directory."""
        self._directory.note_named(Path(path).name for path in paths)

    def remove_unowned(self) -> None:
        """Remove files of earlier runs that no account uses and no snapshot names.

        Call this once, when all stored accounts can say which files they use.
        """
        self._directory.remove_all_but(lambda name: self._is_used(str(self.directory / name)))

    def find(self, name: str) -> str | None:
        """Return the path of the file that is kept as `name`, the hash of its content, or None."""
        if not UPLOAD.fullmatch(name):
            return None
        kept = self.directory / name
        return str(kept) if kept.is_file() else None

    def stream_of(self, path: str) -> Path | None:
        """Return the directory with the stream of the kept file at `path`, or None if there is none yet."""
        kept = _beside(path)
        return kept if kept.is_dir() else None

    def keep_stream(self, path: str, make: Callable[[Path], None]) -> Path:
        """Return the directory with the stream of the kept file at `path`; `make` creates it once.

        It gets its name when it is complete, so that readers never see a partial one.
        """
        kept = _beside(path)
        if kept.is_dir():
            return kept
        with self.writing(), TemporaryDirectory(dir=kept.parent, prefix=INCOMPLETE) as workshop:
            made = Path(workshop) / "made"
            made.mkdir()
            make(made)
            _rename(made, kept)
        if not Path(path).exists():  # the file was removed meanwhile, so its stream is removed too
            rmtree(kept, ignore_errors=True)
        return kept

    def close(self) -> None:
        """Unlock the directory; a temporary one is removed."""
        self._directory.close()


def pieces_of(paths: Iterable[str]) -> Iterator[bytes]:
    """Yield the contents of the files, one after the other, in small pieces."""
    for path in paths:
        with Path(path).open("rb") as file:
            while piece := file.read(_PIECE):
                yield piece


def _beside(path: str) -> Path:
    """Return the path for the stream of the kept file at `path`."""
    return Path(f"{path}{_STREAM}")


def _rename(made: Path, kept: Path) -> None:
    """Rename `made` to `kept`, unless another server in the same directory was faster."""
    try:
        made.rename(kept)
    except OSError:
        if not kept.is_dir():
            raise
