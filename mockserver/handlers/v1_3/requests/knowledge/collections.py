"""Parses requests about item collections."""

from collections.abc import Sequence

from mockserver.handlers.call import Values


def read_members(body: Values) -> Sequence[str]:
    """Return the items to add or remove."""
    item_ids: Sequence[str] = body["item_ids"]
    return item_ids
