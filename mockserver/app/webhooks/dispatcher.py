"""Dispatches webhook deliveries when they are due by the clock, one at a time for each account.

State never waits for deliveries: the account and its clock say what is due.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from types import ModuleType
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from mockserver.domain.account.account import Account
from mockserver.domain.watching.feed import Feed
from mockserver.domain.watching.happenings import WEBHOOK

if TYPE_CHECKING:  # few accounts have webhooks
    from mockserver.domain.records.webhook import Delivery

log = logging.getLogger("mockserver")

# Each account has one delivery at a time, and all of them together no more than this: connections are scarce.
_MOST_CONNECTIONS = 256


class Dispatcher:
    """Delivers events: at once for a caller that waits, or in the background while the server runs.

    In the background there is one task for each account with deliveries; it sleeps until the next one is due.
    """

    def __init__(self, hosts: Sequence[str], feed: Feed) -> None:
        self._feed = feed
        self._hosts = frozenset(host.lower() for host in hosts)
        self._is_running = False
        # Called when a background delivery has changed an account.
        self.on_change: Callable[[Account], Awaitable[None]] | None = None
        self._rounds: dict[str, _Round] = {}
        self._slots = asyncio.Semaphore(_MOST_CONNECTIONS)
        # By account. A lock exists as long as somebody holds it or waits for it.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._is_loaded = False

    def check_address(self, url: str) -> None:
        """Check that a webhook may lead to `url`. Raises AddressNotAllowed."""
        from mockserver.domain.rules.addresses import check_address  # few accounts have webhooks

        check_address(url, self._hosts)

    def start(self) -> None:
        """Start background deliveries. The running event loop must stay."""
        self._is_running = True

    async def stop(self) -> None:
        """Stop deliveries; those in progress are cancelled."""
        self._is_running = False
        rounds, self._rounds = list(self._rounds.values()), {}
        for each in rounds:
            each.task.cancel()
        await asyncio.gather(*(each.task for each in rounds), return_exceptions=True)

    def notice(self, account: Account) -> None:
        """Schedule the due deliveries of `account` in the background."""
        if not self._is_running:
            return
        current = self._rounds.get(account.id)
        if current is not None:
            current.news.set()
        elif _is_waiting(account):
            self._rounds[account.id] = _Round(self, account)

    async def deliver_due(self, account: Account) -> list["Delivery"]:
        """Deliver what is due by the account's clock, in order, and return each delivery with its result.

        What comes due meanwhile is left: a receiver may create a task for each event, without end.
        """
        await self.load()
        from mockserver.app.webhooks.deliveries import deliver_next, deliveries_due  # as above

        done: list[Delivery] = []
        turn = self._turns.setdefault(account.id, asyncio.Lock())
        async with turn:
            due = await deliveries_due(account)
            while due:
                async with self._slots:
                    delivered = await deliver_next(account, self._hosts)
                if delivered is None:
                    break
                done.append(delivered)
                if delivered.due_at is None or delivered.due_at > account.clock.now():
                    due.discard(delivered.id)
                if self._feed.is_open:
                    self._feed.add(WEBHOOK, account.id, delivered)
        return done

    async def load(self) -> None:
        """Import what delivers events. Its HTTP client takes too long for the event loop."""
        if not self._is_loaded:
            await asyncio.to_thread(_import_deliveries)
            self._is_loaded = True

    def drop(self, account: Account) -> None:
        """Cancel the pending deliveries of `account`, which is being evicted."""
        current = self._rounds.pop(account.id, None)
        if current is not None:
            current.task.cancel()

    def forget(self, account: Account, ended: "_Round") -> None:
        """Remove the finished task of `account`. A newer task of the account stays."""
        if self._rounds.get(account.id) is ended:
            del self._rounds[account.id]


class _Round:
    """The deliveries of one account, until none is scheduled."""

    def __init__(self, dispatcher: Dispatcher, account: Account) -> None:
        self.news = asyncio.Event()
        self.task = asyncio.create_task(self._run(dispatcher, account))

    async def _run(self, dispatcher: Dispatcher, account: Account) -> None:
        try:
            await dispatcher.load()
            from mockserver.app.webhooks.deliveries import next_due  # as above

            while True:
                self.news.clear()
                if await dispatcher.deliver_due(account) and dispatcher.on_change is not None:
                    await dispatcher.on_change(account)
                due_at = await next_due(account)
                if due_at is None:
                    return
                await self._wait(account, due_at)
        except Exception:
            log.exception("deliveries_failed", extra={"account": account.id})
        finally:
            dispatcher.forget(account, self)

    async def _wait(self, account: Account, due_at: datetime) -> None:
        """Wait until `due_at` by the account's clock, or until something changes: the clock may be moved."""
        clock = account.clock
        before = clock.now()
        seconds = (due_at - before).total_seconds() / clock.scale
        try:
            async with asyncio.timeout(None if clock.is_frozen else max(0.0, seconds)):
                await self.news.wait()
        except TimeoutError:
            if clock.now() <= before:  # the clock is frozen, so only a request can move it
                await self.news.wait()


def _import_deliveries() -> ModuleType:
    from mockserver.app.webhooks import deliveries

    return deliveries


def _is_waiting(account: Account) -> bool:
    """Return whether an event is due now or later, as far as this is known after a step."""
    from mockserver.domain.rules.webhooks import is_behind, next_due  # as above

    return is_behind(account) or next_due(account) is not None
