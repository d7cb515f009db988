"""The files on disk that the records of a table are in."""

from collections import Counter
from collections.abc import Iterator


class KeptFiles:
    """How many records are in each file; `unused` are those that lost their last one, to be removed from the disk."""

    __slots__ = ("_counts", "unused")

    def __init__(self) -> None:
        self.unused: list[str] = []
        self._counts: Counter[str] = Counter()

    def __contains__(self, file: str) -> bool:
        return file in self._counts

    def __iter__(self) -> Iterator[str]:
        """Yield every file that a record is in, or was until now."""
        yield from self.unused
        yield from self._counts

    def add(self, file: str | None) -> None:
        """Count a record that is in `file`, if it is in one."""
        if file is not None:
            self._counts[file] += 1

    def drop(self, file: str | None) -> None:
        """Count a record that is in `file` no more."""
        if file is None:
            return
        self._counts[file] -= 1
        if not self._counts[file]:
            del self._counts[file]
            self.unused.append(file)
