"""Exchanges of the journal, understood: what was asked, what was answered, and what was wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mockserver.domain.account.journal import Entry
from mockserver.domain.testkit.matching import Request


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
    """An exchange: the `request` as matchers see it, its parameters and body as they were sent, and the reply."""

    entry: Entry
    request: Request
    parameters: Mapping[str, Any]
    sent: Any
    reply: Any
    violations: tuple[Violation, ...]

    @property
    def id(self) -> str:
        return self.entry.request_id.decode()
