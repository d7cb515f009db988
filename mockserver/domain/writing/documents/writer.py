"""Writes a document about a video from the tree of a schema."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from mockserver.domain.writing.aspects.duties import NOT_MENTIONED
from mockserver.domain.writing.documents.amounts import number_of, position_of, time_of, whole_of
from mockserver.domain.writing.documents.naming import (
    FOUND_WORDS,
    VERDICT_WORDS,
    WHAT_IS_SAID,
    Meaning,
    Name,
    read_name,
)
from mockserver.domain.writing.documents.places import Place, whole_place
from mockserver.domain.writing.documents.text_values import text_of
from mockserver.domain.writing.documents.tree import (
    AnyOf,
    Choice,
    Flag,
    Listing,
    Member,
    Node,
    Nothing,
    Number,
    Record,
    Text,
    Time,
    Whole,
)
from mockserver.domain.writing.documents.values import chosen, evident_values, is_known, is_true
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import keywords
from mockserver.domain.writing.source import Source
from mockserver.ground.errors import MockserverError

LONGEST_DOCUMENT = 3900
# The maximum lengths of lists: at the top level, in their items, and below.
_MOST_OPTIONS = 4
_OPTIONS = frozenset(["options", "choices"])
_OF_QUIZZES = _OPTIONS | {"answers", "answer", "correct", "a"}
_CARDS = (("q", _OF_QUIZZES), ("front", frozenset(["back"])))
"""Members of a question, or of a card to learn from, beside its first one."""
_LABELS = frozenset([Meaning.TAG, Meaning.TOPIC])
_LISTED = _LABELS | {
    *(Meaning.CHAPTER, Meaning.HIGHLIGHT, Meaning.PART, Meaning.PEOPLE),
    *(Meaning.SPEECH, Meaning.SCREEN_TEXT, Meaning.LOGO),
}
"""Meanings of lists that a prompt asks for."""
_MOST_WORDS = 60
_LIST_LENGTHS = ((20, 5, 2), (8, 3, 1), (4, 1, 1), (2, 1, 1), (1, 1, 1))


class _TooLong(MockserverError):
    """The document would exceed its maximum length."""


def write_document(node: Node, source: Source) -> str:
    """Return the text of a JSON document that fits the schema and describes the video.

    If it exceeds 3,900 characters, lists get shorter; if that is not enough, it stays too long. The same arguments give
    the same text.
    """
    place = whole_place(source)
    node, name = _asked(node, source)
    if _has(node, "question") and _has_any(node, _OPTIONS):
        place = next(iter(place.questions(1)), place)
    for lengths in _LIST_LENGTHS:
        room = LONGEST_DOCUMENT if lengths != _LIST_LENGTHS[-1] else None
        try:
            text = json.dumps(_Writer(lengths, room).write(node, name, place), ensure_ascii=False)
        except _TooLong:
            continue
        if room is None or len(text) <= room:
            break
    return text


def _asked(node: Node, source: Source) -> tuple[Node, Name]:
    """Return a document and its name: a list of texts is one of what the prompt asks for, such as "five topics"."""
    if not isinstance(node, Listing) or node.items != Text():
        return node, read_name("")
    named = (read_name(word.strip(".,:;?!")) for word in source.spec.text.lower().split()[:_MOST_WORDS])
    asked = next((one for one in named if one.is_plural and (one.aspect or one.meaning in _LISTED)), read_name(""))
    count = source.spec.count(Unit.ITEM, Unit.HASHTAG, Unit.KEYWORD)
    return replace(node, most=max(count.number, node.least)) if count and node.most is None else node, asked


def write_part(node: Node, place: Place) -> Any:
    """Return a value that fits the schema and describes a part of the video. Its lists are short."""
    return _Writer(_LIST_LENGTHS[1], None).write(node, read_name(""), place)


@dataclass(slots=True)
class _Writer:
    lengths: tuple[int, ...]
    room: int | None
    written: int = 0

    def write(self, node: Node, name: Name, place: Place, order: int = 0, depth: int = 0) -> Any:
        match node:
            case Record(members):
                return self._record(members, place, depth)
            case Listing():
                return self._list(node, name, place, depth)
            case AnyOf(branches):
                return self.write(_branch(branches, name, place), name, place, order, depth)
        value = _scalar(node, name, place, order)
        if value == NOT_MENTIONED and node == Text():
            fallback = place.source.spec.fallback
            value = None if fallback.lower() == "null" else fallback or value
        self._count(value)
        return value

    def _record(self, members: Sequence[Member], place: Place, depth: int) -> dict[str, Any]:
        """Return an object. If its only flag tells that something is absent, the rest is null where it may be."""
        written = {
            member.name: self.write(member.node, read_name(member.name, member.description), place, at, depth)
            for at, member in enumerate(members)
        }
        flags = [member.name for member in members if isinstance(member.node, Flag)]
        others = [member for member in members if not isinstance(member.node, Flag)]
        if len(flags) == 1 and not written[flags[0]] and all(map(_may_be_null, others)):
            return written | {member.name: None for member in others}
        return written

    def _list(self, node: Listing, name: Name, place: Place, depth: int) -> list[Any]:
        items = [self.write(one, name, place, at, depth + 1) for at, one in enumerate(node.first)]
        items += self._items(node, name, place, depth)
        # If a list of this name has too few texts, other facts about the place fill it up.
        further = read_name("") if isinstance(node.items, Text) else name
        if node.items == Text() and name.meaning in _LABELS:
            items += [word for word in keywords(place.source) if word not in items][: max(0, node.least - len(items))]
        while len(items) < node.least:
            items.append(self.write(node.items, further, place, len(items), depth + 1))
        return items[: node.most]

    def _items(self, node: Listing, name: Name, place: Place, depth: int) -> list[Any]:
        most, is_filled = self.lengths[min(depth, len(self.lengths) - 1)], node.least > len(node.first)
        if isinstance(node.items, Choice) and (evident := evident_values(node.items.values, place)):
            return evident[:most]
        if isinstance(node.items, Record) and place.source.scenes and (rated := _rated(node.items)):
            are_checked = _has_any(node.items, FOUND_WORDS)
            named = place.criteria([*rated.values()], are_checked=are_checked)
            return [self.write(one, name, part, 0, depth + 1) for one, part in zip(rated, named, strict=True)]
        most = max(most, _MOST_OPTIONS) if place.question else most
        if place.times and name.meaning is Meaning.START and isinstance(node.items, Number | Whole):
            return [name.in_units(time) for time in place.times[:most]]
        if node.items == Text() and name.words and not is_filled and not is_known(name, place, node):
            return []
        parts = _parts(node.items, name, place, most if node.most is None else min(most, node.most))
        if isinstance(node.items, Choice) or (is_filled and not parts):
            parts = [place] if is_filled else []
        # Each part has its own first fact; the whole has one fact after the other.
        items = [
            self.write(node.items, name, part, at if part is place else 0, depth + 1) for at, part in enumerate(parts)
        ]
        if not isinstance(node.items, Text | Choice):
            return items
        return [item for item in dict.fromkeys(items) if item != NOT_MENTIONED]

    def _count(self, value: Any) -> None:
        self.written += len(value) if isinstance(value, str) else 1
        if self.room is not None and self.written > self.room:
            raise _TooLong


def _parts(items: Node, name: Name, place: Place, most: int) -> list[Place]:
    """Return the parts of the video, or what is in it, for which a list has an item."""
    if place.is_whole and place.source.spec.rules and _has_any(items, VERDICT_WORDS):
        return place.checks(most)
    if _has(items, "question") or any(_has(items, one) and _has_any(items, other) for one, other in _CARDS):
        return place.questions(most)
    if _is_line(items) and (lines := place.lines(most)):
        return lines
    if _has(items, "definition"):
        return place.terms(most)
    return (_has_times(items) and place.found_once(name)[:most]) or place.parts(name, most)


def _rated(items: Record) -> dict[Record, str]:
    """Return a record for each name that the first member can have, if the others rate it: "Opening"|"Closing"."""
    first = next(iter(items.members), None)
    if first is None or not isinstance(first.node, Choice):
        return {}
    others = items.members[1:]
    is_rated = _has_any(items, FOUND_WORDS) or any(
        isinstance(one.node, Whole | Number) and _is_rating(one.name) for one in others
    )
    names = [name for name in first.node.values if isinstance(name, str)] if is_rated else []
    return {Record((Member(first.name, Choice((name,))), *others)): name for name in names}


def _is_rating(name: str) -> bool:
    read = read_name(name)
    return read.is_rated or read.meaning is Meaning.SHARE


def _has(items: Node, word: str) -> bool:
    """Return whether the items of a list have a member with a word in its name, such as their "question"."""
    return isinstance(items, Record) and any(word in read_name(member.name).words for member in items.members)


def _has_any(items: Node, words: frozenset[str]) -> bool:
    """Return whether the items of a list have a member with any of `words` in its name."""
    return isinstance(items, Record) and any(
        not words.isdisjoint(read_name(member.name).words) for member in items.members
    )


def _is_line(items: Node) -> bool:
    """Return whether the items of a list are lines of a transcript: what is said, and who says it."""
    return _has(items, "speaker") and any(_has(items, word) for word in WHAT_IS_SAID)


def _has_times(items: Node) -> bool:
    """Return whether the items of a list have a list of times, such as all those at which a logo is seen."""
    return isinstance(items, Record) and any(
        isinstance(member.node, Listing) and read_name(member.name).meaning is Meaning.START for member in items.members
    )


def _may_be_null(member: Member) -> bool:
    return isinstance(member.node, AnyOf) and any(isinstance(one, Nothing) for one in member.node.branches)


def _branch(branches: tuple[Node, ...], name: Name, place: Place) -> Node:
    """Return the branch that the value will fit: null if the video does not tell the value."""
    nothing = next((branch for branch in branches if isinstance(branch, Nothing)), None)
    found = next((branch for branch in branches if branch is not nothing), branches[0])
    return nothing if nothing and not is_known(name, place, found) else found


def _scalar(node: Node, name: Name, place: Place, order: int) -> Any:
    match node:
        case Text():
            return text_of(node, name, place, order)
        case Whole():
            return whole_of(node, name, place)
        case Number(least, most):
            return max(least, min(most, number_of(name, place)))
        case Flag():
            return is_true(name, place)
        case Time(form):
            return time_of(form, position_of(name, place), place.source.duration)
        case Choice(values):
            return chosen(values, name, place)
    return None
