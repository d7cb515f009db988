"""The error tables: code, status and body of each fact, for each version of the API."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import Any

from mockserver.ground.errors import ContractInvalid, ContractViolation, DomainError
from mockserver.ground.facts import FACTS

ERRORS = "x-errors"
# The first segment of admin paths.
ADMIN = "__admin"

_LONGEST_MESSAGE = 800
_KEYS = frozenset(["shape", "shapes", "codes", "never"])
_ROW_KEYS = frozenset(["status", "cause", "facts", "shape", "tags", "operations"])

Json = dict[str, Any]


class ApiError(DomainError):
    """An error that only some versions have, so it has its code itself.

    For handlers, and for the contract's readers.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


class BodyShape(StrEnum):
    """The form of an error's body: `{code, message}`, the same inside `{error: …}`, or no body at all."""

    FLAT = "flat"
    NESTED = "nested"
    NONE = "none"

    def body(self, code: str, message: str) -> Json | None:
        """Return the body. The middle of a very long message is left out."""
        if self is _NONE:
            return None
        flat = {"code": code, "message": message if len(message) <= _LONGEST_MESSAGE else _shortened(message)}
        return flat if self is _FLAT else {"error": flat}


# Reading an attribute of an enumeration takes longer than building the rest of the body.
_FLAT, _NONE = BodyShape.FLAT, BodyShape.NONE


def error_in(body: Any) -> tuple[str, str]:
    """Return code and message in the body of an error, flat or nested; empty if there are none."""
    if not isinstance(body, dict):
        return "", ""
    said = body["error"] if isinstance(body.get("error"), dict) else body
    code, message = (said.get(name) for name in ("code", "message"))
    return code if isinstance(code, str) else "", message if isinstance(message, str) else ""


def _shortened(message: str) -> str:
    return f"{message[: _LONGEST_MESSAGE // 2]} … {message[-_LONGEST_MESSAGE // 4 :]}"


@dataclass(frozen=True, slots=True)
class ErrorRow:
    """A row of an error table: code, status and body shape for a fact."""

    code: str
    status: int
    shape: BodyShape

    def body(self, message: str) -> Json | None:
        """Return the body of this error."""
        return self.shape.body(self.code, message)


@dataclass(frozen=True, slots=True)
class ErrorTable:
    """The errors of one operation, or of requests without an operation."""

    version: str
    shape: BodyShape
    _by_code: Mapping[str, ErrorRow]
    _by_fact: Mapping[str, ErrorRow | None]

    def of(self, fact: type[DomainError]) -> ErrorRow:
        """Return the row for a fact of this kind. Raises ContractViolation if there is none."""
        row = self._by_fact.get(fact.__name__) or self._of_parent(fact)
        if row is None:
            raise ContractViolation(f"{self.version} has no error code for {fact.__name__}")
        return row

    def _of_parent(self, fact: type[DomainError]) -> ErrorRow | None:
        named = next((each.__name__ for each in fact.__mro__ if each.__name__ in self._by_fact), "")
        return self._by_fact.get(named)

    def names(self, fact: type[DomainError]) -> bool:
        """Return whether a fact of this kind has its own row, not that of its parent."""
        return self._by_fact.get(fact.__name__) is not None

    def row(self, error: DomainError) -> ErrorRow:
        """Return the row for `error`. Raises ContractViolation if there is none."""
        row = self._by_fact.get(type(error).__name__)  # most facts have their own row
        if row is not None:
            return row
        if not isinstance(error, ApiError):
            return self.of(type(error))
        row = self._by_code.get(error.code)
        if row is None:
            raise ContractViolation(f"{self.version} has no error code {error.code}")
        return row

    def status_of(self, code: str) -> int | None:
        """Return the status of a code that a body can have."""
        row = self._by_code.get(code)
        return row.status if row and row.shape is not BodyShape.NONE else None

    def shape_of(self, code: str) -> BodyShape:
        """Return the shape of the body with `code`."""
        row = self._by_code.get(code)
        return row.shape if row else self.shape

    def body(self, code: str, message: str) -> Json | None:
        """Return the body of an error that is in no table, such as one of the stand-in itself."""
        return self.shape.body(code, message)


def catalogues(document: Json) -> dict[str, "ErrorCatalogue"]:
    """Return the errors of each version, by the first segment of its paths."""
    return {name: ErrorCatalogue(name, declared) for name, declared in document.get(ERRORS, {}).items()}


class ErrorCatalogue:
    """The errors of one version as the contract declares them."""

    def __init__(self, version: str, declared: Json) -> None:
        self.version = version
        self._declared = declared
        self._rows: Mapping[str, Json] = declared["codes"]
        self._shape, self._shapes = declared.get("shape", BodyShape.FLAT.value), declared.get("shapes", {})
        # Few tags and operations have their own errors; all others share one table.
        self._tags = {*self._shapes, *self._scopes("tags")}
        self._operations = set(self._scopes("operations"))
        self._tables: dict[tuple[str, str], ErrorTable] = {}

    @property
    def codes(self) -> Collection[str]:
        """Every code, with the names of errors without a body."""
        return self._rows.keys()

    @property
    def statuses(self) -> dict[str, int]:
        """The status of every code that has a body."""
        return {code: row["status"] for code, row in self._rows.items() if row.get("shape") != BodyShape.NONE}

    def table(self, tag: str = "", operation_id: str = "") -> ErrorTable:
        """Return the error table of an operation, or of requests without one."""
        scope = (tag if tag in self._tags else "", operation_id if operation_id in self._operations else "")
        table = self._tables.get(scope)
        if table is None:
            table = self._tables[scope] = self._table(*scope)
        return table

    def check(self, tags: Iterable[str], operation_ids: Iterable[str]) -> None:
        """Check that each fact has exactly one code, or is declared impossible. Raises ContractInvalid."""
        self._check_names(set(tags), set(operation_ids))
        named = [*self._named_facts(), *((fact, "", "") for fact in self._declared.get("never", ()))]
        twice = next((name for name in named if named.count(name) > 1), None)
        if twice:
            raise ContractInvalid(f"{self._where}: the fact {twice[0]} stands twice")
        known = {fact for fact, _, _ in named}
        lacking = [name for name, fact in FACTS.items() if known.isdisjoint(each.__name__ for each in fact.__mro__)]
        if lacking and FACTS[lacking[0]] is DomainError:  # the base class is not a fact
            del lacking[0]
        if lacking:
            raise ContractInvalid(f"{self._where}: give {', '.join(lacking)} a code, or say that it can never come")

    @property
    def _where(self) -> str:
        return f"/{ERRORS}/{self.version}"

    def _table(self, tag: str, operation_id: str) -> ErrorTable:
        shape = BodyShape(self._shapes.get(tag, self._shape))
        rows = {
            code: ErrorRow(code, row["status"], BodyShape(row.get("shape", shape))) for code, row in self._rows.items()
        }
        by_fact: dict[str, ErrorRow | None] = dict.fromkeys(self._declared.get("never", ()))
        for scope in dict.fromkeys(
            [("", ""), (tag, ""), ("", operation_id)]
        ):  # rows for an operation override the rest
            meant = [(code, row.get("facts", ())) for code, row in self._rows.items() if scope in _scopes_of(row)]
            by_fact |= {fact: rows[code] for code, facts in meant for fact in facts}
        return ErrorTable(self.version, shape, rows, by_fact)

    def _scopes(self, kind: str) -> Iterator[str]:
        return (name for row in self._rows.values() for name in row.get(kind, ()))

    def _named_facts(self) -> Iterator[tuple[str, str, str]]:
        """Yield each fact of the rows, with the tag and the operation to which the row applies."""
        for row in self._rows.values():
            for fact in row.get("facts", ()):
                yield from ((fact, *scope) for scope in _scopes_of(row))

    def _shapes_named(self) -> Iterator[str]:
        return chain(
            [self._shape], self._shapes.values(), (row["shape"] for row in self._rows.values() if "shape" in row)
        )

    def _check_names(self, tags: set[str], operation_ids: set[str]) -> None:
        rows = self._rows.items()
        facts = {fact for fact, _, _ in self._named_facts()} | set(self._declared.get("never", ()))
        for kind, names, known in (
            ("key", self._declared, _KEYS),
            ("key", {key for _, row in rows for key in row}, _ROW_KEYS),
            ("shape", self._shapes_named(), list(BodyShape)),
            ("fact", facts, FACTS.keys()),
            ("tag", self._tags, tags),
            ("operation", self._operations, operation_ids),
        ):
            unknown = sorted(set(names) - set(known))
            if unknown:
                raise ContractInvalid(f"{self._where}: the {kind} {unknown[0]} is not known")


def _scopes_of(row: Json) -> list[tuple[str, str]]:
    """Return the tags and the operations to which `row` applies, as pairs; a pair of empty names means all."""
    tags, operations = row.get("tags", ()), row.get("operations", ())
    return [*((tag, "") for tag in tags), *(("", each) for each in operations)] or [("", "")]
