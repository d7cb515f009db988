"""Whether the account was asked what it should have been asked."""

from typing import Any

from mockserver.domain.account.account import World
from mockserver.domain.account.journal import Entry
from mockserver.domain.testkit.conditions import Difference
from mockserver.domain.testkit.expectations import Called, Expectation, Verdict, verify
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.admin.exchanges import Operations, is_cut, read_request
from mockserver.handlers.admin.journal import completeness
from mockserver.handlers.admin.selection import matcher_of
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("verify-exchanges")
def verify_exchanges(call: Call, world: World) -> Reply:
    journal, contract = world.account.kit.journal, call.accounts.contract
    expectation = _expectation(call)
    calls = [_called(entry, contract.operations) for entry in journal.after(call.body.get("after"))]
    verdict = verify(expectation, calls, journal.dropped)
    return Reply(200, {**_view(verdict), **completeness(journal)})


def _expectation(call: Call) -> Expectation:
    asked = call.body
    at_least, at_most = asked.get("at_least"), asked.get("at_most")
    if "exactly" in asked:
        at_least = at_most = asked["exactly"]
    elif at_least is None and at_most is None:
        at_least = 1
    if at_most is not None and at_most < (at_least or 0):
        raise ParameterInvalid("at_most", f"{at_most} is less than at_least, {at_least}.")
    matcher = matcher_of(asked.get("match", {}), call.accounts.contract)
    return Expectation(matcher, asked.get("status"), at_least or 0, at_most)


def _called(entry: Entry, operations: Operations) -> Called:
    return Called(entry.request_id.decode(), read_request(entry, operations), entry.status, is_cut(entry))


def _view(verdict: Verdict) -> dict[str, Any]:
    return {
        "passed": verdict.passed,
        "count": len(verdict.calls),
        "text": verdict.text,
        "request_ids": [called.id for called in verdict.calls],
        "near_misses": [
            {"request_id": miss.called.id, "differences": list(map(_difference_view, miss.differences))}
            for miss in verdict.near_misses
        ],
    }


def _difference_view(difference: Difference) -> dict[str, str]:
    return {"where": difference.where, "expected": difference.expected, "got": difference.got}
