"""The files of a data directory that snapshots name: a list beside the files, one name per line.

A snapshot may be restored long after its account is gone, so files on the list stay. A directory of an earlier release
has no list. It is unknown which of its files snapshots name, so all stay.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

LIST = "named-by-snapshots"


class NamedFiles:
    """The names on the list of `directory`. A directory without uploads gets an empty list."""

    def __init__(self, directory: Path, *, has_uploads: bool) -> None:
        self._path = directory / LIST
        self._lock = Lock()
        self._names: set[str] | None = None
        if not self._path.exists() and not has_uploads:
            self._path.touch()
        if self._path.exists():
            self._names = set(self._path.read_text("utf-8", errors="replace").split())

    @property
    def is_known(self) -> bool:
        """Whether there is a list."""
        return self._names is not None

    def __contains__(self, name: str) -> bool:
        return self._names is not None and name in self._names

    def note(self, names: Iterable[str]) -> None:
        """Add `names` to the list, which is on disk when this returns. Raises OSError."""
        if self._names is None:
            return
        with self._lock:
            new = set(names) - self._names
            if not self._path.exists():  # the directory was created again
                new |= self._names
            if not new:
                return
            with self._path.open("a", encoding="utf-8") as file:
                file.writelines(f"{name}\n" for name in sorted(new))
                file.flush()
                os.fsync(file.fileno())
            self._names |= new
