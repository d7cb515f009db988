"""A claim to a directory: two servers in one would remove each other's files."""

import fcntl
import os
from errno import EACCES, EAGAIN
from pathlib import Path

from mockserver.ground.errors import SettingsInvalid


class DirectoryLock:
    """Holds a directory until `release`, or until the process ends, however it does. Nothing is written for it.

    Raises SettingsInvalid where another server holds it.
    """

    def __init__(self, directory: Path) -> None:
        self._descriptor: int | None = os.open(directory, os.O_RDONLY)
        try:
            _lock(self._descriptor)
        except OSError as error:
            # A file system without locks fails with another error; then there is no warning.
            if error.errno in (EACCES, EAGAIN):
                self.release()
                reason = f"the data directory {directory} is in use by another server; give each one its own"
                raise SettingsInvalid(reason) from None

    def release(self) -> None:
        """Leave the directory to the next server."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
