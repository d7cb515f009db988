"""The sections of a text that a prompt names: "under the headings Problem and Solution"."""

import re
from enum import Enum, auto

from msgspec import Struct

from mockserver.domain.writing.prompts.vocabulary import NUMBERS

_MOST, _FEWEST, _LONGEST = 12, 2, 5  # sections, and words of a name
_FEW = {word: number for word, number in NUMBERS.items() if 1 < number <= 12 and " " not in word and word != "few"}
# Quantities of names. Without a limit, a pattern would read the rest of a long list again from each place in it.
_ANY, _SOME, _TWO = (f"{{{least},{_MOST}}}" for least in range(3))
# A name ends with no space: with one before a hint, a list of n names could be read in 2**n ways.
_NAME = r"[^\W\d][\w'&/ -]{0,39}[\w'&/-]"
_MARKED = re.compile(r"(?<!#)(?P<level>#{1,4}) (?P<name>[A-Z][\w&' -]{1,40})")
_HEADS = r"(?:section )?(?:headings?|headers|sections|section titles|labels)"
_COUNTED = rf"(?:(?:[0-9]{{1,2}}|{'|'.join(_FEW)}) )?"
_ITEM = rf"{_COUNTED}(?:\*\*)?{_NAME}(?:\*\*)?(?:\s?\([^)\n]{{1,60}}\))?"
_ITEMS = rf"(?P<list>{_ITEM}(?:, (?:and )?{_ITEM}){_ANY}(?:,? (?:and|&) {_ITEM})?)"
_LISTED = re.compile(
    rf"\b{_HEADS}(?: (?:named|called|titled|are|should be|must be))?(?::| (?=[A-Z])) ?{_ITEMS}(?=\s*(?:[.;\n]|$))"
)
_UNDER = re.compile(
    rf"\b(?:summari[sz]e|describe|give|list|report|write|cover|explain)(?: the)?(?: [a-z]+'s)? {_ITEMS}"
    rf",? (?:under|as|with) (?:those|these|the|separate)(?: [a-z]+)? {_HEADS}",
    re.IGNORECASE,
)
_AFTER_COLON = re.compile(
    r"\b(?:give|provide|return|include|output|report|state|fill in|note|generate|write|create|suggest|produce|draft)"
    r"(?: me)?(?: an?)?(?: the following)?(?: [a-z]+){0,3}:"
    rf"\s*(?P<list>{_ITEM}(?:, (?:and )?{_ITEM}){_TWO}(?:,? (?:and|&|or) {_ITEM})?)(?=\s*(?:[.;\n]|$))",
    re.IGNORECASE,
)
# "A headline (max 70 characters), a standfirst (one sentence) and three bullet points": at least one has a hint.
_COUNTED_ITEM = rf"(?:an?|one|the|[0-9]{{1,2}}|{'|'.join(_FEW)}) [a-z][\w' -]{{1,29}}?[\w'-]"
_HINTED = re.compile(
    rf"\b(?:write|give|provide|return|include|generate|create|suggest|produce|draft)(?: me)? "
    rf"(?P<list>{_COUNTED_ITEM} ?\([^)\n]{{1,60}}\)(?:, (?:and )?{_COUNTED_ITEM}(?: ?\([^)\n]{{1,60}}\))?){_ANY}"
    rf"(?:,? (?:and|&|plus) {_COUNTED_ITEM}(?: ?\([^)\n]{{1,60}}\))?))(?=\s*(?:[.;\n]|$)| (?:for|about|of|from|in)\b)",
    re.IGNORECASE,
)
_STARRED = r"[*_\"'`]{1,2}[A-Z][\w '-]{1,30}[*_\"'`]{1,2}"
_BEFORE = re.compile(
    rf"(?P<list>{_STARRED}(?:, (?:and )?{_STARRED}){_SOME}(?:,? (?:and|&) {_STARRED})?)"
    r" (?:sections|headings|lists|columns)\b"
)
_CAPITALISED = r"[A-Z][\w'-]+(?: [\w'-]+){0,2}?"
_PAIRS = re.compile(
    rf"\bkey ?= ?value\b[^:\n]{{0,60}}: *(?P<list>{_ITEM}(?:, (?:and )?{_ITEM}){_SOME})(?=\s*(?:[.;\n]|$))",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"\bwith(?: an?| the)?:? (?P<list>{_CAPITALISED}(?:, (?:and )?{_CAPITALISED}){_SOME},?(?: and)? "
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)"
)
_PLAIN = r"(?<![\w'-])[^\W\d_][\w'-]{0,40}(?: [\w'-]{1,40}){0,2}"
_SLASHED = re.compile(
    rf"\b(?:list|give|note|report|show|write|sections?:?|headings?:?|under|as)(?: me)?(?: the)?:? "
    rf"(?P<list>{_PLAIN}(?: / {_PLAIN})+)(?=\s*(?:[.,;:\n]|$))",
    re.IGNORECASE,
)
_VERSUS = re.compile(
    rf"(?P<list>{_PLAIN} (?:vs\.?|versus) {_PLAIN}): (?:two|2|separate)\b"
    rf"|\b(?:two|2|separate)(?: separate)?(?: bullet(?:ed)?)? (?:lists?|columns)(?: of| for|:)"
    rf" (?P<both>{_PLAIN} and {_PLAIN})",
    re.IGNORECASE,
)
_BETWEEN_PLAIN = re.compile(r" / | (?:vs\.?|versus|and) ")
_BETWEEN = re.compile(r",(?! [^()]*\)) *(?:and )?|,? (?:and|&) (?![^()]*\))")
_ONE = re.compile(
    rf"(?:(?P<count>[0-9]{{1,2}}|{'|'.join(_FEW)}) )?"
    r"[*_\"'`]*(?P<name>[^(*\"`]+?)[*_\"'`]*(?:\s?\((?P<hint>[^)]*)\))?"
)
_ARTICLE = re.compile(r"^(?:the|its|their|an?) (?=\w)", re.IGNORECASE)


class Look(Enum):
    """How sections look: a line "Name: value", a pair "name=value", or a heading with the text below it."""

    LINES = auto()
    PAIRS = auto()
    HEADINGS = auto()
    MARKDOWN = auto()


class Section(Struct, frozen=True):
    """A section with the hint beside its name: "Description (1-2 sentences)"."""

    name: str
    hint: str = ""
    lead: str = ""
    """What stands before the name, such as "## "."""


class Sections(Struct, frozen=True):
    """The sections that a prompt names, and their look."""

    look: Look
    parts: tuple[Section, ...]
    is_certain: bool = True
    """Whether the prompt names them as sections, not only in a list of things."""


_LISTS = (
    (_PAIRS, Look.PAIRS, True),
    (_LISTED, Look.HEADINGS, True),
    (_BEFORE, Look.HEADINGS, True),
    (_UNDER, Look.HEADINGS, True),
    (_WITH, Look.HEADINGS, False),
    (_AFTER_COLON, Look.LINES, False),
    (_HINTED, Look.LINES, False),
)
"""Patterns of lists of names, the look of their sections, and whether a prompt names these as sections."""
_BETWEEN_NAMES = (", ", " and ", " & ")


def sections_in(text: str) -> Sections | None:
    """Return the sections that a prompt names, as they are written there; None if it names none."""
    marked = [Section(one["name"].strip(), "", f"{one['level']} ") for one in _MARKED.finditer(text)]
    if len(marked) >= _FEWEST and "#" in text.strip().splitlines()[-1]:
        return Sections(Look.MARKDOWN, tuple(marked[:_MOST]))
    if plain := _plain_lists_in(text):
        names = _BETWEEN_PLAIN.split(plain)
        return Sections(Look.HEADINGS, tuple([Section(f"{one[:1].upper()}{one[1:]}") for one in names[:_MOST]]))
    if not any(map(text.__contains__, _BETWEEN_NAMES)):
        return None
    for pattern, look, is_certain in _LISTS:
        found = pattern.search(text)
        parts = _parts(found["list"]) if found else ()
        if _FEWEST <= len(parts) <= _MOST and all(len(one.name.split()) <= _LONGEST for one in parts):
            has_hints = any(one.hint and not one.hint.isdecimal() for one in parts)
            return Sections(look, parts, is_certain or has_hints)
    return None


def _plain_lists_in(text: str) -> str:
    """Return the names of lists that stand between slashes or beside "versus"; nothing if a prompt names none so."""
    found = _SLASHED.search(text) if " / " in text else None
    if found is None and any(map(text.__contains__, (" vs", "versus", "two ", "separate "))):
        found = _VERSUS.search(text)
    return next(filter(None, found.groups()), "") if found else ""


def _number(one: re.Match[str]) -> str:
    """Return the number before a name in figures: "3" for "three takeaways"."""
    count = one["count"] or ""
    return str(_FEW.get(count, count))


def _parts(listed: str) -> tuple[Section, ...]:
    found = (_ONE.fullmatch(part.strip()) for part in _BETWEEN.split(listed) if part.strip())
    named = (Section(_ARTICLE.sub("", one["name"].strip()), one["hint"] or _number(one)) for one in found if one)
    return tuple(Section(f"{one.name[:1].upper()}{one.name[1:]}", one.hint) for one in named)
