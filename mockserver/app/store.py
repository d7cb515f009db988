"""Accounts that outlast the server: each change is on the disk before its reply is sent.

Memory is the working set. Requests that arrive while the disk is busy share the next commit. If a change cannot be
stored, the account leaves memory, so memory never differs from the disk; the next request loads it.
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
from mockserver.ground.steps import Steps, at_once
from mockserver.handlers.common.steps import taken
from mockserver.state.account_log import AccountLog, Change, LogFailed, Stored
from mockserver.state.load_account import load_account
from mockserver.state.noted_changes import Noted, NotedChanges

log = logging.getLogger("mockserver")


class Accounts(Protocol):
    """The accounts of a server that are in memory."""

    dispatcher: Dispatcher

    @property
    def anonymous(self) -> Account: ...
    def all(self) -> list[Account]: ...
    def in_memory(self, account_id: str) -> Account | None: ...
    def reopened(self, name: str, scope: str) -> Account: ...
    def put_in(self, account: Account, keys: Sequence[bytes | None], name: str) -> None: ...
    def keys_of(self, account: Account) -> list[bytes | None]: ...
    def release(self, account_id: str, keys: Sequence[bytes | None]) -> bool: ...
    def drop(self, account: Account) -> None: ...


_DAMAGED_EFFECT = "no upload is removed, because a damaged record may need it"

_ABSENT_HELP = "Stored accounts that are not in memory."


@dataclass(slots=True)
class Absent:
    """A stored account that is not in memory: what others may need to know of it."""

    stored: Stored
    identifiers: Identifiers
    files: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Present:
    noted: NotedChanges
    # What the latest changes wait for; its result is empty, or why they are not stored.
    committed: Committed | None = None


class Store:
    """The accounts of a server in a log at `url`. `open_log` and the log are used in a thread of their own.

    An account leaves memory after `idle_seconds` without a request, and comes back with the next; at 0 all stay.
    Exchanges are stored where it `keeps_exchanges`, soon after their reply.

    Raises SettingsInvalid where the log cannot be used.
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
        self._with_exchanges: set[str] = set()  # accounts with exchanges that are about to be stored
        self._seed = seed
        self._idle_checks = IdleChecks(idle_seconds)
        self._commits = Commits(partial(open_log, url))
        self._commits.on_failure = self._fence
        try:
            self.absent = self._commits.ask_at_once(self._all_absent)
            self._with_webhooks = self._commits.ask_at_once(lambda log: log.having(Item.WEBHOOK))
            self._damaged = self._commits.ask_at_once(lambda log: log.damaged())
        except LogFailed as error:
            self._commits.release()
            raise SettingsInvalid(f"the store {url} cannot be read: {error}") from None
        if self._damaged:
            log.warning("store_damaged", extra={"store": url, "records": self._damaged, "effect": _DAMAGED_EFFECT})
        self._present: dict[str, _Present] = {}
        self._loading: dict[str, asyncio.Task[None]] = {}
        self._waking: asyncio.Task[None] | None = None
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

    def note(self, account: Account, name: str) -> None:
        """Store what changes in a new account from now on."""
        stored = Stored(account.id, name, account.scope, 0, 0)
        self._enter(account, NotedChanges(account, stored, keeps_exchanges=self._keeps_exchanges))

    async def present(self, account_id: str) -> None:
        """Load the account into memory, if it is stored and not there. Raises StorageFailed."""
        if account_id not in self.absent:
            return
        loading = self._loading.get(account_id)
        if loading is None:
            loading = self._loading[account_id] = asyncio.create_task(self._load(account_id))
            loading.add_done_callback(lambda _: self._loading.pop(account_id, None))
        await asyncio.shield(loading)

    def wake(self) -> None:
        """Load the accounts with webhooks: what became due while no server ran goes out now."""
        self._waking = asyncio.create_task(self._wake())

    async def rest(self) -> None:
        """Load no more accounts than those that are asked for."""
        if self._waking is not None:
            self._waking.cancel()
            await asyncio.wait([self._waking, *self._loading.values()])

    async def _wake(self) -> None:
        for account_id in self._with_webhooks:
            with suppress(StorageFailed):  # who asks for the account is told
                await self.present(account_id)

    async def all_present(self) -> None:
        """Load all accounts. Raises StorageFailed."""
        for account_id in list(self.absent):
            await self.present(account_id)

    def present_at_once(self, account_id: str) -> None:
        """Load the account like `present`, while everything else waits."""
        try:
            changes = self._commits.ask_at_once(lambda log: log.load(account_id))
            account = self._emptied(account_id)
            noted = at_once(self._filled(account, changes))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        self._put_in(account, noted)

    async def settled(self, account: Account) -> None:
        """Return when all changes of `account` are stored. Raises StorageFailed, and then it is not in memory."""
        self._look_for_idle()
        await taken(wait_for_changes(account))
        present = self._present.get(account.id)
        if present is None or self._accounts.in_memory(account.id) is not account:
            if account is self._accounts.anonymous:
                return
            raise self._failed(self._commits.trouble or "a change of this account was not stored")
        self._take(account, present)
        committed = present.committed
        if committed is None:
            return
        problem = await asyncio.shield(committed)
        if problem:
            raise self._failed(problem)
        if present.committed is committed:  # requests that wait for the same commit come here one after the other
            present.committed = None

    async def all_settled(self) -> None:
        """Return when the changes of all accounts are stored. Raises StorageFailed."""
        await asyncio.gather(*(self.settled(account) for account in self._accounts.all()))

    def families(self) -> Iterator[Family]:
        """Yield the metrics of the store. Commits are counted from the first time on."""
        yield from self._commits.families()
        yield Family("mockserver_store_absent_accounts", Type.GAUGE, _ABSENT_HELP, [({}, len(self.absent))])

    def trouble(self) -> str:
        """Return why changes cannot be stored; empty if they can. It waits for the disk."""
        commits = self._commits
        if commits.trouble:
            try:
                commits.ask_at_once(lambda log: log.check())
            except LogFailed as error:
                commits.trouble = str(error)
            else:
                commits.trouble = ""
        return f"The store {self._url} cannot be used: {commits.trouble}." if commits.trouble else ""

    def close(self) -> None:
        """Store what changed last and how often accounts were read, and release the log."""
        if self._is_closed:
            return
        noted = [
            each
            for account in self._accounts.all()
            if account.id in self._present
            and not account.unfinished
            and (each := self._present[account.id].noted.take(account, with_soft=True))
        ]
        self._is_closed = True
        self._commits.end(noted)

    def release(self) -> None:
        """Release the log, with nothing more to be stored."""
        self._is_closed = True
        self._commits.release()

    def _look_for_idle(self) -> None:
        """Let idle accounts leave memory, if it is time to check."""
        since = self._idle_checks.due()
        if since is not None:
            self._leaving = asyncio.create_task(self._let_idle_leave(since))

    async def _let_idle_leave(self, since: float) -> None:
        for account_id in [account.id for account in self._accounts.all()]:
            await self._let_leave(account_id, since)

    async def _let_leave(self, account_id: str, since: float) -> None:
        """Let the account leave memory, unless it was used since or has something to deliver."""
        account = self._accounts.in_memory(account_id)
        if account is None or self._is_busy(account, since) or not await self._is_all_stored(account):
            return
        if self._is_busy(account, since):
            return
        absent = self._as_absent(account, self._present[account_id].noted.stored)
        keys = self._accounts.keys_of(account)
        del account
        if not self._accounts.release(account_id, keys):
            return
        del self._present[account_id]
        if absent.stored.version:
            self.absent[account_id] = absent

    async def _is_all_stored(self, account: Account) -> bool:
        """Store all of `account`; return whether that is done and nothing changed meanwhile."""
        present = self._present.get(account.id)
        if present is None or account.unfinished:
            return False
        self._take(account, present, with_soft=True)
        problem = await asyncio.shield(present.committed) if present.committed is not None else ""
        if problem or self._present.get(account.id) is not present:
            return False
        return not self._take(account, present)

    def _is_busy(self, account: Account, since: float) -> bool:
        """Return whether the account was used since, or may have something to do without a request."""
        journal, outbox = account.kit.journal, account.outbox
        has_webhooks = outbox is not None and bool(outbox.webhooks or outbox.next_due())
        return journal.last_used >= since or len(journal.listeners) > self._keeps_exchanges or has_webhooks

    def _as_absent(self, account: Account, stored: Stored) -> Absent:
        files = {Path(file).name for kept in (account.assets.files, account.uploads.files) for file in kept}
        return Absent(stored, account.identifiers, files)

    def _fence(self, failed: Sequence[Noted], reason: str) -> None:
        """Take the accounts of `failed` out of memory, because the log does not have their state."""
        first: dict[str, Noted] = {}
        for noted in failed:
            first.setdefault(noted.account.id, noted)
        for account_id, noted in first.items():
            account = self._accounts.in_memory(account_id)
            if account is None or self._present.pop(account_id, None) is None:
                continue
            self._accounts.drop(account)
            if noted.account.version > 1:
                stored = noted.account._replace(version=noted.account.version - 1)
                self.absent[account_id] = self._as_absent(account, stored)

    async def _load(self, account_id: str) -> None:
        try:
            changes = await self._commits.ask(lambda log: log.load(account_id))
            if account_id not in self.absent:
                return
            account = self._emptied(account_id)
            noted = await taken(self._filled(account, changes))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        if account_id in self.absent:
            self._put_in(account, noted)

    def _emptied(self, account_id: str) -> Account:
        stored = self.absent[account_id].stored
        return self._accounts.reopened(stored.name, stored.scope)

    def _filled(self, account: Account, changes: Sequence[Change]) -> Steps[NotedChanges]:
        stored = self.absent[account.id].stored
        return load_account(changes, stored, account, self._kept_file, keeps_exchanges=self._keeps_exchanges)

    def _enter(self, account: Account, noted: NotedChanges) -> None:
        self._present[account.id] = _Present(noted)
        if self._keeps_exchanges:
            account.kit.journal.listeners.append(partial(self._note_exchange, account.id))

    def _note_exchange(self, account_id: str) -> None:
        """Store the exchanges of an account soon: the next reply does not wait for that."""
        if account_id not in self._with_exchanges:
            self._with_exchanges.add(account_id)
            asyncio.get_running_loop().call_soon(self._store_exchanges, account_id)

    def _store_exchanges(self, account_id: str) -> None:
        self._with_exchanges.discard(account_id)
        account, present = self._accounts.in_memory(account_id), self._present.get(account_id)
        if account is None or present is None or account.unfinished or self._is_closed:
            return
        noted = present.noted.take_exchanges(account)
        if noted is not None:
            self._commits.add(noted)
        else:
            self._take(account, present)

    def _take(self, account: Account, present: _Present, *, with_soft: bool = False) -> bool:
        """Begin to store what changed in `account`; return whether anything did."""
        noted = present.noted.take(account, with_soft=with_soft)
        if noted is not None:
            present.committed = self._commits.add(noted)
        return noted is not None

    def _put_in(self, account: Account, noted: NotedChanges) -> None:
        absent = self.absent.pop(account.id)
        self._enter(account, noted)
        name = absent.stored.name
        self._accounts.put_in(account, [name.encode("latin-1")], name)
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
