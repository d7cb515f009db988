"""Live parts of the page, as server-sent events: each event is a piece of HTML.

A new exchange is sent at once. After that the page rests a little, and what came meanwhile is sent together, so that a
busy client costs server and browser no more than a bounded number of rows a second.
"""

import asyncio
from collections.abc import AsyncGenerator
from functools import partial

from mockserver.app.accounts import Accounts
from mockserver.app.ui.account_list import account_rows, active_account
from mockserver.app.ui.exchange_rows import Filters, exchange_rows
from mockserver.app.ui.paths import UI_PATH
from mockserver.app.ui.rendering import fragment
from mockserver.contract.streamed.events import BEAT, write_event
from mockserver.domain.account.account import Account

MOST_ROWS = 50
_REST_SECONDS = 0.1
_LOOK_SECONDS = 1.0


async def account_events(accounts: Accounts, *, follows: bool) -> AsyncGenerator[bytes]:
    """Yield the list of accounts whenever it changes; where it `follows`, the page of the active one too."""
    before, first = "", active_account(accounts)
    while True:
        html = fragment("account_rows", accounts=account_rows(accounts))
        if html != before:
            before = html
            yield _event("accounts", html)
        active = active_account(accounts)
        if follows and active is not None and active is not first:
            yield _event("follow", f"{UI_PATH}/accounts/{active.id}/requests?follow=1")
        await asyncio.sleep(_LOOK_SECONDS)


async def exchange_events(
    accounts: Accounts, account: Account, filters: Filters, last: str | None, *, follows: bool
) -> AsyncGenerator[bytes]:
    """Yield rows of exchanges as they are recorded, those after `last` first."""
    loop, news = asyncio.get_running_loop(), asyncio.Event()
    # Another thread's event loop may add to the journal, as with in-process clients.
    wake = partial(loop.call_soon_threadsafe, news.set)
    listeners = account.kit.journal.listeners
    listeners.append(wake)
    try:
        while True:
            account = accounts.find(account.id) or account  # it may have been forgotten, and opened again
            journal = account.kit.journal
            if journal.listeners is not listeners:
                listeners.remove(wake)
                listeners = journal.listeners
                listeners.append(wake)
            entries = journal.after(last)
            if entries:
                last = entries[-1].request_id.decode()
                rows = await exchange_rows(entries, filters, accounts.contract.operations, MOST_ROWS)
                if rows:
                    yield _event("rows", fragment("exchange_rows", rows=rows, account_id=account.id), last)
                yield _event("count", fragment("count", journal=journal), last)
                await asyncio.sleep(_REST_SECONDS)
            news.clear()
            if follows and (active := _other_active(accounts, account)) is not None:
                yield _event("follow", f"{UI_PATH}/accounts/{active.id}/requests?follow=1")
            if journal.after(last):
                continue
            try:
                async with asyncio.timeout(_LOOK_SECONDS):
                    await news.wait()
            except TimeoutError:
                yield BEAT
    finally:
        listeners.remove(wake)


def _other_active(accounts: Accounts, account: Account) -> Account | None:
    """Return the account that is active now, if it is another one and `account` has rested for a while."""
    active = active_account(accounts)
    if active is None or active.id == account.id:
        return None
    rested = active.kit.journal.last_used - account.kit.journal.last_used
    return active if rested > 2 * _LOOK_SECONDS else None


def _event(name: str, html: str, event_id: str = "") -> bytes:
    return write_event(html, name, event_id).encode()
