"""The command that repeats a request in the journal."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import orjson

from mockserver.contract.bodies import FORM_TYPE, MULTIPART_TYPE
from mockserver.handlers.exchanges.curl import curl_of
from mockserver.handlers.exchanges.journalled import parts_of
from mockserver.handlers.exchanges.observed import Body, Observed, media_type_of
from mockserver.testing.operation_places import operations


@dataclass(frozen=True, slots=True)
class SentRequest:
    """A request as the journal shows it."""

    operation: str | None
    method: str
    path: str
    parameters: Mapping[str, Any]
    request_headers: Mapping[str, str]
    body: Any
    body_size: int
    is_body_cut: bool
    body_sha256: str | None


def curl_of_request(request: SentRequest) -> str:
    """Return the command that sends `request` again."""
    headers = {**request.request_headers, "x-api-key": ""}
    query = urlencode(_query(request), doseq=True).encode()
    return curl_of(Observed(request.method, request.path, query, headers, _body(request, media_type_of(headers))))


def _query(request: SentRequest) -> dict[str, Any]:
    """Return the parameters of the query string: those that are not segments of the path."""
    _, path = operations().get(request.operation or "", ("", ""))
    return {name: value for name, value in request.parameters.items() if f"{{{name}}}" not in path}


def _body(request: SentRequest, media_type: str) -> Body:
    sent = request.body
    if isinstance(sent, dict) and media_type == MULTIPART_TYPE:
        return Body(request.body_size, parts=tuple(parts_of(sent)))
    if request.is_body_cut or request.body_sha256:
        return Body(request.body_size, sent.encode() if isinstance(sent, str) else b"")
    raw = _raw(sent, media_type)
    return Body(len(raw), raw)


def _raw(sent: Any, media_type: str) -> bytes:
    if sent is None or isinstance(sent, str):
        return (sent or "").encode()
    return urlencode(sent, doseq=True).encode() if media_type == FORM_TYPE else orjson.dumps(sent)
