"""Answers a question about several videos and images, and cites the scenes that match it.

A question about one of them is answered like a prompt about it. One about several gets a statement about each.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from textwrap import indent

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.answers.cited import CitedText, Source, Statement, joined
from mockserver.domain.writing.answers.question import Question, read_question
from mockserver.domain.writing.answers.subjects import Found, Subject, Subjects
from mockserver.domain.writing.composer import LONGEST_TEXT, compose
from mockserver.domain.writing.phrases import clause, clip, clock, lowered
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Unit
from mockserver.domain.writing.scene_words import stems

_USUAL_STATEMENTS, _MOST_STATEMENTS = 3, 20
_MOST_NAMED = 5
_LONGEST_STATEMENT = 160
_COUNTED = (Unit.SENTENCE, Unit.ITEM, Unit.LINE)

_LINES: Mapping[Form, Callable[[int], str]] = {
    Form.BULLETS: lambda number: "- ",
    Form.NUMBERED: lambda number: f"{number}. ",
    Form.CHECKLIST: lambda number: f"{number}. ",
}
_SENTENCES = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.YES_NO, Form.COMPARISON, Form.SEVERAL])
_DATA = frozenset([Form.JSON, Form.CSV, Form.YAML, Form.XML])
"""Programs read these, so they have no citations."""

_TIMES = re.compile(r"(?<![-\d:])\d{1,2}(?::\d\d){1,2}\b")
_FRACTION = 0.999  # of a second, which texts leave out


def answer_question(question: Question, subjects: Subjects, closing: Sequence[Statement] = ()) -> CitedText:
    """Return the answer, followed by the statements `closing`; each statement cites its source.

    The same arguments give the same text.
    """
    spec = question.spec
    if not subjects.all:
        return joined([Statement("There is nothing ready in the knowledge store that could answer this."), *closing])
    if spec.form in _DATA:
        return CitedText(_as_data(question, subjects))
    if spec.form is Form.SEVERAL:
        answers = [_statement(_part_of(question, one), subjects) for one in spec.questions]
        return _as_lines(Form.NUMBERED, answers, closing)
    if (only := _only(question, subjects)) is not None:
        return _with_closing(_about_one(spec, only, subjects.found), closing)
    if spec.form in _LINES:
        return _as_lines(spec.form, _limited(_statements(question, subjects), spec), closing)
    if spec.form in _SENTENCES:
        return joined([*_limited(_statements(question, subjects), spec), *_notes(spec), *closing])
    return _with_closing(_about_one(spec, _chosen(subjects)[0], subjects.found), closing)


def place_of(found: Found) -> Source:
    """Return the citation source for a scene: the scene of a video, or the whole image."""
    if found.subject.is_still:
        return Source(found.subject.id)
    return Source(found.subject.id, found.scene.start, found.scene.end)


def _only(question: Question, subjects: Subjects) -> Subject | None:
    """Return the one subject that a question is about; None if it is about several, or about the store."""
    if question.is_about_store:
        return None
    candidates = subjects.matching if question.spec.subject else subjects.all
    return candidates[0] if len(candidates) == 1 else None


def _part_of(question: Question, text: str) -> Question:
    """Return a question that is one of several; without a subject it is about that of all."""
    part = read_question(text)
    return part if part.spec.subject else Question(text, replace(part.spec, subject=question.spec.subject))


def _statement(question: Question, subjects: Subjects) -> Statement:
    """Return the whole answer to one of several questions as a statement."""
    spec = question.spec
    only = _only(question, subjects)
    statements = _about_one(spec, only, subjects.found) if only else _limited(_statements(question, subjects), spec)
    sources = [source for statement in statements for source in statement.sources]
    return Statement(" ".join([statement.text for statement in statements]), tuple(dict.fromkeys(sources)))


def _as_data(question: Question, subjects: Subjects) -> str:
    """Return data about the best subject; JSON about several, if the question asks for each, is a list."""
    spec, chosen = question.spec, _chosen(subjects)
    if spec.form is not Form.JSON or not question.asks_for_each or len(chosen) == 1:
        return compose(chosen[0].source(spec))
    documents = [indent(compose(one.source(spec)), "  ") for one in chosen[:_MOST_STATEMENTS]]
    return "\n".join(["[", ",\n".join(documents), "]"])


def _statements(question: Question, subjects: Subjects) -> list[Statement]:
    spec = question.spec
    usual = len(_chosen(subjects)) if question.asks_for_each else _USUAL_STATEMENTS
    count = max(1, min(spec.number(usual, *_COUNTED), _MOST_STATEMENTS))
    most = spec.number(1 + _USUAL_STATEMENTS, *_COUNTED)
    if question.asks_whether_there_is:
        return _whether(spec, subjects, count)[:most]
    if spec.asked == "how long":
        return [_length(subject, spec) for subject in _chosen(subjects)[:_MOST_NAMED]]
    if question.counts_items:
        return [_how_many(spec, subjects)]
    if spec.subject and not subjects.matching:
        return [Statement(f"{capitalised(_none_of(subjects))} tells about {_words(spec)}."), *_about(subjects)][:most]
    if question.asks_which:
        most = spec.number(_MOST_NAMED if spec.subject else _MOST_STATEMENTS, *_COUNTED)
        return [_with_scene(_named(subject, subjects), subject, subjects) for subject in _chosen(subjects)[:most]]
    if question.compares and len(subjects.matching) > 1:
        return _compared(spec, subjects)
    return list(islice(_distinct_statements(_in_turn(subjects.found or _spread(subjects, spec)), spec), count))


def _distinct_statements(found: Iterable[Found], spec: PromptSpec) -> Iterator[Statement]:
    """Yield statements from scenes without repetitions; a title is named when the source changes."""
    known, named = set[tuple[str, str]](), ""
    for one in found:
        source = one.subject.source(spec)
        sentence = source.describe(one.scene, _LONGEST_STATEMENT)
        if (one.subject.id, sentence) not in known:
            known.add((one.subject.id, sentence))
            lead = capitalised(sentence) if one.subject.id == named else f'In "{source.label}": {lowered(sentence)}'
            named = one.subject.id
            yield Statement(f"{lead}.", (place_of(one),))


def _spread(subjects: Subjects, spec: PromptSpec) -> list[Found]:
    """Return scenes spread over all subjects; only from the requested part."""
    return [
        Found(subject, scene, 0)
        for subject in subjects.all
        for scene in subject.source(spec).best_scenes(_MOST_STATEMENTS)
    ]


def _in_turn(found: Iterable[Found]) -> Iterator[Found]:
    """Yield the best scene of each subject, then the second best of each, and so on."""
    by_subject: dict[str, list[Found]] = {}
    for one in found:
        by_subject.setdefault(one.subject.id, []).append(one)
    for depth in range(max(map(len, by_subject.values()), default=0)):
        for ranked in by_subject.values():
            if depth < len(ranked):
                yield ranked[depth]


def _whether(spec: PromptSpec, subjects: Subjects, count: int) -> list[Statement]:
    if not subjects.matching:
        return [Statement(f"No, {_none_of(subjects)} shows or mentions {_words(spec)}."), *_about(subjects)]
    first, *others = islice(_distinct_statements(_in_turn(subjects.found), spec), count)
    return [Statement(f"Yes. {first.text}", first.sources), *others]


def _compared(spec: PromptSpec, subjects: Subjects) -> list[Statement]:
    """Return what each of several subjects is about, then a scene of each."""
    about = [_named(subject, subjects) for subject in subjects.matching[:_MOST_NAMED]]
    statements = (*about, *_distinct_statements(_in_turn(subjects.found), spec))
    return list(statements[: spec.number(2 * len(about), *_COUNTED)])


def _how_many(spec: PromptSpec, subjects: Subjects) -> Statement:
    best = {one.subject.id: one for one in reversed(subjects.found)}
    total = len(subjects.all)
    verb = "shows or mentions" if len(best) == 1 else "show or mention"
    places = [place_of(one) for one in reversed(best.values())][:_MOST_NAMED]
    return Statement(f"{len(best)} of {total} {_items(total)} {verb} {_words(spec)}.", tuple(places))


def _length(subject: Subject, spec: PromptSpec) -> Statement:
    label = subject.source(spec).label
    if subject.is_still:
        return Statement(f'"{label}" is an image.', (Source(subject.id),))
    return Statement(
        f'"{label}" lasts {clock(subject.duration)} ({subject.duration:g} seconds).', (Source(subject.id),)
    )


def _about(subjects: Subjects) -> Iterator[Statement]:
    """Yield statements about what the subjects show instead."""
    for subject in subjects.all[:_USUAL_STATEMENTS]:
        yield _named(subject, subjects)


def _named(subject: Subject, subjects: Subjects) -> Statement:
    source = subject.source(PromptSpec())
    best = next((place_of(one) for one in subjects.found if one.subject is subject), Source(subject.id))
    return Statement(f'"{source.label}" is about {source.subject}.', (best,))


def _with_scene(statement: Statement, subject: Subject, subjects: Subjects) -> Statement:
    """Return a statement about a subject with the scene of it that was found, if any was."""
    scene = next((one.scene for one in subjects.found if one.subject is subject), None)
    if scene is None or subject.is_still:
        return statement
    sentence = lowered(subject.source(PromptSpec()).describe(scene, _LONGEST_STATEMENT))
    return Statement(f"{statement.text[:-1]}; in it, {sentence}.", statement.sources)


def _chosen(subjects: Subjects) -> Sequence[Subject]:
    """Return the subjects with matches, best first; all subjects if there are none."""
    return subjects.matching or subjects.all


def _about_one(spec: PromptSpec, subject: Subject, found: Sequence[Found]) -> list[Statement]:
    """Return the lines of the answer to a prompt about one subject.

    A line that tells times cites the scenes there. If none does, the last line cites the best scenes.
    """
    source = subject.source(replace(spec, subject=_within(subject, spec.subject)))
    *lines, last = [Statement(line, _places_in(line, subject)) for line in compose(source).split("\n")]
    if last.sources or any(line.sources for line in lines):
        return [*lines, last]
    scenes = [one.scene for one in found if one.subject is subject and spec.form is not Form.MOMENT] or source.scenes
    places = dict.fromkeys([place_of(Found(subject, scene, 0)) for scene in list(scenes)[:_USUAL_STATEMENTS]])
    return [*lines, Statement(last.text, tuple(places) or (Source(subject.id),))]


def _places_in(line: str, subject: Subject) -> tuple[Source, ...]:
    """Return the scenes at the times that a line tells, without the ends of spans."""
    clocks = [reversed(one.split(":")) for one in _TIMES.findall(line)]
    times = [sum(int(part) * 60**at for at, part in enumerate(parts)) for parts in clocks]
    scenes = [subject.scene_at(time + _FRACTION) for time in times]
    return tuple(dict.fromkeys([place_of(Found(subject, scene, 0)) for scene in scenes if scene is not None]))


def _with_closing(lines: Sequence[Statement], closing: Sequence[Statement]) -> CitedText:
    if len(lines) == 1:
        return joined([*lines, *closing])
    return joined([*lines, *([Statement("")] if closing else []), *closing], "\n")


def _within(subject: Subject, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that name something within a subject, rather than the subject itself."""
    title = stems((subject.content.title,))
    return tuple([word for word in words if not stems((word,)) <= title])


def _limited(statements: Sequence[Statement], spec: PromptSpec) -> list[Statement]:
    """Return as many statements as the requested length allows; at least one, shortened if necessary."""
    words = spec.count(Unit.WORD)
    room, most = LONGEST_TEXT, words.number if words else LONGEST_TEXT
    kept: list[Statement] = []
    for statement in statements:
        room -= len(statement.text)
        if room < 0 and kept:
            break
        count = len(statement.text.split())
        if count > most:
            return kept or [statement.shortened(most)]
        most -= count
        kept.append(statement)
    return kept


def _as_lines(form: Form, statements: Iterable[Statement], closing: Sequence[Statement]) -> CitedText:
    mark = _LINES[form]
    lines = [
        Statement(f"{mark(number)}{statement.text}", statement.sources)
        for number, statement in enumerate((*statements, *closing), start=1)
    ]
    return joined(lines, "\n")


def _notes(spec: PromptSpec) -> list[Statement]:
    return [Statement(spec.unsupported)] if spec.unsupported else []


def _words(spec: PromptSpec) -> str:
    return clause(clip(" or ".join(spec.subject), 80))


def _none_of(subjects: Subjects) -> str:
    total = len(subjects.all)
    return "the one item" if total == 1 else f"none of the {total} items"


def _items(total: int) -> str:
    return "item" if total == 1 else "items"
