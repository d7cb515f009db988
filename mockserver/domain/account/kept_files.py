"""The files that the videos of an account are in, so that one nobody needs any more can be removed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class KeptFiles:
    """How many videos of one account are in each file; `unused` are files that lost their last one, to be looked at."""

    unused: list[str] = field(default_factory=list)
    _videos: Counter[str] = field(default_factory=Counter)

    def __contains__(self, file: str) -> bool:
        return file in self._videos

    def use(self, file: str | None) -> None:
        """Note that a video more is in `file`, if it is in one."""
        if file is not None:
            self._videos[file] += 1

    def drop(self, file: str | None) -> None:
        """Note that a video less is in `file`, if it was in one."""
        if file is None:
            return
        self._videos[file] -= 1
        if not self._videos[file]:
            del self._videos[file]
            self.unused.append(file)

    def all(self) -> Iterable[str]:
        """Return every file that is in use, or was until now."""
        return [*self.unused, *self._videos]
