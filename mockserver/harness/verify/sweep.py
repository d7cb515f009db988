"""Tidying up: what a run has made is deleted, also after it was stopped; what cannot be deleted is named."""

from mockserver.harness.verify.api_client import ApiClient
from mockserver.harness.verify.limits import RequestGuard

_PAGE = 50
_MOST_PAGES = 20


def sweep(client: ApiClient, guard: RequestGuard, prefix: str) -> list[str]:
    """Delete the indexes that the run has made, with all that is in them, and return what is left behind.

    Indexes are found by the replies that made them and, as a reply may have been lost, by the run's prefix.
    """
    guard.is_cleaning = True
    try:
        names = dict.fromkeys(guard.ownership.indexes) | dict.fromkeys(
            _by_prefix(client, prefix) if guard.has_made else []
        )
        left = [f"index {name}" for name in names if not _delete(client, name)]
    finally:
        guard.is_cleaning = False
    many = len(guard.ownership.embedding_tasks)
    if many:
        left.append(f"{many} embedding tasks, which no operation deletes; the API forgets them after seven days")
    return left


def _by_prefix(client: ApiClient, prefix: str) -> list[str]:
    found: list[str] = []
    for page in range(1, _MOST_PAGES + 1):
        reply = client.send("GET", f"/v1.2/indexes?page={page}&page_limit={_PAGE}")
        try:
            listed = reply.json()
            items = listed["data"]
            found += [item["_id"] for item in items if str(item["index_name"]).startswith(prefix)]
            is_last = page >= listed["page_info"]["total_page"]
        except (ValueError, KeyError, TypeError):
            return found
        if is_last:
            return found
    return found


def _delete(client: ApiClient, index_id: str) -> bool:
    return client.send("DELETE", f"/v1.2/indexes/{index_id}").status in (204, 404)
