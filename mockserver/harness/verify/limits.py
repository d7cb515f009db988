"""How much a run may send, and what it must not touch."""

from collections import Counter
from dataclasses import dataclass, field

from mockserver.contract.operations import Operation
from mockserver.harness.traffic.exchange import SentRequest
from mockserver.harness.verify.ownership import Ownership

_SAFE = frozenset(["GET", "HEAD", "OPTIONS", "TRACE"])
_UNMEASURED = frozenset(["cloud-to-cloud-transfer", "cloud-to-cloud-import-videos", "upload-external-provider"])


@dataclass(frozen=True, slots=True)
class Limits:
    """What a run may spend; `film_minutes` is what one upload of the suite's film counts."""

    requests: int
    minutes: float
    may_write: bool
    is_measured: bool = False
    protects_others: bool = True
    film_minutes: float = 5 / 60


@dataclass(slots=True)
class RequestGuard:
    """Says of each request whether it may go out, and counts those that did.

    `until` is how many may have gone out at the end of the present part of the run, so that others have their share.
    """

    limits: Limits
    ownership: Ownership
    sent: int = 0
    minutes: float = 0
    blocked: Counter[str] = field(default_factory=Counter)
    spent_groups: set[str] = field(default_factory=set)
    silent_operations: set[str] = field(default_factory=set)
    until: int | None = None
    has_made: bool = False
    is_closed: bool = False
    is_cleaning: bool = False

    def objection(self, request: SentRequest, operation: Operation | None) -> str:
        """Return why `request` may not be sent, or nothing."""
        if self.is_cleaning:
            return ""
        if self.is_closed:
            return "the run was stopped"
        return self._spent(operation) or self._forbidden(request, operation)

    def count(self, request: SentRequest) -> None:
        """Count a request that goes out."""
        self.sent += 1
        self.has_made |= request.method == "POST"
        if _has_film(request):
            self.minutes += self.limits.film_minutes

    @property
    def is_spent(self) -> bool:
        """Whether no more requests may go out."""
        return self.is_closed or self.sent >= self.limits.requests

    def _spent(self, operation: Operation | None) -> str:
        if self.sent >= self.limits.requests:
            return f"all {self.limits.requests} requests of the run are spent"
        if self.until is not None and self.sent >= self.until:
            return "the budget is shared, and an operation had spent its share"
        if operation and operation.rate_group in self.spent_groups:
            return f"the account has no {operation.rate_group} requests left in this window"
        if operation and operation.id in self.silent_operations:
            return f"{operation.id} does not answer"
        return ""

    def _forbidden(self, request: SentRequest, operation: Operation | None) -> str:
        if request.method in _SAFE:
            return ""
        if not self.limits.may_write:
            return "nothing is written without --allow-writes"
        if not self.limits.protects_others:
            return ""
        if operation is None and request.method != "POST":
            return "only requests of the contract change something"
        foreign = "" if operation and is_asking(operation) else self.ownership.foreign(request)
        if foreign:
            return f"{foreign} was not made by this run"
        return self._too_long(request, operation)

    def _too_long(self, request: SentRequest, operation: Operation | None) -> str:
        if not self.limits.is_measured or operation is None:
            return ""
        if operation.id in _UNMEASURED or _has_address(request):
            return "nobody knows how many minutes of video that is"
        if _has_film(request) and self.minutes + self.limits.film_minutes > self.limits.minutes:
            return f"all {self.limits.minutes:g} minutes of video of the run are spent"
        return ""


def is_asking(operation: Operation) -> bool:
    """Tell whether `operation` neither makes nor changes anything."""
    return operation.method == "GET" or operation.says.is_safe


def _has_film(request: SentRequest) -> bool:
    return b'name="video_file"' in request.body


def _has_address(request: SentRequest) -> bool:
    return any(name in request.body for name in (b"video_url", b"audio_url", b"image_url", b"media_url"))
