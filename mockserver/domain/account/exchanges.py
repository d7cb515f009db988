"""Exchanges of the journal, understood: what was asked, what was answered, and what was wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.domain.account.journal import Entry


@dataclass(frozen=True, slots=True)
class Request:
    """A request as a matcher sees it.

    `headers` have names in lower case and none of SECRET_HEADERS; `body` is as the contract read it, a file in it as
    an object with its `filename`, and None where there is none, or where it is not known yet or could not be read.
    It `writes_text` if its reply is one generated text.
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
    """What was wrong with a request, whether it was refused for it or not.

    `kind` is `refused` (then `name` is the error code), `unknown`, `deprecated` or `key_in_url`.
    """

    kind: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange: the `request` as matchers see it, its parameters and body as they were sent, and the reply.

    `deleted` is the identifier of what it deleted. Of a reply that is the API's own is known whether it says that a job
    goes on, and which page comes next: by a token or by a number.
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
