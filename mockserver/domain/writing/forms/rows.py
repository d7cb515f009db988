"""Texts in rows and columns: tables and CSV, with the columns that a prompt names."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Modality, Scene
from mockserver.domain.writing.aspects.duties import NOT_MENTIONED, WORDS_FOR_DUE, WORDS_FOR_OWNERS, due_in, owner_in
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.sight import places, views
from mockserver.domain.writing.aspects.verdicts import mood_of
from mockserver.domain.writing.aspects.writing import findings
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.documents.naming import read_name
from mockserver.domain.writing.documents.places import Place, part_between, whole_place
from mockserver.domain.writing.documents.text_values import told_of
from mockserver.domain.writing.forms.column_kinds import kind_of
from mockserver.domain.writing.forms.quizzes import options_of, questions_about
from mockserver.domain.writing.forms.speaker_rows import rows_of_speakers
from mockserver.domain.writing.people import first_people_in, people_in
from mockserver.domain.writing.phrases import clause, clock, joined, whole_sentences
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit, whole
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_USUAL = ("time", "chapter", "what happens")
_OF_ACTIONS = ("action item", "owner", "due", "time")
_OF_FINDINGS = ("what", "time")
_DUE = WORDS_FOR_DUE | {"date"}
_TASKS = frozenset(["task", "tasks", "action", "item", "todo", "to-do", *_DUE])
_USUAL_QUESTIONS = 5
_LONGEST_CELL = 200
_NO_HEAD = late_pattern(r"\b(?:no|without(?: an?)?) header", re.IGNORECASE)
_OF_SHOTS = whole(r"shots?|(?:each|every|per|all) scenes?")
_MOST_ROWS, _MOST_PEOPLE = 20, 4
_NOTHING = "\u2013"


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
    """Return the same as values separated by commas, or by what the prompt wants between them."""
    columns, between = _columns(source), source.spec.layout.separator
    head = [] if _NO_HEAD.search(source.spec.text) else [[*columns]]
    rows = (*head, *_cells(source, columns))
    return "\n".join(between.join(_quoted(cell, between) for cell in row) for row in rows)


def _quoted(text: str, between: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if any(sign in text for sign in (between, '"', "\n")) else text


def _columns(source: Source) -> Sequence[str]:
    return source.spec.layout.columns or (
        (_OF_ACTIONS if Aspect.ACTIONS in source.spec.aspects else _OF_FINDINGS) if _kinds(source) else _USUAL
    )


def _kinds(source: Source) -> list[Aspect]:
    """Return the aspects whose findings are the rows."""
    if _names_actions(source.spec.layout.columns):
        return [Aspect.ACTIONS]
    return [] if source.spec.layout.columns else [aspect for aspect in source.spec.aspects if aspect in KINDS]


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
    return time if kind_of(column) == "time" else capitalised(task)


def _rows_of_questions(source: Source, columns: Sequence[str]) -> Iterator[list[str]]:
    """Yield a row for each question about the video."""
    count = source.spec.number(_USUAL_QUESTIONS, Unit.ITEM, Unit.QUESTION)
    for at, one in enumerate(islice(questions_about(source), count)):
        values = {"question": one.text, "answer": capitalised(one.right), "correct": capitalised(one.right)}
        values |= {"front": values["question"], "back": values["answer"], "options": " / ".join(options_of(one, at))}
        yield [next((values[word] for word in column.split() if word in values), "") for column in columns]


def _cells(source: Source, columns: Sequence[str]) -> Iterator[list[str]]:
    return ([_cell(source, text) for text in row] for row in _values(source, columns))


def _values(source: Source, columns: Sequence[str]) -> Iterator[list[str]]:
    if kinds_found := _kinds(source):
        yield from _rows_of_findings(source, kinds_found, columns)
        return
    if {"question", "front"} & {*columns}:
        yield from _rows_of_questions(source, columns)
        return
    if told := rows_of_speakers(source, columns, source.spec.number(_MOST_ROWS, Unit.ITEM)):
        yield from told
        return
    whole = cache(lambda: whole_place(source))  # only columns of no known kind need it
    for row in _rows_of_people(source) if kind_of(columns[0]) == "people" else _rows(source):
        yield [_value(source, column, row, whole) for column in columns]


def _cell(source: Source, text: str) -> str:
    if not text or text == NOT_MENTIONED:
        return source.spec.fallback or text or _NOTHING
    flat = " ".join(text.split())
    short = flat if len(flat) <= _LONGEST_CELL else whole_sentences(flat, _LONGEST_CELL)
    return short.replace("|", "/")


def _value(source: Source, column: str, row: _Row, whole: Callable[[], Place]) -> str:
    """Return what a column tells of a row: by the kind of the column, else what a property of that name would have."""
    kind = kind_of(column)
    if kind in ("time", "end"):
        return source.spec.layout.time_style.time(row.start if kind == "time" else row.end)
    if kind in _VALUES:
        return _VALUES[kind](row)
    place = part_between(whole(), row.start, row.end)
    told = next(iter(told_of(read_name(column), place)), "")
    return "" if told == NOT_MENTIONED else told


def _rows(source: Source) -> Iterator[_Row]:
    """Yield a row for each chapter, or for each scene if the prompt asks for those."""
    count = source.spec.number(_MOST_ROWS, Unit.ITEM)
    mood = mood_of(source)
    if _OF_SHOTS.search(source.spec.text.lower()):
        for number, scene in enumerate(source.scenes[:count], start=1):
            yield _row_of_scene(source, number, scene, tuple(first_people_in([scene], _MOST_PEOPLE)), mood)
        return
    for number, one in enumerate(chapters_from(source)[:count], start=1):
        scenes = [scene for scene in source.scenes if scene.start < one.end and scene.end > one.start]
        people = tuple(first_people_in(scenes, _MOST_PEOPLE))
        yield _Row(number, one.start, one.end, one.title, one.summary, people, scenes, mood)


def _rows_of_people(source: Source) -> Iterator[_Row]:
    people, known = {*people_in(source.scenes)}, dict[str, Scene]()
    for scene in source.scenes:
        for person in people.intersection(people_in([scene])):
            known.setdefault(person, scene)
    in_order, mood = sorted(known.items(), key=lambda one: (one[1].start, one[0])), mood_of(source)
    for number, (person, scene) in enumerate(in_order[:_MOST_ROWS], start=1):
        yield _row_of_scene(source, number, scene, (person,), mood)


def _row_of_scene(source: Source, number: int, scene: Scene, people: tuple[str, ...], mood: str) -> _Row:
    heading, told = clause(scene.heading, 60), f"{source.describe(scene)}."
    return _Row(number, scene.start, scene.end, heading, told, people, [scene], mood)


def _first(modality: Modality) -> Callable[[_Row], str]:
    def found(row: _Row) -> str:
        moments = (moment for scene in row.scenes for moment in scene.moments(modality))
        return next((clause(moment.text) for moment in moments), "")

    return found


def _place(row: _Row) -> str:
    """Return the first place that the row shows, such as "At a marble worktop"."""
    return capitalised(next((place for place, _ in places(row.scenes)), ""))


def _view(row: _Row) -> str:
    """Return how the camera first shows it, such as "Close-ups"."""
    return capitalised(next((view for view, _ in views(row.scenes)), ""))


_VALUES: Mapping[str, Callable[[_Row], str]] = {
    "length": lambda row: f"{row.end - row.start:.0f} s",
    "number": lambda row: str(row.number),
    "heading": lambda row: row.heading,
    "people": lambda row: capitalised(joined(row.people)),
    "said": _first(Modality.SPEECH),
    "read": _first(Modality.TEXT),
    "branded": _first(Modality.LOGO),
    "mood": lambda row: capitalised(row.mood),
    "place": _place,
    "view": _view,
    "nothing": lambda _: "",
    "summary": lambda row: row.summary,
}
