"""Descriptions of media that arrive: by a test that expects them, or else by a fixture."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content

if TYPE_CHECKING:  # fixtures are loaded with the first video
    from mockserver.domain.testkit.expected_videos import ExpectedVideo, ExpectedVideos
    from mockserver.fixtures.library import FixtureVideo, Library

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Description:
    """The description of a file or an address: that of a test, that of a fixture, or none."""

    expected: "ExpectedVideo | None"
    fixture: "FixtureVideo | None"

    def __bool__(self) -> bool:
        return self.expected is not None or self.fixture is not None

    def content(self, title: str) -> Content | None:
        """Return the described content, called `title` unless it has a title; None if there is none."""
        if self.expected:
            return self.expected.content_of(title)
        return self.fixture.content if self.fixture else None

    def media(self, imagine: Callable[[], Media]) -> Media:
        """Return the described facts of a file that is not read; missing ones are those that `imagine` returns."""
        media = self.fixture.media if self.fixture else imagine()
        return self.expected.media(media) if self.expected else media


class Descriptions:
    """Finds descriptions: those of a test win over the fixtures of a library, which is loaded at its first use."""

    def __init__(self, load_library: Callable[[], "Library"]) -> None:
        self._load_library = load_library

    @cached_property
    def _library(self) -> "Library":
        return self._load_library()

    def of_file(self, expected: "ExpectedVideos | None", sha256: str, *names: str) -> Description:
        """Return the description of a file that has these names; the first described one wins."""
        video = expected_video(expected, sha256, *names)
        return Description(video, None if video else _first(self._library.of_file(sha256, name) for name in names))

    def of_url(self, expected: "ExpectedVideos | None", url: str, *names: str) -> Description:
        """Return the description of an address whose file has these names; the first described one wins."""
        video = expected_video(expected, url, *names)
        return Description(video, None if video else _first(self._library.of_url(url, name) for name in names))


def expected_video(expected: "ExpectedVideos | None", content_key: str, *names: str) -> "ExpectedVideo | None":
    """Return the video that a test expects and that has now arrived, without a look at the fixtures."""
    if expected is None:
        return None
    from mockserver.fixtures.library import address_key  # as above

    key = address_key(content_key)
    return _first(expected.find(key, name) for name in names)


def _first(found: "Iterable[Found | None]") -> "Found | None":
    return next((one for one in found if one is not None), None)
