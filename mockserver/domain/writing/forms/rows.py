"""Texts in rows and columns: tables and CSV, with the columns that a prompt names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality, Scene
from mockserver.domain.writing.aspects.duties import WORDS_FOR_DUE, WORDS_FOR_OWNERS, due_in, owner_in
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.sight import places
from mockserver.domain.writing.aspects.verdicts import mood_of
from mockserver.domain.writing.aspects.writing import findings
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.forms.quizzes import options_of, questions_about
from mockserver.domain.writing.forms.speaker_rows import rows_of_speakers
from mockserver.domain.writing.people import first_people_in, people_in
from mockserver.domain.writing.phrases import clause, clock, joined, whole_sentences
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source

_USUAL = ("time", "chapter", "what happens")
_OF_ACTIONS = ("action item", "owner", "due", "time")
_OF_FINDINGS = ("what", "time")
_DUE = WORDS_FOR_DUE | {"date"}
_TASKS = frozenset(["task", "tasks", "action", "item", "todo", "to-do", *_DUE])
_USUAL_QUESTIONS = 5
_LONGEST_CELL = 200
_MOST_ROWS, _MOST_PEOPLE = 20, 4
_NOTHING = "\u2013"

_COLUMNS: Mapping[str, str] = {
    "time": "time timestamp timestamps timecode start begin from when seen",
    "end": "end until to finish",
    "length": "duration length seconds",
    "number": "number no # id index nr",
    "heading": "scene chapter title topic section heading part step segment",
    "people": "people person who character characters participant participants speaker speakers attendees actors name",
    "said": "quote quotes dialogue speech said audio transcript spoken line voice narration",
    "read": "text caption captions subtitles",
    "branded": "brand brands logo logos",
    "place": "setting location place where background",
    "nothing": "cons con against disadvantages weaknesses",
    "mood": "mood tone emotion emotions sentiment atmosphere feeling vibe",
}
_KIND_OF_WORD = {word: kind for kind, words in _COLUMNS.items() for word in words.split()}


class _Row(Struct):
    """What a row is about: a part of the video, or a person with the scene in which it is seen first."""

    number: int
    start: float
    end: float
    heading: str
    summary: str
    people: tuple[str, ...]
    scenes: Sequence[Scene]
    mood: str


def table(source: Source) -> str:
    """Return a table of the video, with the columns of the prompt."""
    columns = _columns(source)
    lines = [f"| {' | '.join(cells)} |" for cells in _cells(source, columns)]
    heads = " | ".join(map(capitalised, columns))
    return "\n".join([f'"{source.label}":', "", f"| {heads} |", "|---" * len(columns) + "|", *lines])


def csv(source: Source) -> str:
    """Return the same as comma-separated values."""
    columns = _columns(source)
    rows = (",".join(map(_quoted, cells)) for cells in _cells(source, columns))
    return "\n".join([",".join(map(_quoted, columns)), *rows])


def _quoted(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if any(sign in text for sign in ',"\n') else text


def _columns(source: Source) -> Sequence[str]:
    return source.spec.columns or (
        (_OF_ACTIONS if Aspect.ACTIONS in source.spec.aspects else _OF_FINDINGS) if _kinds(source) else _USUAL
    )


def _kinds(source: Source) -> list[Aspect]:
    """Return the aspects whose findings are the rows."""
    if _names_actions(source.spec.columns):
        return [Aspect.ACTIONS]
    return [] if source.spec.columns else [aspect for aspect in source.spec.aspects if aspect in KINDS]


def _names_actions(columns: Sequence[str]) -> bool:
    """Return whether the columns are those of next steps: who has to do what until when."""
    named = {word for column in columns for word in column.split()}
    return not named.isdisjoint(WORDS_FOR_OWNERS) and not named.isdisjoint(_TASKS)


def _rows_of_findings(source: Source, kinds: Sequence[Aspect], columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each thing that is found: if there are next steps, with owner and due date."""
    found = [one for aspect in kinds for one in findings(source, aspect)]
    for one in found[: source.spec.number(_MOST_ROWS, Unit.ITEM)]:
        time = clock(one.times[0]) if one.times else ""
        if Aspect.ACTIONS in kinds:
            yield [_of_action(column, one.text, time) for column in columns]
        else:
            yield [capitalised(one.text), time]


def _of_action(column: str, task: str, time: str) -> str:
    """Return what a column tells of a next step."""
    words = {*column.split()}
    if words & WORDS_FOR_OWNERS:
        return owner_in(task)
    if words & _DUE:
        return due_in(task)
    return time if _kind(column) == "time" else capitalised(task)


def _rows_of_questions(source: Source, columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each question about the video."""
    count = source.spec.number(_USUAL_QUESTIONS, Unit.ITEM, Unit.QUESTION)
    for at, one in enumerate(islice(questions_about(source), count)):
        values = {"question": one.text, "answer": capitalised(one.right), "correct": capitalised(one.right)}
        values |= {"front": values["question"], "back": values["answer"], "options": " / ".join(options_of(one, at))}
        yield [next((values[word] for word in column.split() if word in values), "") for column in columns]


def _cells(source: Source, columns: Sequence[str]) -> Iterator[list[str]]:
    if kinds_found := _kinds(source):
        yield from (list(map(_cell, row)) for row in _rows_of_findings(source, kinds_found, columns))
        return
    if {"question", "front"} & {*columns}:
        yield from (list(map(_cell, row)) for row in _rows_of_questions(source, columns))
        return
    if told := rows_of_speakers(source, columns, source.spec.number(_MOST_ROWS, Unit.ITEM)):
        yield from (list(map(_cell, row)) for row in told)
        return
    kinds = [_kind(column) for column in columns]
    rows = _rows_of_people(source) if kinds[0] == "people" else _rows(source)
    for row in rows:
        yield [_cell(_VALUES[kind](row)) for kind in kinds]


def _kind(column: str) -> str:
    kinds = [_KIND_OF_WORD[word] for word in re.split(r"[\s_-]+", column) if word in _KIND_OF_WORD]
    return "end" if "end" in kinds else kinds[-1] if kinds else "summary"  # "end_time" is no start


def _cell(text: str) -> str:
    return whole_sentences(" ".join(text.split()), _LONGEST_CELL).replace("|", "/") if text else _NOTHING


def _rows(source: Source) -> Iterator[_Row]:
    chapters = chapters_from(source)
    count = source.spec.number(_MOST_ROWS, Unit.ITEM)
    mood = mood_of(source)
    for number, one in enumerate(chapters[:count], start=1):
        scenes = [scene for scene in source.scenes if scene.start < one.end and scene.end > one.start]
        people = tuple(first_people_in(scenes, _MOST_PEOPLE))
        yield _Row(number, one.start, one.end, one.title, one.summary, people, scenes, mood)


def _rows_of_people(source: Source) -> Iterator[_Row]:
    people, known = {*people_in(source.scenes)}, dict[str, Scene]()
    for scene in source.scenes:
        for person in people.intersection(people_in([scene])):
            known.setdefault(person, scene)
    in_order = sorted(known.items(), key=lambda one: (one[1].start, one[0]))
    for number, (person, scene) in enumerate(in_order[:_MOST_ROWS], start=1):
        heading = clause(scene.heading, 60)
        yield _Row(
            number, scene.start, scene.end, heading, f"{source.describe(scene)}.", (person,), [scene], mood_of(source)
        )


def _first(modality: Modality) -> Callable[[_Row], str]:
    def found(row: _Row) -> str:
        moments = (moment for scene in row.scenes for moment in scene.moments(modality))
        return next((clause(moment.text) for moment in moments), "")

    return found


def _place(row: _Row) -> str:
    """Return the first place that the row shows, such as "At a marble worktop"."""
    return capitalised(next((place for place, _ in places(row.scenes)), ""))


_VALUES: Mapping[str, Callable[[_Row], str]] = {
    "time": lambda row: clock(row.start),
    "end": lambda row: clock(row.end),
    "length": lambda row: f"{row.end - row.start:.0f} s",
    "number": lambda row: str(row.number),
    "heading": lambda row: row.heading,
    "people": lambda row: capitalised(joined(row.people)),
    "said": _first(Modality.SPEECH),
    "read": _first(Modality.TEXT),
    "branded": _first(Modality.LOGO),
    "mood": lambda row: capitalised(row.mood),
    "place": _place,
    "nothing": lambda _: "",
    "summary": lambda row: row.summary,
}
