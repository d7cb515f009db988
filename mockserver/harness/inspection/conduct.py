"""Client behaviour across requests: what the server accepts but a client should avoid, read from the journals."""

from collections.abc import Callable, Sequence

from mockserver.app.application import MockServerApp
from mockserver.domain.account.journal import Entry
from mockserver.domain.testkit.conduct import ConductFinding, findings
from mockserver.ground.steps import run_blocking
from mockserver.handlers.admin.exchanges import RecordedExchanges
from mockserver.handlers.exchanges.journalled import observed_of
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.traffic.evidence import with_evidence

# Unknown and deprecated names are reported for single exchanges already.
_RULES = {
    "polled_too_fast": rules.POLLED_TOO_FAST,
    "ignored_retry_after": rules.IGNORED_RETRY_AFTER,
    "retried_in_vain": rules.RETRIED_IN_VAIN,
    "unread_next_page": rules.UNREAD_NEXT_PAGE,
    "used_after_deletion": rules.USED_AFTER_DELETION,
    "key_in_url": rules.KEY_IN_URL,
}
_POLL_SECONDS = 1.0


class ConductJudge:
    """Judges the clients of `app` in the order of their requests, before a reset or eviction drops them.

    Each finding is passed to `note`. Create it before the first account is opened.
    """

    def __init__(self, app: MockServerApp, note: Callable[[Finding], object]) -> None:
        self._app = app
        self._note = note
        self._successors = app.contract.successors
        app.accounts.before_drop = self._judge

    def finish(self) -> None:
        """Judge the rest of the journals. Call it after the last request."""
        for account in self._app.accounts.all():
            account.kit.journal.close()

    def _judge(self, entries: Sequence[Entry], count: int) -> None:
        """Judge the first `count` of `entries`, with the others as context."""
        ids = {entry.request_id.decode() for entry in entries[:count]}
        exchanges = RecordedExchanges(entries, self._app.contract.operations)
        for found in run_blocking(findings(exchanges, _RULES, _POLL_SECONDS)):
            if found.evidence[0].id in ids:
                self._note(_finding(found).succeeded_by(self._successors))


def _finding(found: ConductFinding) -> Finding:
    finding = _RULES[found.rule].broken(found.operation or "unknown", "conduct", found.text)
    return with_evidence(finding, observed_of(found.evidence[-1].entry))
