"""Parsed requests: the request line and headers, parsed once for all requests that have the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from mockserver.app.http.head import Head, SentHeaders, sent_headers
from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Place

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
    sent: SentHeaders
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

    def with_headers(self, headers: Headers) -> ParsedRequest | None:
        """Return the same request with other headers, which differ only where it is not decisive.

        Return None if they are too large, which decides, too.
        """
        sent = sent_headers(headers, self.head)
        if sent.is_too_large:
            return None
        is_form = self.expected is not None and self.expected.reader.media_type == MULTIPART_TYPE
        operation_id, method, path, query, _ = self.line
        return replace(
            self,
            sent=sent,
            line=(operation_id, method, path, query, sent.recorded),
            size=sent.size + len(path) + len(query),
            expected=None if is_form else self.expected,  # forms have other boundaries
        )

    @property
    def headers(self) -> Mapping[bytes, bytes]:
        """The headers by lower-case name."""
        return dict(self.sent.headers)

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
    line: tuple[str, str, bytes], sent: SentHeaders, found: tuple[Place, list[str]] | None, *, strict: bool
) -> ParsedRequest:
    """Return a parsed request: `line` is method, path and query; `found` is the path item and the path parameters."""
    method, path, query = line
    operation, place, values, is_admin = None, None, {}, False
    if found is not None:
        place, texts = found
        read_as = "GET" if method == "HEAD" else method
        operation = place.operations.get(read_as)
        values = dict(zip(place.names.get(read_as, ()), texts, strict=False))
        is_admin = operation is not None and operation.is_admin
    return ParsedRequest(
        sent.head,
        sent,
        place,
        operation,
        values,
        strict or is_admin,  # so that a typo in a test fails loudly
        sent.are_usual and operation is not None and operation.needs_key and not is_admin,
        (operation.id if operation else "", method, path, query, sent.recorded),
        sent.size + len(path) + len(query),
        sent.are_admitted and place is not None and not place.is_admin,
    )
