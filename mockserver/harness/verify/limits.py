"""Limits on what a run may send and change."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import orjson

from mockserver.contract.operations import Operation
from mockserver.harness.traffic.exchange import SentRequest
from mockserver.harness.verify.ownership import Ownership, is_asking

_ROUNDING = 1e-9
_SAFE = frozenset(["GET", "HEAD", "OPTIONS", "TRACE"])
# A field, of a form or of JSON, that names media by address, such as url, video_url or media_url.
_ADDRESS = re.compile(rb'"(?:[a-z]+_)?url"')


@dataclass(frozen=True, slots=True)
class Limits:
    """The budget of a run; `film_minutes` is the charge for one upload of the suite's film.

    `charged` are the operations that charge for a film that they name, `unmeasured` those that fetch videos of unknown
    length.
    """

    requests: int
    minutes: float
    may_write: bool
    is_measured: bool = False
    protects_others: bool = True
    film_minutes: float = 5 / 60
    charged: frozenset[str] = frozenset()
    unmeasured: frozenset[str] = frozenset()

    def minutes_of(self, request: SentRequest, operation: Operation | None) -> float:
        """Return how many minutes of video `request` may be charged for."""
        if _has_film(request):
            return self.film_minutes
        if operation is None or operation.id not in self.charged:
            return 0
        return self.film_minutes * (_records_in(request) if operation.says.is_batch else 1)


@dataclass(slots=True)
class RequestGuard:
    """Decides whether a request may be sent, and counts sent ones.

    `until` is the number of requests at which the current part of the run ends, so that later parts get their share;
    `minutes_until` is the same for minutes of video.
    """

    limits: Limits
    ownership: Ownership
    sent: int = 0
    minutes: float = 0
    minutes_by_version: dict[str, float] = field(default_factory=dict)
    blocked: Counter[str] = field(default_factory=Counter)
    spent_groups: set[str] = field(default_factory=set)
    silent_operations: set[str] = field(default_factory=set)
    until: int | None = None
    minutes_until: float | None = None
    has_made: bool = False
    is_closed: bool = False
    is_cleaning: bool = False

    def objection(self, request: SentRequest, operation: Operation | None) -> str:
        """Return why `request` may not be sent, or an empty text."""
        if self.is_cleaning:
            return ""
        if self.is_closed:
            return "the run was stopped"
        return self._spent(operation) or self._forbidden(request, operation)

    def count(self, request: SentRequest, operation: Operation | None = None) -> None:
        """Count a sent request."""
        self.sent += 1
        self.has_made |= request.method == "POST"
        self._charge(self.limits.minutes_of(request, operation), operation)

    def refund(self, request: SentRequest, operation: Operation | None) -> None:
        """Subtract the minutes of a refused request, which is not charged."""
        self._charge(-self.limits.minutes_of(request, operation), operation)

    def _charge(self, minutes: float, operation: Operation | None) -> None:
        self.minutes += minutes
        if operation is not None and minutes:
            before = self.minutes_by_version.get(operation.version, 0.0)
            self.minutes_by_version[operation.version] = before + minutes

    def share(self, parts: int) -> None:
        """Give the current part of the run its share of the rest, with `parts` still to come."""
        self.until = self.sent + (self.limits.requests - self.sent) // parts
        self.minutes_until = self.minutes + max(0.0, self.limits.minutes - self.minutes) / parts

    @property
    def is_spent(self) -> bool:
        """Whether no more requests may be sent."""
        return self.is_closed or self.sent >= self.limits.requests

    def _spent(self, operation: Operation | None) -> str:
        if self.sent >= self.limits.requests:
            return f"all {self.limits.requests} requests of --max-requests are used"
        if self.until is not None and self.sent >= self.until:
            return "this part of the run has used its share of --max-requests"
        if operation and operation.rate_group in self.spent_groups:
            return f"the account has no {operation.rate_group} requests left in this window"
        if operation and operation.id in self.silent_operations:
            return f"{operation.id} does not answer, or its replies do not end"
        return ""

    def _forbidden(self, request: SentRequest, operation: Operation | None) -> str:
        if request.method in _SAFE:
            return ""
        if not self.limits.may_write:
            return "requests that write need --allow-writes"
        if not self.limits.protects_others:
            return ""
        if operation is None and request.method != "POST":
            return "it is not in the contract, and it might change something"
        if not (operation and is_asking(operation)) and self.ownership.foreign(request):
            return "it refers to a record that this run did not create"
        return self._too_long(request, operation)

    def _too_long(self, request: SentRequest, operation: Operation | None) -> str:
        if not self.limits.is_measured or operation is None:
            return ""
        if operation.id in self.limits.unmeasured or _ADDRESS.search(request.body):
            return "the length of its video is unknown"
        due = self.limits.minutes_of(request, operation)
        if due and self.minutes_until is not None and self.minutes + due > self.minutes_until + _ROUNDING:
            return "this API version has used its share of --max-minutes"
        if due and self.minutes + due > self.limits.minutes + _ROUNDING:
            return f"all {self.limits.minutes:g} minutes of --max-minutes are used"
        return ""


def _has_film(request: SentRequest) -> bool:
    return b'name="video_file"' in request.body


def _records_in(request: SentRequest) -> int:
    """Return how many records a batch has: the length of its longest list."""
    try:
        body: Any = orjson.loads(request.body)
    except ValueError:
        return 1
    values = body.values() if isinstance(body, dict) else ()
    return max((len(value) for value in values if isinstance(value, list)), default=1)
