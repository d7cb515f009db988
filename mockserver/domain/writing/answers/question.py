"""Reads a question, with instructions and earlier questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.retrieval.needs import understand
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.prompt import read_manner, read_prompt
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Tone
from mockserver.ground.late.patterns import late_pattern

# Words that name no subject: those for everything, for a length, for a place in time, and greetings.
_NO_SUBJECT = frozenset(
    [
        *("all", "anything", "everything", "something", "item", "items", "knowledge", "store", "now"),
        *("long", "longer", "longest", "short", "shorter", "shortest", "length", "duration", "runtime", "total"),
        *("start", "end", "beginning", "hi", "hello", "hey", "greetings"),
    ]
)

# The defaults for a question that does not say how to answer.
_USUAL_FORMS = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.YES_NO, Form.MOMENT])

_COMPARES = late_pattern(r"\b(?:compar\w*|contrast\w*|differen\w*|similar\w*|in common|versus|vs)\b", re.IGNORECASE)
_BETWEEN = late_pattern(r"\b(?:and|or|versus|vs|as well as)\b|[,;]", re.IGNORECASE)
_BETWEEN_COMPARED = late_pattern(r"\b(?:and|or|versus|vs|as well as|with|to|from|than)\b|[,;]", re.IGNORECASE)
_MOST_TOPICS = 6

_MANY = r"(?:videos|items|clips|films|images|pictures|photos|recordings|assets|files)"
_ITEMS = r"(?:videos?|items?|clips?|films?|images?|pictures?|photos?|recordings?|assets?|files?)"
_ASKS_WHICH = late_pattern(
    rf"\b(?:which|what) (?:of (?:the|these|my|our) )?(?:\w+ )?{_ITEMS}\b(?! (?:is|are) (?:this|these|it|they)\b)"
    rf"|\b(?:list|name|find|show(?: me)?|give me|are there|is there|do (?:we|i) have)\b[^.?!]{{0,30}}\b{_ITEMS}"
    r" (?:that|which|about|with|of|showing|in which|where|on|from)\b"
    rf"|\b(?:list|name) (?:all |me )?(?:of )?(?:the |these |my |our )?{_ITEMS}\b"
    r"|\bwhat (?:topics|subjects|themes) (?:are|do|does|is)\b",
    re.IGNORECASE,
)
_ASKS_FOR_ANY = late_pattern(
    rf"\b(?:(?:is|are) there|do (?:we|i|you) have|any of (?:the|these|my|our)|any {_ITEMS})\b", re.IGNORECASE
)
_COUNTS = late_pattern(rf"\b(?:how many|number of|count) (?:of )?(?:the |these |my |our )?{_ITEMS}\b", re.IGNORECASE)
_LENGTH = late_pattern(
    r"\b(?:duration|running time|runtime)\b|\b(?:which|what|list|name|find)\b[^.?!]{0,40}\b(?:long|short)(?:er|est)\b",
    re.IGNORECASE,
)
_EXTREME = late_pattern(r"\b(long|short)(?:er|est)\b", re.IGNORECASE)
_ASKS_FOR_EACH = late_pattern(
    rf"\b(?:each|every|per) (?:of (?:the|these) )?{_ITEMS}\b|\b(?:all|both|these|the) (?:of (?:the|these) )?{_MANY}\b",
    re.IGNORECASE,
)


class Question(Struct, frozen=True):
    """A parsed question, and the subjects of earlier ones, the last first."""

    text: str
    spec: PromptSpec
    earlier: tuple[tuple[str, ...], ...] = ()

    @property
    def subjects(self) -> Sequence[tuple[str, ...]]:
        """The words for what it is about; if it has none, those of earlier questions, the last first.

        A question about each video or image, or about their number, is about all.
        """
        if self.spec.subject:
            return (self.spec.subject,)
        return () if self.asks_for_each or self.counts_items else self.earlier

    def topics(self, words: Sequence[str]) -> Sequence[str]:
        """Return what to look for if the question is about `words`: all together, and each of several things."""
        return [*dict.fromkeys([" ".join(words), *(_parts(self.text) if self.spec.subject else ())])]

    @property
    def asks_which(self) -> bool:
        """Whether it asks which videos or images there are."""
        return bool(_ASKS_WHICH.search(self.text))

    @property
    def asks_whether_there_is(self) -> bool:
        """Whether it asks if anything of all videos and images shows something."""
        is_of_all = self.asks_which or _ASKS_FOR_ANY.search(self.text)
        return bool(is_of_all and self.spec.asked == WHETHER and self.spec.subject)

    @property
    def counts_items(self) -> bool:
        """Whether it asks how many videos or images there are, or show something."""
        return bool(_COUNTS.search(self.text))

    @property
    def asks_for_extreme(self) -> str:
        """The end of the lengths that it asks for: longest, shortest, or empty."""
        found = _EXTREME.search(self.text)
        return "" if found is None else f"{found[1].lower()}est"

    @property
    def asks_length(self) -> bool:
        """Whether it asks how long videos are."""
        return self.spec.asked == "how long" or bool(_LENGTH.search(self.text))

    @property
    def compares(self) -> bool:
        """Whether it compares things."""
        return bool(_COMPARES.search(self.text))

    @property
    def asks_for_each(self) -> bool:
        """Whether it asks for something about each video or image."""
        return bool(_ASKS_FOR_EACH.search(self.text))

    @property
    def is_about_store(self) -> bool:
        """Whether the answer is about what there is, rather than about what happens in it."""
        return self.asks_which or self.asks_whether_there_is or self.counts_items


def read_question(text: str, instructions: str | None = None, earlier: Sequence[str] = ()) -> Question:
    """Return the parsed question. Instructions apply where the question itself says nothing; `earlier` is in order."""
    subjects = (_with_subject(read_prompt(asked)).subject for asked in reversed(earlier))
    spec = _guided(read_prompt(text), read_manner(instructions)) if instructions else read_prompt(text)
    return Question(text, _with_subject(spec), tuple(subject for subject in subjects if subject))


def _with_subject(spec: PromptSpec) -> PromptSpec:
    """Return a prompt with the words for its subject alone."""
    return replace(spec, subject=tuple([word for word in spec.subject if _is_subject(word, spec)]))


def _is_subject(word: str, spec: PromptSpec) -> bool:
    """Return whether a word may name a subject; a language in which the answer cannot be written does not."""
    return word not in _NO_SUBJECT and word not in spec.unsupported.lower()


def _parts(text: str) -> Iterator[str]:
    """Yield the subjects of the parts of a question that names several things, if there are several."""
    between = _BETWEEN_COMPARED if _COMPARES.search(text) else _BETWEEN
    parts = [" ".join(_with_subject(read_prompt(part)).subject) for part in between.split(text)[:_MOST_TOPICS]]
    named = [part for part in parts if part and not any(understand(part).generic.values())]
    if len(named) > 1:
        yield from named


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
