"""What a client is let do and should not: read from the journals of the accounts that it used."""

from collections.abc import Iterable, Iterator

from mockserver.app.application import MockServerApp
from mockserver.domain.account.account import Account
from mockserver.domain.testkit.conduct import findings
from mockserver.ground.errors import DomainError
from mockserver.handlers.admin.exchanges import read_exchange
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.finding import Finding

# Names that the contract does not know, or gives up, are found in the exchange itself.
_RULES = {
    "polled_too_fast": rules.POLLED_TOO_FAST,
    "ignored_retry_after": rules.IGNORED_RETRY_AFTER,
    "retried_in_vain": rules.RETRIED_IN_VAIN,
    "unread_next_page": rules.UNREAD_NEXT_PAGE,
    "used_after_deletion": rules.USED_AFTER_DELETION,
    "key_in_url": rules.KEY_IN_URL,
}
_POLL_SECONDS = 1.0


def conduct_of(app: MockServerApp, keys: Iterable[str]) -> Iterator[Finding]:
    """Yield what the clients with these `keys` did in the order of their requests, and should not have done."""
    for key in sorted(set(keys)):
        try:
            account = app.accounts.of(key.encode("latin-1"))
        except DomainError:
            continue  # a key that was refused has no account, and no conduct
        yield from _of_account(app, account)


def _of_account(app: MockServerApp, account: Account) -> Iterator[Finding]:
    exchanges = [read_exchange(entry, app.contract.operations) for entry in account.kit.journal.after(None)]
    for found in findings(exchanges, _RULES, _POLL_SECONDS):
        yield _RULES[found.rule].broken(found.operation or "unknown", "conduct", found.text)
