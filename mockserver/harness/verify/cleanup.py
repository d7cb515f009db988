"""Cleanup: a run deletes its records, also when it is stopped, and names those that it cannot delete."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.deletions import Deletion
from mockserver.harness.verify.limits import RequestGuard
from mockserver.harness.verify.naming import NAMES

_PAGE = 50
_MOST_PAGES = 20
_GONE = (200, 204, 404)


def clean_up(client: ApiClient, guard: RequestGuard, prefix: str) -> list[str]:
    """Delete the run's records, and return what is left.

    They are found by the replies that created them and, since a reply may have been lost, by the run's prefix.
    """
    ownership = guard.ownership
    guard.is_cleaning = True
    try:
        _list_contents(client, guard, prefix)
        left = [
            f"{deletion.collection}/{name}"
            for deletion in ownership.deletions.in_order()
            for name in _names(client, guard, deletion, prefix)
            if not _delete(client, deletion, name)
        ]
    finally:
        guard.is_cleaning = False
    kept = (f"{many} of {path}, which no operation deletes" for path, many in ownership.kept.items() if many)
    return [*left, *kept]


def _names(client: ApiClient, guard: RequestGuard, deletion: Deletion, prefix: str) -> dict[str, None]:
    names = dict(guard.ownership.made.get(deletion.collection, {}))
    if guard.has_made and deletion.is_listed:
        names |= dict.fromkeys(_by_prefix(client, deletion, prefix))
    return names


def _list_contents(client: ApiClient, guard: RequestGuard, prefix: str) -> None:
    """List the contents of the run's containers, to find records that they name or that outlive them."""
    for deletion in guard.ownership.deletions.of.values():
        for name in _names(client, guard, deletion, prefix) if deletion.lists else ():
            for end in deletion.lists:
                _pages(client, f"{deletion.collection}/{quote(name, safe='')}{end}")


def _by_prefix(client: ApiClient, deletion: Deletion, prefix: str) -> Iterator[str]:
    for item in _pages(client, deletion.collection):
        if isinstance(item, dict) and _is_ours(item, prefix):
            yield str(item.get("_id", item.get(deletion.field)))


def _pages(client: ApiClient, path: str) -> list[Any]:
    """Return the items of a list, as far as they can be read."""
    items: list[Any] = []
    for page in range(1, _MOST_PAGES + 1):
        reply = client.send("GET", f"{path}?page={page}&page_limit={_PAGE}")
        try:
            listed = reply.json()
            items += listed["data"]
            if page >= listed["page_info"]["total_page"]:
                break
        except (ValueError, LookupError, TypeError):
            break
    return items


def _is_ours(item: dict[str, Any], prefix: str) -> bool:
    return any(str(item.get(field, "")).startswith(prefix) for field in NAMES)


def _delete(client: ApiClient, deletion: Deletion, name: str) -> bool:
    path = f"{deletion.collection}/{quote(name, safe='')}"
    target = f"{path}?force=true" if deletion.takes_force else path
    if client.send("DELETE", target).status in _GONE:
        return True
    if not deletion.is_canceled:
        return False
    client.send("POST", f"{path}/cancel")
    return client.send("DELETE", target).status in _GONE
