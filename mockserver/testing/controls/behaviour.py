"""Behaviour of an account: imperfect retrieval, delayed consistency, changing pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict, Unpack

from mockserver.testing.admin_client import AdminClient
from mockserver.testing.tracebacks import hides

__tracebackhide__ = hides


class Quality(TypedDict, total=False):
    """The quality of search and classification.

    `recall`, `precision` and `empty` are shares from 0 to 1: of right hits that are found, of found hits that are right
    (the others are false positives), of queries without any hit. `noise` is the standard deviation of scores in points,
    `ties` the step in points to which scores are rounded. All random choices depend only on the `seed`, the query and
    the hit.
    """

    recall: float
    precision: float
    noise: float
    ties: float
    empty: float
    seed: int


class Consistency(TypedDict, total=False):
    """How long lists and searches lag behind: new videos appear late, deleted ones stay visible (linger).

    The delay is a number of reads of a list, or of seconds of the account's clock.
    """

    appear_after_reads: int
    appear_after_seconds: float
    linger_for_reads: int
    linger_for_seconds: float


class Paging(TypedDict, total=False):
    """What happens each time that a client reads a next page.

    `inserted` and `removed` are rows that appear or vanish before it, `short` is the number of rows by which pages are
    shorter, and page tokens expire after `token_seconds` or `token_turns`.
    """

    inserted: int
    removed: int
    short: int
    token_seconds: float
    token_turns: int


@dataclass(frozen=True, slots=True)
class BehaviourState:
    """The behaviour, part by part. An empty part is perfect."""

    quality: Mapping[str, Any]
    consistency: Mapping[str, Any]
    paging: Mapping[str, Any]


class Behaviour:
    """The behaviour of an account. Each method sets one part; values that are not given are perfect."""

    def __init__(self, admin: AdminClient) -> None:
        self._call = admin.call

    def read(self) -> BehaviourState:
        """Return the current behaviour."""
        return BehaviourState(**self._call("read-behaviour"))

    def quality(self, **quality: Unpack[Quality]) -> BehaviourState:
        """Set the quality of retrieval: `quality(recall=0.5, noise=3)`. Raises Refused for values out of range."""
        return self._changed(quality=quality)

    def consistency(self, **consistency: Unpack[Consistency]) -> BehaviourState:
        """Make new videos appear late, and deleted ones linger: `consistency(appear_after_reads=2)`. Raises Refused."""
        return self._changed(consistency=consistency)

    def paging(self, **paging: Unpack[Paging]) -> BehaviourState:
        """Make rows appear and vanish, pages short, and tokens expire while a client reads pages: `paging(short=1)`.

        Raises Refused.
        """
        return self._changed(paging=paging)

    def _changed(self, **change: Mapping[str, Any]) -> BehaviourState:
        return BehaviourState(**self._call("change-behaviour", change))
