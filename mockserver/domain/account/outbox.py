"""The webhooks of an account, the tasks whose end they wait for, and pending and finished deliveries."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from mockserver.domain.records.numbers import Count
from mockserver.domain.records.webhook import Attempt, Delivery, DeliveryOutcome, Webhook
from mockserver.domain.rules.restored_mappings import check_keys
from mockserver.ground.errors import NotFound
from mockserver.ground.steps import Steps, free_lists, in_portions

# The number of finished deliveries that are kept.
MOST_KEPT = 1_000


class Item(StrEnum):
    """The kinds of items in an outbox."""

    WEBHOOK = "webhook"
    AWAITED = "awaited"
    DELIVERY = "delivery"


# The state of an item: a webhook, a pair of a task and a webhook, or a delivery with its number in the queue.
ItemState: TypeAlias = Webhook | tuple[str, str] | tuple[Delivery, int | None]


class Listener(Protocol):
    """Is called for every change with the kind of item, its id, and its new state, or None if it was deleted.

    The state of a delivery is the delivery and its number in the queue; None if it is not queued.
    """

    def __call__(self, kind: Item, item_id: str, item: ItemState | None, /) -> object: ...


class _Unsaved:
    """What snapshots do not contain: the listener, and an index of deliveries by task."""

    __slots__ = ("_by_task", "_listener")

    def _begin(self, deliveries: Iterable[Delivery]) -> None:
        self._listener: Listener | None = None
        self._by_task: dict[str, list[str]] = {}
        for delivery in deliveries:
            self._enter(delivery)

    def listen(self, listener: Listener | None) -> None:
        """Call `listener`, and no other, for every change from now on."""
        self._listener = listener

    def has_listener(self, listener: Listener) -> bool:
        """Return whether `listener` gets the changes."""
        return self._listener == listener

    def _notify(self, kind: Item, item_id: str, item: ItemState | None) -> None:
        if self._listener is not None:
            self._listener(kind, item_id, item)

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
class Outbox(_Unsaved):
    """The webhook state of one account. It decides when the next attempt is due, and sends nothing."""

    webhooks: dict[str, Webhook] = field(default_factory=dict)
    # Pairs of a task and a webhook, in the order in which the tasks started; the keys are both ids, joined by a space.
    awaited: dict[str, tuple[str, str]] = field(default_factory=dict)
    deliveries: dict[str, Delivery] = field(default_factory=dict)
    registered: Count = 0
    dropped: Count = 0
    # The deliveries that are due, sorted.
    _queue: list[tuple[datetime, Count, str]] = field(default_factory=list)
    _queued: Count = 0
    _over: Count = 0

    def __post_init__(self) -> None:
        check_keys({name: item.id for items in (self.webhooks, self.deliveries) for name, item in items.items()})
        if any(" ".join(pair) != key for key, pair in self.awaited.items()):
            raise ValueError("an awaited task is under the wrong key")
        if any(webhook_id not in self.webhooks for _, webhook_id in self.awaited.values()):
            raise ValueError("a task has a webhook that does not exist")
        if self._over != len(self.deliveries) - len(list(self._pending())):
            raise ValueError("the number of finished deliveries is wrong")
        if not {(delivery.due_at, delivery.id) for delivery in self._pending()} <= {
            (due_at, name) for due_at, _, name in self._queue
        }:
            raise ValueError("a delivery that is due is not in the queue")
        live = {entry[2]: entry for entry in sorted(filter(self._is_due, self._queue), reverse=True)}
        self._queue = sorted(live.values())
        self._begin(self.deliveries.values())

    def get(self, webhook_id: str) -> Webhook:
        """Return a webhook. Raises NotFound."""
        if webhook_id not in self.webhooks:
            raise NotFound(webhook_id, "webhooks")
        return self.webhooks[webhook_id]

    def register(self, webhook: Webhook) -> None:
        """Add a webhook; it waits for nothing yet."""
        self.registered += 1
        self.webhooks[webhook.id] = webhook
        self._notify(Item.WEBHOOK, webhook.id, webhook)

    def await_end(self, task_id: str) -> None:
        """Make every webhook wait for the end of a task."""
        for webhook_id in self.webhooks:
            self.await_one(task_id, webhook_id)

    def await_one(self, task_id: str, webhook_id: str) -> None:
        """Make one webhook wait for the end of a task."""
        key = self.key(task_id, webhook_id)
        self.awaited[key] = task_id, webhook_id
        self._notify(Item.AWAITED, key, self.awaited[key])

    def forget_end(self, task_id: str, webhook_id: str) -> None:
        """Stop one webhook waiting for the end of a task."""
        key = self.key(task_id, webhook_id)
        del self.awaited[key]
        self._notify(Item.AWAITED, key, None)

    @staticmethod
    def key(task_id: str, webhook_id: str) -> str:
        """Return the key for a task and a webhook."""
        return f"{task_id} {webhook_id}"

    def about(self, task_id: str) -> Iterator[Delivery]:
        """Yield the deliveries about a task, in the order in which they started."""
        return (
            self.deliveries[delivery_id] for delivery_id in self._ids_about(task_id) if delivery_id in self.deliveries
        )

    def waiting_for(self, task_id: str) -> Iterator[Webhook]:
        """Yield the webhooks that wait for the end of a task."""
        return (webhook for webhook in self.webhooks.values() if self.key(task_id, webhook.id) in self.awaited)

    def items(self) -> Iterator[tuple[Item, str, ItemState]]:
        """Yield the state of every item, as listeners get it."""
        numbers = {delivery_id: number for _, number, delivery_id in self._queue}
        yield from ((Item.WEBHOOK, *item) for item in self.webhooks.items())
        yield from ((Item.AWAITED, *item) for item in self.awaited.items())
        for delivery_id, delivery in self.deliveries.items():
            yield Item.DELIVERY, delivery_id, (delivery, numbers.get(delivery_id))

    def add(self, delivery: Delivery) -> None:
        """Add or replace a delivery; if it has a due time, queue it."""
        was = self.deliveries.get(delivery.id)
        if was is None:
            self._enter(delivery)
        else:
            self._leave_queue(was)
        self.deliveries[delivery.id] = delivery
        if delivery.due_at is None:
            self._notify(Item.DELIVERY, delivery.id, (delivery, None))
            self._note_end()
        else:
            self._queued += 1
            insort(self._queue, (delivery.due_at, self._queued, delivery.id))
            self._notify(Item.DELIVERY, delivery.id, (delivery, self._queued))

    def next_due(self) -> datetime | None:
        """Return when the next attempt is due; None if none is."""
        return self._queue[0][0] if self._queue else None

    def due(self, now: datetime) -> set[str]:
        """Return the ids of the deliveries with an attempt that is due at `now`."""
        return {delivery_id for due_at, _, delivery_id in self._queue if due_at <= now}

    def next_delivery(self, now: datetime) -> Delivery | None:
        """Return the delivery with the earliest attempt that is due at `now`.

        It stays in the queue until `note` is called.
        """
        due_at = self.next_due()
        return self.deliveries[self._queue[0][2]] if due_at is not None and due_at <= now else None

    def note(self, delivery: Delivery, attempt: Attempt) -> Delivery:
        """Return `delivery` after `attempt`: delivered, due again after the next retry delay, or given up."""
        attempts = (*delivery.attempts, attempt)
        waits = delivery.webhook.retries
        if attempt.has_arrived:
            noted = replace(delivery, attempts=attempts, due_at=None, outcome=DeliveryOutcome.DELIVERED)
        elif len(attempts) > len(waits):
            noted = replace(delivery, attempts=attempts, due_at=None, outcome=DeliveryOutcome.FAILED)
        else:
            noted = replace(delivery, attempts=attempts, due_at=attempt.at + waits[len(attempts) - 1])
        if delivery.id in self.deliveries:  # otherwise its webhook was removed meanwhile
            self.add(noted)
        return noted

    def remove(self, webhook_id: str) -> Steps[None]:
        """Remove a webhook and its pending deliveries; finished deliveries can still be read.

        The first step removes all from view. The others record it, because there may be very many.
        """
        del self.webhooks[webhook_id]
        awaited, deliveries = self.awaited, self.deliveries
        ends = [key for key, (_, waiting_id) in awaited.items() if waiting_id == webhook_id]
        gone = [each for each in deliveries.values() if each.webhook.id == webhook_id and each.due_at is not None]
        ids = {each.id for each in gone}
        self.awaited = {key: pair for key, pair in awaited.items() if pair[1] != webhook_id}
        self.deliveries = {name: each for name, each in deliveries.items() if name not in ids}
        self._queue = [entry for entry in self._queue if entry[2] not in ids]
        self._notify(Item.WEBHOOK, webhook_id, None)
        yield
        yield from in_portions(ends, self._note_gone_ends)
        yield from in_portions(gone, self._note_gone)
        yield from free_lists([ends, gone])

    def _note_gone_ends(self, keys: Iterable[str]) -> None:
        for key in keys:
            self._notify(Item.AWAITED, key, None)

    def _note_gone(self, deliveries: Iterable[Delivery]) -> None:
        for delivery in deliveries:
            self._take_out(delivery)
            self._notify(Item.DELIVERY, delivery.id, None)

    def _pending(self) -> Iterator[Delivery]:
        return (delivery for delivery in self.deliveries.values() if delivery.due_at is not None)

    def _leave_queue(self, delivery: Delivery) -> None:
        if delivery.due_at is None:
            return
        place = bisect_left(self._queue, (delivery.due_at,))
        while self._queue[place][2] != delivery.id:  # others are due at the same instant
            place += 1
        del self._queue[place]

    def _is_due(self, entry: tuple[datetime, int, str]) -> bool:
        delivery = self.deliveries.get(entry[2])
        return delivery is not None and delivery.due_at == entry[0]

    def _note_end(self) -> None:
        self._over += 1
        if self._over > MOST_KEPT:
            oldest = next(delivery for delivery in self.deliveries.values() if delivery.due_at is None)
            del self.deliveries[oldest.id]
            self._note_gone([oldest])
            self._over -= 1
            self.dropped += 1
