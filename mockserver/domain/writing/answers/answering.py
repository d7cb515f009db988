"""Answers a question about several videos and images, and cites the scenes that match it.

A question about one of them is answered like a prompt about it. One about several gets statements about them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from textwrap import indent

from mockserver.domain.writing.answers.about_one import about_each, about_one
from mockserver.domain.writing.answers.about_several import MOST_STATEMENTS, rows_of, statements_about
from mockserver.domain.writing.answers.cited import CitedText, Statement, joined
from mockserver.domain.writing.answers.question import Question, read_question
from mockserver.domain.writing.answers.subjects import Subject, Subjects
from mockserver.domain.writing.composer import LONGEST_TEXT, compose
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Unit

_LINES: Mapping[Form, Callable[[int], str]] = {
    Form.BULLETS: lambda number: "- ",
    Form.NUMBERED: lambda number: f"{number}. ",
    Form.CHECKLIST: lambda number: f"{number}. ",
}
_SENTENCES = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.YES_NO, Form.COMPARISON, Form.SEVERAL])
_DATA = frozenset([Form.JSON, Form.CSV, Form.YAML, Form.XML])
"""Programs read these, so they have no citations."""


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
        return _with_closing(about_one(spec, only, subjects.found), closing)
    if question.asks_for_each and spec.form is Form.TABLE:
        return _with_closing(rows_of(subjects.chosen[:MOST_STATEMENTS]), closing)
    if question.asks_for_each and spec.form not in _LINES and (spec.form not in _SENTENCES or spec.counts):
        return _with_closing(about_each(spec, subjects.chosen[:MOST_STATEMENTS], subjects.found), closing)
    if spec.form in _LINES:
        return _as_lines(spec.form, _limited(statements_about(question, subjects), spec), closing)
    if spec.form in _SENTENCES:
        return joined([*_limited(statements_about(question, subjects), spec), *_notes(spec), *closing])
    return _with_closing(about_one(spec, subjects.chosen[0], subjects.found), closing)


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
    statements = about_one(spec, only, subjects.found) if only else _limited(statements_about(question, subjects), spec)
    sources = [source for statement in statements for source in statement.sources]
    return Statement(" ".join([statement.text for statement in statements]), tuple(dict.fromkeys(sources)))


def _as_data(question: Question, subjects: Subjects) -> str:
    """Return data about the best subject; JSON about several, if the question asks for each, is a list."""
    spec, chosen = question.spec, subjects.chosen
    if spec.form is not Form.JSON or not question.asks_for_each or len(chosen) == 1:
        return compose(chosen[0].source(spec))
    documents = [indent(compose(one.source(spec)), "  ") for one in chosen[:MOST_STATEMENTS]]
    return "\n".join(["[", ",\n".join(documents), "]"])


def _with_closing(lines: Sequence[Statement], closing: Sequence[Statement]) -> CitedText:
    if len(lines) == 1:
        return joined([*lines, *closing])
    return joined([*lines, *([Statement("")] if closing else []), *closing], "\n")


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
