"""Answers about several videos and images, as a store gives them."""

from collections.abc import Sequence

from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.domain.writing.answers import (
    Answer,
    CitedText,
    Material,
    Question,
    Subject,
    find_scenes,
    read_question,
    write_answer,
)
from mockserver.ground.steps import run_blocking


def material_of(question: Question, subjects: Sequence[Subject], **more: object) -> Material:
    corpus = GrowingCorpus()
    for subject in subjects:
        corpus.add(subject.id, subject.content)
    return Material(question, subjects, run_blocking(find_scenes(question, subjects, corpus)), **more)  # type: ignore[arg-type]


def answer_about(
    subjects: Sequence[Subject], text: str, earlier: Sequence[str] = (), instructions: str = "", **more: object
) -> Answer:
    """Return the answer to a question; `more` are fields of its material."""
    return write_answer(material_of(read_question(text, instructions, earlier), subjects, **more))


def cited(text: CitedText) -> list[str]:
    """Return the cited ids, in order."""
    return [citation.source.id for citation in text.citations]
