"""Reads replies as the contract documents them, where sources of the API disagree."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any, NamedTuple

import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.doubts.doubts import ANY_CODE, Doubt, DoubtAnswer, ReplySignature, documented_signatures
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.handlers.exchanges.observed import Body, Observed


class AnswerSeen(NamedTuple):
    """An answer of a doubt that a reply has given."""

    version: str
    doubt: str
    answer: str


@dataclass(frozen=True, slots=True)
class AsDocumented:
    """A reply in its documented form, and what it says about doubts.

    With `is_changed` it was translated from a form that the contract does not document.
    """

    observed: Observed
    answers: tuple[AnswerSeen, ...] = ()
    is_changed: bool = False


class _Meaning(NamedTuple):
    face: ReplySignature
    answers: tuple[AnswerSeen, ...]
    headers: Mapping[str, str]


class DoubtReader:
    """Reads replies by the doubts of one contract."""

    def __init__(self, contract: Contract) -> None:
        self._doubts = contract.doubts
        self._meanings: dict[str, dict[ReplySignature, list[_Meaning]]] = {}

    def read(self, operation: Operation, observed: Observed) -> AsDocumented:
        """Return the reply in its documented form; unchanged if no doubt concerns it."""
        face = _signature_of(observed)
        found = [each for each in self._meanings_of(operation, face) if _reads(observed, each.face.media_type)]
        renamed = (each for each in found if each.headers and _has(observed, each.headers))
        fitting = next(renamed, None) or next((each for each in found if not each.headers), None)
        return _translated(observed, face, fitting) if fitting else AsDocumented(observed)

    def read_as(self, operation: Operation, status: int, code: str, observed: Observed) -> AsDocumented | None:
        """Return the reply as the documented one with `status` and `code`, if a known answer of a doubt allows that."""
        face = _signature_of(observed)
        for meaning in self._meanings_of(operation, face):
            if (meaning.face.status, meaning.face.code) == (status, code):
                return _translated(observed, face, meaning)
        return None

    def _meanings_of(self, operation: Operation, face: ReplySignature) -> list[_Meaning]:
        """Return the possible meanings of a reply with this signature.

        A reply without an error code never means an error.
        """
        known = self._all_meanings(operation)
        return known.get(face) or (known.get(replace(face, code=ANY_CODE), []) if face.code else [])

    def _all_meanings(self, operation: Operation) -> dict[ReplySignature, list[_Meaning]]:
        """Return the meanings of each reply of `operation` that some source names; the documented ones come first."""
        known = self._meanings.get(operation.id)
        if known is None:
            known = self._meanings[operation.id] = {}
            changed: list[tuple[ReplySignature, _Meaning]] = []
            for documented in documented_signatures(operation):
                for face, meaning in self._answers(operation, documented):
                    if face == documented:
                        known.setdefault(face, []).append(meaning)
                    else:
                        changed.append((face, meaning))
            for face, meaning in changed:
                known.setdefault(face, []).append(meaning)
        return known

    def _answers(self, operation: Operation, documented: ReplySignature) -> Iterator[tuple[ReplySignature, _Meaning]]:
        """Yield each form of a documented reply, for every combination of answers."""
        about = self._doubts.about(operation, documented)
        for chosen in product(*([(doubt, answer) for answer in doubt.answers] for doubt in about)):
            face, headers = documented, dict[str, str]()
            for _, answer in chosen:
                face = answer.changed(face)
                headers |= answer.headers
            yield face, _Meaning(documented, tuple(_seen(doubt, answer) for doubt, answer in chosen), headers)


def _seen(doubt: Doubt, answer: DoubtAnswer) -> AnswerSeen:
    return AnswerSeen(doubt.version, doubt.name, answer.name)


def _signature_of(observed: Observed) -> ReplySignature:
    media_type = observed.reply_media_type if observed.reply.size else ""
    if observed.status < 400:
        return ReplySignature(observed.status, "", "", media_type)
    value = _json(observed)
    return ReplySignature(observed.status, error_in(value)[0], _form(value, observed.reply.size), media_type)


def _json(observed: Observed) -> Any:
    try:
        return orjson.loads(observed.reply.raw) if observed.reply.is_kept else None
    except ValueError:
        return None


def _form(value: Any, size: int) -> str:
    if not size:
        return "none"
    if not isinstance(value, dict):
        return ""
    if isinstance(value.get("error"), dict):
        return "nested"
    return "numbered" if "error_code" in value else "flat"


def _reads(observed: Observed, media_type: str) -> bool:
    """Return whether a body sent as JSON can be of `media_type`: JSON Lines are not JSON."""
    if observed.status >= 400 or observed.reply_media_type != JSON_TYPE:
        return True
    return (media_type == JSON_TYPE) is (_json(observed) is not None)


def _has(observed: Observed, headers: Mapping[str, str]) -> bool:
    """Return whether the headers have the other names, and not those of the contract."""
    came = observed.reply_headers
    return all(other.lower() in came and name.lower() not in came for name, other in headers.items())


def _translated(observed: Observed, face: ReplySignature, meaning: _Meaning) -> AsDocumented:
    renamed = {name.lower(): observed.reply_headers.get(other.lower()) for name, other in meaning.headers.items()}
    given = {name: text for name, text in renamed.items() if text is not None}
    if face == meaning.face and not given:
        return AsDocumented(observed, meaning.answers)
    headers = {**observed.reply_headers, **given}
    if meaning.face.media_type and meaning.face.media_type != face.media_type:
        headers["content-type"] = meaning.face.media_type
    body = observed.reply if face == meaning.face or face.status < 400 else _error_body(observed, face, meaning.face)
    translated = replace(observed, status=meaning.face.status, reply_headers=headers, reply=body)
    return AsDocumented(translated, meaning.answers, is_changed=True)


def _error_body(observed: Observed, face: ReplySignature, documented: ReplySignature) -> Body:
    """Return the documented form of an error body; its other fields stay."""
    if documented.form == "none":
        return Body()
    value = _json(observed)
    said = {"nested": lambda: value["error"], "flat": lambda: value}.get(face.form, lambda: {"message": ""})()
    flat = {**said, "code": documented.code}
    raw = orjson.dumps({"error": flat} if documented.form == "nested" else flat)
    return Body(len(raw), raw)
