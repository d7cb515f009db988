"""The conduct of the client."""

from mockserver.domain.account.account import World
from mockserver.domain.testkit.conduct import ConductFinding, findings
from mockserver.handlers.admin.exchanges import RecordedExchanges
from mockserver.handlers.admin.journal import completeness
from mockserver.handlers.admin.requests.journal import read_conduct_query
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()

_MOST_EVIDENCE = 20


@operations.operation("judge-conduct")
async def judge_conduct(call: Call, world: World) -> Reply:
    journal, contract = world.account.kit.journal, call.accounts.contract
    query = read_conduct_query(call.query)
    exchanges = RecordedExchanges(journal.after(query.after), contract.operations)
    found = await run_cooperatively(findings(exchanges, query.rules, query.poll_seconds))
    return Reply(200, {"data": list(map(_finding_view, found)), "examined": len(exchanges), **completeness(journal)})


def _finding_view(finding: ConductFinding) -> View:
    return {
        "rule": finding.rule,
        "operation": finding.operation or None,
        "text": finding.text,
        "count": len(finding.evidence),
        "request_ids": [exchange.id for exchange in finding.evidence[:_MOST_EVIDENCE]],
    }
