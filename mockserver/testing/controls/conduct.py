"""Findings about the conduct of a client: polling too fast, ignoring Retry-After, and others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Rule = Literal[
    "polled_too_fast",
    "ignored_retry_after",
    "retried_in_vain",
    "unread_next_page",
    "unknown_field",
    "deprecated",
    "used_after_deletion",
    "key_in_url",
]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the client should not have done.

    `rule` is one of `Rule`, `operation` the operationId or None, `count` how often it happened, and `request_ids` names
    the exchanges that show it: `journal.exchange(request_id)` returns one.
    """

    rule: str
    operation: str | None
    text: str
    count: int
    request_ids: tuple[str, ...]


class Conduct(list[Finding]):
    """The findings, in the order of their rules; an empty list for a client that behaves well.

    `examined` is the number of exchanges that were judged. `is_complete` is False if the journal had dropped some.
    """

    def __init__(self, reply: Mapping[str, Any]) -> None:
        super().__init__(map(_finding, reply["data"]))
        self.examined: int = reply["examined"]
        self.is_complete: bool = reply["is_complete"]


def _finding(item: Mapping[str, Any]) -> Finding:
    return Finding(item["rule"], item["operation"], item["text"], item["count"], tuple(item["request_ids"]))
