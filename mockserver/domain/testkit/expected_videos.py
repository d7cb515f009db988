"""Videos that a test expects: by what they will be known when they come, and what happens in them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from mockserver.domain.records.media import Media
from mockserver.domain.records.numbers import Count
from mockserver.domain.records.scenes import Content
from mockserver.domain.rules.keyed import check_keys, check_numbers
from mockserver.domain.testkit.matching.conditions import Fits
from mockserver.ground.errors import MockserverError, NotFound

MOST_EXPECTED = 1_000


class TooManyExpected(MockserverError):
    """The account can expect no more videos."""


@dataclass(slots=True, eq=False)
class ExpectedVideo:
    """Scenes that wait for a video with one of the `marks` (a hash, an address, a file name) or a name that `fits`."""

    described: Mapping[str, Any]
    marks: tuple[str, ...]
    content: Content
    fits: Fits | None = None
    id: str = ""

    def is_known_by(self, mark: str, filename: str) -> bool:
        """Tell whether this is a video with the `mark`, called `filename`."""
        if mark in self.marks or filename in self.marks:
            return True
        return self.fits is not None and self.fits.holds((filename, mark))

    def media(self, imagined: Media) -> Media:
        """Return the facts that are described, and `imagined` ones else; all scenes have the time that they need."""
        length = max(imagined.duration, self.content.scenes[-1].end)
        return replace(imagined, **{"duration": length, **self.described.get("metadata", {})})

    def content_of(self, title: str) -> Content:
        """Return what happens in the video; it is called `title` unless that is described."""
        return self.content if self.content.title else replace(self.content, title=title)


@dataclass(slots=True)
class ExpectedVideos:
    """The videos that are expected in an account, oldest first. The youngest that fits is the one that came."""

    _by_id: dict[str, ExpectedVideo] = field(default_factory=dict)
    _last_number: Count = 0

    def __post_init__(self) -> None:
        check_numbers(self._by_id, self._last_number)
        check_keys({name: video.id for name, video in self._by_id.items()})

    def add(self, video: ExpectedVideo) -> None:
        """Expect `video` and give it an id. Raises TooManyExpected."""
        if len(self._by_id) >= MOST_EXPECTED:
            raise TooManyExpected
        self._last_number += 1
        video.id = f"scenes-{self._last_number}"
        self._by_id[video.id] = video

    def find(self, mark: str, filename: str) -> ExpectedVideo | None:
        """Return the video that is known by the `mark`, or by its name."""
        return next(
            (video for video in reversed(tuple(self._by_id.values())) if video.is_known_by(mark, filename)), None
        )

    def all(self) -> Iterable[ExpectedVideo]:
        """Return all, oldest first."""
        return self._by_id.values()

    def remove(self, scenes_id: str) -> None:
        """Expect the video no more. Raises NotFound."""
        if self._by_id.pop(scenes_id, None) is None:
            raise NotFound(scenes_id, "scenes")

    def clear(self) -> None:
        """Expect nothing any more; ids go on."""
        self._by_id.clear()
