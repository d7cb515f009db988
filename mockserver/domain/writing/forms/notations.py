"""A text with the tables, lists and headings of Markdown in another notation: HTML or LaTeX."""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby

from msgspec import Struct

from mockserver.domain.writing.prompts.layout import HTML, LATEX
from mockserver.ground.late.patterns import late_pattern

_ROW, _RULE = late_pattern(r"\|.*\|"), late_pattern(r"[|\s:-]+")
_POINT, _NUMBER = late_pattern(r"- (?:\[ \] )?(?P<text>.*)"), late_pattern(r"\d{1,3}[.)] (?P<text>.*)")
_HEADING = late_pattern(r"(?P<level>#{1,4}) (?P<text>.*)")
_SPECIAL = late_pattern(r"[&%$#_{}\\~^]")
_SIGNS = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}


class _Notation(Struct, frozen=True):
    """How a notation escapes a text and writes a table, a list, a heading and a paragraph."""

    escape: Callable[[str], str]
    table: Callable[[Sequence[Sequence[str]]], Iterator[str]]
    listed: Callable[[Sequence[str], bool], Iterator[str]]
    heading: Callable[[str, int], str]
    paragraph: Callable[[str], str]


def in_notation(text: str, notation: str) -> str:
    """Return `text` in a notation: `HTML` or `LATEX`; as it is without any."""
    known = _NOTATIONS.get(notation)
    return "\n".join(_blocks(text, known)) if known else text


def _blocks(text: str, notation: _Notation) -> Iterator[str]:
    lines = [line for line in text.split("\n") if line.strip()]
    for kind, block in groupby(lines, _kind_of):
        shown = [*block]
        if kind is _ROW:
            rows = [line for line in shown if not _RULE.fullmatch(line)]
            yield from notation.table(
                [[notation.escape(one.strip()) for one in row.strip("|").split("|")] for row in rows]
            )
        elif kind is _POINT or kind is _NUMBER:
            items = [notation.escape(found["text"]) for found in map(kind.fullmatch, shown) if found]
            yield from notation.listed(items, kind is _NUMBER)
        elif kind is _HEADING:
            found = [one for one in map(_HEADING.fullmatch, shown) if one]
            yield from [notation.heading(notation.escape(one["text"]), len(one["level"])) for one in found]
        else:
            yield from [notation.paragraph(notation.escape(line)) for line in shown]


def _kind_of(line: str) -> re.Pattern[str] | None:
    return next((kind for kind in (_ROW, _POINT, _NUMBER, _HEADING) if kind.fullmatch(line)), None)


def _html_table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "<table>"
    for number, row in enumerate(rows):
        tag = "td" if number else "th"
        yield f"  <tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in row)}</tr>"
    yield "</table>"


def _html_list(items: Sequence[str], is_numbered: bool) -> Iterator[str]:
    tag = "ol" if is_numbered else "ul"
    yield from (f"<{tag}>", *(f"  <li>{item}</li>" for item in items), f"</{tag}>")


def _latex_table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"\\begin{{tabular}}{{{'l' * len(rows[0])}}}"
    for number, row in enumerate(rows):
        yield f"  {' & '.join(row)} \\\\"
        if not number:
            yield r"  \hline"
    yield r"\end{tabular}"


def _latex_list(items: Sequence[str], is_numbered: bool) -> Iterator[str]:
    name = "enumerate" if is_numbered else "itemize"
    yield from (f"\\begin{{{name}}}", *(f"  \\item {item}" for item in items), f"\\end{{{name}}}")


def _escaped_for_latex(text: str) -> str:
    return _SPECIAL.sub(lambda sign: _SIGNS.get(sign[0], f"\\{sign[0]}"), text)


_NOTATIONS: Mapping[str, _Notation] = {
    HTML: _Notation(
        lambda text: html.escape(text, quote=False),
        _html_table,
        _html_list,
        lambda text, level: f"<h{level}>{text}</h{level}>",
        lambda text: f"<p>{text}</p>",
    ),
    LATEX: _Notation(
        _escaped_for_latex,
        _latex_table,
        _latex_list,
        lambda text, level: f"\\{'sub' * (level - 1)}section{{{text}}}" if level < 4 else f"\\paragraph{{{text}}}",
        lambda text: text,
    ),
}
