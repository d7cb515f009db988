"""Findings about the conduct of a client: polling too fast, ignoring Retry-After, and others."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Literal

from mockserver.testing.errors import Refused
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

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

    rule: Rule
    operation: str | None
    text: str
    count: int
    request_ids: tuple[str, ...]

    def __str__(self) -> str:
        place = f" ({self.operation})" if self.operation else ""
        return f"{self.rule}{place}: {self.text}"


class Conduct(list[Finding]):
    """The findings, in the order of their rules; an empty list for a client that behaves well.

    `examined` is the number of exchanges that were judged. `is_complete` is False if the journal had dropped some.
    """

    def __init__(self, reply: Mapping[str, Any], command_for: Callable[[str], str]) -> None:
        super().__init__(map(_finding, reply["data"]))
        self.examined: int = reply["examined"]
        self.is_complete: bool = reply["is_complete"]
        self._dropped: int = reply["dropped"]
        self._command_for = command_for

    @property
    def is_clean(self) -> bool:
        """Whether there are no findings, for certain: False also if the journal had dropped exchanges."""
        return not self and self.is_complete

    def by_rule(self) -> dict[Rule, list[Finding]]:
        """Return the findings of each rule that has any."""
        found: dict[Rule, list[Finding]] = {}
        for finding in self:
            found.setdefault(finding.rule, []).append(finding)
        return found

    def assert_clean(self) -> None:
        """Check that the client behaved well.

        Raises AssertionError with every finding and a curl command that repeats its last request. It also raises if the
        journal had dropped exchanges, since their conduct is unknown.
        """
        if not self.is_clean:
            raise AssertionError("\n".join(self._lines(with_commands=True)))

    def __str__(self) -> str:
        return "\n".join(self._lines(with_commands=False))

    def _lines(self, *, with_commands: bool) -> Iterator[str]:
        judged = "1 exchange" if self.examined == 1 else f"{self.examined} exchanges"
        what = {0: "nothing", 1: "1 thing"}.get(len(self), f"{len(self)} things")
        yield f"The client did {what} that it should not; {judged} examined."
        for finding in self:
            yield f"  {finding}"
            if with_commands:
                with suppress(Refused):  # the journal has dropped it meanwhile
                    yield f"    {self._command_for(finding.request_ids[-1])}"
        if not self.is_complete:
            yield f"  The journal dropped {self._dropped} exchanges, which were not judged; raise journal_bytes."


def _finding(item: Mapping[str, Any]) -> Finding:
    return Finding(item["rule"], item["operation"], item["text"], item["count"], tuple(item["request_ids"]))
