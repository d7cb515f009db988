"""Accounts that outlast the server: each change is on the disk before its reply is sent.

Memory is the working set. Requests that arrive while the disk is busy share the next commit. If a change cannot be
stored, the account leaves memory, so memory never differs from the disk; the next request loads it.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Protocol

from mockserver.app.webhooks.dispatcher import Dispatcher
from mockserver.domain.account.account import Account, until_unchanging
from mockserver.domain.account.kinds import KeptFile
from mockserver.ground.errors import StorageFailed
from mockserver.ground.identifiers import Identifiers
from mockserver.ground.steps import at_once
from mockserver.ground.whole_files import sync_directory, sync_file
from mockserver.handlers.common.steps import taken
from mockserver.state.account_log import AccountLog, Change, LogFailed, Stored
from mockserver.state.noted_changes import Noted, NotedChanges, load_account

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
    def free_lists(self, account_id: str, keys: Sequence[bytes | None]) -> bool: ...
    def drop(self, account: Account) -> None: ...


# All accounts are checked this many times within the idle time.
_LOOKS = 4


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
    committed: "asyncio.Future[str] | None" = None


class Store:
    """The accounts of a server in a log at `url`. `open_log` and the log are used in a thread of their own.

    An account leaves memory after `idle_seconds` without a request, and comes back with the next; at 0 all stay.

    Raises SettingsInvalid where the log cannot be used.
    """

    def __init__(self, url: str, seed: int, idle_seconds: int, open_log: Callable[[str], AccountLog]) -> None:
        self._url = url
        self._seed = seed
        self._idle_seconds = idle_seconds
        self._next_look = perf_counter() + idle_seconds / _LOOKS
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            self._log = self._thread.submit(open_log, url).result()
            self.absent = self._thread.submit(self._all_absent).result()
        except BaseException:
            self._thread.shutdown()
            raise
        self._present: dict[str, _Present] = {}
        self._loading: dict[str, asyncio.Task[None]] = {}
        self._pending: list[tuple[Noted, asyncio.Future[str]]] = []
        self._committing: asyncio.Task[None] | None = None
        self._trouble = ""
        self._is_closed = False

    def attach(self, accounts: Accounts, kept_file: KeptFile) -> None:
        """Serve `accounts`, whose files `kept_file` finds."""
        self._accounts = accounts
        self._kept_file = kept_file

    def needs(self, file: str) -> bool:
        """Return whether an account that is not in memory needs the file with this name."""
        return any(file in absent.files for absent in self.absent.values())

    def is_of_absent(self, identifier: str) -> bool:
        """Return whether an object id belongs to an account that is not in memory."""
        return any(absent.identifiers.are_of(identifier) for absent in self.absent.values())

    def note(self, account: Account, name: str) -> None:
        """Store what changes in a new account from now on."""
        self._present[account.id] = _Present(NotedChanges(account, Stored(account.id, name, account.scope, 0, 0)))

    async def present(self, account_id: str) -> None:
        """Load the account into memory, if it is stored and not there. Raises StorageFailed."""
        if account_id not in self.absent:
            return
        loading = self._loading.get(account_id)
        if loading is None:
            loading = self._loading[account_id] = asyncio.create_task(self._load(account_id))
            loading.add_done_callback(lambda _: self._loading.pop(account_id, None))
        await asyncio.shield(loading)

    async def all_present(self) -> None:
        """Load all accounts. Raises StorageFailed."""
        for account_id in list(self.absent):
            await self.present(account_id)

    def present_at_once(self, account_id: str) -> None:
        """Load the account like `present`, while everything else waits."""
        changes = self._in_thread(account_id)
        account = self._emptied(account_id)
        try:
            noted = at_once(load_account(changes, self.absent[account_id].stored, account, self._kept_file))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        self._put_in(account, noted)

    async def settled(self, account: Account) -> None:
        """Return when all changes of `account` are stored. Raises StorageFailed, and then it is not in memory."""
        self._look_for_idle()
        await taken(until_unchanging(account))
        present = self._present.get(account.id)
        if present is None or self._accounts.in_memory(account.id) is not account:
            if account is self._accounts.anonymous:
                return
            raise self._failed(self._trouble or "a change of this account was not stored")
        noted = present.noted.take(account)
        if noted is not None:
            present.committed = self._enqueue(noted)
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

    def trouble(self) -> str:
        """Return why changes cannot be stored; empty if they can. It waits for the disk."""
        if self._trouble:
            try:
                self._thread.submit(self._log.check).result()
            except LogFailed as error:
                self._trouble = str(error)
            else:
                self._trouble = ""
        return f"The store {self._url} cannot be used: {self._trouble}." if self._trouble else ""

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
        pending, self._pending = [each for each, _ in self._pending], []
        try:
            self._thread.submit(self._write, [*pending, *noted]).result()
        except LogFailed as error:
            log.error("store_failed", extra={"reason": str(error)})  # noqa: TRY400 - the reason says it all
        finally:
            self.release()

    def release(self) -> None:
        """Release the log, with nothing more to be stored."""
        self._is_closed = True
        self._thread.submit(self._log.close).result()
        self._thread.shutdown()

    def _look_for_idle(self) -> None:
        """Let idle accounts leave memory, if it is time to check."""
        now = perf_counter()
        if self._idle_seconds and now >= self._next_look:
            self._next_look = now + self._idle_seconds / _LOOKS
            self._leaving = asyncio.create_task(self._let_idle_leave(now - self._idle_seconds))

    async def _let_idle_leave(self, since: float) -> None:
        for account_id in [account.id for account in self._accounts.all()]:
            await self._let_leave(account_id, since)

    async def _let_leave(self, account_id: str, since: float) -> None:
        """Let the account leave memory, unless it was used since or has something to deliver."""
        account = self._accounts.in_memory(account_id)
        if account is None or _is_busy(account, since) or not await self._is_all_stored(account):
            return
        if _is_busy(account, since):
            return
        absent = self._as_absent(account, self._present[account_id].noted.stored)
        keys = self._accounts.keys_of(account)
        del account
        if not self._accounts.free_lists(account_id, keys):
            return
        del self._present[account_id]
        if absent.stored.version:
            self.absent[account_id] = absent

    async def _is_all_stored(self, account: Account) -> bool:
        """Store all of `account`; return whether that is done and nothing changed meanwhile."""
        present = self._present.get(account.id)
        if present is None or account.unfinished:
            return False
        noted = present.noted.take(account, with_soft=True)
        if noted is not None:
            present.committed = self._enqueue(noted)
        problem = await asyncio.shield(present.committed) if present.committed is not None else ""
        if problem or self._present.get(account.id) is not present:
            return False
        noted = present.noted.take(account)
        if noted is not None:
            present.committed = self._enqueue(noted)
        return noted is None

    def _as_absent(self, account: Account, stored: Stored) -> Absent:
        files = {Path(file).name for kept in (account.assets.files, account.uploads.files) for file in kept}
        return Absent(stored, account.identifiers, files)

    def _enqueue(self, noted: Noted) -> "asyncio.Future[str]":
        loop = asyncio.get_running_loop()
        committed: asyncio.Future[str] = loop.create_future()
        self._pending.append((noted, committed))
        if self._committing is None or self._committing.done():
            self._committing = loop.create_task(self._commit())
        return committed

    async def _commit(self) -> None:
        """Store what is pending, until nothing is."""
        loop = asyncio.get_running_loop()
        while self._pending:
            batch, self._pending = self._pending, []
            try:
                await loop.run_in_executor(self._thread, self._write, [noted for noted, _ in batch])
            except Exception as error:  # noqa: BLE001 - whatever it is, it is not stored
                self._fence(batch, str(error) or repr(error))
            else:
                self._trouble = ""
                _resolve(batch, "")

    def _write(self, noted: Sequence[Noted]) -> None:
        appended = [each.appended() for each in noted]
        files = {file for each in noted for file in each.files()}
        try:
            for file in files:
                sync_file(Path(file))
            for directory in {Path(file).parent for file in files}:
                sync_directory(directory)
        except FileNotFoundError:
            pass  # the record is gone again, and its file with it
        except OSError as error:
            raise LogFailed(f"an uploaded file: {error.strerror}") from None
        self._log.append(appended)

    def _fence(self, batch: Sequence[tuple[Noted, "asyncio.Future[str]"]], problem: str) -> None:
        """Take the accounts of `batch` out of memory, with what they have pending: the disk does not hold it."""
        log.error("store_failed", extra={"reason": problem})
        self._trouble = problem
        failed = {noted.account.id for noted, _ in batch}
        late = [each for each in self._pending if each[0].account.id in failed]
        self._pending = [each for each in self._pending if each[0].account.id not in failed]
        first: dict[str, Noted] = {}
        for noted, _ in batch:
            first.setdefault(noted.account.id, noted)
        for account_id, noted in first.items():
            account = self._accounts.in_memory(account_id)
            if account is None or self._present.pop(account_id, None) is None:
                continue
            self._accounts.drop(account)
            if noted.account.version > 1:
                stored = noted.account._replace(version=noted.account.version - 1)
                self.absent[account_id] = self._as_absent(account, stored)
        _resolve([*batch, *late], problem)

    async def _load(self, account_id: str) -> None:
        loop = asyncio.get_running_loop()
        try:
            changes = await loop.run_in_executor(self._thread, self._log.load, account_id)
            if account_id not in self.absent:
                return
            account = self._emptied(account_id)
            noted = await taken(load_account(changes, self.absent[account_id].stored, account, self._kept_file))
        except LogFailed as error:
            raise self._failed(str(error)) from None
        if account_id in self.absent:
            self._put_in(account, noted)

    def _in_thread(self, account_id: str) -> Sequence[Change]:
        try:
            return self._thread.submit(self._log.load, account_id).result()
        except LogFailed as error:
            raise self._failed(str(error)) from None

    def _emptied(self, account_id: str) -> Account:
        stored = self.absent[account_id].stored
        return self._accounts.reopened(stored.name, stored.scope)

    def _put_in(self, account: Account, noted: NotedChanges) -> None:
        absent = self.absent.pop(account.id)
        self._present[account.id] = _Present(noted)
        name = absent.stored.name
        self._accounts.put_in(account, [name.encode("latin-1")], name)
        self._accounts.dispatcher.notice(account)
        log.info("account_loaded", extra={"account": account.id, "records": account.tables.counts()})

    def _failed(self, reason: str) -> StorageFailed:
        return StorageFailed(f"The store {self._url} failed: {reason}.")

    def _all_absent(self) -> dict[str, Absent]:
        found = {
            stored.id: Absent(stored, Identifiers(self._seed, stored.scope or stored.name))
            for stored in self._log.accounts()
        }
        for account_id, files in self._log.files():
            if account_id in found:
                found[account_id].files.update(files.split(","))
        return found


def _resolve(batch: Sequence[tuple[Noted, "asyncio.Future[str]"]], problem: str) -> None:
    for _, committed in batch:
        if not committed.done():
            committed.set_result(problem)


def _is_busy(account: Account, since: float) -> bool:
    """Return whether the account was used since, or may have something to do without a request."""
    journal, outbox = account.kit.journal, account.outbox
    has_webhooks = outbox is not None and bool(outbox.webhooks or outbox.next_due())
    return journal.last_used >= since or bool(journal.listeners) or has_webhooks
