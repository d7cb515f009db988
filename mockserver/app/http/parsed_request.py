"""What a request asks for: its line and its headers, read once for all requests that have the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mockserver.app.faults.orders import FAULT_HEADER, KEY_MARK
from mockserver.app.http.head import Head
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Place

if TYPE_CHECKING:
    from mockserver.contract.bodies import BodyReader
    from mockserver.domain.account.journal import Line
    from mockserver.handlers.registry import Handler

Values = Mapping[str, Any]


class ExpectedBody(Struct):
    """The body that headers announce: who reads it, what parts it, whether files may come with it, or be it.

    `largest` is how many bytes it may have that are held in memory.
    """

    reader: BodyReader
    boundary: str
    takes_files: bool
    largest: int


class ParsedRequest:
    """The line and the headers of a request, and what the contract has there: `place`, or None where it has nothing.

    `operation` is None also where the place has no such method; `path` has the values that stand in the path, as they
    came. It `is_usual` if nothing but its key decides which account answers, and how.

    Shared by requests that are alike, so what is found out about all of them is noted here: it `is_admitted` once
    access control has accepted it; `prepared` is its handler, with the values of `parameters`; `expected` describes the
    body that is to come; `has_secret` says whether its address has one.
    """

    __slots__ = (
        "expected",
        "has_secret",
        "head",
        "is_admitted",
        "is_strict",
        "is_usual",
        "line",
        "operation",
        "path",
        "place",
        "prepared",
        "size",
    )

    def __init__(
        self, method: str, path: str, query: bytes, head: Head, found: tuple[Place, list[str]] | None, *, strict: bool
    ) -> None:
        self.head = head
        self.place = found[0] if found else None
        self.operation: Operation | None = None
        self.path: Values = {}
        if found:
            place, values = found
            read_as = "GET" if method == "HEAD" else method
            self.operation = place.operations.get(read_as)
            self.path = dict(zip(place.names.get(read_as, ()), values, strict=False))
        is_admin = self.operation is not None and self.operation.is_admin
        needs_key = self.operation is not None and self.operation.needs_key
        self.is_strict = strict or is_admin  # so that a typo in a test fails loudly
        orders_fault = FAULT_HEADER in head.headers or KEY_MARK.encode() in (head.key or b"")
        self.is_usual = needs_key and not is_admin and not head.is_too_large and not orders_fault
        self.line: Line = (self.operation.id if self.operation else "", method, path, query, head.kept)
        self.size = head.size + len(path) + len(query)
        self.is_admitted = False
        self.prepared: tuple[Handler, Values, Values] | None = None
        self.expected: ExpectedBody | None = None
        self.has_secret: bool | None = None

    @property
    def allow(self) -> str:
        """The methods of the place, as in an `Allow` header."""
        return self.place.allow if self.place else ""

    def parameters(self, operation: Operation) -> tuple[Values, Values]:
        """Return the values in the path and in the query string, valid and complete; they are not to be changed.

        Raises the API's parameter errors.
        """
        path = operation.path_parameters.read_path(self.path) if self.path else self.path
        return path, operation.query.read_query(self.line[3], strict=self.is_strict)
