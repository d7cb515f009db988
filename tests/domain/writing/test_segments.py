"""Segments of a video: their times and their metadata."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import floats, integers, lists, none, one_of

from mockserver.domain.records.scenes import Content, Moment, Scene
from mockserver.domain.writing import source_for
from mockserver.domain.writing.documents import (
    Flag,
    Listing,
    Member,
    Record,
    Segmentation,
    SegmentDefinition,
    Text,
    Time,
    TimeForm,
    write_segments,
)
from mockserver.domain.writing.segments import SegmentLengths, segment_spans

ROOM = 100_000


def scene(start: float, end: float, *seen: str) -> Scene:
    moments = tuple(Moment(start, end, text) for text in seen)
    return Scene(start, end, seen[0] if seen else "", moments, (), (), ())


def film(lengths: list[float]) -> Content:
    starts = [sum(lengths[:number]) for number in range(len(lengths))]
    scenes = [
        scene(start, start + length, f"Thing {at}")
        for at, (start, length) in enumerate(zip(starts, lengths, strict=True))
    ]
    return Content("A film", ("Films",), ("film",), tuple(scenes))


BIKES = Content(
    "Bikes",
    ("Cycling",),
    ("bikes",),
    (
        scene(0, 10, "A yellow bicycle leans on a wall"),
        scene(10, 20, "Rain falls on the street"),
        scene(20, 30, "A red bicycle rides by"),
        scene(30, 34, "The light turns green"),
    ),
)


def written(content: Content, duration: float, *definitions: SegmentDefinition, room: int = ROOM, **more: Any) -> Any:
    wanted = Segmentation(definitions, more.get("form", TimeForm.SECONDS), more.get("lengths", SegmentLengths()))
    return json.loads(write_segments(wanted, source_for(content, duration, "", 0.2), room).text)


@settings(max_examples=150)
@given(
    lengths=lists(floats(0.05, 60), min_size=1, max_size=12),
    least=floats(2, 40),
    more=one_of(none(), floats(0, 40)),
)
def test_segments_are_in_order_and_within_the_allowed_durations(
    lengths: list[float], least: float, more: float | None
) -> None:
    content, duration = film(lengths), sum(lengths)
    most = None if more is None else least + more

    spans = segment_spans(source_for(content, duration, "", 0.2), "each scene", SegmentLengths(least, most))

    assert spans
    assert all(before[1] <= after[0] + 0.001 for before, after in pairwise(spans))
    assert spans[0][0] >= 0
    assert spans[-1][1] <= duration + 0.001
    assert all(end - start <= (most or duration) + 0.002 for start, end in spans)
    if duration >= least:
        assert all(end - start >= least - 0.002 for start, end in spans)


def test_segments_are_the_scenes_that_match_the_description() -> None:
    source = source_for(BIKES, 34, "", 0.2)

    assert segment_spans(source, "Shots of a bicycle", SegmentLengths()) == [(0, 10), (20, 30)]
    assert segment_spans(source, "Everything", SegmentLengths()) == [(0, 10), (10, 20), (20, 30), (30, 34)]


def test_the_metadata_of_a_segment_describe_it() -> None:
    fields = Record((Member("summary", Text()), Member("has_bicycle", Flag()), Member("starts", Time(TimeForm.CLOCK))))

    [segments] = written(BIKES, 34, SegmentDefinition("shots", "Everything", fields)).values()

    assert [one["metadata"]["has_bicycle"] for one in segments] == [True, False, True, False]
    assert "Rain" in segments[1]["metadata"]["summary"]
    assert [one["metadata"]["starts"] for one in segments] == ["00:00:00", "00:00:10", "00:00:20", "00:00:30"]


@pytest.mark.parametrize(
    ("form", "borders"),
    [
        (TimeForm.SECONDS, (10, 20)),
        (TimeForm.CLOCK, ("00:00:10", "00:00:20")),
        (TimeForm.PRECISE_CLOCK, ("00:00:10.000", "00:00:20.000")),
    ],
)
def test_segment_times_have_the_requested_format(form: TimeForm, borders: tuple[Any, Any]) -> None:
    segment = written(BIKES, 34, SegmentDefinition("rain", "rain", Record(())), form=form)["rain"][0]

    assert (segment["start_time"], segment["end_time"]) == borders


def test_segments_are_within_the_ranges() -> None:
    definition = SegmentDefinition("mine", "Everything", Record(()), ranges=((1.5, 7), (12, 24.25)))

    segments = written(BIKES, 34, definition)["mine"]

    assert [(one["start_time"], one["end_time"]) for one in segments] == [(1.5, 7), (12, 20), (20, 24.25)]


def test_nested_times_lie_within_their_segment() -> None:
    item = Record((Member("start_time", Time(TimeForm.SECONDS)), Member("end_time", Time(TimeForm.SECONDS))))
    fields = Record((Member("moments", Listing(item)),))

    for segment in written(BIKES, 34, SegmentDefinition("shots", "Everything", fields))["shots"]:
        for moment in segment["metadata"]["moments"]:
            assert segment["start_time"] <= moment["start_time"] <= moment["end_time"] <= segment["end_time"]


@given(room=integers(0, 600))
def test_segments_at_the_end_are_dropped_if_the_text_is_too_long(room: int) -> None:
    definitions = (SegmentDefinition("a", "Everything", Record(())), SegmentDefinition("b", "rain", Record(())))
    wanted = Segmentation(definitions, TimeForm.SECONDS, SegmentLengths())

    text = write_segments(wanted, source_for(BIKES, 34, "", 0.2), room)

    whole, some = written(BIKES, 34, *definitions), json.loads(text.text)
    assert text.is_whole is (some == whole)
    assert all(whole[name][: len(segments)] == segments for name, segments in some.items())
    assert len(text.text) <= max(room, len('{"a": [], "b": []}'))
