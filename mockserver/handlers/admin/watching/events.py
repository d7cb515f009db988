"""Live events, as server-sent events."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import suppress
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import orjson

from mockserver.contract.streamed.events import HEARTBEAT, write_event
from mockserver.domain.account.account import World
from mockserver.domain.account.journal import RawEntry, entry_of
from mockserver.domain.watching.feed import Feed, FeedEvent, Gap, Reader
from mockserver.domain.watching.happenings import Facts, JobChange, Order
from mockserver.domain.watching.jobs import JobWatch
from mockserver.ground.clock import rfc3339
from mockserver.handlers.admin.exchanges import Operations, violations_of
from mockserver.handlers.admin.requests.watching import WatchQuery, read_watch
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.registry import Registry
from mockserver.handlers.reply import LiveEvents, Reply, View

if TYPE_CHECKING:  # few accounts have webhooks
    from mockserver.domain.records.webhook import Delivery

operations = Registry()

# Events are sent in batches of at most this many; between them the server does other work.
_BATCH = 50
_HEARTBEAT_SECONDS = 15.0


@operations.operation("watch-events")
def watch_events(call: Call, world: World) -> Reply:
    account_id = None if world.account is call.accounts.anonymous else world.account.id
    accounts, query = call.accounts, read_watch(call.query, call.headers)
    stream = _Stream(accounts.feed, accounts.jobs, accounts.contract.operations, account_id, query)
    return Reply(200, LiveEvents(stream.pieces()))


class _Stream:
    """The stream of one client."""

    def __init__(
        self, feed: Feed, jobs: JobWatch, operations: Operations, account_id: str | None, query: WatchQuery
    ) -> None:
        self._feed = feed
        self._jobs = jobs
        self._operations = operations
        self._account_id = account_id
        self._query = query
        self._arrived = asyncio.Event()
        # Another thread's event loop may add events, as with in-process clients.
        self._wake = partial(asyncio.get_running_loop().call_soon_threadsafe, self._arrived.set)

    async def pieces(self) -> AsyncGenerator[bytes]:
        """Yield the events as they come, until the time is over; without an end, a heartbeat every few seconds.

        Only a write shows that a client has disconnected.
        """
        ends_at = None if self._query.seconds is None else perf_counter() + self._query.seconds
        self._feed.enter()
        try:
            reader = Reader(self._feed, self._account_id)
            await run_cooperatively(self._jobs.learn_existing())
            yield self._opening(reader)
            heartbeat_at = perf_counter() + _HEARTBEAT_SECONDS
            while True:
                self._arrived.clear()
                self._feed.wake_once(self._wake)
                self._jobs.collect()
                piece = b"".join(self._encoded(reader))
                if piece or (ends_at is None and perf_counter() >= heartbeat_at):
                    yield piece or HEARTBEAT
                    heartbeat_at = perf_counter() + _HEARTBEAT_SECONDS
                if reader.is_behind():
                    await asyncio.sleep(0)
                elif ends_at is not None and perf_counter() >= ends_at:
                    return
                else:
                    await self._wait_for_event(heartbeat_at if ends_at is None else ends_at)
        finally:
            self._feed.leave(self._wake, perf_counter())

    def _opening(self, reader: Reader) -> bytes:
        place = reader.place
        if self._query.after is not None:
            reader.resume(self._query.after)
            place = ""  # the client has one
        return _event({"type": "open", "account": self._account_id}, place)

    async def _wait_for_event(self, until: float) -> None:
        """Wait for an event or a new state of a job."""
        coming = self._jobs.seconds_to_next()
        left = max(0.0, until - perf_counter())
        with suppress(TimeoutError):
            async with asyncio.timeout(left if coming is None else min(left, coming)):
                await self._arrived.wait()

    def _encoded(self, reader: Reader) -> Iterator[bytes]:
        for event in reader.take(_BATCH):
            if isinstance(event, Gap):
                yield _event({"type": "dropped", "count": event.count})
            elif self._query.types is None or event.kind in self._query.types:
                text = event.text or self._feed.set_text(event, self._text_of(event))
                yield b"id: %s\n%s" % (reader.place.encode(), text)

    def _text_of(self, event: FeedEvent) -> bytes:
        view = _view(event.facts, self._operations) if event.facts is not None else {}
        return _event({"type": event.kind, "account": event.account_id, **view})


def _event(view: View, place: str = "") -> bytes:
    return write_event(orjson.dumps(view).decode(), str(view["type"]), place).encode()


def _view(facts: Facts, operations: Operations) -> View:
    if isinstance(facts, RawEntry):
        return _exchange_view(facts, operations)
    if isinstance(facts, JobChange):
        return _job_view(facts)
    return _order_view(facts) if isinstance(facts, Order) else _webhook_view(facts)


def _exchange_view(raw: RawEntry, operations: Operations) -> View:
    entry = entry_of(raw)
    return {
        "at": rfc3339(entry.at),
        "request_id": entry.request_id.decode(),
        "operation": entry.operation or None,
        "method": entry.method,
        "path": entry.path,
        "status": entry.status or None,
        "milliseconds": round(entry.seconds * 1000, 3),
        "violations": [
            {"kind": violation.kind, "name": violation.name, "text": violation.text}
            for violation in violations_of(entry, operations)
        ],
        "fault": entry.fault or None,
        "served_by": entry.served_by or None,
        "test": entry.test or None,
    }


def _job_view(change: JobChange) -> View:
    at, became = rfc3339(change.step.at), change.step.status
    return {"at": at, "kind": change.kind, "id": change.id, "was": change.was, "became": became}


def _webhook_view(delivery: "Delivery") -> View:
    attempt = delivery.attempts[-1]
    return {
        "at": rfc3339(attempt.at),
        "id": delivery.id,
        "webhook_id": delivery.webhook.id,
        "event": delivery.event.type,
        "task_id": delivery.event.task_id,
        "attempt": len(delivery.attempts),
        "status": attempt.status,
        "error": attempt.error,
        "outcome": delivery.outcome,
        "next_attempt_at": None if delivery.due_at is None else rfc3339(delivery.due_at),
    }


def _order_view(order: Order) -> View:
    return {"operation": order.operation, "method": order.method, "path": order.path, "status": order.status}
