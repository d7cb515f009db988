"""Commits changes to an account log in a thread of its own. Changes that arrive during a commit share the next one."""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import perf_counter
from typing import TypeVar

from mockserver.app.open_metrics import Family, Histogram, Type
from mockserver.ground.whole_files import sync_directory, sync_file
from mockserver.state.account_log import AccountLog, LogFailed
from mockserver.state.change_tracker import ChangeSet

T = TypeVar("T")

# Its result is empty, or the reason why the changes are not stored.
Committed = asyncio.Future[str]

_HELP = "Seconds of a commit to the store. Changes that come meanwhile share the next one."

log = logging.getLogger("mockserver")


class Commits:
    """The thread that uses the log of `open_log`, and the changes that wait for it.

    `on_failure` gets the changes of a failed commit and the reason. `trouble` is the reason of the last failure; it is
    empty after a success.
    """

    def __init__(self, open_log: Callable[[], AccountLog]) -> None:
        self.trouble = ""
        self.on_failure: Callable[[Sequence[ChangeSet], str], object] = lambda failed, reason: None
        self._waiting: list[tuple[ChangeSet, Committed]] = []
        self._task: asyncio.Task[None] | None = None
        self._durations: Histogram | None = None  # from the first call of `families` on
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        try:
            self._log = self._thread.submit(open_log).result()
        except BaseException:
            self._thread.shutdown()
            raise

    def query_blocking(self, function: Callable[[AccountLog], T]) -> T:
        """Return the answer of the log, and block the event loop meanwhile. Raises LogFailed."""
        return self._thread.submit(function, self._log).result()

    async def query(self, function: Callable[[AccountLog], T]) -> T:
        """Return the answer of the log. Raises LogFailed."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, self._log)

    def add(self, change_set: ChangeSet) -> Committed:
        """Add changes to the next commit."""
        loop = asyncio.get_running_loop()
        committed: Committed = loop.create_future()
        self._waiting.append((change_set, committed))
        if self._task is None or self._task.done():
            self._task = loop.create_task(self._commit_all())
        return committed

    def families(self) -> Iterator[Family]:
        """Yield the metrics of commits. They are counted from the first call on."""
        self._durations = self._durations or Histogram()
        yield Family("mockserver_store_commit_duration_seconds", Type.HISTOGRAM, _HELP, [({}, self._durations)])

    def end(self, last: Sequence[ChangeSet]) -> None:
        """Commit the waiting changes, then the `last` ones, and release the log. A failure is logged."""
        waiting, self._waiting = [change_set for change_set, _ in self._waiting], []
        try:
            self._thread.submit(self._write, [*waiting, *last]).result()
        except LogFailed as error:
            log.error("store_failed", extra={"reason": str(error)})  # noqa: TRY400 - the reason says it all
        finally:
            self.release()

    def release(self) -> None:
        """Release the log without another commit."""
        self._thread.submit(self._log.close).result()
        self._thread.shutdown()

    async def _commit_all(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting:
            batch, self._waiting = self._waiting, []
            began = perf_counter()
            try:
                await loop.run_in_executor(self._thread, self._write, [change_set for change_set, _ in batch])
            except Exception as error:  # noqa: BLE001 - after any error the changes are not stored
                self._fail(batch, str(error) or repr(error))
            else:
                self.trouble = ""
                _resolve(batch, "")
            if self._durations is not None:
                self._durations.observe(perf_counter() - began)

    def _fail(self, batch: Sequence[tuple[ChangeSet, Committed]], reason: str) -> None:
        """Report `batch` as not stored, and later changes of the same accounts too, since they depend on it."""
        log.error("store_failed", extra={"reason": reason})
        self.trouble = reason
        failed = {change_set.account.id for change_set, _ in batch}
        later = [each for each in self._waiting if each[0].account.id in failed]
        self._waiting = [each for each in self._waiting if each[0].account.id not in failed]
        self.on_failure([change_set for change_set, _ in batch], reason)
        _resolve([*batch, *later], reason)

    def _write(self, change_sets: Sequence[ChangeSet]) -> None:
        appended = [each.appended() for each in change_sets]
        _sync({Path(file) for each in change_sets for file in each.files()})
        self._log.append(appended)


def _sync(files: set[Path]) -> None:
    """Sync `files` to disk. A file may be deleted already, with its record. Raises LogFailed."""
    try:
        there = {file for file in files if file.exists()}
        for file in there:
            sync_file(file)
        for directory in {file.parent for file in there}:
            sync_directory(directory)
    except OSError as error:
        raise LogFailed(f"an uploaded file: {error.strerror}") from None


def _resolve(batch: Sequence[tuple[ChangeSet, Committed]], problem: str) -> None:
    for _, committed in batch:
        if not committed.done():
            committed.set_result(problem)
