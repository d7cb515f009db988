"""The webhooks of an account, the tasks whose end they wait for, and the deliveries on their way and done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from heapq import heappop, heappush

from mockserver.domain.records.numbers import Count
from mockserver.domain.records.webhook import Attempt, Delivery, DeliveryOutcome, Webhook
from mockserver.domain.rules.keyed import check_keys
from mockserver.ground.errors import NotFound

# Deliveries that are over are kept to be read, the latest of them.
MOST_KEPT = 1_000


class _ByTask:
    """Which deliveries there are about a task. It follows from the deliveries, so snapshots do not have it."""

    __slots__ = ("_by_task",)

    def _begin(self, deliveries: Iterable[Delivery]) -> None:
        self._by_task: dict[str, list[str]] = {}
        for delivery in deliveries:
            self._enter(delivery)

    def _enter(self, delivery: Delivery) -> None:
        self._by_task.setdefault(delivery.event.task_id, []).append(delivery.id)

    def _take_out(self, delivery: Delivery) -> None:
        ids = self._by_task[delivery.event.task_id]
        ids.remove(delivery.id)
        if not ids:
            del self._by_task[delivery.event.task_id]

    def _ids_about(self, task_id: str) -> Iterable[str]:
        return self._by_task.get(task_id, ())


@dataclass(slots=True)
class Outbox(_ByTask):
    """What is kept of the webhooks of one account. It decides when an attempt is next due, and sends nothing."""

    webhooks: dict[str, Webhook] = field(default_factory=dict)
    # Pairs of a task and a webhook, in the order in which the tasks began; the keys are both, with a space between.
    awaited: dict[str, tuple[str, str]] = field(default_factory=dict)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    registered: Count = 0
    dropped: Count = 0
    _queue: list[tuple[datetime, Count, str]] = field(default_factory=list)
    _queued: Count = 0
    _over: Count = 0

    def __post_init__(self) -> None:
        check_keys({name: item.id for items in (self.webhooks, self.deliveries) for name, item in items.items()})
        if any(" ".join(pair) != key for key, pair in self.awaited.items()):
            raise ValueError("a task that is waited for is not under its own name")
        if any(webhook_id not in self.webhooks for _, webhook_id in self.awaited.values()):
            raise ValueError("a webhook that waits for a task is not there")
        if self._over != len(self.deliveries) - len(list(self._pending())):
            raise ValueError("the deliveries that are over are not as many as are said to be")
        if not {(delivery.due_at, delivery.id) for delivery in self._pending()} <= {
            (due_at, name) for due_at, _, name in self._queue
        }:
            raise ValueError("a delivery that is due is not in the queue")
        self._begin(self.deliveries.values())

    def get(self, webhook_id: str) -> Webhook:
        """Return a webhook. Raises NotFound."""
        if webhook_id not in self.webhooks:
            raise NotFound(webhook_id, "webhooks")
        return self.webhooks[webhook_id]

    def await_end(self, task_id: str) -> None:
        """Wait for the end of a task, for every webhook."""
        for webhook_id in self.webhooks:
            self.await_one(task_id, webhook_id)

    def await_one(self, task_id: str, webhook_id: str) -> None:
        """Wait for the end of a task, for one webhook."""
        self.awaited[self.key(task_id, webhook_id)] = task_id, webhook_id

    def forget_end(self, task_id: str, webhook_id: str) -> None:
        """Wait no longer for the end of a task, for one webhook."""
        del self.awaited[self.key(task_id, webhook_id)]

    @staticmethod
    def key(task_id: str, webhook_id: str) -> str:
        """Return the name under which a webhook waits for a task."""
        return f"{task_id} {webhook_id}"

    def about(self, task_id: str) -> Iterator[Delivery]:
        """Yield the deliveries about a task, in the order in which they began."""
        return map(self.deliveries.__getitem__, self._ids_about(task_id))

    def waiting_for(self, task_id: str) -> Iterator[Webhook]:
        """Yield the webhooks that wait for the end of a task."""
        return (webhook for webhook in self.webhooks.values() if self.key(task_id, webhook.id) in self.awaited)

    def add(self, delivery: Delivery) -> None:
        """Keep a new delivery; one that is due will be handed out."""
        if delivery.id not in self.deliveries:
            self._enter(delivery)
        self.deliveries[delivery.id] = delivery
        if delivery.due_at is None:
            self._note_end()
        else:
            self._push(delivery.id, delivery.due_at)

    def next_due(self) -> datetime | None:
        """Return when the next attempt is due, or None where none is."""
        while self._queue and not self._is_due(self._queue[0]):
            heappop(self._queue)
        return self._queue[0][0] if self._queue else None

    def next_delivery(self, now: datetime) -> Delivery | None:
        """Return the delivery whose attempt was due first, if one is due at `now`. It stays so until that is noted."""
        due_at = self.next_due()
        return self.deliveries[self._queue[0][2]] if due_at is not None and due_at <= now else None

    def note(self, delivery: Delivery, attempt: Attempt) -> Delivery:
        """Return `delivery` after `attempt`: arrived, due again after the next wait, or given up."""
        attempts = (*delivery.attempts, attempt)
        waits = delivery.webhook.retries
        if attempt.has_arrived:
            noted = replace(delivery, attempts=attempts, due_at=None, outcome=DeliveryOutcome.DELIVERED)
        elif len(attempts) > len(waits):
            noted = replace(delivery, attempts=attempts, due_at=None, outcome=DeliveryOutcome.FAILED)
        else:
            noted = replace(delivery, attempts=attempts, due_at=attempt.at + waits[len(attempts) - 1])
        if delivery.id in self.deliveries:  # else its webhook was removed meanwhile
            self.add(noted)
        return noted

    def remove(self, webhook_id: str) -> None:
        """Forget a webhook and all that is on its way there; what it has got can still be read."""
        del self.webhooks[webhook_id]
        self.awaited = {key: pair for key, pair in self.awaited.items() if pair[1] != webhook_id}
        for delivery in list(self._pending()):
            if delivery.webhook.id == webhook_id:
                self._forget(delivery)

    def _pending(self) -> Iterator[Delivery]:
        return (delivery for delivery in self.deliveries.values() if delivery.due_at is not None)

    def _push(self, delivery_id: str, due_at: datetime) -> None:
        self._queued += 1
        heappush(self._queue, (due_at, self._queued, delivery_id))

    def _is_due(self, entry: tuple[datetime, int, str]) -> bool:
        delivery = self.deliveries.get(entry[2])
        return delivery is not None and delivery.due_at == entry[0]

    def _note_end(self) -> None:
        self._over += 1
        if self._over > MOST_KEPT:
            oldest = next(delivery for delivery in self.deliveries.values() if delivery.due_at is None)
            self._forget(oldest)
            self._over -= 1
            self.dropped += 1

    def _forget(self, delivery: Delivery) -> None:
        del self.deliveries[delivery.id]
        self._take_out(delivery)
