"""Journal entries, interpreted: parsed again by the contract, as at the time of the request."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Any, overload
from urllib.parse import parse_qsl

import orjson

from mockserver.contract.bodies import FORM_TYPE, JSON_TYPE, MULTIPART_TYPE, BodyReader
from mockserver.contract.errors import error_in
from mockserver.contract.extensions import Extensions
from mockserver.contract.operations import Operation
from mockserver.domain.account.exchanges import Violation
from mockserver.domain.account.journal import Entry, Headers
from mockserver.ground.errors import DomainError
from mockserver.handlers.admin.unread_forms import Fields, Files, fields_and_files, is_unread_form

Operations = Mapping[str, Operation]


class RecordedRequest:
    """The request of `entry` for matchers: as the contract parses it or, if it cannot, as it was sent.

    It is parsed when it is read, and remembers the result. So each matcher gets a new one, which is not kept.
    """

    writes_text = False  # only a request that is being answered has a text that a test may fix

    def __init__(self, entry: Entry, operation: Operation | None) -> None:
        self._entry = entry
        self._operation = operation
        self.operation, self.method, self.path = entry.operation, entry.method, entry.path

    @property
    def tag(self) -> str:
        return self._operation.tag if self._operation else ""

    @cached_property
    def path_parameters(self) -> Mapping[str, str]:
        return _path_parameters(self._entry, self._operation)

    @cached_property
    def query(self) -> Mapping[str, Any]:
        return _sent_query(self._entry)

    @cached_property
    def headers(self) -> Mapping[str, str]:
        return texts_of(self._entry.request_headers)

    @cached_property
    def body(self) -> Any:
        return _read_body(self._entry, self._operation)


class RecordedExchange:
    """An entry of the journal, interpreted each time that it is read."""

    __slots__ = ("_operations", "entry")

    def __init__(self, entry: Entry, operations: Operations) -> None:
        self.entry = entry
        self._operations = operations

    @property
    def id(self) -> str:
        return self.entry.request_id.decode()

    @property
    def status(self) -> int:
        return self.entry.status

    @property
    def is_cut(self) -> bool:
        return is_cut(self.entry)

    @property
    def request(self) -> RecordedRequest:
        return RecordedRequest(self.entry, self._operation)

    @property
    def parameters(self) -> Mapping[str, Any]:
        return {**self._in_path, **_sent_query(self.entry)}

    @property
    def sent(self) -> Any:
        return _sent_body(self.entry)

    @property
    def reply(self) -> Any:
        return _read_reply(self.entry)

    @property
    def violations(self) -> tuple[Violation, ...]:
        return tuple(violations_of(self.entry, self._operations))

    @property
    def deleted(self) -> str | None:
        operation = self._operation
        if operation is None or operation.deletes is None or not 200 <= self.entry.status < 300:
            return None
        return self._in_path.get(operation.deletes)

    @property
    def is_unfinished(self) -> bool:
        poll = self._says.poll if self._says else None
        return poll is not None and poll.is_unfinished(self.reply)

    @property
    def next_page(self) -> str | int | None:
        next_page = self._says.next_page if self._says else None
        return None if next_page is None else next_page.after(self.reply)

    @property
    def _operation(self) -> Operation | None:
        return self._operations.get(self.entry.operation)

    @property
    def _says(self) -> Extensions | None:
        # A client need not follow links in a reply that a test has made up.
        operation = self._operation
        return operation.says if operation and not self.entry.is_ordered else None

    @property
    def _in_path(self) -> Mapping[str, str]:
        return _path_parameters(self.entry, self._operation)


class RecordedExchanges(Sequence[RecordedExchange]):
    """Entries of the journal, each interpreted when it is read."""

    def __init__(self, entries: Sequence[Entry], operations: Operations) -> None:
        self._entries = entries
        self._operations = operations

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, at: int) -> RecordedExchange: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[RecordedExchange]: ...
    def __getitem__(self, at: int | slice) -> RecordedExchange | Sequence[RecordedExchange]:
        if isinstance(at, slice):
            return RecordedExchanges(self._entries[at], self._operations)
        return RecordedExchange(self._entries[at], self._operations)


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
        yield from _tolerated_issues(entry, operation)
    if entry.has_key_in_url:
        yield Violation("key_in_url", "x-api-key", "The address contains an API key; send it in the header x-api-key.")


def _tolerated_issues(entry: Entry, operation: Operation) -> Iterator[Violation]:
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
