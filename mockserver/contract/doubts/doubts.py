"""Doubts: points where sources of the API disagree, with the answer and the evidence of each source.

The contract documents one answer, which the stand-in gives. Checks of another server accept every answer of a doubt,
and report which one the server gave.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Json

DOUBTS = "x-doubts"
# Stands for an error code that no source names.
ANY_CODE = "*"


@dataclass(frozen=True, slots=True)
class ReplySignature:
    """The properties that distinguish documented replies.

    These are status, error code, shape of the error body, and media type. A successful reply has no code and no shape;
    a reply without a body has no media type.
    """

    status: int
    code: str = ""
    form: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class DoubtAnswer:
    """One answer: how it changes a documented reply, and its evidence.

    `headers` maps names of documented headers to other names.
    """

    name: str
    evidence: Mapping[str, str]
    status: int | None = None
    code: str | None = None
    form: str | None = None
    media_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def changes_something(self) -> bool:
        return bool(self.headers) or any(
            each is not None for each in (self.status, self.code, self.form, self.media_type)
        )

    def changed(self, face: ReplySignature) -> ReplySignature:
        """Return `face` with the changes of this answer."""
        return ReplySignature(
            face.status if self.status is None else self.status,
            face.code if self.code is None else self.code,
            face.form if self.form is None else self.form,
            face.media_type if self.media_type is None else self.media_type,
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A question that sources answer differently. The first answer is the documented one.

    `of` selects the documented replies that it concerns. If its answers do not change any reply (as with the order of a
    list), a single reply cannot decide it; a scenario does.
    """

    version: str
    name: str
    question: str
    of: Mapping[str, Collection[Any]]
    answers: tuple[DoubtAnswer, ...]

    @property
    def documented(self) -> DoubtAnswer:
        return self.answers[0]

    @property
    def shows_in_replies(self) -> bool:
        """Whether a single reply shows which answer the server gives."""
        return any(answer.changes_something for answer in self.answers)

    def is_about(self, operation: Operation, face: ReplySignature, headers: Collection[str]) -> bool:
        """Return whether this concerns a documented reply of `operation` that declares these `headers`."""
        values = {
            "codes": face.code,
            "statuses": face.status,
            "tags": operation.tag,
            "operations": operation.id,
            "forms": face.form,
            "media-types": face.media_type,
        }
        selected = all(values[key] in wanted for key, wanted in self.of.items() if key != "headers")
        return selected and set(self.of.get("headers", ())) <= set(headers) and self.shows_in_replies


@dataclass(frozen=True, slots=True)
class Doubts:
    """All doubts of the contract, by version."""

    by_version: Mapping[str, tuple[Doubt, ...]]

    def about(self, operation: Operation, face: ReplySignature) -> list[Doubt]:
        """Return the doubts that concern a documented reply of `operation`."""
        headers = operation.reply_headers_of(face.status)
        return [
            doubt for doubt in self.by_version.get(operation.version, ()) if doubt.is_about(operation, face, headers)
        ]

    def at(self, operation: Operation, name: str) -> Doubt | None:
        """Return the doubt `name` if `operation` has it and a scenario has to decide it."""
        own = self.by_version.get(operation.version, ())
        return next((each for each in own if each.name == name and operation.id in each.of.get("operations", ())), None)


def documented_signatures(operation: Operation) -> Iterator[ReplySignature]:
    """Yield each documented reply of `operation`."""
    for status, answer in operation.answers.items():
        types = list(answer.validators) or [""]
        if status < 400 or not answer.error_codes:
            yield from (ReplySignature(status, "", "none" if status >= 400 else "", media_type) for media_type in types)
        for code in sorted(answer.error_codes):
            yield ReplySignature(status, code, operation.errors.shape_of(code), types[0])


def doubts_of(document: Json) -> Doubts:
    """Return the doubts of the contract, which `check_doubts` has accepted."""
    declared = document.get(DOUBTS, {})
    return Doubts({word: tuple(_doubts(word, table)) for word, table in declared.items()})


def _doubts(version: str, table: Json) -> Iterator[Doubt]:
    for name, said in table.items():
        answers = tuple(_answer(str(each), changes) for each, changes in said["answers"].items())
        yield Doubt(version, name, said["question"], said["of"], answers)


def _answer(name: str, said: Json) -> DoubtAnswer:
    changes = {key.replace("-", "_"): value for key, value in said.items()}
    return DoubtAnswer(name, **changes)
