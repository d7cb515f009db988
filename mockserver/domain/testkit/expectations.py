"""Verification of requests: the number of matching calls, and if it is wrong, how the closest other calls differ."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from mockserver.domain.account.exchanges import Request
from mockserver.domain.testkit.matching.conditions import Difference, shown
from mockserver.domain.testkit.matching.matcher import Matcher
from mockserver.ground.steps import SMALL_PORTION, Steps, in_portions

_MOST_NEAR_MISSES = 3

# If a call differs in one of these, its body is not compared.
_SURE = frozenset(["operation", "method", "path", "status"])


class Called(Protocol):
    """A request, its status, and whether the journal has truncated its body."""

    @property
    def id(self) -> str: ...
    @property
    def request(self) -> Request: ...
    @property
    def status(self) -> int: ...
    @property
    def is_cut(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Expectation:
    """The expected number of calls that match and, if given, were answered with `status`.

    `only_unverified` restricts it to calls that no verification has covered yet.
    """

    matcher: Matcher
    status: int | None = None
    at_least: int = 0
    at_most: int | None = None
    only_unverified: bool = False

    def is_met_by(self, called: Called) -> bool:
        return self.status in (None, called.status) and self.matcher.matches(called.request)

    def differences(self, called: Called) -> list[Difference]:
        """Return the differences between a call and the expected one."""
        found = self.matcher.explain(called.request)
        if self.status not in (None, called.status):
            found.append(Difference("status", str(self.status), str(called.status)))
        return found

    def __str__(self) -> str:
        wanted = self.wanted
        return f"{self._number()} with {wanted}" if wanted else self._number()

    @property
    def wanted(self) -> str:
        """A description of the matching calls; empty for all."""
        wanted = [f"{place} {shown(value)}" for place, value in self.matcher.described.items()]
        wanted += [f"status {self.status}"] if self.status is not None else []
        return ", ".join(wanted)

    def _number(self) -> str:
        if self.only_unverified:
            return self._bounds().replace(" call", " unverified call")
        return self._bounds()

    def _bounds(self) -> str:
        if self.at_most is None:
            return f"at least {_calls(self.at_least)}"
        if self.at_least == self.at_most:
            return f"exactly {_calls(self.at_most)}"
        return f"at most {_calls(self.at_most)}" if not self.at_least else f"{self.at_least} to {_calls(self.at_most)}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A call that does not match, and why."""

    called: Called
    differences: Sequence[Difference]

    def __str__(self) -> str:
        return f"{_line(self.called)}\n" + "\n".join(f"    {difference}" for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """Whether an expectation is met, the matching calls, the closest others, and all of it as text."""

    passed: bool
    calls: Sequence[Called]
    near_misses: Sequence[NearMiss]
    text: str


def verify(expectation: Expectation, calls: Sequence[Called], dropped: int) -> Steps[ExpectationResult]:
    """Return whether `calls` meet the expectation; `dropped` earlier calls are no longer in the journal.

    If dropped or truncated calls could change the result, the expectation is not met.
    """
    meant, others = yield from _split(expectation, calls)
    unknown = dropped + others.unsure
    at_most = expectation.at_most
    enough = len(meant) >= expectation.at_least
    few_enough = at_most is None or len(meant) + unknown <= at_most
    near = [] if enough else (yield from _near_misses(expectation, calls))
    return ExpectationResult(enough and few_enough, meant, near, _text(expectation, meant, others.made, near, unknown))


@dataclass(slots=True)
class _Others:
    """Calls that do not match: their number by operation, and how many could match if their body were complete."""

    made: Counter[str] = field(default_factory=Counter)
    unsure: int = 0


def _split(
    expectation: Expectation, calls: Sequence[Called], except_for: Collection[str] = ()
) -> Steps[tuple[list[Called], _Others]]:
    """Return the calls that match, and what there is to say of the others, which may be very many."""
    meant: list[Called] = []
    others = _Others()

    def sort(portion: Sequence[Called]) -> None:
        for called in portion:
            if called.id in except_for:
                continue
            if expectation.is_met_by(called):
                meant.append(called)
            else:
                others.made[_name(called.request)] += 1
                others.unsure += _may_match(expectation, called)

    yield from in_portions(calls, sort, SMALL_PORTION)
    return meant, others


def _may_match(expectation: Expectation, called: Called) -> bool:
    """Return whether a call with a truncated body could match."""
    if not (called.is_cut and expectation.matcher.needs_body):
        return False
    return _SURE.isdisjoint(difference.where for difference in expectation.differences(called))


def _near_misses(
    expectation: Expectation, calls: Sequence[Called], except_for: Collection[str] = ()
) -> Steps[list[NearMiss]]:
    """Return the calls that nearly match: of the expected operation, if it is given; the latest first among equals."""
    found: list[NearMiss] = []

    def note_near_ones(portion: Sequence[Called]) -> None:
        for called in portion:
            if called.id in except_for or expectation.is_met_by(called):
                continue
            differences = expectation.differences(called)
            if not any(difference.where == "operation" for difference in differences):
                found.insert(0, NearMiss(called, differences))
        found.sort(key=lambda miss: len(miss.differences))
        del found[_MOST_NEAR_MISSES:]

    yield from in_portions(calls, note_near_ones, SMALL_PORTION)
    return found


def _text(
    expectation: Expectation,
    meant: Sequence[Called],
    others: Counter[str],
    near: Sequence[NearMiss],
    unknown: int,
) -> str:
    lines = [f"Expected {expectation}; there {'was' if len(meant) == 1 else 'were'} {len(meant)}."]
    if unknown:
        lines.append(_unknown_text(unknown))
    if near:
        lines += ["Closest:", *(f"  {miss}" for miss in near)]
    elif len(meant) < expectation.at_least and (others or not (meant or unknown)):
        lines.append(_made(others))
    if expectation.at_most is not None and len(meant) > expectation.at_most:
        lines += ["They are:", *(f"  {_line(called)}" for called in meant)]
    return "\n".join(lines)


def verify_order(steps: Sequence[Expectation], calls: Sequence[Called], dropped: int) -> Steps[ExpectationResult]:
    """Return whether there is a call for each of `steps` in this order; other calls may come between.

    The result has the call found for each step. If dropped or truncated calls could change the result, it is not met.
    """
    found: list[Called] = []
    at = 0
    for step in steps:
        while at < len(calls) and not step.is_met_by(calls[at]):
            at += 1
            if at % SMALL_PORTION == 0:
                yield
        if at == len(calls):
            return (yield from _out_of_order(steps, found, calls, dropped))
        found.append(calls[at])
        at += 1
    return ExpectationResult(True, found, [], _order_text(steps, found))


def _out_of_order(
    steps: Sequence[Expectation], found: Sequence[Called], calls: Sequence[Called], dropped: int
) -> Steps[ExpectationResult]:
    missing, used = steps[len(found)], {called.id for called in found}
    earlier, others = yield from _split(missing, calls, used)
    unknown = dropped + others.unsure
    near = [] if earlier else (yield from _near_misses(missing, calls, used))
    lines = [_order_text(steps, found)]
    if earlier:
        lines += ["Earlier than expected:", *(f"  {_line(called)}" for called in earlier[-_MOST_NEAR_MISSES:])]
    elif near:
        lines += ["Closest:", *(f"  {miss}" for miss in near)]
    else:
        lines.append(_made(others.made))
    if unknown:
        lines.append(_unknown_text(unknown))
    return ExpectationResult(False, found, near, "\n".join(lines))


def _order_text(steps: Sequence[Expectation], found: Sequence[Called]) -> str:
    """Return the steps, each with the call that was found for it, if any."""
    lines = ["Expected these calls in this order:"]
    for number, step in enumerate(steps):
        what = step.wanted or "any call"
        if number < len(found):
            lines.append(f"  {number + 1}. {what}: {_line(found[number])}")
        else:
            after = f" after {found[-1].id}" if found else ""
            lines.append(f"  {number + 1}. {what}" + (f": there was none{after}" if number == len(found) else ""))
    return "\n".join(lines)


def _unknown_text(unknown: int) -> str:
    return f"{_calls(unknown)} could not be compared: the journal has dropped them or truncated their bodies."


def _made(others: Counter[str]) -> str:
    """Return which operations were called, for the reader of a failed expectation."""
    listed = ", ".join(f"{number} × {name}" for name, number in others.most_common())
    return f"There were calls of other operations: {listed}." if listed else "There were no calls at all."


def _name(request: Request) -> str:
    return request.operation or request.path


def _line(called: Called) -> str:
    return f"{called.id} {called.request.method} {called.request.path} → {called.status or 'no answer'}"


def _calls(number: int) -> str:
    return f"{number} call" if number == 1 else f"{number} calls"
