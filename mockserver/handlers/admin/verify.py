"""Verification: how often the account got a request, in which order, and whether there were others."""

from mockserver.domain.account.account import World
from mockserver.domain.account.journal import Journal
from mockserver.domain.testkit.expectations import ExpectationResult, verify, verify_order
from mockserver.domain.testkit.matching.conditions import Difference
from mockserver.handlers.admin.exchanges import RecordedExchanges
from mockserver.handlers.admin.journal import completeness
from mockserver.handlers.admin.requests.journal import read_order, read_verification
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("verify-exchanges")
async def verify_exchanges(call: Call, world: World) -> Reply:
    journal, contract = world.account.kit.journal, call.accounts.contract
    asked = read_verification(call.body, contract)
    entries = journal.after(asked.after, only_unverified=asked.expectation.only_unverified)
    calls = RecordedExchanges(entries, contract.operations)
    return _verdict(await run_cooperatively(verify(asked.expectation, calls, journal.dropped)), journal)


@operations.operation("verify-order")
async def verify_exchange_order(call: Call, world: World) -> Reply:
    journal, contract = world.account.kit.journal, call.accounts.contract
    asked = read_order(call.body, contract)
    calls = RecordedExchanges(journal.after(asked.after), contract.operations)
    return _verdict(await run_cooperatively(verify_order(asked.steps, calls, journal.dropped)), journal)


def _verdict(verdict: ExpectationResult, journal: Journal) -> Reply:
    """Return the verdict. If it passed, its calls are verified from now on."""
    if verdict.passed:
        journal.mark_verified(called.id for called in verdict.calls)
    return Reply(200, {**_view(verdict), **completeness(journal)})


def _view(verdict: ExpectationResult) -> View:
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
