"""Journal entries, interpreted: parsed again by the contract, as at the time of the request."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any
from urllib.parse import parse_qsl

import orjson

from mockserver.contract.bodies import FORM_TYPE, JSON_TYPE, MULTIPART_TYPE, BodyReader
from mockserver.contract.errors import error_in
from mockserver.contract.operations import Operation
from mockserver.domain.account.exchanges import Exchange, Request, Violation
from mockserver.domain.account.journal import Entry, Headers
from mockserver.ground.errors import DomainError
from mockserver.handlers.admin.unread_forms import Fields, Files, fields_and_files, is_unread_form

Operations = Mapping[str, Operation]


def read_exchange(entry: Entry, operations: Operations) -> Exchange:
    """Return `entry`, interpreted."""
    operation = operations.get(entry.operation)
    reply = _read_reply(entry)
    in_path = _path_parameters(entry, operation)
    # A client need not follow links in a reply that a test has made up.
    said = operation.says if operation and not entry.is_ordered else None
    return Exchange(
        entry=entry,
        request=read_request(entry, operations),
        parameters={**in_path, **_sent_query(entry)},
        sent=_sent_body(entry),
        reply=reply,
        violations=tuple(violations_of(entry, operations)),
        deleted=_deleted(entry, operation, in_path),
        is_unfinished=bool(said and said.poll and said.poll.is_unfinished(reply)),
        next_page=said.next_page.after(reply) if said and said.next_page else None,
    )


def _deleted(entry: Entry, operation: Operation | None, in_path: Mapping[str, str]) -> str | None:
    if operation is None or operation.deletes is None or not 200 <= entry.status < 300:
        return None
    return in_path.get(operation.deletes)


def read_request(entry: Entry, operations: Operations) -> Request:
    """Return the request of `entry` for matchers: as the contract parses it or, if it cannot, as it was sent."""
    operation = operations.get(entry.operation)
    return Request(
        operation=entry.operation,
        tag=operation.tag if operation else "",
        method=entry.method,
        path=entry.path,
        path_parameters=_path_parameters(entry, operation),
        query=_sent_query(entry),
        headers=texts_of(entry.request_headers),
        body=_read_body(entry, operation),
    )


def _path_parameters(entry: Entry, operation: Operation | None) -> dict[str, str]:
    if operation is None:
        return {}
    # The path may have a prefix, or no version: its end decides.
    declared = reversed(operation.path.strip("/").split("/"))
    came = reversed([segment for segment in entry.path.split("/") if segment])
    named = {name[1:-1]: value for name, value in zip(declared, came, strict=False) if name.startswith("{")}
    return dict(reversed(named.items()))


def _sent_query(entry: Entry) -> dict[str, Any]:
    return _by_name(parse_qsl(entry.query.decode("latin-1"), keep_blank_values=True))


def _by_name(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """Return the texts of each name: a single one, or a list of several."""
    values: dict[str, list[str]] = {}
    for name, text in pairs:
        values.setdefault(name, []).append(text)
    return {name: texts if len(texts) > 1 else texts[0] for name, texts in values.items()}


def texts_of(headers: Headers) -> dict[str, str]:
    """Return `headers` as texts by name."""
    return {name.decode("latin-1"): value.decode("latin-1") for name, value in headers}


def _media_type(entry: Entry) -> str:
    content_type = texts_of(entry.request_headers).get("content-type", "")
    return content_type.split(";")[0].strip().lower() or JSON_TYPE


def is_cut(entry: Entry) -> bool:
    """Return whether the body of the request is longer than the journal's copy."""
    return len(entry.body) < entry.body_size


def _sent_body(entry: Entry) -> Any:
    """Return the body as it was sent: JSON, the fields of a form, or a text; None if there was none."""
    if not entry.body:
        return None
    if _media_type(entry) == FORM_TYPE:
        return _by_name(parse_qsl(entry.body.decode("latin-1"), keep_blank_values=True))
    return _json(entry.body)


def _json(raw: bytes) -> Any:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError:
        return raw.decode("utf-8", "replace")


def _read_body(entry: Entry, operation: Operation | None) -> Any:
    reader = operation.bodies.get(_media_type(entry)) if operation else None
    if is_unread_form(entry):
        return _read_form(reader, *fields_and_files(entry))
    if reader is None or not entry.body or is_cut(entry) or entry.body_sha256:
        return _sent_body(entry)
    try:
        return _read_by(reader, entry)
    except (DomainError, orjson.JSONDecodeError):  # the contract refused it, or it contained a masked key
        return _sent_body(entry)


def _read_by(reader: BodyReader, entry: Entry) -> Any:
    if reader.media_type == FORM_TYPE:
        return reader.read_urlencoded(entry.body, strict=False)
    if reader.media_type != MULTIPART_TYPE:
        return reader.read_json(entry.body, strict=False)
    sent = orjson.loads(entry.body)
    files = {name: value for name, value in sent.items() if _holds_files(value)}
    fields = [
        (name, text)
        for name, value in sent.items()
        if name not in files
        for text in (value if isinstance(value, list) else [value])
    ]
    return reader.read_form(fields, files, strict=False)


def _read_form(reader: BodyReader | None, fields: Fields, files: Files) -> Any:
    """Return a form that was not parsed yet: as the contract parses it or, if it cannot, as it was sent."""
    with suppress(DomainError):
        if reader is not None:
            return reader.read_form(fields, files, strict=False)
    return {**_by_name(fields), **files}


def _holds_files(value: Any) -> bool:
    """Return whether a field of a recorded form has one or more files."""
    return isinstance(value[0] if isinstance(value, list) and value else value, dict)


def _read_reply(entry: Entry) -> Any:
    """Return the body of the reply: JSON, a list of events, or the recorded part of its text."""
    if not entry.reply:
        return None
    if entry.reply_type == JSON_TYPE:
        return _json(entry.reply)
    return [_json(line) for line in entry.reply.splitlines()]


def violations_of(entry: Entry, operations: Operations) -> Iterator[Violation]:
    """Yield the problems of the request of `entry`."""
    operation = operations.get(entry.operation)
    # The client is not responsible for what a test ordered.
    if 400 <= entry.status < 500 and not entry.is_ordered and isinstance(reply := _read_reply(entry), dict):
        yield Violation("refused", *error_in(reply))
    if operation is not None:
        if operation.is_deprecated:
            yield Violation("deprecated", operation.id, f"The operation {operation.id} is to be given up.")
        yield from _oddities(entry, operation)
    if entry.has_key_in_url:
        yield Violation("key_in_url", "x-api-key", "A key stood in the address; it belongs into the header x-api-key.")


def _oddities(entry: Entry, operation: Operation) -> Iterator[Violation]:
    reader = operation.bodies.get(_media_type(entry)) if entry.body else None
    try:
        found = [
            *operation.query.tolerated_issues(entry.query),
            *(reader.tolerated_issues(_sent_body(entry)) if reader else ()),
        ]
    except DomainError:
        return  # an unreadable query string was refused already
    for issue in found:
        said = "is not known" if issue.kind == "unknown" else "is to be given up"
        yield Violation(issue.kind, issue.name, f"{issue.name} {said} ({issue.where}).")
