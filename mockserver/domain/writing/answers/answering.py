"""Answers a question about several videos and images: finds the scenes that match, and cites them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.answers.cited import CitedText, Source, Statement, joined
from mockserver.domain.writing.answers.question import Question
from mockserver.domain.writing.answers.subjects import Found, Subject, Subjects
from mockserver.domain.writing.composer import LONGEST_TEXT, compose
from mockserver.domain.writing.phrases import clause, clip, clock, lowered
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Unit
from mockserver.domain.writing.questions import moment

_USUAL_STATEMENTS, _MOST_STATEMENTS = 3, 20
_MOST_NAMED = 5
_LONGEST_STATEMENT = 160
_COUNTED = (Unit.SENTENCE, Unit.ITEM, Unit.LINE)

_LINES: Mapping[Form, Callable[[int], str]] = {
    Form.BULLETS: lambda number: "- ",
    Form.NUMBERED: lambda number: f"{number}. ",
    Form.CHECKLIST: lambda number: f"{number}. ",
}
_SENTENCES = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.YES_NO])


def answer_question(question: Question, subjects: Subjects, closing: Sequence[Statement] = ()) -> CitedText:
    """Return the answer, followed by the statements `closing`; each statement cites its source.

    The same arguments give the same text.
    """
    spec = question.spec
    if not subjects.all:
        return joined([Statement("There is nothing ready in the knowledge store that could answer this."), *closing])
    asked = replace(spec, subject=subject_of(question, subjects))
    found = subjects.matching(asked.subject)
    if spec.form in _LINES:
        return _as_lines(spec.form, _limited(_statements(asked, subjects, found), spec), closing)
    if spec.form in _SENTENCES:
        return joined([*_limited(_statements(asked, subjects, found), spec), *_notes(spec), *closing])
    return joined([_about_one(asked, subjects, found), *closing], "\n\n")


def place_of(found: Found) -> Source:
    """Return the citation source for a scene: the scene of a video, or the whole image."""
    if found.subject.is_still:
        return Source(found.subject.id)
    return Source(found.subject.id, found.scene.start, found.scene.end)


def subject_of(question: Question, subjects: Subjects) -> tuple[str, ...]:
    """Return the words for the subject of the question: those of an earlier question if this one has none."""
    own = question.spec.subject
    return own or next((words for words in question.earlier if subjects.matching(words)), own)


def _statements(spec: PromptSpec, subjects: Subjects, found: Sequence[Found]) -> list[Statement]:
    count = max(1, min(spec.number(_USUAL_STATEMENTS, *_COUNTED), _MOST_STATEMENTS))
    if spec.asked == WHETHER and spec.subject:
        return _whether(spec, subjects, found, count)[: spec.number(1 + _USUAL_STATEMENTS, *_COUNTED)]
    if spec.asked == "how long":
        return [_length(subject, spec) for subject in _chosen(subjects, found)[:_MOST_NAMED]]
    if spec.asked == "how many" and spec.subject:
        return [_how_many(spec, subjects, found)]
    if spec.subject and not found and not subjects.holding(spec.subject):
        return _nothing(spec, subjects)[: spec.number(1 + _USUAL_STATEMENTS, *_COUNTED)]
    return list(islice(_statements_about(spec, subjects, found), count))


def _statements_about(spec: PromptSpec, subjects: Subjects, found: Sequence[Found]) -> Iterator[Statement]:
    """Yield statements from the best scenes, one subject after the other; without matches, what each
    subject is about.
    """
    return _distinct_statements(_in_turn(found or _spread(subjects, spec)), spec)


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
    """Return scenes spread over the subjects whose title matches the question, or over all; only from the requested
    part.
    """
    return [
        Found(subject, scene, 0)
        for subject in subjects.holding(spec.subject) or subjects.all
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


def _whether(spec: PromptSpec, subjects: Subjects, found: Sequence[Found], count: int) -> list[Statement]:
    words, holders = _words(spec), subjects.holding(spec.subject)
    if not holders:
        return [Statement(f"No, {_none_of(subjects)} shows or mentions {words}."), *_about(subjects, found)]
    best = [one for one in _in_turn(found) if one.subject in holders] or [
        Found(holder, holder.content.scenes[0], 0) for holder in holders if holder.content.scenes
    ]
    statements = list(islice(_distinct_statements(best, spec), count)) or [_named(holders[0], spec)]
    return [Statement(f"Yes. {statements[0].text}", statements[0].sources), *statements[1:]]


def _how_many(spec: PromptSpec, subjects: Subjects, found: Sequence[Found]) -> Statement:
    best = {one.subject.id: one for one in reversed(found)}
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


def _nothing(spec: PromptSpec, subjects: Subjects) -> list[Statement]:
    return [Statement(f"{capitalised(_none_of(subjects))} tells about {_words(spec)}."), *_about(subjects, ())]


def _about(subjects: Subjects, found: Sequence[Found]) -> Iterator[Statement]:
    """Yield statements about what the subjects show instead."""
    for subject in _chosen(subjects, found)[:_USUAL_STATEMENTS]:
        yield _named(subject, PromptSpec())


def _named(subject: Subject, spec: PromptSpec) -> Statement:
    source = subject.source(spec)
    return Statement(f'"{source.label}" is about {source.theme}.', (Source(subject.id),))


def _chosen(subjects: Subjects, found: Sequence[Found]) -> Sequence[Subject]:
    """Return the subjects with matches, best first; all subjects if there are none."""
    by_id = {one.subject.id: one.subject for one in found}
    return list(by_id.values()) or subjects.all


def _about_one(spec: PromptSpec, subjects: Subjects, found: Sequence[Found]) -> Statement:
    """Return a text in another form about the best subject, citing its scenes."""
    subject = _chosen(subjects, found)[0]
    source = subject.source(spec)
    is_moment = spec.form is Form.MOMENT
    scenes = [one.scene for one in found if one.subject is subject and not is_moment] or source.scenes
    places = [place_of(Found(subject, scene, 0)) for scene in list(scenes)[:_USUAL_STATEMENTS]]
    text = moment(source) if is_moment else compose(source)
    return Statement(text, tuple(dict.fromkeys(places)) or (Source(subject.id),))


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
