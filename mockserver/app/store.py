"""Durable accounts: each change is on disk before its reply is sent.

Recently used accounts are in memory. Requests that arrive during a commit share the next one. If a commit fails, its
accounts are evicted, so memory never differs from the disk; the next request loads them again.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Protocol

from mockserver.app.commits import Commits, Committed
from mockserver.app.idle_accounts import IdleChecks
from mockserver.app.open_metrics import Family, Type
from mockserver.app.webhooks.dispatcher import Dispatcher
from mockserver.domain.account.account import Account, wait_for_changes
from mockserver.domain.account.kinds import KeptFile
from mockserver.domain.account.outbox import Item
from mockserver.ground.errors import SettingsInvalid, StorageFailed
from mockserver.ground.identifiers import Identifiers
from mockserver.ground.steps import Steps, run_blocking
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.state.account_log import AccountLog, Change, LogFailed, Stored
from mockserver.state.change_tracker import ChangeSet, ChangeTracker
from mockserver.state.load_account import load_account

log = logging.getLogger("mockserver")


class Accounts(Protocol):
    """The accounts of a server that are in memory."""

    dispatcher: Dispatcher

    @property
    def anonymous(self) -> Account: ...
    def all(self) -> list[Account]: ...
    def in_memory(self, account_id: str) -> Account | None: ...
    def reopened(self, name: str, scope: str) -> Account: ...
    def add(self, account: Account, keys: Sequence[bytes | None], name: str) -> None: ...
    def keys_of(self, account: Account) -> list[bytes | None]: ...
    def release(self, account_id: str, keys: Sequence[bytes | None]) -> bool: ...
    def drop(self, account: Account) -> None: ...


_DAMAGED_EFFECT = "no upload is removed, because a damaged record may need it"

_ABSENT_HELP = "Stored accounts that are not in memory."


@dataclass(slots=True)
class Absent:
    """What requests need to know of a stored account that is not in memory."""

    stored: Stored
    identifiers: Identifiers
    files: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _LoadedAccount:
    tracker: ChangeTracker
    # The commit of the latest changes. Its result is empty, or the reason why they are not stored.
    committed: Committed | None = None


class Store:
    """The accounts of a server in a log at `url`. One thread opens the log with `open_log` and uses it.

    An account is evicted after `idle_seconds` without a request, and loaded by the next; 0 disables eviction. With
    `keeps_exchanges`, exchanges are stored soon after their reply.

    Raises SettingsInvalid if the log cannot be used.
    """

    def __init__(
        self,
        url: str,
        seed: int,
        idle_seconds: int,
        open_log: Callable[[str], AccountLog],
        *,
        keeps_exchanges: bool = False,
    ) -> None:
        self._url = url
        self._keeps_exchanges = keeps_exchanges
        self._with_exchanges: set[str] = set()  # ids of accounts with exchanges to store
        self._seed = seed
        self._idle_checks = IdleChecks(idle_seconds)
        self._commits = Commits(partial(open_log, url))
        self._commits.on_failure = self._evict_failed
        try:
            self.absent = self._commits.query_blocking(self._all_absent)
            self._with_webhooks = self._commits.query_blocking(lambda log: log.having(Item.WEBHOOK))
            self._damaged = self._commits.query_blocking(lambda log: log.damaged())
        except LogFailed as error:
            self._commits.release()
            raise SettingsInvalid(f"the store {url} cannot be read: {error}") from None
        if self._damaged:
            log.warning("store_damaged", extra={"store": url, "records": self._damaged, "effect": _DAMAGED_EFFECT})
        self._loaded: dict[str, _LoadedAccount] = {}
        self._loading: dict[str, asyncio.Task[None]] = {}
        self._preloading: asyncio.Task[None] | None = None
        self._is_closed = False

    def attach(self, accounts: Accounts, kept_file: KeptFile) -> None:
        """Serve `accounts`, whose files `kept_file` finds."""
        self._accounts = accounts
        self._kept_file = kept_file

    def needs(self, file: str) -> bool:
        """Return whether an account that is not in memory may need the file with this name.

        A damaged record may have needed any file.
        """
        return self._damaged > 0 or any(file in absent.files for absent in self.absent.values())

    def is_of_absent(self, identifier: str) -> bool:
        """Return whether an object id belongs to an account that is not in memory."""
        return any(absent.identifiers.are_of(identifier) for absent in self.absent.values())

    def track(self, account: Account, name: str) -> None:
        """Track the changes of a new account."""
        stored = Stored(account.id, name, account.scope, 0, 0)
        self._track(account, ChangeTracker(account, stored, keeps_exchanges=self._keeps_exchanges))

    async def load(self, account_id: str) -> None:
        """Load the account into memory if it is stored and not loaded. Raises StorageFailed."""
        if account_id not in self.absent:
            return
        loading = self._loading.get(account_id)
        if loading is None:
            loading = self._loading[account_id] = asyncio.create_task(self._load(account_id))
            loading.add_done_callback(lambda _: self._loading.pop(account_id, None))
        await asyncio.shield(loading)

    def start_preloading(self) -> None:
        """Load the accounts with webhooks, to send what became due while no server ran."""
        self._preloading = asyncio.create_task(self._preload())

    async def stop_preloading(self) -> None:
        """Load only the accounts that requests need."""
        if self._preloading is not None:
            self._preloading.cancel()
            await asyncio.wait([self._preloading, *self._loading.values()])

    async def _preload(self) -> None:
        for account_id in self._with_webhooks:
            with suppress(StorageFailed):  # a request for the account gets the error
                await self.load(account_id)

    async def load_all(self) -> None:
        """Load all accounts. Raises StorageFailed."""
        for account_id in list(self.absent):
            await self.load(account_id)

    def load_blocking(self, account_id: str) -> None:
        """Load the account like `load`, and block the event loop meanwhile."""
        try:
            changes = self._commits.query_blocking(lambda log: log.load(account_id))
            account = self._empty_account(account_id)
            tracker = run_blocking(self._load_into(account, changes))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        self._add_loaded(account, tracker)

    async def flush(self, account: Account) -> None:
        """Wait until all changes of `account` are stored. Raises StorageFailed; the account is then evicted."""
        self._evict_idle_if_due()
        await run_cooperatively(wait_for_changes(account))
        loaded = self._loaded.get(account.id)
        if loaded is None or self._accounts.in_memory(account.id) is not account:
            if account is self._accounts.anonymous:
                return
            raise self._failed(self._commits.trouble or "a change of this account was not stored")
        self._commit_changes(account, loaded)
        committed = loaded.committed
        if committed is None:
            return
        problem = await asyncio.shield(committed)
        if problem:
            raise self._failed(problem)
        if loaded.committed is committed:  # several requests may wait for the same commit
            loaded.committed = None

    async def flush_all(self) -> None:
        """Wait until the changes of all accounts are stored. Raises StorageFailed."""
        await asyncio.gather(*(self.flush(account) for account in self._accounts.all()))

    def families(self) -> Iterator[Family]:
        """Yield the metrics of the store. Commits are counted from the first call on."""
        yield from self._commits.families()
        yield Family("mockserver_store_absent_accounts", Type.GAUGE, _ABSENT_HELP, [({}, len(self.absent))])

    def trouble(self) -> str:
        """Return why changes cannot be stored; empty if they can. Blocks on disk I/O."""
        commits = self._commits
        if commits.trouble:
            try:
                commits.query_blocking(lambda log: log.check())
            except LogFailed as error:
                commits.trouble = str(error)
            else:
                commits.trouble = ""
        return f"The store {self._url} cannot be used: {commits.trouble}." if commits.trouble else ""

    def close(self) -> None:
        """Store the last changes and the usage counters, and release the log."""
        if self._is_closed:
            return
        last = [
            each
            for account in self._accounts.all()
            if account.id in self._loaded
            and not account.unfinished
            and (each := self._loaded[account.id].tracker.take_changes(account, with_counters=True))
        ]
        self._is_closed = True
        self._commits.end(last)

    def release(self) -> None:
        """Release the log without storing anything."""
        self._is_closed = True
        self._commits.release()

    def _evict_idle_if_due(self) -> None:
        """Evict idle accounts, if a check is due."""
        since = self._idle_checks.due()
        if since is not None:
            self._eviction = asyncio.create_task(self._evict_idle(since))

    async def _evict_idle(self, since: float) -> None:
        for account_id in [account.id for account in self._accounts.all()]:
            await self._evict(account_id, since)

    async def _evict(self, account_id: str, since: float) -> None:
        """Evict the account, unless it was used since or has webhooks."""
        account = self._accounts.in_memory(account_id)
        if account is None or self._is_busy(account, since) or not await self._store_all(account):
            return
        if self._is_busy(account, since):
            return
        absent = self._as_absent(account, self._loaded[account_id].tracker.stored)
        keys = self._accounts.keys_of(account)
        del account
        if not self._accounts.release(account_id, keys):
            return
        del self._loaded[account_id]
        if absent.stored.version:
            self.absent[account_id] = absent

    async def _store_all(self, account: Account) -> bool:
        """Store all of `account`; return whether nothing changed meanwhile."""
        loaded = self._loaded.get(account.id)
        if loaded is None or account.unfinished:
            return False
        self._commit_changes(account, loaded, with_counters=True)
        problem = await asyncio.shield(loaded.committed) if loaded.committed is not None else ""
        if problem or self._loaded.get(account.id) is not loaded:
            return False
        return not self._commit_changes(account, loaded)

    def _is_busy(self, account: Account, since: float) -> bool:
        """Return whether the account was used since, has webhooks, or somebody follows its journal."""
        journal, outbox = account.kit.journal, account.outbox
        has_webhooks = outbox is not None and bool(outbox.webhooks or outbox.next_due())
        return journal.last_used >= since or len(journal.listeners) > self._keeps_exchanges or has_webhooks

    def _as_absent(self, account: Account, stored: Stored) -> Absent:
        files = {Path(file).name for kept in (account.assets.files, account.uploads.files) for file in kept}
        return Absent(stored, account.identifiers, files)

    def _evict_failed(self, failed: Sequence[ChangeSet], reason: str) -> None:
        """Evict the accounts of a failed commit, because the log does not have their state."""
        first: dict[str, ChangeSet] = {}
        for change_set in failed:
            first.setdefault(change_set.account.id, change_set)
        for account_id, change_set in first.items():
            account = self._accounts.in_memory(account_id)
            if account is None or self._loaded.pop(account_id, None) is None:
                continue
            self._accounts.drop(account)
            if change_set.account.version > 1:
                stored = change_set.account._replace(version=change_set.account.version - 1)
                self.absent[account_id] = self._as_absent(account, stored)

    async def _load(self, account_id: str) -> None:
        try:
            changes = await self._commits.query(lambda log: log.load(account_id))
            if account_id not in self.absent:
                return
            account = self._empty_account(account_id)
            tracker = await run_cooperatively(self._load_into(account, changes))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        if account_id in self.absent:
            self._add_loaded(account, tracker)

    def _empty_account(self, account_id: str) -> Account:
        stored = self.absent[account_id].stored
        return self._accounts.reopened(stored.name, stored.scope)

    def _load_into(self, account: Account, changes: Sequence[Change]) -> Steps[ChangeTracker]:
        stored = self.absent[account.id].stored
        return load_account(changes, stored, account, self._kept_file, keeps_exchanges=self._keeps_exchanges)

    def _track(self, account: Account, tracker: ChangeTracker) -> None:
        self._loaded[account.id] = _LoadedAccount(tracker)
        if self._keeps_exchanges:
            account.kit.journal.listeners.append(partial(self._schedule_exchanges, account.id))

    def _schedule_exchanges(self, account_id: str) -> None:
        """Store the exchanges of an account soon, without delaying a reply."""
        if account_id not in self._with_exchanges:
            self._with_exchanges.add(account_id)
            asyncio.get_running_loop().call_soon(self._store_exchanges, account_id)

    def _store_exchanges(self, account_id: str) -> None:
        self._with_exchanges.discard(account_id)
        account, loaded = self._accounts.in_memory(account_id), self._loaded.get(account_id)
        if account is None or loaded is None or account.unfinished or self._is_closed:
            return
        change_set = loaded.tracker.take_exchanges(account)
        if change_set is not None:
            self._commits.add(change_set)
        else:
            self._commit_changes(account, loaded)

    def _commit_changes(self, account: Account, loaded: _LoadedAccount, *, with_counters: bool = False) -> bool:
        """Add the changes of `account` to the next commit; return whether there are any."""
        change_set = loaded.tracker.take_changes(account, with_counters=with_counters)
        if change_set is not None:
            loaded.committed = self._commits.add(change_set)
        return change_set is not None

    def _add_loaded(self, account: Account, tracker: ChangeTracker) -> None:
        absent = self.absent.pop(account.id)
        self._track(account, tracker)
        name = absent.stored.name
        self._accounts.add(account, [name.encode("latin-1")], name)
        self._accounts.dispatcher.notice(account)
        log.info("account_loaded", extra={"account": account.id, "records": account.tables.counts()})

    def _failed(self, reason: str) -> StorageFailed:
        return StorageFailed(f"The store {self._url} failed: {reason}.")

    def _all_absent(self, log: AccountLog) -> dict[str, Absent]:
        found = {
            stored.id: Absent(stored, Identifiers(self._seed, stored.scope or stored.name)) for stored in log.accounts()
        }
        for account_id, files in log.files():
            if account_id in found:
                found[account_id].files.update(files.split(","))
        return found
