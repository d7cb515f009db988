"""Parsed requests: the request line and headers, parsed once for all requests that have the same."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from mockserver.app.faults.orders import KEY_MARK
from mockserver.app.http.head import Head
from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Place
from mockserver.handlers.reply import FAULT_HEADER

if TYPE_CHECKING:
    from mockserver.contract.bodies import BodyReader
    from mockserver.domain.account.journal import Headers, Line
    from mockserver.handlers.registry import Handler

Values = Mapping[str, Any]


class ExpectedBody(Struct):
    """The body that the headers announce: its reader, its boundary, and whether it may contain files or be a file.

    At most `largest` bytes of it are held in memory.
    """

    reader: BodyReader
    boundary: str
    takes_files: bool
    largest: int


class ParsedRequest(Struct, eq=False, gc=False):
    """The request line and headers, and `place`, the contract's path item, or None if it has none.

    `operation` is None also if the path does not have the method. `path` has the raw path parameters. The request
    `is_usual` if only its key decides which account answers, and how.

    Equal requests share one object, so results are cached in it: `is_admitted` once access control has accepted it;
    `prepared` is its handler with the parsed `parameters`; `expected` describes the body; `has_secret` says whether its
    address contains a secret.
    """

    head: Head
    place: Place | None
    operation: Operation | None
    path: Values
    is_strict: bool
    is_usual: bool
    line: Line
    size: int
    is_admitted: bool = False
    prepared: tuple[Handler, Values, Values] | None = None
    expected: ExpectedBody | None = None
    has_secret: bool | None = None

    def with_headers(self, sent: Headers) -> ParsedRequest:
        """Return the same request with other headers, which differ only where it is not decisive."""
        other = copy(self)
        operation_id, method, path, query, _ = self.line
        other.head = head = self.head.with_headers(sent)
        other.line = operation_id, method, path, query, head.kept
        other.size = self.size - self.head.size + head.size
        if self.expected is not None and self.expected.reader.media_type == MULTIPART_TYPE:
            other.expected = None
        return other

    @property
    def allow(self) -> str:
        """The methods of the path, as in an `Allow` header."""
        return self.place.allow if self.place else ""

    def parameters(self, operation: Operation) -> tuple[Values, Values]:
        """Return the path and query parameters, validated and with defaults. Do not modify them.

        Raises the API's parameter errors.
        """
        path = operation.path_parameters.read_path(self.path) if self.path else self.path
        return path, operation.query.read_query(self.line[3], strict=self.is_strict)


def parse_request(
    method: str, path: str, query: bytes, head: Head, found: tuple[Place, list[str]] | None, *, strict: bool
) -> ParsedRequest:
    """Return a parsed request; `found` is the contract's path item and the path parameters."""
    place, values = found or (None, [])
    read_as = "GET" if method == "HEAD" else method
    operation = place.operations.get(read_as) if place else None
    is_admin = operation is not None and operation.is_admin
    needs_key = operation is not None and operation.needs_key
    orders_fault = FAULT_HEADER in head.headers or KEY_MARK.encode() in (head.key or b"")
    return ParsedRequest(
        head,
        place,
        operation,
        dict(zip(place.names.get(read_as, ()), values, strict=False)) if place else {},
        is_strict=strict or is_admin,  # so that a typo in a test fails loudly
        is_usual=needs_key and not is_admin and not head.is_too_large and not orders_fault,
        line=(operation.id if operation else "", method, path, query, head.kept),
        size=head.size + len(path) + len(query),
    )
