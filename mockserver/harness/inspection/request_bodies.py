"""Checks of a request body: how it is sent, and its contents."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any
from urllib.parse import parse_qsl

import orjson

from mockserver.contract.bodies import FORM_TYPE, JSON_TYPE, MULTIPART_TYPE, BodyReader
from mockserver.contract.operations import Operation
from mockserver.contract.violations.violations import SchemaViolation, dotted
from mockserver.ground.errors import DomainError
from mockserver.handlers.exchanges.observed import Body, Ending, Observed, Part
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.traffic.charsets import foreign_charset, foreign_names
from mockserver.harness.traffic.collecting import LONGEST_TEXT
from mockserver.harness.traffic.doubled_keys import doubled_keys

_FORMS = (FORM_TYPE, MULTIPART_TYPE)
_INCOMPLETE = (Ending.BROKEN, Ending.LATE)


class BodyInspector:
    """Checks request bodies against their operation."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses

    def inspect(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        """Yield the problems of the body."""
        body = observed.body
        yield from self._framing(operation, observed)
        yield from self._charset(operation, observed)
        if not operation.bodies or (body.ending is Ending.WHOLE and not body.size):
            yield from self._without(operation, observed)
            return
        reader = operation.bodies.get(observed.media_type or JSON_TYPE)
        yield from self._media_type(operation, observed, reader)
        if reader is None or (body.ending is not Ending.WHOLE and not body.fault):
            return
        if reader.media_type in _FORMS:
            yield from self._form(operation, reader, body)
        elif body.is_kept and not reader.is_file:
            yield from self._json(operation, reader, body.raw)

    def _framing(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        clause = self._clauses.body(operation).pointer
        if observed.body.ending in _INCOMPLETE and not observed.origin.is_made_up:
            yield rules.BROKEN_BODY.broken(operation, "body", _incomplete(observed), clause)
        if observed.headers.get("transfer-encoding", "").lower() == "chunked":
            message = "The body came in chunks, without a Content-Length."
            yield rules.CHUNKED_BODY.broken(operation, "header.transfer-encoding", message, clause)

    def _without(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        clause = self._clauses.body(operation)
        if observed.body.size or observed.body.ending is Ending.UNREAD:
            yield rules.UNEXPECTED_BODY.broken(operation, "body", f"{operation.id} takes no body.", clause.pointer)
        elif operation.bodies and clause.declared.get("required"):
            yield rules.MISSING_BODY.broken(operation, "body", f"{operation.id} needs a body.", clause.pointer)
        elif observed.media_type:
            message = f"The Content-Type says {observed.media_type}, and there is no body."
            yield rules.NEEDLESS_CONTENT_TYPE.broken(operation, "header.content-type", message, clause.pointer)

    def _media_type(self, operation: Operation, observed: Observed, reader: BodyReader | None) -> Iterator[Finding]:
        clause = self._clauses.content(operation, observed.media_type)
        subject, taken = "header.content-type", " or ".join(operation.bodies)
        if not observed.media_type:
            message = f"The body has no Content-Type; {operation.id} takes {taken}."
            yield rules.MISSING_MEDIA_TYPE.broken(operation, subject, message, clause.pointer)
        elif reader is None:
            message = f"{observed.media_type} is not taken here; {operation.id} takes {taken}."
            yield rules.WRONG_MEDIA_TYPE.broken(operation, subject, message, f"{clause.pointer}/content")
        elif "x-tolerated" in clause.declared:
            message = f"{observed.media_type} is tolerated: {clause.declared['x-tolerated']}"
            yield rules.TOLERATED_MEDIA_TYPE.broken(operation, subject, message, f"{clause.pointer}/x-tolerated")

    def _charset(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        charset = foreign_charset(observed.headers.get("content-type", ""))
        if charset:
            message = f"The Content-Type says {charset}; all texts of the API are UTF-8."
            yield rules.FOREIGN_CHARSET.broken(operation, "header.content-type", message)

    def _json(self, operation: Operation, reader: BodyReader, raw: bytes) -> Iterator[Finding]:
        try:
            value = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            where = self._clauses.content(operation, reader.media_type).pointer
            yield rules.BROKEN_JSON.broken(operation, "body", f"The body is not JSON: {error}.", where)
            return
        for place in doubled_keys(raw):
            message = f"{place} stands twice in one object; servers differ in which value they take."
            yield rules.REPEATED_FIELD.broken(operation, f"body.{place}", message)
        yield from self._values(operation, reader, value)

    def _form(self, operation: Operation, reader: BodyReader, body: Body) -> Iterator[Finding]:
        where = self._clauses.content(operation, reader.media_type).pointer
        if body.fault:
            yield rules.BROKEN_FORM.broken(operation, "body", f"The form is not well formed: {body.fault}.", where)
            return
        parts = _parts(body)
        yield from self._sent_oddly(operation, reader, body, parts)
        try:
            values = _values_of(reader, parts)
        except DomainError as error:
            yield rules.INVALID_FIELD.broken(operation, "body", str(error), where)
            return
        nulls = [part.name for part in parts if part.text == "null" and part.name not in values]
        yield from (self._null(operation, reader, name) for name in nulls)
        yield from self._values(operation, reader, values)

    def _sent_oddly(
        self, operation: Operation, reader: BodyReader, body: Body, parts: Sequence[Part]
    ) -> Iterator[Finding]:
        where = f"{self._clauses.content(operation, reader.media_type).pointer}/schema"
        known = set(reader.names())
        for name, count in Counter(part.name for part in parts).items():
            if name not in known:
                yield self._unknown(operation, reader, name)
            elif count > 1 and not reader.is_list(name):
                message = f"{name} holds one value and came {count} times."
                yield rules.REPEATED_FIELD.broken(operation, f"body.{name}", message, where)
        texts = [part for part in parts if not part.is_file and not reader.takes_file(part.name)]
        foreign = [part.name for part in texts if _is_foreign(part)]
        for name in foreign if body.parts is not None else foreign_names(body.raw):
            message = f"{name} is not UTF-8, as all texts of the API are."
            yield rules.FOREIGN_CHARSET.broken(operation, f"body.{name}", message, where)
        for part in parts:
            if part.is_file and reader.takes_text(part.name):
                message = f"{part.name} is a text, and came as a file named {part.filename!r}."
                yield rules.TEXT_AS_FILE.broken(operation, f"body.{part.name}", message, where)

    def _values(self, operation: Operation, reader: BodyReader, value: Any) -> Iterator[Finding]:
        yield from (self._finding(operation, reader, violation) for violation in reader.violations(value))
        if reader.media_type in _FORMS:
            return  # a form has no more names than those of its parts
        yield from (self._null(operation, reader, name) for name in dict.fromkeys(reader.nulls(value)))
        yield from (self._unknown(operation, reader, name) for name in dict.fromkeys(reader.unknown(value)))

    def _finding(self, operation: Operation, reader: BodyReader, violation: SchemaViolation) -> Finding:
        name = " or ".join(violation.missing) or dotted(violation.path)
        clause = violation.clause or f"{self._clauses.content(operation, reader.media_type).pointer}/schema"
        expected = self._clauses.text(violation.clause)
        subject = f"body.{plain(name)}".rstrip(".")
        if violation.missing:
            message = f"The field {name} is required."
            return rules.MISSING_FIELD.broken(operation, subject, message, clause, expected)
        message = f"The field {name or 'body'} is invalid: {violation.reason}."
        return rules.INVALID_FIELD.broken(operation, subject, message, clause, expected)

    def _unknown(self, operation: Operation, reader: BodyReader, name: str) -> Finding:
        near = get_close_matches(name.lower(), reader.names(), n=1)
        message = f"{operation.id} has no field {name}" + (f"; did you mean {near[0]}?" if near else ".")
        where = f"{self._clauses.content(operation, reader.media_type).pointer}/schema"
        return rules.UNKNOWN_FIELD.broken(operation, f"body.{name}", message, where)

    def _null(self, operation: Operation, reader: BodyReader, name: str) -> Finding:
        where = f"{self._clauses.content(operation, reader.media_type).pointer}/schema"
        message = f"{name} is null, which is taken for not given; leave it out."
        return rules.NULL_FIELD.broken(operation, f"body.{name}", message, where)


def plain(name: str) -> str:
    """Return a dotted name without positions in lists, which change from run to run."""
    return "".join(piece.partition("]")[2] if number else piece for number, piece in enumerate(name.split("[")))


def _incomplete(observed: Observed) -> str:
    size, reply = observed.body.size, observed.reply.raw.decode(errors="replace")
    if observed.body.ending is Ending.LATE:
        return f"The client was too slow and got {observed.status} after {size} bytes of its body: {reply}"
    return f"The client hung up after {size} bytes of a body that was not complete."


def _is_foreign(part: Part) -> bool:
    """Return whether a field is a text in another character set, by its declared type or its bytes."""
    return bool(foreign_charset(part.media_type)) or (part.text is None and part.size <= LONGEST_TEXT)


def _parts(body: Body) -> Sequence[Part]:
    if body.parts is not None:
        return body.parts
    pairs = parse_qsl(body.raw.decode("latin-1"), keep_blank_values=True)
    return [Part(name, None, "", len(text), "", text) for name, text in pairs]


def _values_of(reader: BodyReader, parts: Sequence[Part]) -> Any:
    """Return the values of a form: plain fields first; a text sent as a file only if there is no plain field."""
    files = [part.name for part in parts if part.is_file and reader.takes_file(part.name)]
    plain_fields = [(part.name, part.text or "") for part in parts if not part.is_file]
    named = {name for name, _ in plain_fields}
    spare = [part for part in parts if part.is_file and reader.takes_text(part.name) and part.name not in named]
    return reader.form_values(plain_fields + [(part.name, part.text or "") for part in spare], files)
