"""How an account behaves where the real service need not be at its best, in a test's hands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from mockserver.testing.asking import Asker


class Quality(TypedDict, total=False):
    """How good search and classification are; chance follows from the `seed`, the query and the hit."""

    recall: float
    precision: float
    noise: float
    ties: float
    empty: float
    seed: int


class Consistency(TypedDict, total=False):
    """How far lists and searches lag behind what a single video says of itself."""

    appear_after_reads: int
    appear_after_seconds: float
    linger_for_reads: int
    linger_for_seconds: float


class Paging(TypedDict, total=False):
    """What happens with each page that a client turns."""

    inserted: int
    removed: int
    short: int
    token_seconds: float
    token_turns: int


@dataclass(frozen=True, slots=True)
class BehaviourState:
    """The behaviour, as it was described part by part; an empty part is at its best."""

    quality: Mapping[str, Any]
    consistency: Mapping[str, Any]
    paging: Mapping[str, Any]


class Behaviour:
    """The behaviour of an account. What a method is not told is at its best; without anything, all of its part is."""

    def __init__(self, asker: Asker) -> None:
        self._ask = asker.ask

    def read(self) -> BehaviourState:
        """Return the behaviour as it is."""
        return BehaviourState(**self._ask("read-behaviour"))

    def quality(self, **quality: Unpack[Quality]) -> BehaviourState:
        """Make retrieval as good as this: `quality(recall=0.5, noise=3)`. Raises Refused."""
        return self._changed(quality=quality)

    def consistency(self, **consistency: Unpack[Consistency]) -> BehaviourState:
        """Let new videos appear late, and deleted ones linger: `consistency(appear_after_reads=2)`. Raises Refused."""
        return self._changed(consistency=consistency)

    def paging(self, **paging: Unpack[Paging]) -> BehaviourState:
        """Let rows come and go, pages be short and tokens expire while pages are turned. Raises Refused."""
        return self._changed(paging=paging)

    def _changed(self, **change: Mapping[str, Any]) -> BehaviourState:
        return BehaviourState(**self._ask("change-behaviour", change))
