"""Statistics of the accounts of the server."""

from datetime import timedelta
from time import perf_counter

from mockserver.domain.account.account import Account, World
from mockserver.domain.rules.events import pending_work
from mockserver.ground.clock import SystemClock, rfc3339, to_milliseconds
from mockserver.handlers.admin.clock import change_view, clock_view
from mockserver.handlers.call import Accounts, Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("list-accounts")
async def list_accounts(call: Call, world: World) -> Reply:
    by_use = sorted(call.accounts.all(), key=lambda account: account.kit.journal.last_used, reverse=True)
    views = [{**account_view(account, call.accounts), **await _due_in(account)} for account in by_use]
    return Reply(200, {"data": views})


async def _due_in(account: Account) -> View:
    """Return the number of known future changes of the account, and the first of them."""
    due = await run_cooperatively(pending_work(account, account.clock.now()))
    return {"changes_due": due.number, "next_change": change_view(due.first) if due.first else None}


def account_view(account: Account, accounts: Accounts) -> View:
    """Return the statistics of an account."""
    kit, last_used = account.kit, account.kit.journal.last_used
    idle = perf_counter() - last_used if last_used else None
    # The journal's times are those of the account's clock, which a test may have moved.
    last_at = None if idle is None else SystemClock().now() - timedelta(seconds=idle)
    return {
        "id": account.id,
        "key": accounts.masked_key(account),
        "test": kit.journal.test or None,
        "records": {kind: count for kind, count in account.tables.counts().items() if count},
        "exchanges": len(kit.journal),
        "dropped": kit.journal.dropped,
        "faults": len(kit.faults.rules) if kit.faults else 0,
        "answers": len(list(kit.answers.all())) if kit.answers else 0,
        "webhooks": len(account.outbox.webhooks) if account.outbox else 0,
        "clock": clock_view(account.clock),
        "last_request_at": None if last_at is None else rfc3339(to_milliseconds(last_at)),
        "idle_seconds": None if idle is None else round(idle, 3),
    }
