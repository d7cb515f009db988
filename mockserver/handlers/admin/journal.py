"""The journal: what was asked of the account, and what it answered."""

from collections.abc import Mapping
from typing import Any

from mockserver.contract.contract import Contract
from mockserver.domain.account.account import Account, World
from mockserver.domain.account.journal import Entry, Journal
from mockserver.domain.rules.paging import PageQuery, paginate
from mockserver.ground.clock import rfc3339
from mockserver.ground.errors import NotFound
from mockserver.handlers.admin.exchanges import Operations, is_cut, read_exchange, texts_of
from mockserver.handlers.admin.selection import Selection, read_selection
from mockserver.handlers.admin.waiting import wait_until
from mockserver.handlers.call import Call, Reply
from mockserver.handlers.common.lists import page_info
from mockserver.handlers.registry import Registry

operations = Registry()


@operations.operation("list-exchanges")
def list_exchanges(call: Call, world: World) -> Reply:
    return Reply(200, _page(call.query, world.account.kit.journal, call.accounts.contract))


@operations.operation("search-exchanges")
def search_exchanges(call: Call, world: World) -> Reply:
    return Reply(200, _page(call.body, world.account.kit.journal, call.accounts.contract))


@operations.operation("list-strangers")
def list_strangers(call: Call, world: World) -> Reply:
    return Reply(200, _page(call.query, call.accounts.strangers, call.accounts.contract))


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
    awaited = _Awaited(world.account, read_selection(call.body, contract), call.body)
    found = await wait_until(awaited.are_there, awaited.journal, call.body["timeout_seconds"])
    views = [exchange_view(entry, contract.operations) for entry in awaited.found]
    return Reply(200, {"found": found, "data": views, **completeness(awaited.journal)})


class _Awaited:
    """Exchanges that are waited for; each one in the journal is looked at once.

    After a reset, those that came before it are none.
    """

    def __init__(self, account: Account, selection: Selection, asked: Mapping[str, Any]) -> None:
        self.found: list[Entry] = []
        self.journal = account.kit.journal
        self._account = account
        self._selection = selection
        self._count: int = asked["count"]
        self._last: str | None = asked.get("after")

    def are_there(self) -> bool:
        if self._account.kit.journal is not self.journal:
            self.journal, self.found, self._last = self._account.kit.journal, [], None
        new = self.journal.after(self._last)
        if new:
            self._last = new[-1].request_id.decode()
            self.found += self._selection.of(new)
        return len(self.found) >= self._count


def completeness(journal: Journal) -> dict[str, Any]:
    """Return how much of what happened `journal` still has."""
    return {"dropped": journal.dropped, "is_complete": not journal.dropped}


def _page(asked: Mapping[str, Any], journal: Journal, contract: Contract) -> dict[str, Any]:
    """Return the page of `journal` that is `asked` for."""
    meant = read_selection(asked, contract).of(journal.after(asked.get("after")))
    is_descending = asked["sort_option"] == "desc"
    page = paginate(meant, PageQuery(asked["page"], asked["page_limit"], is_descending=is_descending))
    data = [exchange_view(entry, contract.operations) for entry in page.items]
    return {"data": data, "page_info": page_info(page), **completeness(journal)}


def exchange_view(entry: Entry, operations: Operations) -> dict[str, Any]:
    """Return an exchange as the contract describes it."""
    exchange = read_exchange(entry, operations)
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
        "test": entry.test or None,
    }
