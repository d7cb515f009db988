"""The complete answer: as text or as a JSON document, with the scenes that were found."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import quote

from msgspec import Struct

from mockserver.domain.writing.answers.about_one import place_of
from mockserver.domain.writing.answers.answering import answer_question
from mockserver.domain.writing.answers.cited import CitedText, Source, Statement, Whole, cited_by_number
from mockserver.domain.writing.answers.finding import Finding
from mockserver.domain.writing.answers.question import Question
from mockserver.domain.writing.answers.subjects import Found, Subject, Subjects
from mockserver.domain.writing.documents import Node, write_document

_MOST_FOUND = 10
_WEB, _LONGEST_ADDRESS = "https://www.example.com", 200


class Material(Struct, frozen=True):
    """The input of an answer: a question, all that it may be about, and what was found for it.

    `collections` are those by which the subjects were selected: names by id. With a `schema` the answer is a document
    that fits it. If it `searches_web`, it also cites a page that does not exist.
    """

    question: Question
    subjects: Sequence[Subject]
    finding: Finding
    collections: Sequence[tuple[str, str]] = ()
    schema: Node | None = None
    searches_web: bool = False


class Answer(Struct, frozen=True):
    """The generated answer, the `words` of the search, and the `found` scenes, best first."""

    text: CitedText
    words: tuple[str, ...]
    found: tuple[Found, ...]


def write_answer(material: Material, fixed: str | None = None) -> Answer:
    """Return the answer. In a `fixed` text, `[1]` cites the best scene. The same arguments give the same answer."""
    finding = material.finding
    subjects = Subjects(material.subjects, finding.found)
    return Answer(_written(material, subjects, fixed), finding.words, tuple(finding.found[:_MOST_FOUND]))


def _written(material: Material, subjects: Subjects, fixed: str | None) -> CitedText:
    question, words = material.question, material.finding.words
    if fixed is not None:
        return cited_by_number(fixed, _sources(subjects.found[:_MOST_FOUND], subjects))
    if material.schema is not None and subjects.all:
        best = subjects.chosen[0]
        return CitedText(write_document(material.schema, best.source(question.spec)))
    asked = Question(question.text, replace(question.spec, subject=words), question.earlier)
    return answer_question(asked, subjects, _closing(material, words))


def _sources(found: Sequence[Found], subjects: Subjects) -> list[Source]:
    """Return the sources that a fixed text can cite: the found scenes, else the first scene of each subject."""
    places = found or [
        Found(subject, subject.content.scenes[0], 0) for subject in subjects.all if subject.content.scenes
    ]
    return list(dict.fromkeys(map(place_of, places)))


def _closing(material: Material, words: Sequence[str]) -> list[Statement]:
    closing = [
        Statement(f'All of this is in the collection "{name}".', (Source(collection_id, whole=Whole.COLLECTION),))
        for collection_id, name in material.collections
    ]
    if material.searches_web:
        address = f"{_WEB}/{quote('-'.join(words)) or 'search'}"[:_LONGEST_ADDRESS]
        closing.append(Statement("A page on the web says more.", (Source(address, whole=Whole.PAGE),)))
    return closing
