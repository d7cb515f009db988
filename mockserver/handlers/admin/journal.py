"""The journal: requests to the account, and their replies."""

from collections.abc import Sequence

from mockserver.contract.contract import Contract
from mockserver.domain.account.account import Account, World
from mockserver.domain.account.journal import Entry, Journal
from mockserver.domain.rules.paging import paginate
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import NotFound
from mockserver.handlers.admin.exchanges import Operations, RecordedExchange, is_cut, texts_of
from mockserver.handlers.admin.requests.journal import JournalQuery, Waiting, read_journal_query, read_waiting
from mockserver.handlers.admin.waiting import wait_until
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import Reply, View

operations = Registry()


@operations.operation("list-exchanges")
async def list_exchanges(call: Call, world: World) -> Reply:
    contract = call.accounts.contract
    return Reply(200, await _page(read_journal_query(call.query, contract), world.account.kit.journal, contract))


@operations.operation("search-exchanges")
async def search_exchanges(call: Call, world: World) -> Reply:
    contract = call.accounts.contract
    return Reply(200, await _page(read_journal_query(call.body, contract), world.account.kit.journal, contract))


@operations.operation("list-unauthenticated-exchanges")
async def list_unauthenticated_exchanges(call: Call, world: World) -> Reply:
    contract = call.accounts.contract
    return Reply(200, await _page(read_journal_query(call.query, contract), call.accounts.unauthenticated, contract))


@operations.operation("retrieve-exchange")
def retrieve_exchange(call: Call, world: World) -> Reply:
    request_id = call.path["request-id"]
    entry = world.account.kit.journal.find(request_id)
    if entry is None:
        raise NotFound(request_id, "the journal")
    return Reply(200, exchange_view(entry, call.accounts.contract.operations))


@operations.operation("clear-journal")
def clear_journal(call: Call, world: World) -> Reply:
    world.account.kit.journal.clear()
    return Reply(204)


@operations.operation("wait-for-exchanges")
async def wait_for_exchanges(call: Call, world: World) -> Reply:
    contract = call.accounts.contract
    waiting = read_waiting(call.body, contract)
    expected = _ExpectedExchanges(world.account, waiting)
    found = await wait_until(expected.are_there, expected.journal, waiting.timeout_seconds)
    views = [exchange_view(entry, contract.operations) for entry in expected.found]
    return Reply(200, {"found": found, "data": views, **completeness(expected.journal)})


class _ExpectedExchanges:
    """The exchanges that a test waits for. Each exchange of the journal is examined once.

    After a reset, earlier exchanges no longer count.
    """

    def __init__(self, account: Account, waiting: Waiting) -> None:
        self.found: list[Entry] = []
        self.journal = account.kit.journal
        self._account = account
        self._waiting = waiting
        self._last = waiting.after

    async def are_there(self) -> bool:
        if self._account.kit.journal is not self.journal:
            self.journal, self.found, self._last = self._account.kit.journal, [], None
        new = self.journal.after(self._last)
        if new:
            self._last = new[-1].request_id.decode()
            self.found += await run_cooperatively(self._waiting.selection.of(new))
        return len(self.found) >= self._waiting.count


def completeness(journal: Journal) -> View:
    """Return whether `journal` is complete, and how many exchanges it has dropped."""
    return {"dropped": journal.dropped, "is_complete": not journal.dropped}


async def _page(query: JournalQuery, journal: Journal, contract: Contract) -> View:
    """Return the requested page of `journal`."""
    found: Sequence[Entry] = journal.after(query.after)
    if not query.selection.means_all:
        found = await run_cooperatively(query.selection.of(found))
    page = paginate(found, query.page)
    data = [exchange_view(entry, contract.operations) for entry in page.items]
    return {"data": data, "page_info": page_info(page), **completeness(journal)}


def exchange_view(entry: Entry, operations: Operations) -> View:
    """Return an exchange as the contract describes it."""
    exchange = RecordedExchange(entry, operations)
    return {
        "request_id": exchange.id,
        "operation": entry.operation or None,
        "method": entry.method,
        "path": entry.path,
        "parameters": exchange.parameters,
        "request_headers": texts_of(entry.request_headers),
        "body": exchange.sent,
        "body_size": entry.body_size,
        "is_body_cut": is_cut(entry),
        "body_sha256": entry.body_sha256 or None,
        "status": entry.status or None,
        "reply_headers": texts_of(entry.reply_headers),
        "reply": exchange.reply,
        "reply_size": entry.reply_size,
        "is_reply_cut": len(entry.reply) < entry.reply_size,
        "at": rfc3339(entry.at),
        "milliseconds": round(entry.seconds * 1000, 3),
        "violations": [
            {"kind": violation.kind, "name": violation.name, "text": violation.text}
            for violation in exchange.violations
        ],
        "fault": entry.fault or None,
        "ordered": list(entry.orders),
        "served_by": entry.served_by or None,
        "test": entry.test or None,
    }
