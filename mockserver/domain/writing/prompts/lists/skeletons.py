"""A text of several lines that a prompt shows with gaps to fill, such as "Severity (low/high): {{severity}}"."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from mockserver.ground.late.patterns import late_pattern

_FEWEST, _MOST = 2, 24  # lines with gaps
_LONGEST_BETWEEN = 6  # words of a line without a gap
_IN = r"[^<>\[\]{}\n]{1,60}"
_GAP = late_pattern(
    rf"\{{\{{ ?(?P<double>{_IN}?) ?\}}\}}|<(?P<angle>(?!/){_IN})>|\[(?P<square>{_IN})\](?!\()|\{{(?P<curly>{_IN})\}}"
    r"|(?<=[:=] )(?P<dots>\.{3}|\u2026|_{2,20})"
)
_LABEL = late_pattern(
    r"(?P<lead>[ \t]{0,8}(?:(?:[-*\u2022+]|\d{1,2}[.)]|#{1,4}|>)[ \t]{1,4})?\*{0,2}_{0,2})"
    r"(?P<name>[^\W_][^:<>\[\]{}\n(*]{0,40}?)[ \t]?(?:\((?P<hint>[^)\n]{1,80})\))?\*{0,2}:\*{0,2}[ \t]{0,4}"
    r"(?P<rest>[^\n]{0,200})"
)
_LISTED = late_pattern(r"[ \t]*(?:[-*\u2022+]|\d{1,2}[.)])[ \t]")
_NUMBERED = late_pattern(r"(?P<name>\D*[^\W\d])[ _-]?#?\d{1,2}")
_NOTE = late_pattern(r"\([^)\n]{1,80}\)")
_NO_GAP = late_pattern(r"(?i:x|mm:ss|hh:mm:ss|min|sec|\d[\d:., -]*)|[A-Z][A-Z_ ]*")
_HEADING = late_pattern(r"#{1,4} \S.{0,60}|[-=_*]{3,80}")
_LONGEST_LABEL = 3  # words of the first label; a longer one introduces the text
_ASKS = late_pattern(r"(?:[Aa]nswer|[Ff]ollow|[Uu]se|[Gg]ive|[Ww]rite|[Pp]lease|[Ll]ike)\b")
_SHOWS = late_pattern(
    r"\b(?:template|structure|structured|format|fill|complete|layout|form|headings?|sections|as follows|following)\b",
    re.IGNORECASE,
)


class Gap(Struct, frozen=True):
    """A gap with the name of what belongs there, and the hint beside it; a listed one is one of several."""

    name: str
    hint: str = ""
    is_listed: bool = False


class Skeleton(Struct, frozen=True):
    """The text and its gaps in their order."""

    pieces: tuple[str | Gap, ...]

    @property
    def gaps(self) -> list[Gap]:
        return [one for one in self.pieces if isinstance(one, Gap)]


def skeleton_in(text: str) -> Skeleton | None:
    """Return the text of at least two lines with gaps that a prompt shows; None if it shows none."""
    if ":" not in text and not any(map(text.__contains__, ("<", "[", "{"))):
        return None
    lines = text.split("\n")
    has_gap = [_has_gap(line) for line in lines]
    is_open = [not has and _is_open(line) for has, line in zip(has_gap, lines, strict=True)]
    start = 0
    while start < len(lines):
        end = start + 1
        if has_gap[start] or (is_open[start] and not _introduces(lines[start])):
            end = _end(lines, start, has_gap, is_open)
            number = sum(has_gap[start:end]) + sum(is_open[start:end])
            is_certain = any(has_gap[start:end]) or (_SHOWS.search(text) and _is_dense(lines[start:end]))
            if _FEWEST <= number <= _MOST and is_certain:
                return Skeleton(tuple(_pieces(lines[start - _headings(lines[:start]) : end])))
        start = end
    return None


def _has_gap(line: str) -> bool:
    """Return whether a line has a gap: not only the name of a section in square brackets, or a check box."""
    return any(_name(one) or one["dots"] for one in _GAP.finditer(line)) and "</" not in line


def _name(gap: re.Match[str]) -> str:
    name = (gap["double"] or gap["angle"] or gap["square"] or gap["curly"] or "").strip()
    is_label = gap["square"] and gap.start() == 0 and _NO_GAP.fullmatch(name)
    return "" if is_label else name


def _is_open(line: str) -> bool:
    """Return whether a line is a label with nothing behind it but a note: "**Action items:** (owner - task)"."""
    found = _LABEL.fullmatch(line)
    return bool(found and (not found["rest"].strip() or _NOTE.fullmatch(found["rest"].strip())))


def _introduces(line: str) -> bool:
    """Return whether a line with a colon at its end introduces the text: "Complete the form:"."""
    return bool(_SHOWS.search(line) or _ASKS.match(line)) or len(line.split()) > _LONGEST_LABEL


def _is_dense(lines: Sequence[str]) -> bool:
    return all(_is_open(line) for line in lines if line.strip())


def _end(lines: Sequence[str], start: int, has_gap: Sequence[bool], is_open: Sequence[bool]) -> int:
    """Return where the text with gaps ends that begins at a line: long lines without gaps are no part of it."""
    end = start + 1
    for at in range(start + 1, len(lines)):
        if has_gap[at] or is_open[at]:
            end = at + 1
        elif len(lines[at].split()) > _LONGEST_BETWEEN or lines[at].rstrip().endswith((".", "?", "!")):
            break
    return end


def _headings(lines: Sequence[str]) -> int:
    """Return how many lines directly above are headings: those with "#", or one above a rule."""
    number = 0
    for at in range(len(lines) - 1, -1, -1):
        is_ruled = at + 1 < len(lines) and number and set(lines[at + 1].strip()) <= {*"-=_*"} and lines[at + 1].strip()
        if not (_HEADING.fullmatch(lines[at].strip()) or (is_ruled and 0 < len(lines[at].split()) <= _LONGEST_BETWEEN)):
            break
        number += 1
    return number


def _pieces(lines: Sequence[str]) -> Iterator[str | Gap]:
    for at, line in enumerate(lines):
        if at:
            yield "\n"
        if _has_gap(line):
            yield from _of_line(line, is_listed=lines.count(line) > 1 and bool(_LISTED.match(line)))
        elif (label := _LABEL.fullmatch(line)) and _is_open(line) and not _is_heading_of(lines, at):
            note = label["rest"].strip(" \t()")
            yield line.rstrip() if not note else line[: label.start("rest")].rstrip()
            yield " "
            yield Gap(label["name"].strip(), label["hint"] or note)
        else:
            yield line


def _is_heading_of(lines: Sequence[str], at: int) -> bool:
    """Return whether the next line fills the label of a line: it is an item of a list."""
    below = next((line for line in lines[at + 1 :] if line.strip()), "")
    return bool(_LISTED.match(below)) and not _LISTED.match(lines[at])


def _of_line(line: str, *, is_listed: bool) -> Iterator[str | Gap]:
    label = _LABEL.fullmatch(line)
    at = 0
    for gap in _GAP.finditer(line):
        name = _name(gap)
        if not name and not gap["dots"]:
            continue
        yield line[at : gap.start()]
        at = gap.end()
        is_all = label is not None and line[label.start("rest") :].strip() == gap[0]
        if numbered := _NUMBERED.fullmatch(name):
            yield Gap(numbered["name"].strip(), "", is_listed=True)
        elif is_all and label:
            yield Gap(label["name"].strip(), label["hint"] or _hint(label["name"], name), is_listed=is_listed)
        else:
            yield Gap(name or (label["name"].strip() if label else ""), "", is_listed=is_listed)
    yield line[at:]


def _hint(label: str, name: str) -> str:
    """Return what a gap says beside its label; nothing if it is the same name."""
    return "" if name.replace("_", " ").lower() == label.strip().lower() else name
