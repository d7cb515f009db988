"""Texts that a prompt shows with gaps: each gap has what the video has of it."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.documents.hints import noted_member
from mockserver.domain.writing.documents.noted import noted
from mockserver.domain.writing.documents.shown.plain import in_a_line
from mockserver.domain.writing.documents.tree import AnyOf, Listing, Member, Nothing, Record, Text
from mockserver.domain.writing.documents.writer import write_document
from mockserver.domain.writing.prompts.lists.skeletons import Gap, Skeleton
from mockserver.domain.writing.source import Source


def filled(source: Source, shown: Skeleton) -> str:
    """Return the text with its gaps filled; a gap of which the video tells nothing has what the prompt wants there."""
    gaps = shown.gaps
    numbers = Counter(gap.name for gap in gaps if gap.is_listed)
    members = {gap.name: _member(source, gap, numbers[gap.name]) for gap in gaps}
    document = Record(
        tuple([Member(one.name, AnyOf((one.node, Nothing())), one.description) for one in members.values()])
    )
    values = json.loads(write_document(document, source))
    texts = _texts(source, gaps, {gap: values[members[gap].name] for gap in members})
    return "".join([piece if isinstance(piece, str) else next(texts) for piece in shown.pieces]).strip()


def _member(source: Source, gap: Gap, number: int) -> Member:
    """Return the member for a gap: a list for gaps that are listed."""
    if number:
        name = gap.name if gap.name.endswith("s") else f"{gap.name}s"
        return Member(name, Listing(Text(), number, number))
    return noted(noted_member(gap.name, gap.hint), source.spec.text)


def _texts(source: Source, gaps: Sequence[Gap], values: Mapping[str, object]) -> Iterator[str]:
    absent, seen = source.spec.fallback or "Not mentioned", Counter[str]()
    for gap in gaps:
        value = values[gap.name]
        if gap.is_listed:
            value = value[seen[gap.name]] if isinstance(value, list) and seen[gap.name] < len(value) else None
            seen[gap.name] += 1
        yield capitalised(in_a_line(value)) if gap.is_listed else in_a_line(value) or absent
