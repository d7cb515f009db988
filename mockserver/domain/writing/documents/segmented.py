"""Documents that divide a video into segments, each with metadata."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from mockserver.domain.writing.documents.amounts import time_of
from mockserver.domain.writing.documents.places import part_between, whole_place
from mockserver.domain.writing.documents.tree import Record, TimeForm
from mockserver.domain.writing.documents.writer import write_part
from mockserver.domain.writing.segments import SegmentLengths, Span, segment_spans
from mockserver.domain.writing.source import Source


@dataclass(frozen=True, slots=True)
class SegmentDefinition:
    """One kind of segments: their subject and metadata, and optionally the `ranges` to which they are limited."""

    id: str
    description: str
    fields: Record
    ranges: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Segmentation:
    """How to divide a video: kinds of segments, the format of times, and the allowed durations."""

    definitions: tuple[SegmentDefinition, ...]
    form: TimeForm
    lengths: SegmentLengths


@dataclass(frozen=True, slots=True)
class SegmentedText:
    """A JSON document with segments by the id of their definition; if it `is_whole`, no segment was dropped."""

    text: str
    is_whole: bool


def write_segments(wanted: Segmentation, source: Source, most_characters: int) -> SegmentedText:
    """Return the segments of the video, as many as fit into `most_characters`.

    The metadata of a segment describe its content. The same arguments give the same text.
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
