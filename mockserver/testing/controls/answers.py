"""Fixed answers: replies that a test sets in advance, in place of the normal ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypedDict

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.controls.matching import Matcher, OperationCondition, matcher
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides

Then = Literal["repeat", "fall_through"]
Ending = Literal["cut_off", "failed"]


class Reply(TypedDict, total=False):
    """One reply: a `status` and a `body`, or a `text` in place of the generated one.

    `ends` says that a text ends early (`cut_off`), or that its generation fails (`failed`).
    """

    status: int
    body: Any
    text: str
    ends: Ending


@dataclass(frozen=True, slots=True)
class FixedAnswer:
    """A fixed answer; `answer` is its description as the server keeps it."""

    id: str
    answer: Mapping[str, Any]
    _admin: AdminClient

    @property
    def matched(self) -> int:
        """The number of requests that matched."""
        return int(self._retrieved()["matched"])

    @property
    def given(self) -> int:
        """The number of requests that got one of its replies."""
        return int(self._retrieved()["given"])

    def remove(self) -> None:
        """Remove this answer: matching requests are answered normally again."""
        self._admin.call("remove-answer", path={"answer-id": self.id})

    def _retrieved(self) -> Any:
        return self._admin.call("retrieve-answer", path={"answer-id": self.id})


class Answers:
    """The fixed answers of an account."""

    def __init__(self, admin: AdminClient) -> None:
        self._admin = admin

    def add(
        self,
        operation: OperationCondition,
        replies: Sequence[Reply],
        *,
        match: Matcher | None = None,
        then: Then = "repeat",
    ) -> FixedAnswer:
        """Answer requests of `operation` that `match` with `replies`, one after the other.

        `then` says what follows them: "repeat" gives the last one again, "fall_through" the normal answers. The newest
        matching answer wins. Raises Refused if the contract does not allow a reply; to break the contract on purpose,
        use the fault `break_contract`.
        """
        answer = {"match": matcher(operation, match), "replies": replies, "then": then}
        return self._fixed(self._admin.call("add-answer", answer))

    def list(self) -> list[FixedAnswer]:
        """Return all fixed answers, oldest first."""
        return [self._fixed(item) for item in self._admin.call("list-answers")["data"]]

    def clear(self) -> None:
        """Remove all fixed answers."""
        self._admin.call("clear-answers")

    def _fixed(self, reply: Any) -> FixedAnswer:
        return FixedAnswer(reply["id"], reply["answer"], self._admin)
