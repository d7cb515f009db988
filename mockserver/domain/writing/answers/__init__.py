"""Answers about several videos and images, with a citation for every statement."""

from mockserver.domain.writing.answers.cited import Citation, CitedText, Source, Whole
from mockserver.domain.writing.answers.finding import Finding, find_scenes
from mockserver.domain.writing.answers.question import Question, read_question
from mockserver.domain.writing.answers.subjects import Found, Subject
from mockserver.domain.writing.answers.whole import Answer, Material, write_answer

__all__ = [
    "Answer",
    "Citation",
    "CitedText",
    "Finding",
    "Found",
    "Material",
    "Question",
    "Source",
    "Subject",
    "Whole",
    "find_scenes",
    "read_question",
    "write_answer",
]
