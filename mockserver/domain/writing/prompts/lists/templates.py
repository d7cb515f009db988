"""A line that a prompt shows as the form of an answer: "`brand - seconds`", "[MM:SS] event", "**term**: meaning"."""

import re
from collections.abc import Iterable

from msgspec import Struct

_MOST, _FEWEST = 6, 2  # slots
_LEAD = (
    r"(?:\b(?:in|as|with|using|follow) (?:the|this|a)?(?: exact| following)? ?(?:form|format|pattern|template)"
    r"|\bformat(?:ted)?(?: (?:each|every|it|them)(?: [a-z]+)?)?(?: as)?"
    r"|\b(?:per|each|every) (?:line|item|entry|row|one)(?: (?:in|as)(?: the)?(?: form(?:at)?)?)?|\bas|\blike)"
    r"(?: of)?:?\s*"
)
_QUOTED = re.compile(rf"{_LEAD}`(?P<shown>[^`\n]{{3,80}})`", re.IGNORECASE)
_IN_QUOTES = re.compile(rf"{_LEAD}(?:'(?P<single>[^'\n]{{5,80}})'|\"(?P<double>[^\"\n]{{5,80}})\")", re.IGNORECASE)
_TO_END = re.compile(
    rf"(?:{_LEAD}|\bline: ?)(?P<shown>[\[(<{{*][^\n]{{3,70}}?)(?=\.? *(?:$|\n)|\. [A-Z])", re.IGNORECASE | re.MULTILINE
)
_PIPED = re.compile(
    rf"{_LEAD}(?P<shown>[a-z][\w' ]{{1,30}}(?: \| [a-z][\w' ]{{1,30}}(?:\([^)\n]{{1,60}}\))?){{1,5}})"
    rf"(?=\.?\s*(?:$|\n)|\. [A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
_HINT = re.compile(r" ?\([^)]*\)")
_SLOT = re.compile(
    r"(?P<time>\b(?:hh?:)?mm?:ss\b|\b\d{1,2}(?::\d\d){1,2}\b)|<(?P<angle>[\w ]{1,30})>|\{(?P<curly>[\w ]{1,30})\}"
    r"|(?P<plain>[^\W\d_][\w']*(?: [^\W\d_][\w']*){0,2})",
    re.IGNORECASE,
)
_SEVERAL = re.compile(
    r"\b(?:each|every|all|per|one per|list|lines?|entries|log|any|[2-9]|two|three|four|five|terms|timeline|events"
    r"|scenes)\b"
)


class Template(Struct, frozen=True):
    """The slots of a line, and what stands before, between and after them."""

    slots: tuple[str, ...]
    around: tuple[str, ...]
    is_repeated: bool = True
    """Whether the answer has a line for each of several things."""

    def filled(self, values: Iterable[str]) -> str:
        """Return the line with a value in each slot."""
        return "".join([part for pair in zip(self.around, (*values, ""), strict=True) for part in pair])


def _shown_in(text: str) -> str:
    """Return the line that stands in quotes or after words such as "per line"; nothing if a prompt has none."""
    for pattern in (_QUOTED, _IN_QUOTES, _TO_END):
        if found := pattern.search(text):
            return next(filter(None, found.groupdict().values()), "").strip()
    found = _PIPED.search(text) if " | " in text else None
    return _HINT.sub("", found["shown"]).strip() if found else ""


def _slots_in(shown: str) -> list[re.Match[str]]:
    """Return the slots of a line: the words in brackets and the times, or all words if none is in brackets."""
    found = [*_SLOT.finditer(shown)]
    is_marked = any(one["angle"] or one["curly"] for one in found)
    return [one for one in found if not (is_marked and one["plain"])]


def template_in(text: str) -> Template | None:
    """Return the line that a prompt shows; None if it shows none with at least two slots."""
    shown = _shown_in(text)
    if not shown:
        return None
    slots = _slots_in(shown)
    names = tuple(one["angle"] or one["curly"] or one[0] for one in slots)
    ends = [0, *(one.end() for one in slots)]
    starts = [*(one.start() for one in slots), len(shown)]
    around = tuple(shown[end:start] for end, start in zip(ends, starts, strict=True))
    is_template = _FEWEST <= len(names) <= _MOST and all(part.strip() for part in around[1:-1] if part != " ")
    has_times = any(one["time"] for one in slots)
    is_template = is_template and (has_times or bool(around[0]) or any(part.strip() for part in around[1:-1]))
    return Template(names, around, bool(_SEVERAL.search(text.lower()))) if is_template else None
