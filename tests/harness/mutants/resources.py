"""Kinds of faults that take several requests to see: each is stated once and planted into every resource."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

import orjson

from tests.harness.mutants.catalogue import declare
from tests.harness.mutants.faulty_app import Fault, Reply, Request, Resend

Json = dict[str, Any]
MINE = "tlk_SAMPLE"

_SEARCHES = ("make-search-request", "combined-queries-make-search-request", "any-to-video-search")
_PAGES = (
    "search-retrieve-specific-page",
    "combined-queries-retrieve-specific-page",
    "any-to-video--retrieve-specific-page",
)
_OF_A_VIDEO = ("retrieve-video-information", "retrieve-transcription", "retrieve-ocr", "identify-logos")
_LISTS = ("list-indexes", "list-video-indexing-tasks", "list-videos", "list-video-embedding-tasks")
_MAKING = ("create-index", "create-video-indexing-task", "create-video-embeding-task")


def planted(kind: str, fault: str, make: Callable[[str], Fault], *operations: str) -> None:
    """Declare a mutant of this kind for each of the operations."""
    for name in operations:
        declare(f"{kind}: {name}", fault, lambda name=name: make(name))  # type: ignore[misc]  # bound now


class _Replies(Fault):
    """A fault in the good replies to one operation."""

    def __init__(self, operation: str, change: Callable[[Json], None]) -> None:
        self._operation, self._change = operation, change

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status in (200, 201) and isinstance(reply.body, dict):
            self._change(reply.body)


class _FallsBack(Fault):
    """A finished task is at work again when it is retrieved once more."""

    def __init__(self, operation: str, state: str) -> None:
        self._operation, self._state = operation, state
        self._finished: set[str] = set()

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != self._operation or reply.status != 200:
            return
        if request.path in self._finished:
            reply.body["status"] = self._state
        elif reply.body["status"] == "ready":
            self._finished.add(request.path)


planted(
    "falls-back",
    "a task that was ready is at work again",
    lambda name: _FallsBack(name, "indexing"),
    "retrieve-video-indexing-task",
)


class _Outlives(Fault):
    """What an index contained can still be read after the index is deleted."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._replies: dict[str, tuple[int, Any, str]] = {}
        self._gone: set[str] = set()

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "delete-index" and reply.status == 204:
            self._gone.add(request.parameters["index-id"])
        if request.operation != self._operation:
            return
        if reply.status == 200:
            index_id = request.parameters.get("index-id") or reply.body["index_id"]
            self._replies[request.path] = (reply.status, reply.body, index_id)
        elif reply.status == 404 and request.path in self._replies and self._replies[request.path][2] in self._gone:
            reply.become(200, self._replies[request.path][1])


planted(
    "outlives-its-index",
    "it can be read once its index is deleted",
    _Outlives,
    "retrieve-video-indexing-task",
    *_OF_A_VIDEO,
)


class _UsedTwice(Fault):
    """The second resource that is created has the identifier of the first."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._first = ""

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 201:
            self._first = self._first or reply.body["_id"]
            reply.body["_id"] = self._first


planted("id-used-twice", "two things have one identifier", _UsedTwice, "create-index", "create-video-indexing-task")


def _other_ids(body: Json) -> None:
    for item in body["data"]:
        item["_id"] = item["_id"][:-1] + ("0" if item["_id"][-1] != "0" else "1")


planted("other-id-in-list", "a list shows another identifier", lambda name: _Replies(name, _other_ids), *_LISTS)


class _OpenToAll(Fault):
    """A page token opens its page to every account."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._key_of: dict[str, str] = {}

    def before(self, request: Request) -> Request:
        key = self._key_of.get(request.path.rpartition("/")[2], "")
        return replace(request, key=key) if request.operation == self._operation and key and request.key else request

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if reply.status == 200 and isinstance(reply.body, dict) and "page_info" in reply.body:
            token = reply.body["page_info"].get("next_page_token")
            self._key_of.setdefault(token or "", request.key)


planted(
    "token-for-all",
    "a page token opens the results of another account",
    _OpenToAll,
    *_PAGES,
    "classify-retrieve-specific-page",
)


class _DeletedFound(Fault):
    """A deleted video is still found."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._deleted: set[str] = set()
        self._found: list[Json] = []

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "delete-video-information" and reply.status == 204:
            self._deleted.add(request.parameters["video-id"])
        if request.operation == self._operation and reply.status == 200:
            ghosts = [item for item in self._found if item.get("video_id") in self._deleted]
            self._found += reply.body["data"]
            reply.body["data"] += ghosts[:1]


planted(
    "finds-the-deleted",
    "a deleted video is found",
    _DeletedFound,
    "make-search-request",
    "any-to-video-search",
    "classify-bulk",
)


_ALTERATIONS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "cut": ("texts are cut off after 32 characters", lambda text: text[:32]),
    "trimmed": ("spaces around texts are lost", str.strip),
    "lower-cased": ("texts are put into lower case", str.lower),
    "without-accents": (
        "accents are lost",
        lambda text: "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)),
    ),
    "composed": ("two characters become one", lambda text: unicodedata.normalize("NFC", text)),
    "escaped": ("signs are escaped for HTML", escape),
    "single-spaced": ("two spaces become one", lambda text: " ".join(text.split(" ")).replace("  ", " ")),
}


class _Altered(Fault):
    """A text is altered before it is stored."""

    def __init__(self, operation: str, fields: tuple[str, ...], alter: Callable[[str], str]) -> None:
        self._operation, self._fields, self._alter = operation, fields, alter

    def before(self, request: Request) -> Request:
        body = request.json
        if request.operation != self._operation or not isinstance(body, dict):
            return request
        return replace(request, body=orjson.dumps({name: self._kept(name, value) for name, value in body.items()}))

    def _kept(self, name: str, value: Any) -> Any:
        if name not in self._fields:
            return value
        if isinstance(value, dict):
            return {inner: self._alter(text) if isinstance(text, str) else text for inner, text in value.items()}
        return self._alter(value) if isinstance(value, str) and value.strip() else value


for _kind, (_fault, _alter) in _ALTERATIONS.items():
    for _operation, _fields in (
        ("create-index", ("index_name",)),
        ("update-index", ("index_name",)),
        ("update-video-information", ("video_title", "metadata")),
    ):
        if _kind == "trimmed" and _operation == "update-index":
            continue  # the name that is tried there has no space at its end
        planted(
            f"text-{_kind}",
            _fault,
            lambda name, fields=_fields, alter=_alter: _Altered(name, fields, alter),  # type: ignore[misc]  # bound now
            _operation,
        )


def _dead(address: str) -> str:
    return address.replace("/_media/", "/_media/gone/", 1)


def _dead_thumbnail(body: Json) -> None:
    body["thumbnail"] = _dead(body["thumbnail"])


def _dead_stream(body: Json) -> None:
    if "hls" in body:
        body["hls"]["video_url"] = _dead(body["hls"]["video_url"])


def _dead_pictures(body: Json) -> None:
    if "hls" in body:
        body["hls"]["thumbnail_urls"] = [_dead(address) for address in body["hls"]["thumbnail_urls"]]


def _dead_clips(body: Json) -> None:
    for clip in body["data"]:
        if "thumbnail_url" in clip:
            clip["thumbnail_url"] = _dead(clip["thumbnail_url"])


_WITH_STREAMS = ("retrieve-video-information", "retrieve-video-indexing-task")
planted(
    "picture-nowhere", "an address leads nowhere", lambda name: _Replies(name, _dead_thumbnail), "retrieve-thumbnail"
)
planted("playlist-nowhere", "a playlist leads nowhere", lambda name: _Replies(name, _dead_stream), *_WITH_STREAMS)
planted("poster-nowhere", "a poster leads nowhere", lambda name: _Replies(name, _dead_pictures), *_WITH_STREAMS)
planted(
    "clip-nowhere",
    "the picture of a clip leads nowhere",
    lambda name: _Replies(name, _dead_clips),
    "make-search-request",
)


def _empty_token(body: Json) -> None:
    body["page_info"].setdefault("next_page_token", "")


planted(
    "empty-token", "the last page has an empty token", lambda name: _Replies(name, _empty_token), *_SEARCHES, *_PAGES
)


class _Shifted(Fault):
    """Rows come twice if something was added between two pages."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._last: Json = {}
        self._total = 0

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != self._operation or reply.status != 200:
            return
        total, page = reply.body["page_info"]["total_results"], request.query.get("page", "1")
        if page != "1" and total > self._total and self._last and reply.body["data"]:
            reply.body["data"][0] = self._last
        self._total = total
        self._last = reply.body["data"][-1] if reply.body["data"] else {}


planted("rows-twice", "rows come twice when something is added between two pages", _Shifted, "list-indexes")


_FRAME = 0.1


def _later(*names: str) -> Callable[[Json], None]:
    def change(node: Any) -> None:
        for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            change(inner)
        if isinstance(node, dict):
            for name in names:
                if isinstance(node.get(name), int | float):
                    node[name] = round(node[name] + _FRAME, 3)

    return change


planted(
    "a-frame-late",
    "times are off by a frame",
    lambda name: _Replies(name, _later("start", "end")),
    "make-search-request",
    "retrieve-transcription",
    "summarize",
)
planted(
    "a-frame-longer",
    "a video lasts a frame longer",
    lambda name: _Replies(name, _later("duration")),
    "retrieve-video-indexing-task",
    "retrieve-video-information",
)
planted(
    "a-frame-apart",
    "parts of a video do not follow each other",
    lambda name: _Replies(name, _later("start_offset_sec")),
    "retrieve-video-information",
)


class _SameAccount(Fault):
    """One operation answers every key from the account that called it first."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, request: Request) -> Request:
        return replace(request, key=MINE) if request.operation == self._operation and request.key else request


def _foreign() -> Iterator[str]:
    yield from _OF_A_VIDEO
    yield from (
        "retrieve-thumbnail",
        "list-videos",
        "update-index",
        "update-video-information",
        "delete-video-information",
        "delete-video-indexing-task",
        "video-indexing-tasks-by-status",
        "list-video-indexing-tasks",
        "combined-queries-make-search-request",
        "generate-gist",
        "summarize",
        "generate-text-representation",
        "classify-bulk",
        "classify-video",
    )


planted("for-all-accounts", "what is in an account is for every other", _SameAccount, *_foreign())
