"""The sample account in a vector index, as users build one, compared with `/search`."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

import numpy as np

from mockserver.domain.records.scenes import Modality
from mockserver.domain.records.video import Video
from mockserver.fixtures.sample_account import load_sample_account
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.v1_2.words import OPTIONS
from tests.support.api import Api, Server
from tests.support.embeddings import RECORDED_QUERIES
from tests.support.vectors import embed_scene_span, embed_text

MOST = 10
INDEX_ID = "6527e59e74b5a5ab84015cf5"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a video; times in seconds."""

    video_id: str
    start: float
    end: float

    def meets(self, other: "Stretch") -> bool:
        return self.video_id == other.video_id and self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Comparison:
    """The results of `/search` and of the vector index for a query, best first, at most ten of each."""

    query: str
    modality: Modality
    searched: list[Stretch]
    nearest: list[Stretch]

    @property
    def overlap(self) -> int:
        """The share of search results that are among the nearest vectors."""
        return sum(any(found.meets(near) for near in self.nearest) for found in self.searched)

    @property
    def rank_of_best(self) -> int:
        """The rank, from 1, of the best search result among the nearest vectors."""
        return next(place for place, near in enumerate(self.nearest, 1) if near.meets(self.searched[0]))


def recorded_videos() -> list[Video]:
    """Return the videos of the index that the queries were recorded of; the sample account has them in others too."""
    return [video for video in load_sample_account().videos if video.index_id == INDEX_ID]


class VectorIndex:
    """The vector of every moment of a modality in the index of the recorded queries."""

    def __init__(self, modality: Modality) -> None:
        moments = [(video, moment) for video in recorded_videos() for moment in video.content.moments(modality)]
        self._stretches = [Stretch(video.id, moment.start, moment.end) for video, moment in moments]
        vectors = [embed_scene_span(video.content, moment.start, moment.end) for video, moment in moments]
        self._vectors = np.array(vectors)

    def nearest(self, query: str) -> list[Stretch]:
        closeness = self._vectors @ np.array(embed_text(query))
        return [self._stretches[number] for number in np.argsort(-closeness, kind="stable")[:MOST]]


@cache
def _index_of(modality: Modality) -> VectorIndex:
    return VectorIndex(modality)


def comparisons(*, recorded: bool = False) -> Iterator[Comparison]:
    """Yield a comparison for each query of the notebook, in its modality.

    Search is computed as in any account or, if `recorded`, answers with the recording as the sample account does.
    """
    with Server(Settings(recorded_answers=recorded), VirtualClock(datetime(2024, 6, 1, tzinfo=UTC))) as api:
        for query, modality in RECORDED_QUERIES:
            found = _searched(api.as_key("tlk_SAMPLE"), query, modality)
            yield Comparison(query, modality, found, _index_of(modality).nearest(query))


def _searched(api: Api, query: str, modality: Modality) -> list[Stretch]:
    body = {"query": query, "index_id": INDEX_ID, "search_options": [OPTIONS[modality]], "page_limit": MOST}
    hits: list[Any] = api.post("/search", json=body).json()["data"]
    return [Stretch(hit["video_id"], hit["start"], hit["end"]) for hit in hits]
