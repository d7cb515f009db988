"""An inverted index of the stems that made-up videos share with others of their topic."""

from bisect import bisect_left
from collections.abc import Collection
from functools import cache
from itertools import chain

from mockserver.domain.retrieval.vocabulary import resembling_in


class SharedPostings:
    """The videos that have each set of stems, by the number of their first moment.

    A set of stems is looked up as a whole: there are few sets, and entering each stem for each video would take longer.
    """

    __slots__ = ("_videos",)

    def __init__(self) -> None:
        self._videos: dict[frozenset[str], list[int]] = {}  # in ascending order

    def __bool__(self) -> bool:
        """Return whether any video has such a set; in the end all are narrowed."""
        return bool(self._videos)

    def add(self, first: int, shared: Collection[frozenset[str]]) -> None:
        """Add a video, with a higher number than any before."""
        for stems in shared:
            self._videos.setdefault(stems, []).append(first)

    def remove(self, first: int, shared: Collection[frozenset[str]]) -> None:
        """Remove a video."""
        for stems in shared:
            videos = self._videos[stems]
            del videos[bisect_left(videos, first)]
            if not videos:
                del self._videos[stems]

    def videos_with(self, stem: str) -> list[int]:
        """Return the videos that have a set with `stem`; one that has two of them comes twice."""
        return [*chain.from_iterable([videos for stems, videos in self._videos.items() if stem in stems])]

    def resembling(self, word: str) -> list[str]:
        """Return the stems that begin with `word` or that `word` begins with; some more than once."""
        return resembling_in([(_as_text(stems), stems) for stems in self._videos], word)


@cache
def _as_text(stems: frozenset[str]) -> str:
    return f" {' '.join(stems)} "
