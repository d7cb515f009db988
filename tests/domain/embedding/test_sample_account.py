"""In the sample account, the span nearest to a query is also a search hit."""

from functools import cache

import pytest

from mockserver.domain.embedding import Segment, Vector, similarity
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.relevance import Corpus, Hit
from tests.support.embeddings import RECORDED_QUERIES, nearest
from tests.support.vector_index import recorded_videos
from tests.support.vectors import embed_scene_span, embed_text


@cache
def sample_corpus() -> Corpus:
    corpus = Corpus()
    for video in recorded_videos():
        corpus.add(video.id, video.content)
    return corpus


@cache
def sample_spans() -> tuple[tuple[str, float, float, Vector], ...]:
    """Every moment of the sample account: video id, start, end, vector."""
    return tuple(
        (video.id, moment.start, moment.end, embed_scene_span(video.content, moment.start, moment.end))
        for video in recorded_videos()
        for modality in Modality
        for moment in video.content.moments(modality)
    )


def nearest_span(query: str) -> tuple[float, str, float, float]:
    asked = embed_text(query)
    return max((similarity(asked, vector), video_id, start, end) for video_id, start, end, vector in sample_spans())


def meets(hit: Hit, video_id: str, start: float, end: float) -> bool:
    return hit.video_id == video_id and hit.start < end and start < hit.end


@pytest.mark.parametrize(("query", "modality"), RECORDED_QUERIES)
def test_the_span_nearest_to_a_recorded_query_is_a_search_hit(query: str, modality: Modality) -> None:
    hits = sample_corpus().match(query, modality)

    closeness_found, video_id, start, end = nearest_span(query)

    found = [hit for hit in hits if meets(hit, video_id, start, end)]
    assert video_id == hits[0].video_id
    assert found[0].score > hits[0].score - 0.5
    assert closeness_found > 0.4


def test_an_unrelated_query_is_near_no_span() -> None:
    assert nearest_span("submarine espionage")[0] < 0.15


def test_moments_of_a_video_are_nearest_to_their_own_span() -> None:
    [content] = [video.content for video in recorded_videos() if video.content.title.startswith("How Books")]
    moments = [moment for modality in Modality for moment in content.moments(modality)]
    stretches = [
        Segment(moment.start, moment.end, EmbeddingScope.CLIP, embed_scene_span(content, moment.start, moment.end))
        for moment in moments
    ]

    found = [nearest(moment.text, stretches) for moment in moments]

    assert all(
        stretch.start < moment.end and moment.start < stretch.end
        for moment, stretch in zip(moments, found, strict=True)
    )
