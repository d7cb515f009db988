"""Writes texts and documents: their subject, and their maximum length."""

from msgspec import Struct

from mockserver.domain import writing
from mockserver.domain.records.scenes import Content
from mockserver.domain.tokens import count_tokens, cut_to_tokens
from mockserver.domain.writing.documents import Node, write_document


class Subject(Struct, frozen=True, gc=False):
    """The subject of a text, from its second `start` to its second `end`; texts call it a `noun`."""

    content: Content
    start: float
    end: float
    noun: str = "video"


class Text(Struct, frozen=True, gc=False):
    """A written text; a truncated one has the maximum number of tokens."""

    text: str
    tokens: int
    is_cut: bool


def written(subject: Subject, prompt: str, temperature: float, schema: Node | None) -> str:
    """Return the text for `prompt` or, with a `schema`, a JSON document that fits it."""
    about = writing.source_for(subject.content, subject.end, prompt, temperature, subject.start, subject.noun)
    return writing.compose(about) if schema is None else write_document(schema, about)


def limited(whole: str, most_tokens: int) -> Text:
    """Return the text, truncated at the maximum number of tokens."""
    tokens = count_tokens(whole)
    if tokens <= most_tokens:
        return Text(whole, tokens, is_cut=False)
    return Text(cut_to_tokens(whole, most_tokens), most_tokens, is_cut=True)
