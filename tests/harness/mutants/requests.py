"""Faults in what a server accepts: what it should refuse, whom it should not know."""

from dataclasses import replace

import orjson

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.meddling import Again, Asked, Fault, Told

MINE, NEW_ID = "tlk_SAMPLE", "65" * 12


@changes("duplicate-name-accepted", "a name can be given twice", "create-index", status=400)
def _(asked: Asked, told: Told) -> None:
    if told.body["code"] == "index_name_already_exists":
        told.become(201, {"_id": NEW_ID})


@changes("unknown-engine-accepted", "an engine that does not exist is accepted", "create-index", status=400)
def _(asked: Asked, told: Told) -> None:
    if "engine_name" in told.body["message"] and told.body["code"] == "parameter_invalid":
        told.become(201, {"_id": NEW_ID})


@changes("engines-can-be-changed", "what is settled at creation can be changed", "update-index", status=400)
def _(asked: Asked, told: Told) -> None:
    if told.body["code"] == "index_engine_cannot_be_changed":
        told.become(204)


@changes("broken-film-accepted", "a file that is no video is accepted", "create-video-indexing-task", status=400)
def _(asked: Asked, told: Told) -> None:
    if told.body["code"] == "video_file_broken":
        told.become(201, {"_id": NEW_ID})


@changes("upload-to-nowhere-accepted", "an upload into no index is accepted", "create-video-indexing-task", status=404)
def _(asked: Asked, told: Told) -> None:
    told.become(201, {"_id": NEW_ID})


@changes("reserved-metadata-accepted", "what is measured can be set", "update-video-information", status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(204)


@changes("long-prompt-accepted", "a prompt may be longer than allowed", "generate-text-representation", status=400)
def _(asked: Asked, told: Told) -> None:
    if "prompt" in told.body["message"]:
        told.become(200, {"id": "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21", "data": "A film."})


@changes("too-many-prompts-accepted", "more prompts than allowed are accepted", "classify-bulk", status=400)
def _(asked: Asked, told: Told) -> None:
    if told.body["code"] == "classify_prompts_limit_exceeded":
        told.body["code"] = "parameter_invalid"


@changes("working-task-deleted", "a task can be deleted while it is needed", "delete-video-indexing-task", status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(204)


@changes("valid-offsets-refused", "valid requests are refused", "list-video-embedding-tasks")
def _(asked: Asked, told: Told) -> None:
    if "started_at" in asked.query:
        told.become(400, {"code": "parameter_invalid", "message": "No."})


@changes("valid-summary-refused", "a valid type of summary is refused", "summarize")
def _(asked: Asked, told: Told) -> None:
    if (asked.json or {}).get("type") == "highlight":
        told.become(400, {"code": "parameter_invalid", "message": "highlight is not a type."})


@changes("negative-start-accepted", "a time before the beginning is accepted", "retrieve-ocr", status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(200, {"id": asked.parameters["video-id"], "index_id": asked.parameters["index-id"], "data": None})


class _Missing(Fault):
    """A path that does not exist answers as if it did."""

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if told.status == 404 and not asked.operation and asked.path.startswith("/v1.2"):
            told.become(200, {})


declare("everything-exists", "a path that the API does not have is answered 200", _Missing)


class _Methods(Fault):
    """A method that the path does not know is taken for GET."""

    def before(self, asked: Asked) -> Asked:
        is_stranger = not asked.operation and asked.path.rstrip("/") == "/v1.2/engines"
        return replace(asked, method="GET") if is_stranger else asked


declare("any-method", "a method that is not in the contract is answered as GET", _Methods)


class _Keyless(Fault):
    """Who shows no key is taken for somebody."""

    def before(self, asked: Asked) -> Asked:
        return asked if asked.key or asked.operation != "list-engines" else replace(asked, key=MINE)


declare("no-key-needed", "an operation answers without a key", _Keyless)


class _AnyKey(Fault):
    """Any key is as good as the right one."""

    def before(self, asked: Asked) -> Asked:
        return replace(asked, key=MINE) if asked.operation == "video-indexing-tasks-by-status" else asked


declare("any-key-will-do", "an operation does not look at the key", _AnyKey)


class _Leaking(Fault):
    """One operation answers everybody from the same account."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, asked: Asked) -> Asked:
        is_leak = asked.operation == self._operation and asked.key
        return replace(asked, key=MINE) if is_leak else asked


declare("leaked-list", "a list shows the indexes of another account", lambda: _Leaking("list-indexes"))
declare("leaked-index", "an index of another account can be read", lambda: _Leaking("retrieve-index"))
declare("leaked-task", "a task of another account can be read", lambda: _Leaking("retrieve-video-indexing-task"))
declare("leaked-search", "an index of another account can be searched", lambda: _Leaking("make-search-request"))
declare("leaked-deletion", "an index of another account can be deleted", lambda: _Leaking("delete-index"))


class _Loose(Fault):
    """A body that is no object is taken for an empty one."""

    def before(self, asked: Asked) -> Asked:
        if asked.operation != "create-index" or isinstance(asked.json, dict):
            return asked
        return replace(asked, body=orjson.dumps({"index_name": "loose", "engines": [_ENGINE]}))


_ENGINE = {"engine_name": "marengo2.6", "engine_options": ["visual"]}

declare("broken-json-accepted", "a body that is no JSON is accepted", _Loose)
