"""Vectors of texts, and truncation to the model's limit."""

from enum import StrEnum
from itertools import islice

from mockserver.domain.embedding.features import features_meant, features_of
from mockserver.domain.embedding.space import Vector, project
from mockserver.ground.errors import MockserverError
from mockserver.ground.late.patterns import late_pattern

# The model's tokeniser is not public. Here a token is a word (in scripts without spaces, a character) or a punctuation
# mark.
_TOKEN = late_pattern(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|[^\W\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\w\s]"
)


class Truncation(StrEnum):
    """Which end of a too long text is truncated, as `text_truncate` names it; NONE refuses it."""

    START = "start"
    END = "end"
    NONE = "none"


class TextTooLong(MockserverError):
    """A text has more tokens than allowed, and must not be truncated."""

    def __init__(self, tokens: int, limit: int) -> None:
        super().__init__(f"{tokens} tokens, {limit} are allowed")
        self.tokens = tokens


def embed_text(text: str, dimensions: int) -> Vector:
    """Return the vector of `text`: floats in [-1, 1], of length 1, always the same for the same text.

    Texts about the same thing are near to each other, and to the spans of video where it is seen or said. Misspelt
    words and parted compounds count as in a search.
    """
    return project(features_meant(text), dimensions)


def embed_passage(text: str, dimensions: int) -> Vector:
    """Return the vector of a text of a document: like `embed_text`, but with all words as they are written."""
    return project(features_of(text), dimensions)


def count_tokens(text: str) -> int:
    """Return how many tokens `text` has, as `truncate` counts them."""
    return len(_TOKEN.findall(text))


def truncate(text: str, rule: Truncation, limit: int) -> str:
    """Return `text` truncated to its last `limit` tokens (START) or its first (END). Raises TextTooLong (NONE).

    A token is a run of letters and digits, or any other visible character.
    """
    first = list(islice(_TOKEN.finditer(text), limit + 1))
    if len(first) <= limit:
        return text
    match rule:
        case Truncation.START:
            return _last_tokens(text, limit)
        case Truncation.END:
            return text[: first[-2].end()]
        case Truncation.NONE:
            raise TextTooLong(count_tokens(text), limit)


def _last_tokens(text: str, limit: int) -> str:
    """Return `text` from its last `limit` tokens on. It has more than these."""
    size = limit
    while True:
        size *= 2
        end = text[-size:]
        tokens = list(_TOKEN.finditer(end))
        if len(tokens) > limit:  # one of them may be cut
            return end[tokens[-limit].start() :]
