"""The upload directory: locked, cleared of leftovers of a killed server, and recreated if it vanishes."""

import errno
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import disk_usage, rmtree
from tempfile import TemporaryFile, gettempdir, mkdtemp
from time import time
from typing import TYPE_CHECKING

from mockserver.app.media.named_files import NamedFiles
from mockserver.domain.records.uploads.upload_session import CHUNK
from mockserver.ground.errors import SettingsInvalid, StorageFailed

if TYPE_CHECKING:
    from mockserver.app.directory_lock import DirectoryLock

# What a server writes before a file has its name. A killed server may leave it.
INCOMPLETE = "incoming-"

# The name of a complete upload, or a chunk of one: the hash of its content.
UPLOAD = re.compile(rf"({CHUNK})?[0-9a-f]{{64}}", re.ASCII)

_OF_A_RUN = "mockserver-uploads-"
_NAME_OF_A_RUN = re.compile(rf"{_OF_A_RUN}[a-z0-9_]{{8}}", re.ASCII)
_MADE_OF_A_FILE = re.compile(r"([0-9a-f]{64})\.\w+", re.ASCII)
# A directory that was only just created may not be locked yet.
_YOUNGEST_ORPHAN_SECONDS = 60
_LEAST_FREE = 1024 * 1024
_UNWRITABLE = frozenset(
    [
        errno.EACCES,
        errno.EDQUOT,
        errno.EEXIST,
        errno.EFBIG,
        errno.EIO,
        errno.EMFILE,
        errno.ENOSPC,
        errno.ENOTDIR,
        errno.EPERM,
        errno.EROFS,
    ]
)


class UploadDirectory:
    """The `given` directory, which stays, or a temporary one, created when needed and removed by `close`.

    Raises SettingsInvalid if the given one cannot be written or another server uses it.
    """

    def __init__(self, given: str = "") -> None:
        self._given = Path(given) if given else None
        self._path: Path | None = None
        self._is_needed = False
        self._lock: DirectoryLock | None = None
        self.named: NamedFiles | None = None  # only a given directory lasts
        if self._given is None:
            _remove_orphans()
            return
        try:
            self._take(self._given)
            TemporaryFile(dir=self._given).close()  # better to fail at the start than at the first upload
            has_uploads = any(map(UPLOAD.fullmatch, _names_in(self._given)))
            self.named = NamedFiles(self._given, has_uploads=has_uploads)
        except OSError as error:
            raise SettingsInvalid(f"the data directory {given} cannot be written{_by_user(error)}") from None

    @property
    def path(self) -> Path:
        """The directory. It is created again if it vanished. Raises StorageFailed."""
        self._is_needed = True
        if self._path is None or not self._path.is_dir():
            with self.writing():
                self._take(self._given or self._path or Path(mkdtemp(prefix=_OF_A_RUN)))
        assert self._path is not None  # noqa: S101 - it was just taken
        return self._path

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Raise StorageFailed if the body of the context cannot write to the directory."""
        try:
            yield
        except OSError as error:
            # Without a directory, ENOENT says that there is none for temporary files; else that a file is gone.
            if error.errno not in _UNWRITABLE and not (error.errno == errno.ENOENT and self._path is None):
                raise
            where = self._path or self._given or "for temporary files"
            raise StorageFailed(f"The directory {where} cannot be written{_by_user(error)}.") from error

    def trouble(self) -> str:
        """Return why the directory cannot take uploads; empty if it can, or if none was needed yet."""
        if self._path is None and not self._is_needed:
            return ""
        try:
            path = self.path
            with self.writing():
                TemporaryFile(dir=path, prefix=INCOMPLETE).close()
        except StorageFailed as failed:
            return str(failed)
        free = disk_usage(path).free
        return f"The disk of {path} is full: {free} bytes are free." if free < _LEAST_FREE else ""

    def note_named(self, names: Iterable[str]) -> None:
        """Record that a snapshot names these uploads, so that they stay. Raises StorageFailed."""
        if self.named is not None:
            with self.writing():
                self.named.note(names)

    def remove_all_but(self, is_needed: Callable[[str], bool]) -> None:
        """Remove uploads of earlier runs that are not needed, and their streams; `is_needed` decides by name.

        If another server may use the directory too, all uploads stay.
        """
        if self.named is None or self._path is None or self._lock is None or not self._lock.is_held:
            return
        for name in filter(UPLOAD.fullmatch, _names_in(self._path)):
            # Chunks belong to incomplete uploads. Without a list all of them are removed.
            is_named = name in self.named or not (self.named.is_known or name.startswith(CHUNK))
            if not is_named and not is_needed(name):
                (self._path / name).unlink(missing_ok=True)
        _clear(self._path)

    def close(self) -> None:
        """Unlock the directory; a temporary one is removed."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None
        if self._given is None and self._path is not None:
            rmtree(self._path, ignore_errors=True)
            self._path = None

    def _take(self, path: Path) -> None:
        """Create `path` if it is missing, lock it, and clear it. Raises OSError and SettingsInvalid."""
        path.mkdir(mode=0o777 if self._given else 0o700, parents=True, exist_ok=True)
        if self._lock is not None:
            self._lock.release()  # the lock of the directory that vanished
        self._lock = _locked(path)
        if self._lock is not None:
            _clear(path)
        self._path = path


def _locked(path: Path) -> "DirectoryLock | None":
    if sys.platform == "win32":
        return None  # Windows has no locks that end with a process
    from mockserver.app.directory_lock import DirectoryLock  # few servers need a directory

    return DirectoryLock(path)


def _clear(path: Path) -> None:
    """Remove what a killed server left incomplete in `path`, and streams whose file is gone."""
    for name in _names_in(path):
        made_of = _MADE_OF_A_FILE.fullmatch(name)
        if name.startswith(INCOMPLETE) or (made_of and not (path / made_of[1]).exists()):
            _remove(path / name)


def _names_in(path: Path) -> list[str]:
    return [each.name for each in path.iterdir()]


def _remove(path: Path) -> None:
    if path.is_dir():
        rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _remove_orphans() -> None:
    """Remove temporary directories of killed servers: those that no process has locked."""
    try:
        parent = Path(gettempdir())
    except OSError:
        return  # there is none; uploads will be refused
    for name in filter(_NAME_OF_A_RUN.fullmatch, _names_in(parent)):
        with suppress(OSError, SettingsInvalid):  # another user's, another server's, or just removed by another
            if _is_orphan(parent / name):
                rmtree(parent / name)


def _is_orphan(path: Path) -> bool:
    """Return whether no server uses the directory at `path`. Raises SettingsInvalid if one does."""
    state = path.lstat()
    if path.is_symlink() or state.st_mtime > time() - _YOUNGEST_ORPHAN_SECONDS:
        return False
    lock = _locked(path)
    if lock is None:
        return False
    lock.release()
    return state.st_uid == os.getuid()


def _by_user(error: OSError) -> str:
    """Return the reason, and the user of this process if another one may write: volumes are often owned by root."""
    if sys.platform == "win32" or error.errno not in (errno.EACCES, errno.EPERM):
        return f": {error.strerror}"
    user = os.geteuid()
    return f" by user {user}: {error.strerror}; make user {user} its owner, or run as its owner"
