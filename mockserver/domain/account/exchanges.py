"""Parsed exchanges of the journal: request, reply and violations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from mockserver.domain.account.journal import Entry


class Request(Protocol):
    """A request as matchers see it.

    `headers` have lower-case names and exclude SECRET_HEADERS. `body` is parsed as the contract says, with a file as an
    object with its `filename`; it is None if there is no body, it is not read yet, or it is unreadable. A request
    `writes_text` if its reply is one generated text.
    """

    @property
    def operation(self) -> str: ...
    @property
    def tag(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def path(self) -> str: ...
    @property
    def path_parameters(self) -> Mapping[str, Any]: ...
    @property
    def query(self) -> Mapping[str, Any]: ...
    @property
    def headers(self) -> Mapping[str, str]: ...
    @property
    def body(self) -> Any: ...
    @property
    def writes_text(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class ReceivedRequest:
    """A request that is being answered."""

    operation: str
    tag: str
    method: str
    path: str
    path_parameters: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None
    writes_text: bool = False


@dataclass(frozen=True, slots=True)
class Violation:
    """A violation of the contract by a request, whether the request was refused or not.

    `kind` is `refused` (then `name` is the error code), `unknown`, `deprecated` or `key_in_url`.
    """

    kind: str
    name: str
    text: str


class Exchange(Protocol):
    """An exchange: the `request` as matchers see it, its raw parameters and body, and the reply.

    `deleted` is the identifier of the deleted record. If the API produced the reply, it also has: whether a job is
    still running, and the next page, by token or number. Everything is parsed when it is read: the parsed exchanges of
    a full journal would take many times its size.
    """

    @property
    def id(self) -> str: ...
    @property
    def entry(self) -> Entry: ...
    @property
    def request(self) -> Request: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def sent(self) -> Any: ...
    @property
    def reply(self) -> Any: ...
    @property
    def violations(self) -> tuple[Violation, ...]: ...
    @property
    def deleted(self) -> str | None: ...
    @property
    def is_unfinished(self) -> bool: ...
    @property
    def next_page(self) -> str | int | None: ...
