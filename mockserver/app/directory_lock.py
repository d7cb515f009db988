"""A lock on a directory: two servers in one directory would remove each other's files."""

import fcntl
import os
import posix  # pyfakefs does not replace it: descriptors of its own `os` are not those of the system
from errno import EACCES, EAGAIN
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid


class DirectoryLock:
    """Locks a directory until `release` or the end of the process. It writes no file.

    Raises SettingsInvalid if another server has locked it.
    """

    def __init__(self, directory: Path) -> None:
        self._descriptor: int | None = None
        self._is_locked = False
        try:
            self._descriptor = posix.open(directory, os.O_RDONLY)
            fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            self._is_locked = True
        except FileNotFoundError:
            return  # a directory in memory is invisible to other processes
        except OSError as error:
            # A file system without locks fails with another error. Then the directory is not protected.
            if error.errno in (EACCES, EAGAIN):
                self.release()
                reason = f"the data directory {directory} is in use by another server; give each one its own"
                raise SettingsInvalid(reason) from None

    @property
    def is_held(self) -> bool:
        """Whether no other server can use the directory."""
        return self._is_locked and self._descriptor is not None

    def release(self) -> None:
        """Unlock the directory."""
        if self._descriptor is not None:
            posix.close(self._descriptor)
            self._descriptor = None
