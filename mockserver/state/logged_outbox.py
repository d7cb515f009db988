"""The outbox of an account in a log: a record for each webhook, each end that one waits for, and each delivery."""

from collections.abc import Iterable, Mapping
from typing import Any

from mockserver.domain.account.outbox import Item, Outbox
from mockserver.state.codec import to_plain

Line = Mapping[str, Any]

OUTBOX = "outbox"
_COUNTS = ("registered", "dropped", "_queued", "_over")


def outbox_part(outbox: Outbox) -> Line:
    """Return the fields of the outbox that are not items."""
    return {name: getattr(outbox, name) for name in _COUNTS}


def item_line(kind: Item, item: Any) -> Line:
    """Return the state of an item, as listeners get it, as plain values."""
    if kind is Item.DELIVERY:
        delivery, number = item
        return {"delivery": to_plain(delivery), "number": number}
    return {kind: to_plain(item)}


def outbox_line(part: Line, items: Mapping[Item, Iterable[Line]]) -> Line:
    """Return the outbox in the form of a snapshot."""
    webhooks = [line[Item.WEBHOOK] for line in items.get(Item.WEBHOOK, ())]
    awaited = [line[Item.AWAITED] for line in items.get(Item.AWAITED, ())]
    deliveries = [(line[Item.DELIVERY], line["number"]) for line in items.get(Item.DELIVERY, ())]
    return {
        "webhooks": {webhook["id"]: webhook for webhook in webhooks},
        "awaited": {Outbox.key(*pair): pair for pair in awaited},
        "deliveries": {delivery["id"]: delivery for delivery, _ in deliveries},
        "_queue": [
            [delivery["due_at"], number, delivery["id"]] for delivery, number in deliveries if number is not None
        ],
        **part,
    }
