"""Faults in lists: pages, counts, order, conditions."""

from dataclasses import replace

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.faulty_app import Fault, Reply, Request, with_query

LISTS = ("list-indexes", "list-video-indexing-tasks", "list-videos")


@changes("a-page-too-long", "a page has one item too many", *LISTS)
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] += reply.body["data"][-1:]


@changes("a-page-too-few", "the number of pages is one too low", *LISTS)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["total_page"] = max(0, reply.body["page_info"]["total_page"] - 1)


@changes("a-page-too-many", "the number of pages is one too high where the last one is full", "list-indexes")
def _(request: Request, reply: Reply) -> None:
    info = reply.body["page_info"]
    info["total_page"] = info["total_results"] // info["limit_per_page"] + 1


@changes("total-of-the-page", "total_results counts the page only", *LISTS)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["total_results"] = len(reply.body["data"])


@changes("total-off-by-one", "total_results is one too high", "list-videos")
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["total_results"] += 1


@changes("page-from-zero", "pages are counted from zero", "list-indexes")
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["page"] -= 1


@changes("limit-of-the-page", "limit_per_page is the number of items", "list-video-indexing-tasks")
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["limit_per_page"] = max(1, len(reply.body["data"]))


@changes("last-item-lost", "the last item of a full page is missing", "list-indexes")
def _(request: Request, reply: Reply) -> None:
    if len(reply.body["data"]) == reply.body["page_info"]["limit_per_page"]:
        reply.body["data"].pop()


class _Query(Fault):
    """Some operations ignore a part of the query, or take it for another."""

    def __init__(self, operation: str, **changed: str | None) -> None:
        self._operation = operation
        self._changed = changed

    def before(self, request: Request) -> Request:
        if request.operation != self._operation:
            return request
        names = [name.replace("__", "[") + "]" if "__" in name else name for name in self._changed]
        texts = dict(zip(names, self._changed.values(), strict=True))
        present = {name: text for name, text in texts.items() if name in request.query}
        query = {name: text for name, text in request.query.items() if name not in present}
        query |= {name: text for name, text in present.items() if text is not None}
        return replace(request, query=query) if present else request


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
    def before(self, request: Request) -> Request:
        limit = request.query.get("page_limit", "")
        if request.operation not in LISTS or not limit.isdigit() or int(limit) <= 50:
            return request
        return with_query(request, page_limit="50")


declare("limit-clamped", "a page limit that is too large is bent, not refused", _Clamped)


class _Echo(Fault):
    """A page past the end is answered with the last one."""

    def before(self, request: Request) -> Request:
        page = request.query.get("page", "")
        return (
            with_query(request, page="1")
            if request.operation == "list-indexes" and page.isdigit() and int(page) > 6
            else request
        )


declare("past-the-end", "a page past the end shows items again", _Echo)


@changes("overlapping-pages", "a page begins with an item of the page before", "list-video-indexing-tasks")
def _(request: Request, reply: Reply) -> None:
    items = reply.body["data"]
    if request.query.get("page", "1") == "2" and len(items) > 1:
        items[0] = items[1]


@changes("unsorted", "two items have changed places", "list-video-indexing-tasks")
def _(request: Request, reply: Reply) -> None:
    items = reply.body["data"]
    if len(items) > 3:
        items[0], items[3] = items[3], items[0]
