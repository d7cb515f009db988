"""Parses requests about item collections."""

from collections.abc import Sequence

from mockserver.handlers.call import Values
from mockserver.handlers.common.lists import ListQuery
from mockserver.handlers.v1_3.requests.lists import read_list


def read_collection_list(query: Values) -> tuple[ListQuery, str]:
    """Return the page that is asked for, and by which date or name collections are in order."""
    return read_list(query), query["sort_by"]


def read_members(body: Values) -> Sequence[str]:
    """Return the items that are to be added or removed."""
    item_ids: Sequence[str] = body["item_ids"]
    return item_ids
