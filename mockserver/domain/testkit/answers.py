"""Fixed answers: the requests that they match, the replies in order, and how often they were given."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mockserver.domain.account.exchanges import Request
from mockserver.domain.records.numbers import Count
from mockserver.domain.records.recorded_answer import FixedReply
from mockserver.domain.rules.restored_mappings import check_keys, check_numbers
from mockserver.domain.testkit.matching.matcher import Matcher
from mockserver.ground.errors import MockserverError, NotFound

MOST_ANSWERS = 1_000


class TooManyAnswers(MockserverError):
    """The account has the maximum number of answers."""


@dataclass(slots=True, eq=False)
class Answer:
    """Replies for matching requests, in order; then the last one repeats, unless the answer falls through.

    `operations` are the operationIds that it can match. `matched` counts matching requests, `given` those that got one
    of the replies.
    """

    described: Mapping[str, Any]
    operations: tuple[str, ...]
    matcher: Matcher
    replies: tuple[FixedReply, ...]
    falls_through: bool = False
    id: str = ""
    matched: Count = 0
    given: Count = 0

    def __post_init__(self) -> None:
        if self.given > self.matched:
            raise ValueError(f"{self.id} was given {self.given} times and matched only {self.matched} times")

    def is_for(self, request: Request) -> bool:
        """Return whether the answer matches `request`."""
        if request.operation not in self.operations or not self.matcher.matches(request):
            return False
        return not self.replies[0].is_about_text or request.writes_text

    def next_reply(self) -> FixedReply | None:
        """Count a matching request and return its reply; None if all replies were given and the answer
        falls through.
        """
        self.matched += 1
        if self.given >= len(self.replies) and self.falls_through:
            return None
        reply = self.replies[min(self.given, len(self.replies) - 1)]
        self.given += 1
        return reply


@dataclass(slots=True)
class Answers:
    """The fixed answers of an account, oldest first. The latest one that matches a request answers it."""

    _by_id: dict[str, Answer] = field(default_factory=dict)
    _last_number: Count = 0

    def __post_init__(self) -> None:
        check_numbers(self._by_id, self._last_number)
        check_keys({name: answer.id for name, answer in self._by_id.items()})

    def add(self, answer: Answer) -> None:
        """Add `answer` under a new id. Raises TooManyAnswers."""
        if len(self._by_id) >= MOST_ANSWERS:
            raise TooManyAnswers
        self._last_number += 1
        answer.id = f"answer-{self._last_number}"
        self._by_id[answer.id] = answer

    def find(self, request: Request) -> tuple[str, FixedReply] | None:
        """Return the fixed reply for `request`, if there is one left, with the id of its answer."""
        for answer in reversed(self._by_id.values()):
            if answer.is_for(request):
                reply = answer.next_reply()
                if reply is not None:
                    return answer.id, reply
        return None

    def all(self) -> Iterable[Answer]:
        """Return all answers, oldest first."""
        return self._by_id.values()

    def get(self, answer_id: str) -> Answer:
        """Return the answer. Raises NotFound."""
        answer = self._by_id.get(answer_id)
        if answer is None:
            raise NotFound(answer_id, "answers")
        return answer

    def remove(self, answer_id: str) -> None:
        """Delete the answer. Raises NotFound."""
        self.get(answer_id)
        del self._by_id[answer_id]

    def clear(self) -> None:
        """Delete all answers; ids continue."""
        self._by_id.clear()
