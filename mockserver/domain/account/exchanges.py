"""Parsed exchanges of the journal: request, reply and violations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.domain.account.journal import Entry


@dataclass(frozen=True, slots=True)
class Request:
    """A request as matchers see it.

    `headers` have lower-case names and exclude SECRET_HEADERS. `body` is parsed as the contract says, with a file as an
    object with its `filename`; it is None if there is no body, it is not read yet, or it is unreadable. A request
    `writes_text` if its reply is one generated text.
    """

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


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange: the `request` as matchers see it, its raw parameters and body, and the reply.

    `deleted` is the identifier of the deleted record. If the API produced the reply, it also has: whether a job is
    still running, and the next page, by token or number.
    """

    entry: Entry
    request: Request
    parameters: Mapping[str, Any]
    sent: Any
    reply: Any
    violations: tuple[Violation, ...]
    deleted: str | None = None
    is_unfinished: bool = False
    next_page: str | int | None = None

    @property
    def id(self) -> str:
        return self.entry.request_id.decode()
