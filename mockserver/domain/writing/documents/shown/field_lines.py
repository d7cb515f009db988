"""Reads the members of an object that a prompt lists in lines of their own: `- "tags": array of 5 strings`."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from mockserver.domain.writing.documents.hints import member_of, noted_member
from mockserver.domain.writing.documents.tree import Listing, Member, Node, Record, Text
from mockserver.ground.late.patterns import late_pattern

_FEWEST = 2  # lines
_LINE = late_pattern(
    r"(?P<indent>[ \t]{0,12})(?P<mark>(?:[-*+\u2022]|\d{1,2}[.)])[ \t]{1,4})?\*{0,2}(?P<quote>[\"'`])?"
    r"(?P<name>[^\W\d][\w-]{0,40})[\"'`]?\??\*{0,2}(?P<rest>[ \t]{0,4}(?:[(:=\u2013\u2014,;-].{0,300})?)"
)
_REST = late_pattern(r"\s?(?:\((?P<type>[^)]{1,80})\))?\*{0,2}[ \t]*[:=\u2013\u2014,;-]{0,2}[ \t]*(?P<note>.*)")
_NAMES_FIELDS = late_pattern(
    r"\b(?:keys?|fields?|properties|attributes|members|json|schema|object|model|structure|format|with|class)\b",
    re.IGNORECASE,
)
_TYPE = late_pattern(
    r"\b(?:str(?:ings?)?|text|int(?:eger)?s?|floats?|numbers?|bool(?:ean)?s?|arrays?|lists?|object|enum|null|one of"
    r"|optional|max|seconds|mm:ss)\b|\[\]|\||\d ?(?:-|\u2013|to) ?\d",
    re.IGNORECASE,
)
_OF_LIST = late_pattern(r"\b(?:arrays?|lists?)\b|\[\]", re.IGNORECASE)


def members_of_lines(prompt: str, example: Callable[[str], Node | None]) -> tuple[Member, ...]:
    """Return the members of the first list of names, each in a line of its own; none if a prompt has no such list.

    Deeper lines are the members of the line above them.
    """
    return _members(_list_in(prompt.split("\n"))[1], example)


def before_lines(prompt: str) -> str:
    """Return the text above the list of names; the whole prompt if it has no such list."""
    lines = prompt.split("\n")
    start, block = _list_in(lines)
    return "\n".join(lines[:start]) if block else prompt


def _list_in(lines: Sequence[str]) -> tuple[int, Sequence[re.Match[str]]]:
    """Return where the list begins, and its lines."""
    found = [_LINE.fullmatch(line.rstrip(" \t\r,;")) for line in lines]
    start = 0
    while start < len(found):
        block = _block(found, start)
        end = start + len(block)
        # Below bare names stands what is to be done with them: "1. violence" and "Return JSON for each".
        below = lines[end : end + 2] if any(one["rest"] for one in block) else []
        if len(block) >= _FEWEST and _is_list(block, " ".join((*lines[max(0, start - 2) : start], *below))):
            return start, block
        start += len(block) or 1
    return 0, ()


def _block(lines: Sequence[re.Match[str] | None], start: int) -> list[re.Match[str]]:
    """Return the lines from `start` on that belong together: none less deep, all as deep with or without a mark."""
    block: list[re.Match[str]] = []
    for at in range(start, len(lines)):
        line = lines[at]
        if line is None or (block and not _continues(block[0], line)):
            break
        block.append(line)
    if block and block[-1]["rest"].strip() == ":":
        block.pop()  # the heading of what follows
    return block


def _continues(first: re.Match[str], line: re.Match[str]) -> bool:
    if _depth(line) == _depth(first):
        return bool(line["mark"]) == bool(first["mark"])
    return _depth(line) > _depth(first) and not _is_heading(first)


def _depth(line: re.Match[str]) -> int:
    return len(line["indent"].expandtabs(4))


def _is_heading(line: re.Match[str]) -> bool:
    """Return whether a line is the heading of a list: "Fields:"."""
    return line["rest"].strip() == ":" and bool(_NAMES_FIELDS.fullmatch(line["name"]))


def _is_list(block: Sequence[re.Match[str]], around: str) -> bool:
    """Return whether lines name members: a line beside them says so, most have a type, or all are in quotes."""
    if _NAMES_FIELDS.search(around) or all(one["quote"] for one in block):
        return True
    return 2 * sum(bool(_TYPE.search(one["rest"])) for one in block) > len(block)


def _members(block: Sequence[re.Match[str]], example: Callable[[str], Node | None]) -> tuple[Member, ...]:
    found, at = dict[str, Member](), 0
    while at < len(block):
        line, at = block[at], at + 1
        inner = at
        while inner < len(block) and _depth(block[inner]) > _depth(line):
            inner += 1
        member = _member(line, example)
        if inner > at:
            record = Record(_members(block[at:inner], example))
            is_list = isinstance(member.node, Listing) or _OF_LIST.search(line["rest"])
            node = member.node if isinstance(member.node, Listing) else Listing(record)
            member = Member(line["name"], replace(node, items=record) if is_list else record)
            at = inner
        found.setdefault(member.name, member)
    return tuple(found.values())


def _member(line: re.Match[str], example: Callable[[str], Node | None]) -> Member:
    """Return the member of a line: by the type in parentheses, else by the note, else by its name."""
    rest, name = _REST.fullmatch(line["rest"]), line["name"]
    kind, note = ((rest["type"] or "").strip(), rest["note"].strip()) if rest else ("", "")
    typed = noted_member(name, kind or note, example)
    if typed.node == Text() and not typed.description and not _TYPE.search(kind or note):
        return noted_member(name, "", example)  # "themes: what it is about" tells no type
    return replace(typed, description=limited.description) if (limited := member_of(name, note)).description else typed
