"""Live parts of the page, as server-sent events: each event is a piece of HTML.

A new exchange is sent at once. Exchanges of the next moments are sent together, to bound the number of events per
second.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from functools import partial

from mockserver.app.accounts import Accounts
from mockserver.app.ui.account_list import account_rows, active_account
from mockserver.app.ui.exchange_rows import Filters, exchange_rows
from mockserver.app.ui.refusals import ACCOUNT_GONE
from mockserver.app.ui.rendering import fragment
from mockserver.contract.streamed.events import HEARTBEAT, write_event
from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import Entry, Journal

MOST_ROWS = 50
_REST_SECONDS = 0.1
_POLL_SECONDS = 1.0

_RESTARTED = "The server was restarted. What was here before is gone."
_CLEARED = "The journal was cleared. What was here before is gone."


async def account_events(accounts: Accounts, ui: str, *, follows: bool) -> AsyncGenerator[bytes]:
    """Yield the list of accounts whenever it changes; if it `follows`, also the page of the active account.

    Each poll writes something, since only a write shows that a client has disconnected.
    """
    before, first = "", active_account(accounts)
    while True:
        html = fragment("account_rows", **account_rows(accounts), ui=ui)
        yield _event("accounts", html) if html != before else HEARTBEAT
        before = html
        active = active_account(accounts)
        if follows and active is not None and active is not first:
            yield _follow(active, ui)
        await asyncio.sleep(_POLL_SECONDS)


def place_of(accounts: Accounts, entries: Sequence[Entry]) -> str:
    """Return the position after `entries`, at which a stream can resume.

    It contains the time of the latest entry too, since a reset restarts the numbers of requests.
    """
    latest = f"{entries[-1].started}/{entries[-1].request_id.decode()}" if entries else "/"
    return f"{accounts.feed.run}/{latest}"


class ExchangeEvents:
    """The exchanges of one account, as rows of the page, whose root is at the relative address `ui`."""

    def __init__(self, accounts: Accounts, account_id: str, filters: Filters, ui: str, *, follows: bool) -> None:
        self._accounts = accounts
        self._account_id = account_id
        self._filters = filters
        self._ui = ui
        self._follows = follows

    async def after(self, place: str) -> AsyncGenerator[bytes]:
        """Yield rows as exchanges are recorded, first those after `place`, and changes of the journal."""
        position, watcher, is_gone = _Position(place, self._accounts.feed.run), _JournalWatcher(), False
        try:
            while True:
                account = self._accounts.find(self._account_id)
                if account is None:
                    yield HEARTBEAT if is_gone else _event("gone", ACCOUNT_GONE)
                    is_gone = True
                    position.begin_again(_CLEARED)
                    await asyncio.sleep(_POLL_SECONDS)
                    continue
                is_gone, journal = False, account.kit.journal
                watcher.watch(journal)
                position.check(journal)
                if position.restart:
                    yield _event("begin", position.restart)
                    position.restart = ""
                entries = journal.after(position.last)
                if entries:
                    position.move_to(entries[-1])
                    async for event in self._rows(journal, entries):
                        yield event
                    await asyncio.sleep(_REST_SECONDS)
                if self._follows and (active := _other_active(self._accounts, account)) is not None:
                    yield _follow(active, self._ui)
                if not await watcher.wait():
                    yield HEARTBEAT
        finally:
            watcher.leave()

    async def _rows(self, journal: Journal, entries: Sequence[Entry]) -> AsyncGenerator[bytes]:
        place = place_of(self._accounts, entries)
        found = await exchange_rows(entries, self._filters, self._accounts.contract.operations, MOST_ROWS)
        if found.rows or found.left_out:
            html = fragment(
                "exchange_rows", rows=found.rows, left_out=found.left_out, account_id=self._account_id, ui=self._ui
            )
            yield _event("rows", html, place)
        yield _event("count", fragment("count", journal=journal), place)


class _Position:
    """Where a stream is: after the exchange `last`. `restart` says why the list has to begin again, if it has to."""

    def __init__(self, place: str, run: str) -> None:
        of_run, self._started, self.last = place.split("/") if place.count("/") == 2 else ("", "", "")
        self.restart = ""
        self._journal: Journal | None = None
        if of_run and of_run != run:
            self.begin_again(_RESTARTED)

    def begin_again(self, reason: str) -> None:
        """Begin with the first exchange, for this reason unless there is an earlier one."""
        self.restart, self.last = self.restart or reason, ""

    def check(self, journal: Journal) -> None:
        """Begin again if another journal has replaced the one before, or if this one lost the last exchange."""
        is_replaced = self._journal is not None and self._journal is not journal
        if is_replaced or (self.last and _is_lost(journal, self.last, self._started)):
            self.begin_again(_CLEARED)
        self._journal = journal

    def move_to(self, entry: Entry) -> None:
        """Go on after `entry`."""
        self.last, self._started = entry.request_id.decode(), str(entry.started)


class _JournalWatcher:
    """Waits for the next exchange in a journal, which may be replaced by another one."""

    def __init__(self) -> None:
        self._arrived = asyncio.Event()
        # Another thread's event loop may add to the journal, as with in-process clients.
        self._wake = partial(asyncio.get_running_loop().call_soon_threadsafe, self._arrived.set)
        self._listeners: list[Callable[[], object]] = []

    def watch(self, journal: Journal) -> None:
        """Watch `journal` from now on."""
        self._arrived.clear()
        if journal.listeners is not self._listeners:
            self.leave()
            self._listeners = journal.listeners
            self._listeners.append(self._wake)

    async def wait(self) -> bool:
        """Wait a while for an exchange; return whether one came."""
        try:
            async with asyncio.timeout(_POLL_SECONDS):
                await self._arrived.wait()
        except TimeoutError:
            return False
        return True

    def leave(self) -> None:
        """Stop watching."""
        if self._wake in self._listeners:
            self._listeners.remove(self._wake)


def _is_lost(journal: Journal, last: str, started: str) -> bool:
    """Return whether the exchange `last` is not in the journal; if newer ones took its place, it is not lost."""
    found = journal.find(last)
    return not journal.dropped if found is None else str(found.started) != started


def _other_active(accounts: Accounts, account: Account) -> Account | None:
    """Return the account that is active now, if it is another one and `account` is idle."""
    active = active_account(accounts)
    if active is None or active.id == account.id:
        return None
    rested = active.kit.journal.last_used - account.kit.journal.last_used
    return active if rested > 2 * _POLL_SECONDS else None


def _follow(account: Account, ui: str) -> bytes:
    return _event("follow", f"{ui}/accounts/{account.id}/requests?follow=1")


def _event(name: str, html: str, event_id: str = "") -> bytes:
    return write_event(html, name, event_id).encode()
