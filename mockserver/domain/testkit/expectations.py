"""Expectations of what was asked: so many calls that match; and where the closest ones differ, if it was otherwise."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mockserver.domain.account.exchanges import Request
from mockserver.domain.testkit.matching.conditions import Difference, shown
from mockserver.domain.testkit.matching.matcher import Matcher
from mockserver.ground.steps import FEW, Steps, by_portions, in_portions

_MOST_NEAR_MISSES = 3

# Where a call differs in one of these, its body does not matter.
_SURE = frozenset(["operation", "method", "path", "status"])


@dataclass(frozen=True, slots=True)
class Called:
    """A request that was made, how it was answered, and whether the journal has only the beginning of its body."""

    id: str
    request: Request
    status: int
    is_cut: bool = False

    def __str__(self) -> str:
        return f"{self.id} {self.request.method} {self.request.path} → {self.status or 'no answer'}"


@dataclass(frozen=True, slots=True)
class Expectation:
    """Calls that match and were answered with `status`, if that is given: how many there are to be."""

    matcher: Matcher
    status: int | None = None
    at_least: int = 0
    at_most: int | None = None

    def is_met_by(self, called: Called) -> bool:
        return self.status in (None, called.status) and self.matcher.matches(called.request)

    def differences(self, called: Called) -> list[Difference]:
        """Return where a call is not one that is meant."""
        found = self.matcher.explain(called.request)
        if self.status not in (None, called.status):
            found.append(Difference("status", str(self.status), str(called.status)))
        return found

    def __str__(self) -> str:
        wanted = [f"{place} {shown(value)}" for place, value in self.matcher.described.items()]
        wanted += [f"status {self.status}"] if self.status is not None else []
        return f"{self._number()} with {', '.join(wanted)}" if wanted else self._number()

    def _number(self) -> str:
        if self.at_most is None:
            return f"at least {_calls(self.at_least)}"
        if self.at_least == self.at_most:
            return f"exactly {_calls(self.at_most)}"
        return f"at most {_calls(self.at_most)}" if not self.at_least else f"{self.at_least} to {_calls(self.at_most)}"


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A call that is not meant, and why not."""

    called: Called
    differences: Sequence[Difference]

    def __str__(self) -> str:
        return f"{self.called}\n" + "\n".join(f"    {difference}" for difference in self.differences)


@dataclass(frozen=True, slots=True)
class ExpectationResult:
    """Whether an expectation is met, which calls are those meant, the closest others, and all of it as a text."""

    passed: bool
    calls: Sequence[Called]
    near_misses: Sequence[NearMiss]
    text: str


def verify(expectation: Expectation, calls: Sequence[Called], dropped: int) -> Steps[ExpectationResult]:
    """Return whether `calls`, before which `dropped` others are not known any more, are as expected.

    What cannot be told for sure has not passed.
    """
    meant: list[Called] = []
    others: list[Called] = []

    def sort(portion: Sequence[Called]) -> None:
        for called in portion:
            (meant if expectation.is_met_by(called) else others).append(called)

    yield from in_portions(calls, sort, FEW)
    unsure = yield from by_portions(others, lambda some: [_may_be_meant(expectation, called) for called in some], FEW)
    unknown = dropped + sum(unsure)
    at_most = expectation.at_most
    enough = len(meant) >= expectation.at_least
    few_enough = at_most is None or len(meant) + unknown <= at_most
    near = [] if enough else (yield from _near_misses(expectation, others))
    return ExpectationResult(enough and few_enough, meant, near, _text(expectation, meant, others, near, unknown))


def _may_be_meant(expectation: Expectation, called: Called) -> bool:
    """Tell whether a call could be one that is meant, if only its whole body were known."""
    if not (called.is_cut and expectation.matcher.needs_body):
        return False
    return _SURE.isdisjoint(difference.where for difference in expectation.differences(called))


def _near_misses(expectation: Expectation, others: Sequence[Called]) -> Steps[list[NearMiss]]:
    """Return the calls that are closest: of the operation that is meant, if one is, the latest first of equals."""

    def near_ones(portion: Sequence[Called]) -> list[NearMiss]:
        found = (NearMiss(called, expectation.differences(called)) for called in portion)
        return [miss for miss in found if not any(difference.where == "operation" for difference in miss.differences)]

    near = yield from by_portions(others, near_ones, FEW)
    near.reverse()
    return sorted(near, key=lambda miss: len(miss.differences))[:_MOST_NEAR_MISSES]


def _text(
    expectation: Expectation,
    meant: Sequence[Called],
    others: Sequence[Called],
    near: Sequence[NearMiss],
    unknown: int,
) -> str:
    lines = [f"Expected {expectation}; there {'was' if len(meant) == 1 else 'were'} {len(meant)}."]
    if unknown:
        lines.append(f"Of {_calls(unknown)} it cannot be told: the journal has no room for all that was said.")
    if near:
        lines += ["Closest:", *(f"  {miss}" for miss in near)]
    elif len(meant) < expectation.at_least and (others or not (meant or unknown)):
        lines.append(_made(others))
    if expectation.at_most is not None and len(meant) > expectation.at_most:
        lines += ["They are:", *(f"  {called}" for called in meant)]
    return "\n".join(lines)


def _made(others: Sequence[Called]) -> str:
    """Return which operations were called, for a reader who expected another."""
    counted = Counter(called.request.operation or called.request.path for called in others)
    listed = ", ".join(f"{number} × {name}" for name, number in counted.most_common())
    return f"There were calls of other operations: {listed}." if listed else "There were no calls at all."


def _calls(number: int) -> str:
    return f"{number} call" if number == 1 else f"{number} calls"
