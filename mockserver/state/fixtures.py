"""Fixtures: videos that are known by heart, and the sample account with its recorded answers.

Format and examples: `fixtures/README.md`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from mockserver.contract.source import compiled
from mockserver.domain.index import EngineChoice, Index
from mockserver.domain.lifecycle import Course, Status, Step
from mockserver.domain.media import Media
from mockserver.domain.profile import PROFILES
from mockserver.domain.scenes import Content, Moment, Option, Scene
from mockserver.domain.sources import youtube_video
from mockserver.domain.task import Task
from mockserver.domain.video import Source, Video
from mockserver.ground.errors import SettingsInvalid

_STANDARD_METADATA = ("filename", "duration", "fps", "width", "height", "size")


@dataclass(frozen=True, slots=True)
class FixtureVideo:
    """A video that is recognised by its content's sha256, its file name or its address."""

    filename: str
    media: Media
    content: Content
    source: Source | None


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """The recorded account: who opens it, what is in it, and requests with the answers that were recorded."""

    keys: frozenset[str]
    indexes: tuple[Index, ...]
    tasks: tuple[Task, ...]
    videos: tuple[Video, ...]
    recorded: tuple[Mapping[str, Any], ...]


class Library:
    """All fixture videos, found by what an upload is known by. Those of `directories` win over the packaged ones.

    Raises SettingsInvalid where a directory has no fixtures, or a file in it is not one.
    """

    def __init__(self, directories: Iterable[Path] = ()) -> None:
        self._own = _Shelf()
        for directory in directories:
            for path in _files_of(directory):
                _take_in(self._own, path)

    def of_file(self, sha256: str, filename: str) -> FixtureVideo | None:
        """Return the video that a file with this hash or, failing that, of this name is known to be."""
        return self._own.find(sha256, filename) or _packaged_videos().find(sha256, filename)

    def of_url(self, url: str, filename: str) -> FixtureVideo | None:
        """Return the video that is known to be at `url` or, failing that, to have this name.

        All addresses of one YouTube video are the same address.
        """
        address = address_mark(url)
        return self._own.find(address, filename) or _packaged_videos().find(address, filename)


class _Shelf:
    """Fixture videos by every mark that one of them is known by: a hash, an address or a file name."""

    def __init__(self) -> None:
        self._by_mark: dict[str, FixtureVideo] = {}

    def add(self, described: Mapping[str, Any]) -> None:
        video = _fixture_video(described)
        match = described["match"]
        addresses = map(address_mark, match.get("urls", ()))
        marks = (*match.get("sha256", ()), *addresses, *match.get("filenames", ()))
        self._by_mark.update(dict.fromkeys(marks, video))

    def find(self, *marks: str) -> FixtureVideo | None:
        return next((self._by_mark[mark] for mark in marks if mark in self._by_mark), None)


def address_mark(url: str) -> str:
    """Return what a video at `url` is known by: on YouTube its identifier, whatever else stands in the address."""
    video = youtube_video(url)
    return f"youtube:{video}" if video else url


def _files_of(directory: Path) -> list[Path]:
    paths = sorted(directory.glob("videos/*.yaml"))
    if not paths and not any(directory.glob("answers/*.yaml")):
        raise SettingsInvalid(f"{directory} has no fixtures; expected files such as {directory / 'videos/mine.yaml'}")
    return paths


def _take_in(shelf: _Shelf, path: Path) -> None:
    # PyYAML and the check are needed for a user's own fixtures only.
    from mockserver.contract.yamlfile import read_yaml
    from mockserver.state.fixture_format import check_fixture

    try:
        described = read_yaml(path)
        check_fixture(described)
    except (OSError, ValueError) as error:
        raise SettingsInvalid(f"fixture {path} cannot be used: {error}") from error
    shelf.add(described)


@cache
def _packaged_videos() -> _Shelf:
    shelf = _Shelf()
    data = _packaged()
    for described in (*data["sample_account"]["videos"], *data["videos"]):
        shelf.add(described)
    return shelf


@cache
def load_sample_account() -> SampleAccount:
    """Return the sample account; its records are never changed, so everyone may share them."""
    data = _packaged()["sample_account"]
    return SampleAccount(
        keys=frozenset(data["account"]["keys"]),
        indexes=tuple(
            sorted((_index(item) for item in data["account"]["indexes"]), key=lambda index: index.created_at)
        ),
        tasks=tuple(_task(item) for item in data["videos"]),
        videos=tuple(_video(item) for item in data["videos"]),
        recorded=tuple(data["recorded"]),
    )


def compile_fixtures(checkout: Path) -> dict[str, Any]:
    """Return the YAML files of `checkout/fixtures` as one document."""
    from mockserver.contract.yamlfile import read_yaml  # PyYAML is not needed where fixtures are compiled already

    def read_all(directory: Path) -> list[Any]:
        return [read_yaml(path) for path in sorted(directory.glob("*.yaml"))]

    sample = checkout / "fixtures" / "sample_account"
    return {
        "videos": read_all(checkout / "fixtures" / "videos"),
        "sample_account": {
            "account": read_yaml(sample / "account.yaml"),
            "videos": read_all(sample / "videos"),
            "recorded": read_all(sample / "recorded"),
        },
    }


def _packaged() -> dict[str, Any]:
    document: dict[str, Any] = compiled("fixtures", ["fixtures"], compile_fixtures)
    return document


def _fixture_video(described: Mapping[str, Any]) -> FixtureVideo:
    source = Source(**described["source"]) if "source" in described else None
    return FixtureVideo(described["metadata"]["filename"], _media(described), content_of(described), source)


def _media(described: Mapping[str, Any]) -> Media:
    metadata = described["metadata"]
    technical = {name: metadata[name] for name in _STANDARD_METADATA if name != "filename"}
    return Media(**technical, has_audio=metadata.get("has_audio", True))


def content_of(described: Mapping[str, Any]) -> Content:
    """Return what happens in a video, as a fixture that is in order describes it."""
    return Content(
        title=described["title"],
        topics=tuple(described.get("topics", ())),
        hashtags=tuple(described.get("hashtags", ())),
        scenes=tuple(_scene(scene) for scene in described["scenes"]),
    )


def _scene(described: Mapping[str, Any]) -> Scene:
    start, end = described["span"]
    moments = {name: _moments(described.get(name, ()), start, end) for name in ("seen", "said", "read", "branded")}
    return Scene(start=start, end=end, heading=described["heading"], **moments)


def _moments(described: Any, start: float, end: float) -> tuple[Moment, ...]:
    """Return moments; a plain text lasts as long as its scene."""
    if isinstance(described, str):
        return (Moment(start, end, described),)
    return tuple(Moment(*moment) for moment in described)


def _index(described: Mapping[str, Any]) -> Index:
    engines = tuple(
        EngineChoice(engine["engine_name"], tuple(Option(option) for option in engine["engine_options"]))
        for engine in described["engines"]
    )
    return Index(
        id=described["_id"],
        name=described["index_name"],
        engines=engines,
        addons=tuple(described.get("addons", ())),
        created_at=datetime.fromisoformat(described["created_at"]),
        updated_at=datetime.fromisoformat(described["updated_at"]),
        expires_at=datetime.fromisoformat(described["expires_at"]),
    )


def _task(described: Mapping[str, Any]) -> Task:
    created_at = datetime.fromisoformat(described["created_at"])
    updated_at = datetime.fromisoformat(described["updated_at"])
    return Task(
        id=described["task_id"],
        index_id=described["index_id"],
        video_id=described["_id"],
        filename=described["metadata"]["filename"],
        media=_media(described),
        created_at=created_at,
        estimated_at=updated_at,
        course=Course(
            PROFILES["instant"],
            (Status.VALIDATING, Status.READY),
            (Step(Status.VALIDATING, created_at), Step(Status.READY, updated_at)),
        ),
        is_streamed=True,
    )


def _video(described: Mapping[str, Any]) -> Video:
    extra = {name: value for name, value in described["metadata"].items() if name not in _STANDARD_METADATA}
    return Video(
        id=described["_id"],
        task_id=described["task_id"],
        index_id=described["index_id"],
        filename=described["metadata"]["filename"],
        media=_media(described),
        content=content_of(described),
        created_at=datetime.fromisoformat(described["created_at"]),
        ready_at=datetime.fromisoformat(described["updated_at"]),
        source=Source(**described["source"]) if "source" in described else None,
        recorded_metadata=extra,
    )
