"""Faults in what a server accepts: invalid requests, and keys that it should refuse."""

from dataclasses import replace

import orjson

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.faulty_app import Fault, Reply, Request, Resend

MINE, NEW_ID = "tlk_SAMPLE", "65" * 12


@changes("duplicate-name-accepted", "a name can be given twice", "create-index", status=400)
def _(request: Request, reply: Reply) -> None:
    if reply.body["code"] == "index_name_already_exists":
        reply.become(201, {"_id": NEW_ID})


@changes("unknown-engine-accepted", "an engine that does not exist is accepted", "create-index", status=400)
def _(request: Request, reply: Reply) -> None:
    if "engine_name" in reply.body["message"] and reply.body["code"] == "parameter_invalid":
        reply.become(201, {"_id": NEW_ID})


@changes("engines-can-be-changed", "what is settled at creation can be changed", "update-index", status=400)
def _(request: Request, reply: Reply) -> None:
    if reply.body["code"] == "index_engine_cannot_be_changed":
        reply.become(204)


@changes("broken-film-accepted", "a file that is no video is accepted", "create-video-indexing-task", status=400)
def _(request: Request, reply: Reply) -> None:
    if reply.body["code"] == "video_file_broken":
        reply.become(201, {"_id": NEW_ID})


@changes("upload-to-nowhere-accepted", "an upload into no index is accepted", "create-video-indexing-task", status=404)
def _(request: Request, reply: Reply) -> None:
    reply.become(201, {"_id": NEW_ID})


@changes("reserved-metadata-accepted", "what is measured can be set", "update-video-information", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.become(204)


@changes("long-prompt-accepted", "a prompt may be longer than allowed", "generate-text-representation", status=400)
def _(request: Request, reply: Reply) -> None:
    if "prompt" in reply.body["message"]:
        reply.become(200, {"id": "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21", "data": "A film."})


@changes("too-many-prompts-accepted", "more prompts than allowed are accepted", "classify-bulk", status=400)
def _(request: Request, reply: Reply) -> None:
    if reply.body["code"] == "classify_prompts_limit_exceeded":
        reply.body["code"] = "parameter_invalid"


@changes("working-task-deleted", "a task can be deleted while it is needed", "delete-video-indexing-task", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.become(204)


@changes("valid-offsets-refused", "valid requests are refused", "list-video-embedding-tasks")
def _(request: Request, reply: Reply) -> None:
    if "started_at" in request.query:
        reply.become(400, {"code": "parameter_invalid", "message": "No."})


@changes("valid-summary-refused", "a valid type of summary is refused", "summarize")
def _(request: Request, reply: Reply) -> None:
    if (request.json or {}).get("type") == "highlight":
        reply.become(400, {"code": "parameter_invalid", "message": "highlight is not a type."})


@changes("negative-start-accepted", "a time before the beginning is accepted", "retrieve-ocr", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.become(200, {"id": request.parameters["video-id"], "index_id": request.parameters["index-id"], "data": None})


class _Missing(Fault):
    """A path that is not in the contract is answered with 200."""

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if reply.status == 404 and not request.operation and request.path.startswith("/v1.2"):
            reply.become(200, {})


declare("everything-exists", "a path that the API does not have is answered 200", _Missing)


class _Methods(Fault):
    """A method that the path does not have is answered as GET."""

    def before(self, request: Request) -> Request:
        is_unknown = not request.operation and request.path.rstrip("/") == "/v1.2/engines"
        return replace(request, method="GET") if is_unknown else request


declare("any-method", "a method that is not in the contract is answered as GET", _Methods)


class _Keyless(Fault):
    """A request without a key is answered from an account."""

    def before(self, request: Request) -> Request:
        return request if request.key or request.operation != "list-engines" else replace(request, key=MINE)


declare("no-key-needed", "an operation answers without a key", _Keyless)


class _AnyKey(Fault):
    """Every key is accepted."""

    def before(self, request: Request) -> Request:
        return replace(request, key=MINE) if request.operation == "video-indexing-tasks-by-status" else request


declare("any-key-will-do", "an operation does not look at the key", _AnyKey)


class _Leaking(Fault):
    """One operation answers every key from the same account."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, request: Request) -> Request:
        is_leak = request.operation == self._operation and request.key
        return replace(request, key=MINE) if is_leak else request


declare("leaked-list", "a list shows the indexes of another account", lambda: _Leaking("list-indexes"))
declare("leaked-index", "an index of another account can be read", lambda: _Leaking("retrieve-index"))
declare("leaked-task", "a task of another account can be read", lambda: _Leaking("retrieve-video-indexing-task"))
declare("leaked-search", "an index of another account can be searched", lambda: _Leaking("make-search-request"))
declare("leaked-deletion", "an index of another account can be deleted", lambda: _Leaking("delete-index"))


class _Loose(Fault):
    """A body that is not an object is treated as an empty one."""

    def before(self, request: Request) -> Request:
        if request.operation != "create-index" or isinstance(request.json, dict):
            return request
        return replace(request, body=orjson.dumps({"index_name": "loose", "engines": [_ENGINE]}))


_ENGINE = {"engine_name": "marengo2.6", "engine_options": ["visual"]}

declare("broken-json-accepted", "a body that is no JSON is accepted", _Loose)
