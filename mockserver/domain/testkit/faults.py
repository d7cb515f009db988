"""Fault injection rules: which calls they affect, when, how, and how often they fired.

Pure: `app/faults` carries out the decisions.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mockserver.domain.account.exchanges import Request
from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.rules.restored_mappings import check_keys, check_numbers
from mockserver.domain.testkit.matching.matcher import Matcher, read_matcher
from mockserver.domain.testkit.schedules import MOST_SECONDS, Delay, Schedule, read_delay, read_schedule
from mockserver.ground.errors import MockserverError, NotFound

MOST_RULES = 1_000
# Rules that come with requests are kept so that they can be counted; beyond this number the oldest are evicted.
_MOST_PASSING = 200

# These faults affect a body while it is received, before it can be parsed.
UPLOAD_FAULTS = frozenset(["reset_upload", "stall_upload", "refuse_upload"])

# Each reply has them from the server: where it ends, when and by whom it was sent.
_OWN_HEADERS = frozenset(["content-length", "transfer-encoding", "date", "x-mockserver"])


class FaultInvalid(MockserverError):
    """The description of a fault is invalid; the message names the place."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault: its kind, and its complete options."""

    kind: str
    options: Mapping[str, Any]


@dataclass(slots=True, eq=False)
class FaultRule:
    """A fault, the calls that it may affect, and its counters.

    Each call that matches counts as `matched`; then the fault either `fired`, or the call was `passed_over`: by its
    schedule, or because of an earlier rule.
    """

    id: str
    described: Mapping[str, Any]
    matcher: Matcher
    schedule: Schedule
    delay: Delay | None
    fault: Fault | None
    source: str = "order"
    text: str | None = None
    matched: Count = 0
    fired: Count = 0
    seconds_delayed: Number = 0

    def __post_init__(self) -> None:
        if self.fired > self.matched:
            raise ValueError(f"{self.id} fired {self.fired} times and matched only {self.matched} times")

    @property
    def passed_over(self) -> int:
        return self.matched - self.fired

    @property
    def needs_body(self) -> bool:
        """Whether the rule needs the parsed body of a request."""
        return self.matcher.needs_body

    def meets(self, request: Request, now: datetime) -> bool:
        """Return whether the fault affects `request`, and count the request if it matches."""
        if not self.matcher.matches(request):
            return False
        self.matched += 1
        return self.schedule.is_due(self.matched, self.fired, now)


@dataclass(slots=True)
class FaultDecision:
    """The effect on one call: the rules that fired, the total delay (bounded), and the first fault."""

    fired: list[FaultRule] = field(default_factory=list)
    seconds: float = 0
    fault: Fault | None = None

    def consider(self, rules: Iterable[FaultRule], request: Request, now: datetime) -> None:
        """Apply `rules` to the request. Delays add up; the first fault counts."""
        for rule in rules:
            if rule.meets(request, now) and not (rule.fault and self.fault):
                self._fire(rule)

    def _fire(self, rule: FaultRule) -> None:
        rule.fired += 1
        self.fired.append(rule)
        self.fault = self.fault or rule.fault
        if rule.delay:
            seconds = min(rule.delay.seconds(rule.fired), MOST_SECONDS - self.seconds)
            rule.seconds_delayed += seconds
            self.seconds += seconds

    @property
    def name(self) -> str:
        """The journal's note of what fired, such as `error (fault-1)`; empty if nothing did."""
        return ", ".join(f"{rule.fault.kind if rule.fault else 'delay'} ({rule.id})" for rule in self.fired)


@dataclass(slots=True)
class Faults:
    """The rules of an account by id, in order of creation; and those that came with requests, by their text."""

    rules: dict[str, FaultRule] = field(default_factory=dict)
    _passing: dict[str, FaultRule] = field(default_factory=dict)
    _last_number: Count = 0

    def __post_init__(self) -> None:
        check_numbers((rule.id for rule in self.all()), self._last_number)
        if any(_passing_key(rule.source, rule.text or "") != key for key, rule in self._passing.items()):
            raise ValueError("a rule that came with a request is not under what the request said")
        check_keys({name: rule.id for name, rule in self.rules.items()})

    def add(self, described: Mapping[str, Any]) -> FaultRule:
        """Add a rule after all others. Raises MatcherInvalid or FaultInvalid."""
        if len(self.rules) >= MOST_RULES:
            raise FaultInvalid(f"there are {MOST_RULES} rules already; remove some")
        rule = read_rule(described, "fault")
        _check_order(described, rule.fault)
        self._number(rule)
        self.rules[rule.id] = rule
        return rule

    def passing_rule(self, text: str, source: str, describe: Callable[[], Mapping[str, Any]]) -> FaultRule:
        """Return the rule for `text` in the `source` of a request; the same object each time, so that it counts.

        Raises MatcherInvalid or FaultInvalid, and the errors of `describe`.
        """
        key = _passing_key(source, text)
        rule = self._passing.get(key)
        if rule is None:
            rule = read_rule(describe(), source, text)
            _check_order(rule.described, rule.fault)
            self._number(rule)
            self._passing[key] = rule
            if len(self._passing) > _MOST_PASSING:
                del self._passing[next(iter(self._passing))]
        return rule

    def all(self) -> list[FaultRule]:
        """Return all rules in the order of application; those that came with requests are first."""
        return [*self._passing.values(), *self.rules.values()]

    def get(self, rule_id: str) -> FaultRule:
        """Return the rule. Raises NotFound."""
        rule = next((rule for rule in self.all() if rule.id == rule_id), None)
        if rule is None:
            raise NotFound(rule_id, "faults")
        return rule

    def remove(self, rule_id: str) -> None:
        """Delete the rule. Raises NotFound."""
        rule = self.get(rule_id)
        if rule.text is None:
            del self.rules[rule_id]
        else:
            del self._passing[_passing_key(rule.source, rule.text)]

    def clear(self) -> None:
        """Delete all rules; ids continue."""
        self.rules.clear()
        self._passing.clear()

    def _number(self, rule: FaultRule) -> None:
        self._last_number += 1
        rule.id = f"{rule.id}-{self._last_number}"


def _passing_key(source: str, text: str) -> str:
    return f"{source}: {text}"


def read_rule(described: Mapping[str, Any], name: str, text: str | None = None) -> FaultRule:
    """Return the rule for the complete description `described`. Raises MatcherInvalid or FaultInvalid."""
    kinds = described.get("fault", {})
    fault = Fault(*next(iter(kinds.items()))) if kinds else None
    rule = FaultRule(
        id=name,
        described=described,
        matcher=read_matcher(described.get("match", {})),
        schedule=read_schedule(described),
        delay=read_delay(described["delay"], described.get("seed", 0)) if "delay" in described else None,
        fault=fault,
        source="order" if text is None else name,
        text=text,
    )
    if fault and fault.kind in UPLOAD_FAULTS and rule.needs_body:
        raise FaultInvalid(f"{fault.kind} strikes before the body is read; match by operation, path, query or headers")
    return rule


def _check_order(described: Mapping[str, Any], fault: Fault | None) -> None:
    """Check a new rule for what it cannot do. Raises FaultInvalid."""
    delay = described.get("delay", {})
    least, most = delay.get("least", 0), delay.get("most", MOST_SECONDS)
    if least > most:
        raise FaultInvalid(f"delay.least is {least:g} s, more than delay.most, {most:g} s")
    headers = fault.options.get("headers", {}) if fault else {}
    own = sorted(_OWN_HEADERS & {name.lower() for name in headers})
    if own:
        raise FaultInvalid(f"headers: the server itself sends {own[0]}; the fault truncate announces another length")
