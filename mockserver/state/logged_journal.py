"""The journal of an account in a log: its position and, if `--store-journal` is set, a record for each exchange."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter, time
from typing import Any

import msgspec
from msgspec.structs import replace

from mockserver.domain.account.journal import Journal, JournalPosition, Line, RawEntry

EXCHANGE = "exchange"
JOURNAL = "journal"
VERIFIED = "verified"


class ExchangeTracker:
    """Tracks which exchanges of a journal are in the log: `stored` are their ids, oldest first."""

    def __init__(self, journal: Journal, stored: Iterable[str]) -> None:
        self._journal = journal
        self._stored = deque(stored)

    def is_behind(self, journal: Journal) -> bool:
        """Return whether exchanges were added or dropped since the last call of `take`."""
        if journal is not self._journal:
            return True
        oldest, latest = (self._stored[0], self._stored[-1]) if self._stored else (None, None)
        return (_text(journal.oldest), _text(journal.latest)) != (oldest, latest)

    def take(self, journal: Journal) -> Iterator[tuple[str, RawEntry | None]]:
        """Yield the id of each dropped exchange with None, and of each new one with the exchange."""
        is_another, oldest = journal is not self._journal, _text(journal.oldest)
        while self._stored and (is_another or self._stored[0] != oldest):
            yield self._stored.popleft(), None
        self._journal = journal
        for entry in journal.raw_after(self._stored[-1].encode() if self._stored else b""):
            request_id = entry.request_id.decode()
            self._stored.append(request_id)
            yield request_id, entry


def exchange_body(entry: RawEntry) -> bytes:
    """Encode an exchange. `perf_counter` values mean nothing in another process, so the time of day replaces them."""
    return msgspec.msgpack.encode(replace(entry, started=entry.started + time() - perf_counter()))


def resume_journal(journal: Journal, position: Any, verified: Sequence[str], bodies: Iterable[bytes]) -> None:
    """Fill the empty journal from a log. Raises MsgspecError."""
    lines: dict[Line, Line] = {}
    to_stop_watch = perf_counter() - time()
    read = (msgspec.msgpack.decode(body, type=RawEntry) for body in bodies)
    entries = [
        replace(entry, line=lines.setdefault(entry.line, entry.line), started=entry.started + to_stop_watch)
        for entry in read
    ]
    journal.resume(msgspec.convert(position, JournalPosition), entries, {each.encode() for each in verified})


def _text(request_id: bytes | None) -> str | None:
    return None if request_id is None else request_id.decode()
