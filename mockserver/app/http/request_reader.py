"""Parses request lines and headers, once for equal requests, since clients repeat themselves."""

from collections.abc import Callable
from typing import TypeAlias

from starlette.types import Scope

from mockserver.app.http.head import SentHeaders, decisive, read_head, sent_headers
from mockserver.app.http.parsed_request import ParsedRequest, parse_request
from mockserver.app.http.replies import Headers
from mockserver.contract.routes import Place
from mockserver.ground.caches import Bounded

# Method, path, query, headers and scheme.
_Said: TypeAlias = tuple[str, str, bytes, Headers, str]

_MOST_REMEMBERED = 1024
_MOST_HEADERS_REMEMBERED = 128
_LONGEST_REMEMBERED = 1024


class RequestReader:
    """Parses requests; `find` returns the contract's path item for a path.

    Media addresses begin with the address of the request, or with `public_url`.
    """

    def __init__(
        self, find: Callable[[str], tuple[Place, list[str]] | None], public_url: str = "", *, strict: bool = False
    ) -> None:
        self._find = find
        self._public_url = public_url
        self._strict = strict
        self._known: Bounded[_Said, ParsedRequest] = Bounded(_MOST_REMEMBERED)
        # The same requests by their decisive headers only: clients add numbers and trace ids.
        self._alike: Bounded[_Said, ParsedRequest] = Bounded(_MOST_REMEMBERED)
        # The latest headers for some decisive ones and a scheme: clients send the same to many paths.
        self._sent: Bounded[tuple[Headers, str], SentHeaders] = Bounded(_MOST_HEADERS_REMEMBERED)

    def read(self, scope: Scope) -> ParsedRequest:
        """Return the parsed request of `scope`."""
        method, path, query = scope["method"], scope["path"], scope["query_string"]
        headers, scheme = tuple(scope["headers"]), scope.get("scheme", "http")
        return self._known.get((method, path, query, headers, scheme)) or self._read(
            method, path, query, headers, scheme
        )

    def _read(self, method: str, path: str, query: bytes, headers: Headers, scheme: str) -> ParsedRequest:
        deciding = decisive(headers)
        alike = method, path, query, deciding, scheme
        known = self._alike.get(alike)
        if known is not None:
            if known.sent.headers == headers:
                # Kept as a whole the second time only: most requests come once.
                self._known[method, path, query, headers, scheme] = known
                return known
            same = known.with_headers(headers)
            if same is not None:
                return same
        sent = self._read_headers(headers, deciding, scheme)
        parsed = parse_request((method, path, query), sent, self._find(path), strict=self._strict)
        if parsed.size <= _LONGEST_REMEMBERED:
            self._alike[alike] = parsed
        return parsed

    def _read_headers(self, headers: Headers, deciding: Headers, scheme: str) -> SentHeaders:
        latest = self._sent.get((deciding, scheme))
        if latest is not None and latest.headers == headers:
            return latest
        sent = sent_headers(headers, read_head(deciding, scheme, self._public_url))
        if latest is not None:
            sent.are_admitted = latest.are_admitted
        if sent.size <= _LONGEST_REMEMBERED:
            self._sent[deciding, scheme] = sent
        return sent
