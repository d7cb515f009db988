"""Checks of a request: key, path, parameters. Bodies have their own module."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from mockserver.contract.operations import Operation
from mockserver.contract.parameters import ParameterReader
from mockserver.contract.violations.violations import SchemaViolation
from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.request_bodies import BodyInspector
from mockserver.harness.traffic.charsets import foreign_names

# What JavaScript and Python print for an object in place of a text.
_NOTATION = re.compile(r"\[object \w+\]|[\[{]'.*'.*[\]}]|<.* object at 0x.*>")


class RequestInspector:
    """Checks requests against their operation."""

    def __init__(self, clauses: Clauses) -> None:
        self._clauses = clauses
        self._bodies = BodyInspector(clauses)

    def inspect(self, operation: Operation, path: Mapping[str, str], observed: Observed) -> Iterator[Finding]:
        """Yield the problems of the request, which has the path parameters `path`."""
        yield from self._general(operation, observed)
        yield from self._parameters(operation, "path", operation.path_parameters, path)
        yield from self._query(operation, observed)
        yield from self._bodies.inspect(operation, observed)

    def _general(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        if operation.needs_key and not observed.headers.get("x-api-key"):
            yield rules.MISSING_KEY.broken(operation, "header.x-api-key", "There is no x-api-key header.", "/security")
        for name in observed.repeated:
            message = f"The header {name} came more than once; servers differ in which one they take."
            yield rules.REPEATED_HEADER.broken(operation, f"header.{name}", message)
        if "//" in observed.path or observed.path.endswith("/"):
            yield rules.PATH_SPELLING.broken(
                operation, "path", f"The path is {operation.path}, without further slashes.", "/paths"
            )
        clause = self._clauses.operation(operation)
        if clause.declared.get("deprecated"):
            yield rules.DEPRECATED.broken(operation, "operation", f"{operation.id} is deprecated.", clause.pointer)

    def _parameters(
        self, operation: Operation, place: str, reader: ParameterReader, values: Mapping[str, Any]
    ) -> Iterator[Finding]:
        for violation in reader.violations(values):
            yield self._finding(operation, place, violation)
        for name in values:
            clause = self._clauses.parameter(operation, place, name)
            if clause.declared.get("deprecated") and clause.declared.get("name") == name:
                yield rules.DEPRECATED.broken(operation, f"{place}.{name}", f"{name} is deprecated.", clause.pointer)

    def _finding(self, operation: Operation, place: str, violation: SchemaViolation) -> Finding:
        name = " or ".join(violation.missing) or str(violation.path[0])
        clause = self._clauses.parameter(operation, place, name)
        if violation.missing:
            return rules.MISSING_PARAMETER.broken(
                operation, f"{place}.{name}", f"The {place} parameter {name} is required.", clause.pointer
            )
        return rules.INVALID_PARAMETER.broken(
            operation,
            f"{place}.{name}",
            f"The {place} parameter {name} is invalid: {violation.reason}.",
            violation.clause or f"{clause.pointer}/schema",
            self._clauses.text(violation.clause),
        )

    def _query(self, operation: Operation, observed: Observed) -> Iterator[Finding]:
        reader = operation.query
        pairs = observed.pairs
        yield from self._parameters(operation, "query", reader, reader.values_of(pairs))
        yield from self._spellings(operation, reader, Counter(name for name, _ in pairs))
        for name in foreign_names(observed.query):
            message = f"{name} is not UTF-8, as all texts of the API are."
            yield rules.FOREIGN_CHARSET.broken(operation, f"query.{name}", message)
        for name, text in pairs:
            if _NOTATION.fullmatch(text):
                message = f"{name} holds {text[:80]}, which is not a value but how a program prints an object."
                yield rules.OBJECT_AS_TEXT.broken(operation, f"query.{name}", message)
            elif "," in text and reader.is_list(name):
                message = f"{name} has its values in one text with commas; the contract repeats the name."
                clause = self._clauses.parameter(operation, "query", name)
                yield rules.COMMA_LIST.broken(operation, f"query.{name}", message, clause.pointer)

    def _spellings(self, operation: Operation, reader: ParameterReader, counts: Counter[str]) -> Iterator[Finding]:
        known = set(reader.names())
        where = self._clauses.operation(operation).pointer
        for name, count in counts.items():
            subject = f"query.{name}"
            near = get_close_matches(_snake(name), known, n=1)
            hint = f"; did you mean {near[0]}?" if near else "."
            if name in known:
                if count > 1 and not reader.is_list(name):
                    clause = self._clauses.parameter(operation, "query", name)
                    message = f"{name} holds one value and came {count} times."
                    yield rules.REPEATED_PARAMETER.broken(operation, subject, message, clause.pointer)
            elif not reader.takes_others:
                message = f"{operation.id} has no parameter {name}{hint}"
                yield rules.UNKNOWN_PARAMETER.broken(operation, subject, message, where)
            elif _snake(name) in known:
                message = f"{name} is compared with metadata of that name{hint}"
                yield rules.MISSPELT_PARAMETER.broken(operation, subject, message, where)


def _snake(name: str) -> str:
    """Return `name` in snake case, as the API spells names."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda found: f"_{found[1].lower()}", name).lower()
