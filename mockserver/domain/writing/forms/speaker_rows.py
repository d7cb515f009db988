"""Rows of tables about those who speak: one for each line of the transcript, or one for each speaker."""

import re
from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.writing.documents.naming import WHAT_IS_SAID
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import lines_of, quote_of, sentiment_by, shares_of_speech
from mockserver.domain.writing.talks.turns import talk_of

_SPEAKERS = frozenset(["speaker", "speakers"])
_LINES = WHAT_IS_SAID | {"lines"}
_WORD = re.compile(r"[\s_-]+")


class _Row(Struct):
    """A line, or the line of a speaker that matters most."""

    speaker: str
    role: str
    text: str
    start: float
    end: float
    sentiment: str
    share: str


_COLUMNS: Mapping[str, Callable[[_Row], str]] = {
    "speaker speakers name who person": lambda row: row.speaker,
    "role": lambda row: row.role,
    "time timestamp start begin from": lambda row: clock(row.start),
    "end until to": lambda row: clock(row.end),
    "sentiment mood tone emotion": lambda row: row.sentiment.capitalize(),
    "share percentage percent proportion": lambda row: row.share,
}
_VALUE_OF = {word: value for words, value in _COLUMNS.items() for word in words.split()}


def rows_of_speakers(source: Source, columns: Sequence[str], most: int) -> list[list[str]]:
    """Return the cells of each row; nothing if no column is for the speaker, or no speaker is known."""
    words = [_WORD.split(column) for column in columns]
    talk = talk_of(source.content)
    if not talk.people or _SPEAKERS.isdisjoint(word for column in words for word in column):
        return []
    has_lines = not _LINES.isdisjoint(word for column in words for word in column)
    rows = _lines(source) if has_lines else _speakers(source)
    return [[_cell(column, row) for column in words] for row in rows[:most]]


def _cell(column: Sequence[str], row: _Row) -> str:
    return next((_VALUE_OF[word](row) for word in column if word in _VALUE_OF), row.text)


def _lines(source: Source) -> list[_Row]:
    talk, said = talk_of(source.content), {moment.start for scene in source.scenes for moment in scene.said}
    of_speakers = {row.speaker: row for row in _speakers(source)}
    return [
        replace(of_speakers[turn.speaker], text=turn.text, start=turn.moment.start, end=turn.moment.end)
        for turn in talk.turns
        if turn.moment.start in said and turn.speaker in of_speakers
    ]


def _speakers(source: Source) -> list[_Row]:
    shares, rows = shares_of_speech(source), []
    for name, role in talk_of(source.content).roles.items():
        if lines := lines_of(source, [name]):
            quote = quote_of(source, name)
            at = next((line for line in lines if quote.rstrip(".") in line.text), lines[0])
            rows.append(_Row(name, role, quote, at.start, at.end, sentiment_by(source, name), f"{shares[name]} %"))
    return rows
