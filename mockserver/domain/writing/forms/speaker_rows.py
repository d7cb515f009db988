"""Rows of tables about those who speak: one for each line of the transcript, or one for each speaker."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.writing.documents.naming import WHAT_IS_SAID
from mockserver.domain.writing.forms.column_kinds import kind_of, words_of
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import lines_of, quote_of, sentiment_by, shares_of_speech
from mockserver.domain.writing.talks.turns import talk_of

_SPEAKERS = frozenset(["speaker", "speakers"])
_LINES = WHAT_IS_SAID | {"lines"}


class _Row(Struct):
    """A line, or the line of a speaker that matters most."""

    speaker: str
    role: str
    text: str
    start: float
    end: float
    sentiment: str
    share: str


_VALUES: Mapping[str, Callable[[_Row], str]] = {
    "people": lambda row: row.speaker,
    "role": lambda row: row.role,
    "time": lambda row: clock(row.start),
    "end": lambda row: clock(row.end),
    "mood": lambda row: row.sentiment.capitalize(),
    "share": lambda row: row.share,
}


def rows_of_speakers(source: Source, columns: Sequence[str], most: int) -> list[list[str]]:
    """Return the cells of each row; nothing if no column is for the speaker, or no speaker is known."""
    words = {word for column in columns for word in words_of(column)}
    if _SPEAKERS.isdisjoint(words) or not talk_of(source.content).people:
        return []
    rows = _speakers(source) if _LINES.isdisjoint(words) else _lines(source)
    kinds = [kind_of(column) for column in columns]
    return [[_VALUES[kind](row) if kind in _VALUES else row.text for kind in kinds] for row in rows[:most]]


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
        if lines := lines_of(source, name):
            quote = quote_of(source, name)
            at = next((line for line in lines if quote.rstrip(".") in line.text), lines[0])
            rows.append(_Row(name, role, quote, at.start, at.end, sentiment_by(source, name), f"{shares[name]} %"))
    return rows
