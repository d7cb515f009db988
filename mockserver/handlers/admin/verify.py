"""Verification: how often the account got a request."""

from functools import partial

from mockserver.domain.account.account import World
from mockserver.domain.account.journal import Entry
from mockserver.domain.testkit.expectations import Called, ExpectationResult, verify
from mockserver.domain.testkit.matching.conditions import Difference
from mockserver.ground.steps import FEW, by_portions
from mockserver.handlers.admin.exchanges import Operations, is_cut, read_request
from mockserver.handlers.admin.journal import completeness
from mockserver.handlers.admin.requests.journal import read_verification
from mockserver.handlers.call import Call, Reply, View
from mockserver.handlers.common.steps import taken
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("verify-exchanges")
async def verify_exchanges(call: Call, world: World) -> Reply:
    journal, contract = world.account.kit.journal, call.accounts.contract
    asked = read_verification(call.body, contract)
    entries, dropped = journal.after(asked.after), journal.dropped
    read = partial(_called, contract.operations)
    calls = await taken(by_portions(entries, lambda portion: list(map(read, portion)), FEW))
    verdict = await taken(verify(asked.expectation, calls, dropped))
    return Reply(200, {**_view(verdict), **completeness(journal)})


def _called(operations: Operations, entry: Entry) -> Called:
    return Called(entry.request_id.decode(), read_request(entry, operations), entry.status, is_cut(entry))


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
