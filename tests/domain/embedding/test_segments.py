"""Segmentation: clips for an embedding task, equal windows for a video in an index."""

from math import ceil, isclose

import pytest
from hypothesis import given
from hypothesis.strategies import floats, integers

from mockserver.domain.embedding.segments import clips
from mockserver.domain.records.job import EmbeddingScope
from tests.support.embeddings import CAMPING, law, spans_of
from tests.support.vectors import embed_scene_span, segments, video_segments


def test_a_video_is_cut_into_clips_and_a_short_last_piece_is_dropped() -> None:
    found = segments(CAMPING, 31)

    assert spans_of(found) == [(0, 6), (6, 12), (12, 18), (18, 24), (24, 30)]
    assert {segment.scope for segment in found} == {EmbeddingScope.CLIP}


@pytest.mark.parametrize(
    ("duration", "last"), [(12.46, (6, 12)), (13.5, (6, 12)), (14, (12, 14)), (14.88, (12, 14.88)), (18, (12, 18))]
)
def test_a_last_piece_of_two_seconds_or_more_is_kept(duration: float, last: tuple[float, float]) -> None:
    assert spans_of(segments(CAMPING, duration))[-1] == last


def test_an_interval_and_a_clip_length_can_be_chosen() -> None:
    assert spans_of(segments(CAMPING, 24, start=0.1, end=8.1, clip_length=3)) == [(0.1, 3.1), (3.1, 6.1), (6.1, 8.1)]


def test_the_segment_of_the_whole_video_comes_last_and_begins_at_zero() -> None:
    found = segments(CAMPING, 24, start=12, end=24, scopes=["clip", "video"])

    assert [(segment.start, segment.end, segment.scope) for segment in found] == [
        (12, 18, "clip"),
        (18, 24, "clip"),
        (0, 12, "video"),
    ]
    assert found[-1].vector == embed_scene_span(CAMPING, 12, 24)


@given(floats(0, 7_200), floats(0, 600), integers(2, 10))
def test_clips_are_consecutive_and_leave_out_less_than_two_seconds(start: float, length: float, clip: int) -> None:
    pieces = list(clips(start, start + length, clip))

    assert [begins for begins, _ in pieces[1:]] == [ends for _, ends in pieces[:-1]]
    assert all(2 <= round(ends - begins, 6) <= clip for begins, ends in pieces)
    reached = pieces[-1][1] if pieces else start
    assert start + length - reached < 2.00001


def test_a_video_of_an_index_has_the_recorded_windows() -> None:
    found = spans_of(video_segments(CAMPING, 112.361667))

    assert len(found) == 12
    assert found[0] == (0, 9.363472)
    assert found[-1][1] == 112.361667


@law
@given(floats(0.5, 90))
def test_windows_of_a_video_are_equal_and_cover_it(duration: float) -> None:
    found = spans_of(video_segments(CAMPING, duration))

    assert len(found) == ceil(duration / 10)
    assert all(isclose(end - start, duration / len(found), abs_tol=1e-5) for start, end in found)
    assert [found[0][0], *(end for _, end in found)] == [*(start for start, _ in found), round(duration, 6)]
