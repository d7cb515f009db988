"""Requests as matchers see them."""

from typing import Any
from urllib.parse import parse_qs

from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.contract.operations import Operation
from mockserver.domain.account.exchanges import ReceivedRequest
from mockserver.domain.account.secret_headers import SECRET_HEADERS
from mockserver.handlers.call import ReceivedFile


def request_of(operation: Operation, parsed: ParsedRequest, body: Any = None) -> ReceivedRequest:
    """Return a request for matchers; `body` is as the contract parsed it."""
    _, method, path, query, _ = parsed.line
    texts = ((name.decode("latin-1"), value.decode("latin-1")) for name, value in parsed.headers.items())
    sent = parse_qs(query.decode("latin-1"), keep_blank_values=True)
    return ReceivedRequest(
        operation=operation.id,
        tag=operation.tag,
        method=method,
        path=path,
        path_parameters=parsed.path,
        query={name: values if len(values) > 1 else values[0] for name, values in sent.items()},
        headers={name: text for name, text in texts if name not in SECRET_HEADERS},
        body=plain(body),
        writes_text=writes_text(operation, body),
    )


def writes_text(operation: Operation, body: Any) -> bool:
    """Return whether the reply has a generated text, which a test may fix."""
    text = operation.says.text
    return text is not None and text.is_asked_for(body)


def plain(body: Any) -> Any:
    """Return a request body as JSON; a file is represented by its facts."""
    if isinstance(body, dict):
        return {name: _described(value) for name, value in body.items()}
    return _described(body)


def _described(value: Any) -> Any:
    if isinstance(value, ReceivedFile):
        return {"filename": value.filename, "size": value.size, "sha256": value.sha256}
    return [_described(item) for item in value] if isinstance(value, list) else value
