"""A vector index built from the vectors of videos agrees with search."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import numpy as np
import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import MARENGO, Api13
from tests.support.embed_1_3 import finished

NAMES = ("city-bikes", "mountain-rescue", "kitchen", "chess", "goal", "lighthouse")
CLIP = 6


@dataclass(frozen=True, slots=True)
class Spoken:
    """A spoken sentence in a part of a video."""

    video_id: str
    start: float
    end: float
    text: str


@dataclass(frozen=True, slots=True)
class Clips:
    """Clips of all videos and their vectors, as a user stores them."""

    parts: list[tuple[str, float, float]]
    vectors: Any

    def nearest(self, vector: list[float]) -> list[tuple[str, float, float]]:
        order = np.argsort(-(self.vectors @ np.array(vector)), kind="stable")
        return [self.parts[at] for at in order]


@dataclass(frozen=True, slots=True)
class Library:
    """Generated videos in an index, their speech, and the vectors of their clips, created in each form."""

    api: Api13
    index_id: str
    spoken: list[Spoken]
    by_form: Clips
    by_json: Clips

    def found(self, text: str) -> dict[str, Any]:
        fields = {"index_id": self.index_id, "query_text": text, "search_options": "transcription"}
        reply = self.api.post("/search", files={name: (None, value) for name, value in fields.items()})
        hit: dict[str, Any] = reply.json()["data"][0]
        return hit

    def vector(self, text: str) -> list[float]:
        fields = {"model_name": (None, "marengo3.0"), "text": (None, text)}
        vector: list[float] = self.api.post("/embed", files=fields).json()["text_embedding"]["segments"][0]["float"]
        return vector


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    with Server(Settings(profile="instant"), VirtualClock(datetime(2025, 6, 1, tzinfo=UTC))) as plain:
        api = Api13(plain.app, plain.clock, inside=plain._inside)
        index_id = api.create_index(engines=[MARENGO])
        urls = {api.upload_url(index_id, f"https://example.com/{name}.mp4"): name for name in NAMES}
        yield Library(
            api,
            index_id,
            [each for video_id in urls for each in _spoken(api, index_id, video_id)],
            _clips((video_id, *row) for video_id, name in urls.items() for row in _by_form(api, name)),
            _clips((video_id, *row) for video_id, name in urls.items() for row in _by_json(api, name)),
        )


def _spoken(api: Api13, index_id: str, video_id: str) -> Iterator[Spoken]:
    video = api.get(f"/indexes/{index_id}/videos/{video_id}", params={"transcription": "true"}).json()
    for part in video["transcription"]:
        yield Spoken(video_id, part["start"], part["end"], part["value"])


def _by_form(api: Api13, name: str) -> Iterator[tuple[float, float, list[float]]]:
    fields = {"model_name": (None, "marengo3.0"), "video_url": (None, f"https://example.com/{name}.mp4")}
    task_id = api.post("/embed/tasks", files=fields).json()["_id"]
    task = api.get(f"/embed/tasks/{task_id}", params={"embedding_option": "transcription"}).json()
    for segment in task["video_embedding"]["segments"]:
        yield segment["start_offset_sec"], segment["end_offset_sec"], segment["float"]


def _by_json(api: Api13, name: str) -> Iterator[tuple[float, float, list[float]]]:
    described = {
        "media_source": {"url": f"https://example.com/{name}.mp4"},
        "segmentation": {"strategy": "fixed", "fixed": {"duration_sec": CLIP}},
        "embedding_option": ["transcription"],
        "embedding_scope": ["clip"],
    }
    for row in finished(api, "video", described, model_name="marengo3.0")["data"]:
        yield row["start_sec"], row["end_sec"], row["embedding"]


def _clips(rows: Any) -> Clips:
    found = list(rows)
    return Clips([(video_id, start, end) for video_id, start, end, _ in found], np.array([row[3] for row in found]))


def meets(clip: tuple[str, float, float], hit: dict[str, Any]) -> bool:
    video_id, start, end = clip
    return bool(video_id == hit["video_id"] and start < hit["end"] and hit["start"] < end)


@pytest.mark.parametrize("form", ["by_form", "by_json"])
def test_the_best_search_result_is_among_the_nearest_vectors(library: Library, form: str) -> None:
    clips: Clips = getattr(library, form)

    places = []
    for said in library.spoken[::4]:
        hit, nearest = library.found(said.text), clips.nearest(library.vector(said.text))
        places.append(next((place for place, clip in enumerate(nearest) if meets(clip, hit)), len(nearest)))

    assert len(places) > 50
    assert sum(place == 0 for place in places) > 0.9 * len(places)
    assert max(places) < 10
