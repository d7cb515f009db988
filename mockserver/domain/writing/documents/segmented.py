"""A video in segments, each with metadata: the document that definitions of segments ask for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from mockserver.domain.writing.documents.places import part_between, whole_place
from mockserver.domain.writing.documents.tree import Record, TimeForm
from mockserver.domain.writing.documents.values import time_of
from mockserver.domain.writing.documents.writer import write_part
from mockserver.domain.writing.segments import SegmentLengths, Span, segment_spans
from mockserver.domain.writing.source import Source


@dataclass(frozen=True, slots=True)
class SegmentDefinition:
    """Segments of one kind: what they are about and which metadata each has. With `ranges` they lie in those alone."""

    id: str
    description: str
    fields: Record
    ranges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """How to divide a video: kinds of segments, how their borders are written, and how long they are."""

    definitions: tuple[SegmentDefinition, ...]
    form: TimeForm
    lengths: SegmentLengths


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A JSON document that lists segments by the id of their definition; with all of them if it `is_whole`."""

    text: str
    is_whole: bool


def write_segments(wanted: Segmentation, source: Source, most_characters: int) -> SegmentedText:
    """Return the segments of the video, as many as there is room for.

    The metadata of a segment say what happens in it. The same arguments give the same text.
    """
    whole = whole_place(source)
    written: dict[str, list[Any]] = {definition.id: [] for definition in wanted.definitions}
    room = most_characters - len(_as_text(written))
    for definition in wanted.definitions:
        for start, end in _spans(definition, source, wanted.lengths):
            segment = {
                "start_time": time_of(wanted.form, start, source.duration),
                "end_time": time_of(wanted.form, end, source.duration),
                "metadata": write_part(definition.fields, part_between(whole, start, end)),
            }
            room -= len(_as_text(segment)) + 2
            if room < 0:
                return SegmentedText(_as_text(written), is_whole=False)
            written[definition.id].append(segment)
    return SegmentedText(_as_text(written), is_whole=True)


def _spans(definition: SegmentDefinition, source: Source, lengths: SegmentLengths) -> Iterator[Span]:
    for start, end in definition.ranges or ((source.start, source.duration),):
        part = replace(source, content=source.content.between(start, end), start=start, duration=end)
        yield from segment_spans(part, definition.description, lengths)


def _as_text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
