"""Statements about several videos and images: what they show, which of them, how many, and how long they are."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.answers.about_one import in_short, place_of
from mockserver.domain.writing.answers.cited import Source, Statement
from mockserver.domain.writing.answers.question import Question
from mockserver.domain.writing.answers.subjects import MOST_MATCHING, Found, Subject, Subjects
from mockserver.domain.writing.phrases import clause, clip, clock, lowered
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Unit

MOST_STATEMENTS = 20
_USUAL_STATEMENTS, _MOST_NAMED = 3, 5
_LONGEST_STATEMENT = 160
_COUNTED = (Unit.SENTENCE, Unit.ITEM, Unit.LINE)


def statements_about(question: Question, subjects: Subjects) -> list[Statement]:
    """Return the statements that answer a question about several subjects, or about which there are."""
    spec = question.spec
    usual = len(subjects.chosen) if question.asks_for_each else _USUAL_STATEMENTS
    count = max(1, min(spec.number(usual, *_COUNTED), MOST_STATEMENTS))
    most = spec.number(1 + _USUAL_STATEMENTS, *_COUNTED)
    if question.asks_whether_there_is:
        return _whether(spec, subjects, count)[:most]
    if question.counts_items:
        return [_how_many(spec, subjects)]
    if question.asks_length:
        return _lengths(spec, subjects.chosen[:MOST_STATEMENTS], question.asks_for_extreme)
    if spec.subject and not subjects.matching:
        return [Statement(f"{capitalised(_none_of(subjects))} tells about {_words(spec)}."), *_about(subjects)][:most]
    if question.asks_which:
        most = spec.number(_MOST_NAMED if spec.subject else MOST_STATEMENTS, *_COUNTED)
        return [_with_scene(_named(subject, subjects), subject, subjects) for subject in subjects.chosen[:most]]
    if spec.asked and not spec.subject:
        most = spec.number(max(count, _MOST_NAMED), *_COUNTED)
        return [in_short(subject, spec) for subject in subjects.chosen[:most]]
    if question.compares and len(subjects.matching) > 1:
        return _compared(spec, subjects)
    return list(islice(_distinct_statements(_in_turn(subjects.found or _spread(subjects, spec)), spec), count))


def rows_of(subjects: Sequence[Subject]) -> list[Statement]:
    """Return the lines of a table of subjects: what each is called, what it is about, and how long it is."""
    rows = [Statement("| Video | About | Length |"), Statement("| --- | --- | --- |")]
    for subject in subjects:
        source = subject.source(PromptSpec())
        length = "image" if subject.is_still else clock(subject.duration)
        rows.append(Statement(f"| {source.label} | {source.subject} | {length} |", (Source(subject.id),)))
    return rows


def _whether(spec: PromptSpec, subjects: Subjects, count: int) -> list[Statement]:
    if not subjects.matching:
        return [Statement(f"No, {_none_of(subjects)} shows or mentions {_words(spec)}."), *_about(subjects)]
    first, *others = islice(_distinct_statements(_in_turn(subjects.found), spec), count)
    return [Statement(f"Yes. {first.text}", first.sources), *others]


def _how_many(spec: PromptSpec, subjects: Subjects) -> Statement:
    total = len(subjects.all)
    if not spec.subject:
        return Statement(f"There {'is' if total == 1 else 'are'} {total} {_items(total)} in the knowledge store.")
    best = {one.subject.id: one for one in reversed(subjects.found)}
    verb = "shows or mentions" if len(best) == 1 else "show or mention"
    places = [place_of(one) for one in reversed(best.values())][:_MOST_NAMED]
    count = f"At least {len(best)}" if len(best) == MOST_MATCHING else str(len(best))
    return Statement(f"{count} of {total} {_items(total)} {verb} {_words(spec)}.", tuple(places))


def _lengths(spec: PromptSpec, subjects: Sequence[Subject], extreme: str) -> list[Statement]:
    """Return how long each subject is, the longest first, and all together; or only the `extreme` one."""
    longest_first = sorted(subjects, key=lambda subject: -subject.duration)
    films = [subject for subject in longest_first if not subject.is_still]
    if extreme and films:
        chosen = films[-1 if extreme == "shortest" else 0]
        return [Statement(f"The {extreme} is this: {_length(chosen, spec).text}", (Source(chosen.id),))]
    total = sum([int(subject.duration) for subject in films])
    together = [Statement(f"Together they last {clock(total)}.")] if len(films) > 1 else []
    return [*[_length(subject, spec) for subject in longest_first], *together]


def _length(subject: Subject, spec: PromptSpec) -> Statement:
    label = subject.source(spec).label
    if subject.is_still:
        return Statement(f'"{label}" is an image.', (Source(subject.id),))
    return Statement(
        f'"{label}" lasts {clock(subject.duration)} ({subject.duration:g} seconds).', (Source(subject.id),)
    )


def _compared(spec: PromptSpec, subjects: Subjects) -> list[Statement]:
    """Return what each of several subjects is about, then a scene of each."""
    about = [_named(subject, subjects) for subject in subjects.matching[:_MOST_NAMED]]
    statements = (*about, *_distinct_statements(_in_turn(subjects.found), spec))
    return list(statements[: spec.number(2 * len(about), *_COUNTED)])


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


def _about(subjects: Subjects) -> Iterator[Statement]:
    """Yield statements about what the subjects show instead."""
    for subject in subjects.all[:_USUAL_STATEMENTS]:
        yield _named(subject, subjects)


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
        for scene in subject.source(spec).best_scenes(MOST_STATEMENTS)
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


def _words(spec: PromptSpec) -> str:
    return clause(clip(" or ".join(spec.subject), 80))


def _none_of(subjects: Subjects) -> str:
    total = len(subjects.all)
    return "the one item" if total == 1 else f"none of the {total} items"


def _items(total: int) -> str:
    return "item" if total == 1 else "items"
