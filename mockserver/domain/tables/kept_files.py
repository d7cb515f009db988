"""The files on disk to which records of a table refer."""

from collections import Counter
from collections.abc import Iterator


class KeptFiles:
    """Reference counts of files; `unused` are the files without references, to be deleted from disk."""

    __slots__ = ("_counts", "unused")

    def __init__(self) -> None:
        self.unused: list[str] = []
        self._counts: Counter[str] = Counter()

    def __contains__(self, file: str) -> bool:
        return file in self._counts

    def __iter__(self) -> Iterator[str]:
        """Yield every file with references, or whose last one was just removed."""
        yield from self.unused
        yield from self._counts

    def add(self, file: str | None) -> None:
        """Add a reference to `file`, if it is not None."""
        if file is not None:
            self._counts[file] += 1

    def drop(self, file: str | None) -> None:
        """Remove a reference to `file`."""
        if file is None:
            return
        self._counts[file] -= 1
        if not self._counts[file]:
            del self._counts[file]
            self.unused.append(file)
