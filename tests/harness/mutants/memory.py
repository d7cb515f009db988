"""Faults in stored state: deleted things that remain, changes that are lost, states and counts that go backwards."""

from dataclasses import replace
from typing import Any

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.faulty_app import Fault, Reply, Request, Resend


class _Remembering(Fault):
    """Remembers good replies by path, and repeats them after the resource is deleted."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._replies: dict[str, Any] = {}

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != self._operation:
            return
        if reply.status == 200:
            self._replies[request.path] = reply.body
        elif reply.status == 404 and request.path in self._replies:
            reply.become(200, self._replies[request.path])


for _operation, _name, _what in (
    ("retrieve-index", "index-after-deletion", "a deleted index can still be read"),
    ("retrieve-video-information", "video-after-deletion", "a deleted video can still be read"),
    ("retrieve-video-indexing-task", "task-after-deletion", "a deleted task can still be read"),
    ("retrieve-transcription", "transcript-after-deletion", "the transcript of a deleted video can still be read"),
    ("list-videos", "videos-after-deletion", "the videos of a deleted index are still listed"),
):
    declare(_name, _what, lambda operation=_operation: _Remembering(operation))  # type: ignore[misc]  # bound now


class _StaleList(Fault):
    """A list still shows what was deleted."""

    def __init__(self, delete: str, listing: str, parameter: str) -> None:
        self._delete, self._listing, self._parameter = delete, listing, parameter
        self._known: dict[str, Any] = {}
        self._deleted: list[str] = []

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._delete and reply.status == 204:
            self._deleted.append(request.parameters[self._parameter])
        if request.operation != self._listing or reply.status != 200:
            return
        self._known |= {item["_id"]: item for item in reply.body["data"]}
        deleted = [self._known[name] for name in self._deleted if name in self._known]
        wanted = request.query.get("_id") or request.query.get("index_id")
        for item in deleted:
            if wanted in (None, item["_id"], item.get("index_id")):
                reply.body["data"].append(item)
                reply.body["page_info"]["total_results"] += 1
                return


declare(
    "index-in-list-after-deletion",
    "a deleted index is still listed",
    lambda: _StaleList("delete-index", "list-indexes", "index-id"),
)
declare(
    "video-in-list-after-deletion",
    "a deleted video is still listed",
    lambda: _StaleList("delete-video-information", "list-videos", "video-id"),
)
declare(
    "task-in-list-after-deletion",
    "a deleted task is still listed",
    lambda: _StaleList("delete-video-indexing-task", "list-video-indexing-tasks", "task_id"),
)


class _Forgetful(Fault):
    """Accepts a change and does not make it."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, request: Request) -> Request:
        is_change = request.operation == self._operation and isinstance(request.json, dict)
        if not is_change or ("index_name" in request.json and request.json.keys() > {"index_name"}):
            return request
        name = request.json.get("index_name")
        if self._operation == "update-index":
            return request if not isinstance(name, str) else replace(request, method="GET", body=b"")
        return replace(request, body=b"{}") if "metadata" in request.json else request

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.method == "GET" and request.operation == self._operation and reply.status == 200:
            reply.become(204)


declare("rename-forgotten", "a new name is accepted and not kept", lambda: _Forgetful("update-index"))
declare("description-forgotten", "metadata is accepted and not kept", lambda: _Forgetful("update-video-information"))


class _Frozen(Fault):
    """A count never decreases."""

    def __init__(self, operation: str, field: str, parameter: str) -> None:
        self._operation, self._field, self._parameter = operation, field, parameter
        self._highest: dict[str, Any] = {}

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            which = request.parameters.get(self._parameter) or request.query.get(self._parameter, "")
            self._highest[which] = max(self._highest.get(which, 0), reply.body[self._field])
            reply.body[self._field] = self._highest[which]


declare(
    "video-count-after-deletion",
    "a deleted video is still counted",
    lambda: _Frozen("retrieve-index", "video_count", "index-id"),
)
declare(
    "duration-after-deletion",
    "the length of a deleted video is still counted",
    lambda: _Frozen("retrieve-index", "total_duration", "index-id"),
)
declare(
    "task-count-after-deletion",
    "a deleted task is still counted",
    lambda: _Frozen("video-indexing-tasks-by-status", "total_result", "index_id"),
)


class _Twice(Fault):
    """What was deleted can be deleted again."""

    def __init__(self) -> None:
        self._deleted: set[str] = set()

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != "delete-index":
            return
        if reply.status == 204:
            self._deleted.add(request.path)
        elif reply.status == 404 and request.path in self._deleted:
            reply.become(204)


declare("deleted-twice", "what is deleted can be deleted again", _Twice)


class _Backwards(Fault):
    """A task falls back by one state before it is ready."""

    def __init__(self) -> None:
        self._requests: dict[str, int] = {}

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != "retrieve-video-indexing-task" or reply.status != 200:
            return
        self._requests[request.path] = self._requests.get(request.path, 0) + 1
        if self._requests[request.path] == 3 and reply.body["status"] != "ready":
            reply.body["status"] = "validating"


declare("state-goes-backwards", "a task falls back to an earlier state", _Backwards)


class _Ageing(Fault):
    """Dates of a task change with every request."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._requests = 0

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "retrieve-video-indexing-task" and reply.status == 200:
            self._requests += 1
            reply.body[self._field] = f"2023-10-13T05:57:{59 - self._requests % 60:02}Z"


declare("updated-at-goes-back", "the last change moves into the past", lambda: _Ageing("updated_at"))
declare("created-at-moves", "the instant of creation changes", lambda: _Ageing("created_at"))


@changes("no-video-when-ready", "a ready task names no video", "retrieve-video-indexing-task")
def _(request: Request, reply: Reply) -> None:
    reply.body.pop("video_id", None)


@changes("video-before-ready", "a task names its video before it is ready", "retrieve-video-indexing-task")
def _(request: Request, reply: Reply) -> None:
    reply.body.setdefault("video_id", "65282b9043e8c47e4eb47e47")


@changes("counts-do-not-add-up", "the states of tasks do not make their sum", "video-indexing-tasks-by-status")
def _(request: Request, reply: Reply) -> None:
    reply.body["pending"] += 1


@changes("index-counts-too-few", "an index counts one video too few", "retrieve-index", "list-indexes")
def _(request: Request, reply: Reply) -> None:
    for index in reply.body.get("data", [reply.body]):
        index["video_count"] = max(0, index["video_count"] - 1)


@changes("list-and-index-disagree", "a list shows another name than the index", "list-indexes")
def _(request: Request, reply: Reply) -> None:
    for index in reply.body["data"]:
        index["index_name"] = index["index_name"].upper()


class _Flickering(Fault):
    """An embedding task is at work again after it was ready."""

    def __init__(self) -> None:
        self._ready: set[str] = set()

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != "retrieve-video-embeding-task" or reply.status != 200:
            return
        if request.path in self._ready:
            reply.body["status"] = "processing"
        elif reply.body["status"] == "ready":
            self._ready.add(request.path)


declare("embedding-falls-back", "an embedding task is at work again after it was ready", _Flickering)
