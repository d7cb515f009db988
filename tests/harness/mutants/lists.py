"""Faults in lists: pages, counts, order, conditions."""

from dataclasses import replace

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.meddling import Asked, Fault, Told, with_query

LISTS = ("list-indexes", "list-video-indexing-tasks", "list-videos")


@changes("a-page-too-long", "a page has one item too many", *LISTS)
def _(asked: Asked, told: Told) -> None:
    told.body["data"] += told.body["data"][-1:]


@changes("a-page-too-few", "the number of pages is one too low", *LISTS)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_page"] = max(0, told.body["page_info"]["total_page"] - 1)


@changes("a-page-too-many", "the number of pages is one too high where the last one is full", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    info = told.body["page_info"]
    info["total_page"] = info["total_results"] // info["limit_per_page"] + 1


@changes("total-of-the-page", "total_results counts the page only", *LISTS)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_results"] = len(told.body["data"])


@changes("total-off-by-one", "total_results is one too high", "list-videos")
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_results"] += 1


@changes("page-from-zero", "pages are counted from zero", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["page"] -= 1


@changes("limit-of-the-page", "limit_per_page is the number of items", "list-video-indexing-tasks")
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["limit_per_page"] = max(1, len(told.body["data"]))


@changes("last-item-lost", "the last item of a full page is missing", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    if len(told.body["data"]) == told.body["page_info"]["limit_per_page"]:
        told.body["data"].pop()


class _Query(Fault):
    """Some operations do not mind a part of the query, or take it for another."""

    def __init__(self, operation: str, **changed: str | None) -> None:
        self._operation = operation
        self._changed = changed

    def before(self, asked: Asked) -> Asked:
        if asked.operation != self._operation:
            return asked
        names = [name.replace("__", "[") + "]" if "__" in name else name for name in self._changed]
        texts = dict(zip(names, self._changed.values(), strict=True))
        present = {name: text for name, text in texts.items() if name in asked.query}
        query = {name: text for name, text in asked.query.items() if name not in present}
        query |= {name: text for name, text in present.items() if text is not None}
        return replace(asked, query=query) if present else asked


def ignoring(name: str, fault: str, operation: str, **changed: str | None) -> None:
    declare(name, fault, lambda: _Query(operation, **changed))


ignoring("page-ignored", "every page is the first", "list-indexes", page=None)
ignoring("page-limit-ignored", "pages have ten items whatever is asked", "list-video-indexing-tasks", page_limit=None)
ignoring("order-ignored", "always the newest first", "list-indexes", sort_option=None)
ignoring("order-of-videos-ignored", "always the oldest first", "list-videos", sort_option="asc")
ignoring("sort-by-ignored", "always in order of creation", "list-indexes", sort_by=None)
ignoring("id-filter-ignored", "_id narrows nothing", "list-indexes", _id=None)
ignoring("name-filter-ignored", "index_name narrows nothing", "list-indexes", index_name=None)
ignoring("family-filter-ignored", "engine_family narrows nothing", "list-indexes", engine_family=None)
ignoring("since-filter-ignored", "created_at[gte] narrows nothing", "list-indexes", created_at__gte=None)
ignoring("until-filter-ignored", "created_at[lte] narrows nothing", "list-video-indexing-tasks", created_at__lte=None)
ignoring("status-filter-ignored", "status narrows nothing", "list-video-indexing-tasks", status=None)
ignoring("metadata-filter-ignored", "a key of one's own narrows nothing", "list-videos", shade=None)
ignoring("start-ignored", "start narrows nothing", "retrieve-transcription", start=None)
ignoring("end-ignored", "end narrows nothing", "retrieve-transcription", end=None)
ignoring("embed-ignored", "vectors never come", "retrieve-video-information", embed=None)


class _Clamped(Fault):
    def before(self, asked: Asked) -> Asked:
        limit = asked.query.get("page_limit", "")
        if asked.operation not in LISTS or not limit.isdigit() or int(limit) <= 50:
            return asked
        return with_query(asked, page_limit="50")


declare("limit-clamped", "a page limit that is too large is bent, not refused", _Clamped)


class _Echo(Fault):
    """Asked for a page past the end, it gives the last one."""

    def before(self, asked: Asked) -> Asked:
        page = asked.query.get("page", "")
        return (
            with_query(asked, page="1")
            if asked.operation == "list-indexes" and page.isdigit() and int(page) > 6
            else asked
        )


declare("past-the-end", "a page past the end shows items again", _Echo)


@changes("overlapping-pages", "a page begins with an item of the page before", "list-video-indexing-tasks")
def _(asked: Asked, told: Told) -> None:
    items = told.body["data"]
    if asked.query.get("page", "1") == "2" and len(items) > 1:
        items[0] = items[1]


@changes("unsorted", "two items have changed places", "list-video-indexing-tasks")
def _(asked: Asked, told: Told) -> None:
    items = told.body["data"]
    if len(items) > 3:
        items[0], items[3] = items[3], items[0]
