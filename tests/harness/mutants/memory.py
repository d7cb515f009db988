"""Faults of memory: what is deleted and still there, what is changed and forgotten, what goes backwards."""

from dataclasses import replace
from typing import Any

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.meddling import Again, Asked, Fault, Told


class _Remembering(Fault):
    """Remembers good replies by target, and gives them once more when the thing is gone."""

    def __init__(self, operation: str) -> None:
        self._operation = operation
        self._told: dict[str, Any] = {}

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation != self._operation:
            return
        if told.status == 200:
            self._told[asked.path] = told.body
        elif told.status == 404 and asked.path in self._told:
            told.become(200, self._told[asked.path])


for _operation, _name, _what in (
    ("retrieve-index", "index-after-deletion", "a deleted index can still be read"),
    ("retrieve-video-information", "video-after-deletion", "a deleted video can still be read"),
    ("retrieve-video-indexing-task", "task-after-deletion", "a deleted task can still be read"),
    ("retrieve-transcription", "transcript-after-deletion", "the transcript of a deleted video can still be read"),
    ("list-videos", "videos-after-deletion", "the videos of a deleted index are still listed"),
):
    declare(_name, _what, lambda operation=_operation: _Remembering(operation))  # type: ignore[misc]  # bound now


class _StaleList(Fault):
    """A list shows what was deleted once more."""

    def __init__(self, delete: str, listing: str, parameter: str) -> None:
        self._delete, self._listing, self._parameter = delete, listing, parameter
        self._known: dict[str, Any] = {}
        self._deleted: list[str] = []

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == self._delete and told.status == 204:
            self._deleted.append(asked.parameters[self._parameter])
        if asked.operation != self._listing or told.status != 200:
            return
        self._known |= {item["_id"]: item for item in told.body["data"]}
        ghosts = [self._known[name] for name in self._deleted if name in self._known]
        wanted = asked.query.get("_id") or asked.query.get("index_id")
        for ghost in ghosts:
            if wanted in (None, ghost["_id"], ghost.get("index_id")):
                told.body["data"].append(ghost)
                told.body["page_info"]["total_results"] += 1
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
    """Says that it has changed something, and has not."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, asked: Asked) -> Asked:
        is_change = asked.operation == self._operation and isinstance(asked.json, dict)
        if not is_change or ("index_name" in asked.json and asked.json.keys() > {"index_name"}):
            return asked
        name = asked.json.get("index_name")
        if self._operation == "update-index":
            return asked if not isinstance(name, str) else replace(asked, method="GET", body=b"")
        return replace(asked, body=b"{}") if "metadata" in asked.json else asked

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.method == "GET" and asked.operation == self._operation and told.status == 200:
            told.become(204)


declare("rename-forgotten", "a new name is accepted and not kept", lambda: _Forgetful("update-index"))
declare("description-forgotten", "metadata is accepted and not kept", lambda: _Forgetful("update-video-information"))


class _Frozen(Fault):
    """A count stays as high as it has been."""

    def __init__(self, operation: str, field: str, parameter: str) -> None:
        self._operation, self._field, self._parameter = operation, field, parameter
        self._highest: dict[str, Any] = {}

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == self._operation and told.status == 200:
            which = asked.parameters.get(self._parameter) or asked.query.get(self._parameter, "")
            self._highest[which] = max(self._highest.get(which, 0), told.body[self._field])
            told.body[self._field] = self._highest[which]


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

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation != "delete-index":
            return
        if told.status == 204:
            self._deleted.add(asked.path)
        elif told.status == 404 and asked.path in self._deleted:
            told.become(204)


declare("deleted-twice", "what is deleted can be deleted again", _Twice)


class _Backwards(Fault):
    """A task falls back by one state before it is ready."""

    def __init__(self) -> None:
        self._asked: dict[str, int] = {}

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation != "retrieve-video-indexing-task" or told.status != 200:
            return
        self._asked[asked.path] = self._asked.get(asked.path, 0) + 1
        if self._asked[asked.path] == 3 and told.body["status"] != "ready":
            told.body["status"] = "validating"


declare("state-goes-backwards", "a task falls back to an earlier state", _Backwards)


class _Ageing(Fault):
    """Dates of a task change with every question."""

    def __init__(self, field: str) -> None:
        self._field = field
        self._asked = 0

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "retrieve-video-indexing-task" and told.status == 200:
            self._asked += 1
            told.body[self._field] = f"2023-10-13T05:57:{59 - self._asked % 60:02}Z"


declare("updated-at-goes-back", "the last change moves into the past", lambda: _Ageing("updated_at"))
declare("created-at-moves", "the instant of creation changes", lambda: _Ageing("created_at"))


@changes("no-video-when-ready", "a ready task names no video", "retrieve-video-indexing-task")
def _(asked: Asked, told: Told) -> None:
    told.body.pop("video_id", None)


@changes("video-before-ready", "a task names its video before it is ready", "retrieve-video-indexing-task")
def _(asked: Asked, told: Told) -> None:
    told.body.setdefault("video_id", "65282b9043e8c47e4eb47e47")


@changes("counts-do-not-add-up", "the states of tasks do not make their sum", "video-indexing-tasks-by-status")
def _(asked: Asked, told: Told) -> None:
    told.body["pending"] += 1


@changes("index-counts-too-few", "an index counts one video too few", "retrieve-index", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    for index in told.body.get("data", [told.body]):
        index["video_count"] = max(0, index["video_count"] - 1)


@changes("list-and-index-disagree", "a list shows another name than the index", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    for index in told.body["data"]:
        index["index_name"] = index["index_name"].upper()


class _Flickering(Fault):
    """An embedding task is at work again after it was ready."""

    def __init__(self) -> None:
        self._ready: set[str] = set()

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation != "retrieve-video-embeding-task" or told.status != 200:
            return
        if asked.path in self._ready:
            told.body["status"] = "processing"
        elif told.body["status"] == "ready":
            self._ready.add(asked.path)


declare("embedding-falls-back", "an embedding task is at work again after it was ready", _Flickering)
