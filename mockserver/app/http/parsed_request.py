"""Parsed requests: the request line and headers, parsed once for all requests that have the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from mockserver.app.faults.orders import KEY_MARK
from mockserver.app.http.head import Head, are_too_large, size_of
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
    """The request line, the headers as `sent`, and `place`, the contract's path item, or None if it has none.

    `operation` is None also if the path does not have the method. `path` has the raw path parameters. The request
    `is_usual` if only its key decides which account answers, and how.

    Equal requests share one object, so results are cached in it: `is_admitted` once access control has accepted it;
    `prepared` is its handler with the parsed `parameters`; `expected` describes the body; `has_secret` says whether its
    address contains a secret.
    """

    head: Head
    sent: Headers
    place: Place | None
    operation: Operation | None
    path: Values
    is_strict: bool
    is_usual: bool
    is_too_large: bool
    line: Line
    size: int
    is_admitted: bool = False
    prepared: tuple[Handler, Values, Values] | None = None
    expected: ExpectedBody | None = None
    has_secret: bool | None = None

    def with_headers(self, sent: Headers) -> ParsedRequest | None:
        """Return the same request with other headers, which differ only where it is not decisive.

        Return None if they are too large, which decides, too.
        """
        operation_id, method, path, query, _ = self.line
        size = size_of(sent)
        if are_too_large(sent, size):
            return None
        is_form = self.expected is not None and self.expected.reader.media_type == MULTIPART_TYPE
        return replace(
            self,
            sent=sent,
            line=(operation_id, method, path, query, self.head.secrets.presentable(sent)),
            size=size + len(path) + len(query),
            expected=None if is_form else self.expected,  # forms have other boundaries
        )

    @property
    def headers(self) -> Mapping[bytes, bytes]:
        """The headers by lower-case name."""
        return dict(self.sent)

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
    line: tuple[str, str, bytes],
    sent: Headers,
    head: Head,
    found: tuple[Place, list[str]] | None,
    *,
    strict: bool,
) -> ParsedRequest:
    """Return a parsed request: `line` is method, path and query; `found` is the path item and the path parameters."""
    method, path, query = line
    place, values = found or (None, [])
    size = size_of(sent)
    is_too_large = are_too_large(sent, size)
    read_as = "GET" if method == "HEAD" else method
    operation = place.operations.get(read_as) if place else None
    is_admin = operation is not None and operation.is_admin
    needs_key = operation is not None and operation.needs_key
    orders_fault = FAULT_HEADER in head.headers or KEY_MARK.encode() in (head.key or b"")
    return ParsedRequest(
        head,
        sent,
        place,
        operation,
        dict(zip(place.names.get(read_as, ()), values, strict=False)) if place else {},
        is_strict=strict or is_admin,  # so that a typo in a test fails loudly
        is_usual=needs_key and not is_admin and not is_too_large and not orders_fault,
        is_too_large=is_too_large,
        line=(operation.id if operation else "", method, path, query, head.secrets.presentable(sent)),
        size=size + len(path) + len(query),
    )
