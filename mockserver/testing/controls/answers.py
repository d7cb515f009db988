"""Answers that a test fixes in advance, in place of the usual ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from mockserver.testing.asking import Asker
from mockserver.testing.controls.matching import Condition, Matcher, matcher

Then = Literal["repeat", "fall_through"]
Ending = Literal["cut_off", "failed"]


class Reply(TypedDict, total=False):
    """A status and a body, or a `text` that stands where one is generated, and how it `ends`."""

    status: int
    body: Any
    text: str
    ends: Ending


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """An answer that was fixed."""

    id: str
    answer: Mapping[str, Any]
    _asker: Asker

    @property
    def matched(self) -> int:
        """How many requests the answer was about."""
        return int(self._retrieved()["matched"])

    @property
    def given(self) -> int:
        """How many requests got one of its replies."""
        return int(self._retrieved()["given"])

    def remove(self) -> None:
        """Give this answer no more."""
        self._asker.ask("remove-answer", path={"answer-id": self.id})

    def _retrieved(self) -> Any:
        return self._asker.ask("retrieve-answer", path={"answer-id": self.id})


class Answers:
    """The fixed answers of an account."""

    def __init__(self, asker: Asker) -> None:
        self._asker = asker

    def add(
        self,
        operation: Condition,
        replies: Sequence[Reply],
        *,
        match: Matcher | None = None,
        then: Then = "repeat",
    ) -> FixedAnswer:
        """Answer requests of `operation` that `match` with `replies` in turn, `then` the last again or as ever.

        Raises Refused where the contract does not allow such a reply; `faults.add` breaks it on purpose.
        """
        answer = {"match": matcher(operation, match), "replies": list(replies), "then": then}
        return self._fixed(self._asker.ask("add-answer", answer))

    def list(self) -> list[FixedAnswer]:
        """Return all fixed answers, oldest first."""
        return [self._fixed(item) for item in self._asker.ask("list-answers")["data"]]

    def clear(self) -> None:
        """Answer everything as it would be."""
        self._asker.ask("clear-answers")

    def _fixed(self, reply: Any) -> FixedAnswer:
        return FixedAnswer(reply["id"], reply["answer"], self._asker)
