"""Texts in lines of the form that a prompt shows."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mockserver.domain.writing.documents.hints import LARGEST, member_of
from mockserver.domain.writing.documents.naming import Meaning, read_name
from mockserver.domain.writing.documents.noted import noted
from mockserver.domain.writing.documents.prompted import things_of_array
from mockserver.domain.writing.documents.shown.filled import filled
from mockserver.domain.writing.documents.shown.plain import plain
from mockserver.domain.writing.documents.tree import Listing, Member, Node, Number, Record, Text, Whole
from mockserver.domain.writing.documents.writer import write_document
from mockserver.domain.writing.forms.assessments import assessed
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.prompts.lists.templates import Template
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_TIME = late_pattern(r"(?:hh?:)?mm?:ss|\d{1,2}(?::\d\d){1,2}", re.IGNORECASE)
_SLOTS_OF_SCORES = late_pattern(r"scores?|rating|value|grade|number|points|\bN\b|#", re.IGNORECASE)
_SLOTS_OF_REASONS = late_pattern(r"reason|why|evidence|because|explanation|justification|comment|note", re.IGNORECASE)
_OF_LISTS = frozenset(
    [Meaning.SPEECH, Meaning.SCREEN_TEXT, Meaning.LOGO, Meaning.PEOPLE, Meaning.HIGHLIGHT, Meaning.TOPIC, Meaning.TAG]
)


def templated(source: Source) -> str:
    """Return the text of the prompt with its gaps filled, or its line: one for each thing, or about the whole video."""
    if source.spec.skeleton:
        return filled(source, source.spec.skeleton)
    shown = source.spec.template
    if shown is None:
        return ""
    if source.spec.criteria:
        return "\n".join(_of_criteria(source, shown))
    names = _names(shown.slots)
    prompt = source.spec.text.replace(shown.filled(shown.slots), " ")
    members = {
        name: member_of(name, slot) if _TIME.fullmatch(slot) else noted(Member(name, _node(source, name)), prompt)
        for name, slot in zip(names, shown.slots, strict=True)
    }
    record = Record(tuple(Member(one.name, _scalar(one), one.description) for one in members.values()))
    if not shown.is_repeated:
        return shown.filled(_texts(json.loads(write_document(record, source)), names))
    rows, key = _list(source, shown, record)
    [found] = json.loads(write_document(Record((rows,)), source)).values()
    found = [one for one in found if one.get(key, True)]
    count = source.spec.count(Unit.ITEM, Unit.LINE)
    if count and len(found) < count.number:  # there are fewer highlights than scenes
        record_of_scenes = Record((Member("scenes", Listing(record)),))
        [found] = json.loads(write_document(record_of_scenes, source)).values()
    lines = [shown.filled(_texts(one, names)) for one in (_different(found, names) if key else found)]
    lines = sorted(lines) if _TIME.fullmatch(shown.slots[0]) else lines
    return "\n".join(lines[: count.number] if count else lines) or source.spec.fallback or "None"


def _node(source: Source, name: str) -> Node:
    """Return the type of a slot: a number for a time that is to be in seconds."""
    if name == "number":
        return Whole(1, LARGEST)
    is_time = read_name(name).meaning in (Meaning.START, Meaning.END)
    return Number() if is_time and source.spec.layout.time_style.is_in_seconds else Text()


def _names(slots: Sequence[str]) -> list[str]:
    """Return the name of the value in each slot: "N" is a number; the first time is the start, the second the end."""
    times = [at for at, slot in enumerate(slots) if _TIME.fullmatch(slot)]
    ends = dict(zip(times, ("slot start", "slot end"), strict=False))
    names = ("number" if slot in ("N", "#") else slot for slot in slots)
    return [ends.get(at, f"slot {at} start" if at in times else name) for at, name in enumerate(names)]


def _scalar(member: Member) -> Any:
    return Text() if isinstance(member.node, Listing) else member.node


def _list(source: Source, shown: Template, record: Record) -> tuple[Member, str]:
    """Return the list of what the prompt asks for, of what a slot names, else of the parts of the video.

    The second value is the slot that names what is listed; nothing if none does.
    """
    asked = things_of_array(source.spec.text, record)
    if asked.name:
        return asked, ""
    # With a start and an end, each line is a part of the video, of which the other slots tell something.
    is_of_parts = len([slot for slot in shown.slots if _TIME.fullmatch(slot)]) > 1
    for slot in shown.slots:
        name = f"{slot.lower()}s"
        read = read_name(name)
        if read.meaning in _OF_LISTS or (read.aspect and not is_of_parts):
            return Member(name, Listing(record)), slot
    names = {read_name(slot).meaning for slot in shown.slots}
    return Member("chapters" if Meaning.TITLE in names else "scenes", Listing(record)), ""


def _of_criteria(source: Source, shown: Template) -> Iterator[str]:
    """Yield the line for each criterion of the prompt."""
    for one in assessed(source):
        values = ((_SLOTS_OF_SCORES, str(one.score)), (_SLOTS_OF_REASONS, one.evidence), (_TIME, clock(one.start)))
        yield shown.filled(
            next((value for sign, value in values if sign.search(slot)), one.criterion) for slot in shown.slots
        )


def _different(found: Sequence[Mapping[str, Any]], names: Sequence[str]) -> Iterator[Mapping[str, Any]]:
    """Yield the first of those that have the same texts: a logo is listed when it is first seen."""
    known = set[tuple[str, ...]]()
    for one in found:
        texts = tuple(value for name in names if isinstance(value := one[name], str) and not _TIME.fullmatch(value))
        if texts not in known:
            known.add(texts)
            yield one


def _texts(values: Mapping[str, Any], names: Sequence[str]) -> list[str]:
    named = [values[name] for name in names]
    return [f"{round(value, 2):g}" if isinstance(value, float | int) else plain(value) for value in named]
