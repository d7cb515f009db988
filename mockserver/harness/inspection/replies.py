"""Checks of a reply: status, media type, headers, body."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.contract.shapes import Shapes
from mockserver.contract.streamed.streams import StreamedBody
from mockserver.contract.texts import reader_of
from mockserver.contract.violations.violations import SchemaViolation, dotted, violations
from mockserver.handlers.exchanges.observed import Ending, Observed
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.clauses import Clause, Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.request_bodies import plain
from mockserver.harness.traffic.doubled_keys import doubled_keys
from mockserver.harness.traffic.reply_json import reply_json


class ReplyInspector:
    """Checks replies against their operation."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._schemas = clauses.schemas
        self._shapes = Shapes(self._schemas)

    def inspect(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        """Yield the problems of the reply."""
        yield from self.transport(operation, observed)
        if observed.reply.ending is Ending.ENDLESS or observed.body.ending is Ending.LATE:
            return  # such a request was not answered by the server that is inspected
        if not observed.status:
            # A client that hung up does not wait for a reply.
            if observed.body.ending is not Ending.BROKEN:
                yield rules.NO_REPLY.broken(operation, "reply", "The server did not answer.")
            return
        clause = self._clauses.answer(operation, observed.status)
        if observed.status not in operation.answers:
            yield self._undocumented_status(operation, observed, clause)
            return
        if observed.reply.ending is Ending.BROKEN:
            return
        yield from self._headers(operation, observed, clause)
        if observed.method != "HEAD" and observed.reply.is_kept and not observed.reply.flaw:
            yield from self._content(operation, observed, clause)

    def transport(self, operation: Operation | str, observed: Observed) -> Iterator[Finding]:
        """Yield the problems of how the reply was sent, for any request."""
        reply = observed.reply
        for name in observed.reply_repeated:
            message = f"The header {name} came more than once: {observed.reply_headers.get(name, '')}."
            yield rules.REPEATED_REPLY_HEADER.broken(operation, f"header.{name}", message)
        if reply.ending is Ending.ENDLESS:
            yield rules.ENDLESS_REPLY.broken(operation, "reply", reply.fault)
        elif observed.status and reply.ending is Ending.BROKEN:
            message = f"The reply ends after {reply.size} bytes."
            yield rules.BROKEN_REPLY.broken(operation, "reply", message)
        elif reply.flaw is not None:
            yield rules.BROKEN_REPLY.broken(operation, *reply.flaw)
        elif reply.is_kept:
            yield from self._json(operation, observed)

    def _json(self, operation: Operation | str, observed: Observed) -> Iterator[Finding]:
        raw, media_type = observed.reply.raw, observed.reply_media_type
        if media_type == JSON_TYPE and raw:
            try:
                reply_json(raw)
            except ValueError as error:
                message = f"The reply is not {media_type}: {error}."
                yield rules.BROKEN_REPLY.broken(operation, "reply", message)
                return
        for place in doubled_keys(raw, media_type):
            message = f"{place} stands twice in one object."
            yield rules.REPEATED_REPLY_FIELD.broken(operation, f"reply.{place}", message)

    def _undocumented_status(self, operation: Operation, observed: Observed, clause: Clause) -> Finding:
        known = ", ".join(map(str, sorted(operation.answers)))
        message = f"{operation.id} does not answer {observed.status}; it answers {known}."
        return rules.UNDOCUMENTED_STATUS.broken(operation, f"status.{observed.status}", message, clause.pointer, known)

    def _headers(self, operation: Operation, observed: Observed, clause: Clause) -> Iterator[Finding]:
        for name, node in clause.declared.get("headers", {}).items():
            subject, where = f"header.{name.lower()}", f"{clause.pointer}/headers/{name}"
            text = observed.reply_headers.get(name.lower())
            if text is None:
                yield rules.MISSING_HEADER.broken(operation, subject, f"The header {name} is not there.", where)
                continue
            schema = self._clauses.resolved(node)["schema"]
            value = reader_of(self._clauses.resolved(schema).get("type"))(text)
            for violation in violations(self._schemas.compile(schema), value):
                message = f"The header {name} is invalid: {violation.reason}."
                yield rules.INVALID_HEADER.broken(operation, subject, message, where)

    def _content(self, operation: Operation, observed: Observed, clause: Clause) -> Iterator[Finding]:
        validators = operation.answers[observed.status].validators
        media_type, size = observed.reply_media_type, observed.reply.size
        if not validators and not size:
            return
        if media_type not in validators or not size:
            allowed = " or ".join(validators) or "no body"
            came = (media_type or "a body without a media type") if size else "no body"
            message = f"{operation.id} answers {observed.status} with {allowed}; there came {came}."
            yield rules.REPLY_MEDIA_TYPE.broken(operation, "reply", message, clause.pointer, allowed)
            return
        answer = operation.answers[observed.status]
        stream = answer.streams.get(media_type)
        try:
            value = _value(media_type, observed.reply.raw)
            objects = stream.objects(value) if stream else []
        except ValueError as error:
            if media_type != JSON_TYPE:  # already reported
                message = f"The reply is not {media_type}: {error}."
                yield rules.BROKEN_REPLY.broken(operation, "reply", message, clause.pointer)
            return
        where = Clause(f"{clause.pointer}/content", clause.declared["content"][media_type]["schema"])
        yield from self._body(operation, observed.status, value, where, media_type)
        if stream:
            yield from self._objects(operation, objects, stream, f"{clause.pointer}/content")

    def _objects(
        self, operation: Operation, objects: Sequence[Any], stream: StreamedBody, pointer: str
    ) -> Iterator[Finding]:
        """Yield the problems of the objects of a stream, each once."""
        where, known = Clause(pointer, stream.schema), set[tuple[str, str]]()
        for value in objects:
            for finding in self._value(operation, value, where, violations(stream.validator, value)):
                if (finding.rule, finding.subject) not in known:
                    known.add((finding.rule, finding.subject))
                    yield finding

    def _value(
        self, operation: Operation, value: Any, where: Clause, misfits: Iterable[SchemaViolation]
    ) -> Iterator[Finding]:
        """Yield the fields that do not fit the contract or are unknown to it."""
        for violation in misfits:
            yield self._finding(operation, violation, where)
        for name in self._shapes.unknown(where.declared, value):
            message = f"The contract knows no field {name} in a reply of {operation.id}."
            yield rules.UNDOCUMENTED_FIELD.broken(operation, f"reply.{name}", message, where.pointer)

    def _body(self, operation: Operation, status: int, value: Any, where: Clause, media_type: str) -> Iterator[Finding]:
        answer = operation.answers[status]
        misfits = list(violations(answer.validators[media_type], value))
        yield from self._value(operation, value, where, misfits)
        code = error_in(value)[0] or None
        if answer.error_codes and not misfits and code not in answer.error_codes:
            known = ", ".join(sorted(answer.error_codes))
            message = f"{operation.id} does not answer {status} with the code {code}; it has {known}."
            yield rules.UNDOCUMENTED_CODE.broken(operation, f"code.{code}", message, where.pointer, known)

    def _finding(self, operation: Operation, violation: SchemaViolation, where: Clause) -> Finding:
        clause, expected = violation.clause or where.pointer, self._clauses.text(violation.clause)
        place = dotted(violation.path)
        if violation.missing:
            name = " or ".join(violation.missing)
            message = f"The reply lacks {name}, which the contract promises."
            return rules.MISSING_REPLY_FIELD.broken(operation, f"reply.{plain(name)}", message, clause, expected)
        message = f"{place or 'The reply'} is invalid: {violation.reason}."
        return rules.INVALID_REPLY_FIELD.broken(
            operation, f"reply.{plain(place)}".rstrip("."), message, clause, expected
        )


def _value(media_type: str, raw: bytes) -> Any:
    """Return the body as the contract describes it. Raises ValueError if it is not of its media type."""
    if media_type == JSON_TYPE:
        return reply_json(raw)
    return raw.decode("utf-8")
