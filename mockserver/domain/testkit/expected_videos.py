"""Expected videos: content that a test defines before the video is uploaded."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mockserver.domain.records.media import Media
from mockserver.domain.records.numbers import Count
from mockserver.domain.records.scenes import Content
from mockserver.domain.rules.restored_mappings import check_keys, check_numbers
from mockserver.domain.testkit.matching.conditions import Fits
from mockserver.ground.errors import MockserverError, NotFound

MOST_EXPECTED = 1_000


class TooManyExpected(MockserverError):
    """The account has the maximum number of expected videos."""


@dataclass(slots=True, eq=False)
class ExpectedVideo:
    """Scenes for a coming video with one of the `marks` (a hash, an address, a file name) or a name that `fits`."""

    described: Mapping[str, Any]
    marks: tuple[str, ...]
    content: Content
    fits: Fits | None = None
    id: str = ""

    def is_known_by(self, mark: str, filename: str) -> bool:
        """Return whether a video with this `mark` and `filename` is the expected one."""
        if mark in self.marks or filename in self.marks:
            return True
        return self.fits is not None and self.fits.holds((filename, mark))

    def media(self, imagined: Media) -> Media:
        """Return the described media facts; `imagined` ones replace the missing, and the duration is long enough for
        all scenes.
        """
        length = max(imagined.duration, self.content.scenes[-1].end)
        return replace(imagined, **{"duration": length, **self.described.get("metadata", {})})

    def content_of(self, title: str) -> Content:
        """Return the content of the video; `title` is used if the description has none."""
        return self.content if self.content.title else replace(self.content, title=title)


@dataclass(slots=True)
class ExpectedVideos:
    """The expected videos of an account, oldest first. Of several that fit, the latest is used."""

    _by_id: dict[str, ExpectedVideo] = field(default_factory=dict)
    _last_number: Count = 0

    def __post_init__(self) -> None:
        check_numbers(self._by_id, self._last_number)
        check_keys({name: video.id for name, video in self._by_id.items()})

    def add(self, video: ExpectedVideo) -> None:
        """Add `video` under a new id. Raises TooManyExpected."""
        if len(self._by_id) >= MOST_EXPECTED:
            raise TooManyExpected
        self._last_number += 1
        video.id = f"scenes-{self._last_number}"
        self._by_id[video.id] = video

    def find(self, mark: str, filename: str) -> ExpectedVideo | None:
        """Return the expected video with this mark or name, or None."""
        return next(
            (video for video in reversed(tuple(self._by_id.values())) if video.is_known_by(mark, filename)), None
        )

    def all(self) -> Iterable[ExpectedVideo]:
        """Return all, oldest first."""
        return self._by_id.values()

    def remove(self, scenes_id: str) -> None:
        """Remove an expected video. Raises NotFound."""
        if self._by_id.pop(scenes_id, None) is None:
            raise NotFound(scenes_id, "scenes")

    def clear(self) -> None:
        """Remove all expected videos; ids continue."""
        self._by_id.clear()
