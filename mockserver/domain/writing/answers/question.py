"""Reads a question, with instructions and earlier questions."""

from collections.abc import Sequence
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.writing.prompts.prompt import read_manner, read_prompt
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Tone

# Words for everything; they name no subject.
_ALL = frozenset(["all", "anything", "everything", "something", "item", "items", "knowledge", "store"])

# The defaults for a question that does not say how to answer.
_USUAL_FORMS = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.YES_NO, Form.MOMENT])


class Question(Struct, frozen=True):
    """A parsed question, and the subjects of earlier ones, the last first."""

    text: str
    spec: PromptSpec
    earlier: tuple[tuple[str, ...], ...] = ()


def read_question(text: str, instructions: str | None = None, earlier: Sequence[str] = ()) -> Question:
    """Return the parsed question. Instructions apply where the question itself says nothing; `earlier` is in order."""
    subjects = (read_prompt(asked).subject for asked in reversed(earlier))
    spec = _guided(read_prompt(text), read_manner(instructions)) if instructions else read_prompt(text)
    spec = replace(spec, subject=tuple(word for word in spec.subject if word not in _ALL))
    return Question(text, spec, tuple(subject for subject in subjects if subject))


def _guided(spec: PromptSpec, manner: PromptSpec) -> PromptSpec:
    is_free = spec.form in _USUAL_FORMS and manner.form not in _USUAL_FORMS
    return replace(
        spec,
        form=manner.form if is_free else spec.form,
        members=manner.members if is_free else spec.members,
        counts=spec.counts or manner.counts,
        tone=spec.tone if spec.tone is not Tone.PLAIN else manner.tone,
        unsupported=spec.unsupported or manner.unsupported,
    )
