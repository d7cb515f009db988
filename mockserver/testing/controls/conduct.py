"""What a client did and should not have done."""

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
    """Something that the client should not have done: how often, and the exchanges that show it."""

    rule: str
    operation: str | None
    text: str
    count: int
    request_ids: tuple[str, ...]


class Conduct(list[Finding]):
    """The findings, by rule; none, for a client that behaves. `examined` is how many exchanges were looked at."""

    def __init__(self, reply: Mapping[str, Any]) -> None:
        super().__init__(map(_finding, reply["data"]))
        self.examined: int = reply["examined"]
        self.is_complete: bool = reply["is_complete"]


def _finding(item: Mapping[str, Any]) -> Finding:
    return Finding(item["rule"], item["operation"], item["text"], item["count"], tuple(item["request_ids"]))
