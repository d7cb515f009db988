"""A lock on a directory: two servers in one directory would remove each other's files."""

import fcntl
import os
from errno import EACCES, EAGAIN
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid


class DirectoryLock:
    """Locks a directory until `release` or the end of the process. It writes no file.

    Raises SettingsInvalid if another server has locked it.
    """

    def __init__(self, directory: Path) -> None:
        self._descriptor: int | None = os.open(directory, os.O_RDONLY)
        self._is_locked = False
        try:
            _lock(self._descriptor)
            self._is_locked = True
        except OSError as error:
            # A file system without locks fails with another error. Then the directory is not protected.
            if error.errno in (EACCES, EAGAIN):
                self.release()
                reason = f"the data directory {directory} is in use by another server; give each one its own"
                raise SettingsInvalid(reason) from None

    @property
    def is_held(self) -> bool:
        """Return whether no other server can use the directory."""
        return self._is_locked and self._descriptor is not None

    def release(self) -> None:
        """Unlock the directory."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
