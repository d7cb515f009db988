"""The metrics of a server: requests, durations, accounts, records, jobs and journals.

Requests are counted from the first time that somebody asks, so a server without a scraper pays nothing for it. What
the journals still hold by then is counted too.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from mockserver import __version__
from mockserver.app.open_metrics import END, Family, Histogram, Labels, Type
from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import Journal, RawEntry
from mockserver.domain.records.job import Job
from mockserver.ground.steps import Steps, in_portions


class Metrics:
    """Writes the metrics of `accounts`. `others` return more families, such as those of a store.

    Each exchange is passed to the functions in `observers`. `unauthenticated` is the journal without an account.
    """

    def __init__(
        self,
        accounts: Callable[[], Sequence[Account]],
        unauthenticated: Journal,
        observers: list[Callable[[RawEntry], object]],
        others: Sequence[Callable[[], Iterable[Family]]] = (),
    ) -> None:
        self._others = others
        self._accounts = accounts
        self._unauthenticated = unauthenticated
        self._observers = observers
        self._requests: _Requests | None = None

    def text(self) -> Steps[str]:
        """Return the metrics as OpenMetrics text."""
        requests = self._requests
        if requests is None:
            requests = yield from self._begin()
        jobs = yield from self._jobs()
        families = (
            *requests.families(),
            *self._gauges(),
            jobs,
            *(family for make in self._others for family in make()),
        )
        texts = []
        for family in families:
            texts.append(family.text())
            yield
        return "".join(texts) + END

    def _begin(self) -> "Steps[_Requests]":
        """Begin to count requests, and count those that the journals hold."""
        requests = self._requests = _Requests()
        held = [entry for journal in self._journals() for entry in journal.raw()]
        self._observers.append(requests.count)
        yield from in_portions(held, requests.count_all)
        return requests

    def _journals(self) -> list[Journal]:
        return [self._unauthenticated, *(account.kit.journal for account in self._accounts())]

    def _gauges(self) -> Iterator[Family]:
        accounts, journals = self._accounts(), self._journals()
        records: Counter[str] = Counter()
        for account in accounts:
            records.update(account.tables.counts())
        size, kept = sum(journal.size for journal in journals), sum(map(len, journals))
        yield Family("mockserver", Type.INFO, "The version of the server.", [({"version": __version__}, 1)])
        yield _gauge("mockserver_accounts", "Accounts in memory.", len(accounts))
        by_kind = [({"kind": kind}, number) for kind, number in records.items()]
        yield Family("mockserver_records", Type.GAUGE, "Records of all accounts, by kind.", by_kind)
        yield _gauge("mockserver_journal_bytes", "Size of all journals.", size)
        yield _gauge("mockserver_journal_exchanges", "Exchanges in all journals.", kept)

    def _jobs(self) -> Steps[Family]:
        counts: Counter[tuple[str, str]] = Counter()
        for account in self._accounts():
            yield from in_portions(account.jobs.all(), partial(_add_states, counts, account.clock.now()))
        samples = [({"kind": kind, "state": state}, number) for (kind, state), number in sorted(counts.items())]
        return Family("mockserver_jobs", Type.GAUGE, "Asynchronous jobs, by kind and present state.", samples)


class _Requests:
    """Requests by operation and status, and how long they took."""

    def __init__(self) -> None:
        self._of: defaultdict[tuple[str, int], Histogram] = defaultdict(Histogram)

    def count(self, entry: RawEntry) -> None:
        """Count an exchange."""
        self._of[entry.line[0], entry.status].observe(entry.seconds)

    def count_all(self, entries: Iterable[RawEntry]) -> None:
        """Count several exchanges."""
        for entry in entries:
            self.count(entry)

    def families(self) -> tuple[Family, Family]:
        """Return the number of requests by operation and status, and their durations by operation."""
        numbers: list[tuple[Labels, float]] = []
        durations: defaultdict[str, Histogram] = defaultdict(Histogram)
        for (operation, status), histogram in sorted(self._of.items()):
            numbers.append(({"operation": operation, "status": str(status)}, sum(histogram.counts)))
            durations[operation].merge(histogram)
        by_operation = [({"operation": operation}, histogram) for operation, histogram in durations.items()]
        return (
            Family("mockserver_requests", Type.COUNTER, _REQUESTS_HELP, numbers),
            Family("mockserver_request_duration_seconds", Type.HISTOGRAM, _DURATION_HELP, by_operation),
        )


def _add_states(counts: Counter[tuple[str, str]], now: datetime, jobs: Sequence[Job[Any]]) -> None:
    counts.update((job.kind.name, job.step(now).status) for job in jobs if job.is_kept(now))


_REQUESTS_HELP = (
    "API requests by operation and status. The operation is empty for unknown paths, "
    "the status 0 where the connection ended before the reply."
)
_DURATION_HELP = "Seconds from the head of an API request to its reply."


def _gauge(name: str, text: str, value: float) -> Family:
    return Family(name, Type.GAUGE, text, [({}, value)])
