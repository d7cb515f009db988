"""Reads an example object in a prompt, such as {"title": string, "scenes": [{"start": "MM:SS"}]}, as a tree."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mockserver.domain.writing.documents.hints import LARGEST, TYPES, counted_texts, listed, member_of, node_of
from mockserver.domain.writing.documents.naming import Meaning, read_name
from mockserver.domain.writing.documents.tree import Listing, Member, Node, Number, Record, Whole
from mockserver.ground.late.patterns import late_pattern

_DEEPEST = 4
_NAME = r"[^\W\d][\w-]{0,40}"
# Of a long run of empty lines only the end is read: a search from each of them to the end would take seconds.
_GAP = late_pattern(r"[\s,;]{0,100}")
_MEMBER = late_pattern(
    rf"(?:[\"'`](?P<quoted>{_NAME})[\"'`]|(?P<plain>{_NAME}))(?P<hint>\s?\([^)\n]{{0,60}}\))?\??\s{{0,20}}(?P<colon>:)?"
)
_RAW = late_pattern(r"\s{0,100}(?P<raw>(?:\"[^\"\n]{0,200}\"|[^{}\[\],;\n\"]){0,200})")
_INTEGER, _FRACTION = late_pattern(r"\d{1,9}"), late_pattern(r"\d{1,9}\.\d{1,9}")
_TIMES = frozenset([Meaning.START, Meaning.END, Meaning.LENGTH])
_SOME_NUMBER = late_pattern(r"-?\d+(?:\.\d+)?")
_AFTER = late_pattern(r">?[ \t]{0,20},?[ \t]{0,20}(?://|#)[ \t]*(?P<note>[^\n]{0,80})|>")
_ARRAY_OF = late_pattern(r"(?:array|list)(?: of(?: objects)?)?\s*<?$", re.IGNORECASE)


def example_in(prompt: str) -> Record | None:
    """Return the tree of the first example object in `prompt` that has members."""
    at = prompt.find("{")
    if at < 0:
        return None
    node = _Reader(prompt, at + 1).record(0)
    return node if node.members else None


class _Reader:
    """Reads from a position in a text."""

    def __init__(self, text: str, at: int) -> None:
        self._text = text
        self._at = at

    def record(self, depth: int) -> Record:
        """Return the object whose first member is here."""
        members: dict[str, Member] = {}
        shown: dict[str, str] = {}
        while not self._ends("}"):
            found = _MEMBER.match(self._text, self._at)
            if not found:
                self._at += 1
                continue
            self._at, name = found.end(), found["quoted"] or found["plain"]
            hint = (found["hint"] or "").strip(" ()")
            shown[name] = self._raw() if found["colon"] else ""
            member = self._valued(name, shown[name], depth) if found["colon"] else member_of(name, hint)
            members.setdefault(name, member)
        return Record(tuple(_in_whole_seconds([*members.values()], shown)))

    def _valued(self, name: str, raw: str, depth: int) -> Member:
        node = self._nested(name, raw, depth)
        note = _AFTER.match(self._text, self._at)
        if note:
            self._at = note.end()
        if node:
            return Member(name, node)
        noted = (note["note"] or "") if note else ""
        return member_of(name, noted if noted and _SOME_NUMBER.fullmatch(raw) else raw)  # 7, // from 1 to 10

    def _raw(self) -> str:
        found = _RAW.match(self._text, self._at)
        if found is None:
            return ""
        self._at = found.end()
        return found["raw"].strip()

    def _nested(self, name: str, raw: str, depth: int) -> Node | None:
        """Return the object or list that begins here, after the text `raw`; None if a plain value stands here."""
        sign = self._text[self._at : self._at + 1]
        if depth >= _DEEPEST or sign not in ("{", "["):
            return None
        self._at += 1
        if sign == "{":
            record = self.record(depth + 1)
            return Listing(record) if _ARRAY_OF.search(raw) else record
        if raw:  # "string[]"
            self._ends("]")
            return listed(node_of(name, raw))
        return self._listing(name, depth + 1)

    def _listing(self, name: str, depth: int) -> Node:
        items: Node | None = None
        kinds = list[str]()
        while not self._ends("]"):
            start, raw = self._at, self._raw()
            if counted := counted_texts(raw):
                self._ends("]")
                return counted
            node = self._nested(name, raw, depth) or (node_of("", raw) if raw else None)
            items = items or node
            kinds.append(raw)
            if self._at == start:
                self._at += 1
        number = len(kinds) if len(kinds) > 1 and TYPES.issuperset(kinds) else None  # [str, str, str]
        return replace(listed(items), least=number or 0, most=number)

    def _ends(self, sign: str) -> bool:
        """Return whether the object or list ends here, and go behind its end."""
        gap = _GAP.match(self._text, self._at)
        self._at = gap.end() if gap else self._at
        is_end = self._at >= len(self._text) or self._text[self._at] == sign
        self._at += is_end
        return is_end


def _in_whole_seconds(members: list[Member], shown: Mapping[str, str]) -> list[Member]:
    """Return members whose times are integers, if those that the example shows are: `"start": 0, "end": 5`."""
    if not any(map(_INTEGER.fullmatch, shown.values())) or any(map(_FRACTION.fullmatch, shown.values())):
        return members
    return [
        replace(one, node=Whole(0, LARGEST))
        if one.node == Number() and _INTEGER.fullmatch(shown[one.name]) and read_name(one.name).meaning in _TIMES
        else one
        for one in members
    ]
