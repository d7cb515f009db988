"""Faults that only one resource of API v1.3 can have. Each breaks another law."""

import re
from dataclasses import replace
from functools import partial
from typing import Any

import orjson

from mockserver.harness.verify.scenarios.v1_3.kinds import (
    ANALYSIS,
    ENTITY,
    ENTITY_COLLECTION,
    ITEM,
    ITEM_COLLECTION,
    STORE,
)
from tests.harness.mutants.faulty_app import Fault, Reply, Request, Resend
from tests.harness.mutants.v1_3 import plant, plant_change

_IN_STORE = (STORE, ITEM, ITEM_COLLECTION)
_IN_COLLECTION = (ENTITY_COLLECTION, ENTITY)

# Uploads in chunks
_SESSION, _REPORT = "get_assets_multipart_uploads_upload_id", "post_assets_multipart_uploads_upload_id"
_URLS = "post_assets_multipart_uploads_upload_id_presigned_urls"
_CHUNKS, _FALSE, _ADDRESS = (
    "a file uploaded in chunks, out of order and with repeats, becomes the asset of its session",
    "reports of missing or different chunks are refused and change nothing",
    "each chunk has an upload address of its own, for one use",
)


@plant_change("chunk-twice-counts", _CHUNKS, _REPORT)
def _(request: Request, reply: Reply) -> None:
    reply.body["processed_chunks"] += reply.body["duplicate_chunks"]
    reply.body["duplicate_chunks"] = 0


@plant_change("pending-chunk-completed", _CHUNKS, _SESSION)
def _(request: Request, reply: Reply) -> None:
    reply.body["chunks_completed"] += reply.body["chunks_pending"]
    reply.body["chunks_pending"] = 0


@plant_change("url-before-the-end", _CHUNKS, _REPORT)
def _(request: Request, reply: Reply) -> None:
    reply.body.setdefault("url", "http://127.0.0.1/file")


@plant_change("chunks-too-many", _CHUNKS, "post_assets_multipart_uploads", status=201)
def _(request: Request, reply: Reply) -> None:
    reply.body["total_chunks"] += 1


@plant_change("false-report-taken", _FALSE, _REPORT, status=400)
def _(request: Request, reply: Reply) -> None:
    reply.become(200, {"asset_id": "0" * 24, "processed_chunks": 1, "duplicate_chunks": 0, "total_completed": 1})


@plant_change("one-address-for-all", _ADDRESS, _URLS)
def _(request: Request, reply: Reply) -> None:
    for each in reply.body["upload_urls"]:
        each["url"] = reply.body["upload_urls"][0]["url"]


@plant_change("addresses-out-of-order", _ADDRESS, _URLS)
def _(request: Request, reply: Reply) -> None:
    reply.body["upload_urls"].reverse()


@plant_change("address-twice", _ADDRESS, "put_chunk", status=403)
def _(request: Request, reply: Reply) -> None:
    reply.become(200)
    reply.headers["etag"] = '"0"'


@plant_change("chunk-without-etag", _CHUNKS, "put_chunk")
def _(request: Request, reply: Reply) -> None:
    reply.headers.pop("etag")


# Batches
_RESULTS = "get_analyze_batches_batch_id_results"
_BATCH, _CANCELED = (
    "a batch has one result per item, in order, and its counts always add up",
    "a canceled batch ends as canceled, without waiting items",
)


@plant_change("results-reversed", _BATCH, _RESULTS)
def _(request: Request, reply: Reply) -> None:
    reply.body = b"".join(reversed(reply.body.splitlines(keepends=True)))


@plant_change("result-lost", _BATCH, _RESULTS)
def _(request: Request, reply: Reply) -> None:
    reply.body = b"".join(reply.body.splitlines(keepends=True)[1:])


@plant_change("result-twice", _BATCH, _RESULTS)
def _(request: Request, reply: Reply) -> None:
    reply.body += reply.body.splitlines(keepends=True)[-1]


@plant_change("batch-miscounted", _BATCH, "get_analyze_batches_batch_id")
def _(request: Request, reply: Reply) -> None:
    reply.body["ready_items"] += 1


@plant_change("items-reversed", _BATCH, "post_analyze_batches", status=201)
def _(request: Request, reply: Reply) -> None:
    reply.body["items"].reverse()


@plant_change("canceled-completes", _CANCELED, "get_analyze_batches_batch_id")
def _(request: Request, reply: Reply) -> None:
    if reply.body["status"] in ("canceling", "canceled"):
        reply.body["status"] = "completed"


@plant_change("canceled-waits", _CANCELED, "get_analyze_batches_batch_id")
def _(request: Request, reply: Reply) -> None:
    reply.body["queued_items"], reply.body["canceled_items"] = reply.body["canceled_items"], 0


@plant_change(
    "batch-deleted-at-work", "a running batch cannot be deleted", "delete_analyze_batches_batch_id", status=409
)
def _(request: Request, reply: Reply) -> None:
    reply.become(204)


@plant_change(
    "same-names-taken",
    "a batch with a duplicate custom_id or an unknown asset is refused as a whole",
    "post_analyze_batches",
    status=400,
)
def _(request: Request, reply: Reply) -> None:
    item = {"task_id": "0" * 24, "custom_id": "same"}
    when = "2026-01-01T00:00:00Z"
    batch = {"batch_id": "0" * 24, "status": "pending", "total_items": 2, "created_at": when, "expires_at": when}
    reply.become(201, {**batch, "items": [item, item]})


@plant_change(
    "canceled-analysis-ready",
    "a canceled analyze task stays canceled, and a finished one cannot be canceled",
    "get_analyze_tasks_task_id",
)
def _(request: Request, reply: Reply) -> None:
    if reply.body["status"] == "canceled":
        reply.body["status"] = "processing"


@plant_change(
    "ended-analysis-canceled",
    "a canceled analyze task stays canceled, and a finished one cannot be canceled",
    "post_analyze_tasks_task_id_cancel",
    after=(ANALYSIS,),
    status=409,
)
def _(request: Request, reply: Reply) -> None:
    reply.become(200, {"task_id": request.parameters["task_id"], "status": "canceled"})


# Vectors
_SEGMENTS, _ROWS, _TEXTS = "segments of an embed task", "an embed v2 task has a vector", "equal texts have equal"


@plant_change("short-vector", _SEGMENTS, "get_embed_tasks_task_id")
def _(request: Request, reply: Reply) -> None:
    for segment in (reply.body.get("video_embedding") or {}).get("segments", ())[-1:]:
        segment["float"].pop()


@plant_change("segment-lost", _SEGMENTS, "get_embed_tasks_task_id")
def _(request: Request, reply: Reply) -> None:
    del (reply.body.get("video_embedding") or {}).get("segments", [])[:1]


@plant_change("scope-lost", _SEGMENTS, "get_embed_tasks_task_id")
def _(request: Request, reply: Reply) -> None:
    embedding = reply.body.get("video_embedding") or {}
    embedding["segments"] = [each for each in embedding.get("segments", ()) if each["embedding_scope"] == "clip"]


@plant_change("status-disagrees", _SEGMENTS, "get_embed_tasks_task_id_status")
def _(request: Request, reply: Reply) -> None:
    reply.body["model_name"] = "marengo2.7"


@plant_change("row-beyond-the-end", _ROWS, "get_embed_v2_tasks_task_id")
def _(request: Request, reply: Reply) -> None:
    for row in (reply.body["data"] or ())[-1:]:
        row["end_sec"] += 60


@plant_change("option-lost", _ROWS, "get_embed_v2_tasks_task_id")
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] = [row for row in reply.body["data"] or () if row["embedding_option"] != "audio"] or None


class _AnyVector(Fault):
    """The same text gets a new vector each time, or all texts get the same one."""

    def __init__(self, *, changes: bool) -> None:
        self._changes = changes
        self._first: Any = None
        self._times = 0

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != "post_embed_v2" or reply.status != 200:
            return
        self._times += 1
        row = reply.body["data"][0]
        self._first = self._first or row["embedding"]
        row["embedding"] = [n + self._times / 100 for n in row["embedding"]] if self._changes else self._first


plant("text-vector-changes", lambda: _AnyVector(changes=True), _TEXTS)
plant("one-vector-for-all-texts", lambda: _AnyVector(changes=False), _TEXTS)

# Entities
_IMAGES, _BULK = (
    "an entity lists its images, and an image lists its entities",
    "a bulk request creates the valid entities and reports each invalid one",
)


@plant_change("image-not-added", _IMAGES, "get_assets_asset_id_entities", after=_IN_COLLECTION)
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] = []
    reply.body["page_info"] |= {"total_results": 0, "total_page": 0}


class _ImageTwice(Fault):
    """An image that is added twice is listed twice."""

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if (
            request.operation == "get_entity_collections_entity_collection_id_entities_entity_id"
            and reply.status == 200
        ):
            reply.body["asset_ids"] += reply.body["asset_ids"][1:]


plant("image-twice", _ImageTwice, _IMAGES, *_IN_COLLECTION)


class _LastImage(Fault):
    """The last image of an entity can be removed."""

    def __init__(self) -> None:
        self._entity: Any = None

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "delete_entity_collections_entity_collection_id_entities_entity_id_assets":
            if reply.status == 200:
                self._entity = reply.body
            elif reply.status == 400:
                reply.become(200, self._entity)


plant("last-image-removed", _LastImage, _IMAGES, *_IN_COLLECTION)


@plant_change(
    "failure-counted-as-success",
    _BULK,
    "post_entity_collections_entity_collection_id_entities_bulk",
    after=_IN_COLLECTION,
    status=201,
)
def _(request: Request, reply: Reply) -> None:
    reply.body["success_count"] += reply.body["failed_count"]


@plant_change(
    "failure-elsewhere",
    _BULK,
    "post_entity_collections_entity_collection_id_entities_bulk",
    after=_IN_COLLECTION,
    status=201,
)
def _(request: Request, reply: Reply) -> None:
    for error in reply.body["errors"]:
        error["entity_index"] += 1


# Knowledge stores
_MEMBERS, _METADATA = (
    "stores and collections count each item once, however often it is added",
    "metadata of an item can be merged or replaced, and follows its asset",
)
_SEARCH, _TOKENS = (
    "a search of a store finds",
    "a page token of a search is invalid in another store and for another key",
)
_FIND = "post_knowledge_stores_knowledge_store_id_search"
_ITEM = "get_knowledge_stores_knowledge_store_id_items_item_id"
_COLLECTION = "get_knowledge_stores_knowledge_store_id_item_collections_collection_id"


@plant_change("members-miscounted", _MEMBERS, _COLLECTION, after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    reply.body["member_count"] += reply.body["member_count"] > 0


@plant_change("items-miscounted", _MEMBERS, "get_knowledge_stores_knowledge_store_id", after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    reply.body["item_count"] += reply.body["item_count"] > 0


class _PatchAsPut(Fault):
    """PATCH replaces all metadata instead of merging it."""

    def before(self, request: Request) -> Request:
        merges = request.operation.startswith("patch_") and request.path.endswith("/item-metadata")
        return replace(request, method="PUT") if merges else request


plant("patch-as-put", _PatchAsPut, _METADATA, STORE, ITEM)


@plant_change("metadata-stays", _METADATA, _ITEM, after=(STORE, ITEM))
def _(request: Request, reply: Reply) -> None:
    reply.body["metadata"] = {"shade": "grey"}


@plant_change("foreign-item-found", _SEARCH, _FIND, after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for hit in reply.body["data"][:1]:
        hit["item_id"] = "ksi_" + "0" * 24


@plant_change("ranks-begin-anew", _SEARCH, _FIND, after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for number, hit in enumerate(reply.body["data"]):
        hit["rank"] = number + 1


@plant_change("hit-twice", _SEARCH, _FIND, after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    if len(reply.body["data"]) > 1:
        reply.body["data"][1]["item_id"] = reply.body["data"][0]["item_id"]
        reply.body["data"][1]["matches"] = reply.body["data"][0]["matches"]


@plant_change("match-beyond-the-end", _SEARCH, _FIND, after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for hit in reply.body["data"]:
        for match in hit.get("matches", ()):
            match["end_sec"] += 60


class _NoFilter(Fault):
    """A search ignores its filter."""

    def before(self, request: Request) -> Request:
        if request.operation != _FIND or not isinstance(request.json, dict):
            return request
        return replace(request, body=orjson.dumps({name: v for name, v in request.json.items() if name != "filter"}))


plant("no-filter", _NoFilter, _SEARCH, *_IN_STORE)


class _TokenAnywhere(Fault):
    """A page token is valid in every store."""

    def __init__(self) -> None:
        self._page: Any = None

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == _FIND and "page_token" in request.json:
            if reply.status == 200:
                self._page = reply.body
            elif reply.status == 400 and "-" in request.json["page_token"][3:]:
                reply.become(200, self._page)


plant("token-anywhere", _TokenAnywhere, _TOKENS, *_IN_STORE)

# Answers and their streams
_CITE, _SESSIONS, _STREAM = (
    "citations refer to a part of the answer and to items of the store",
    "a session continues with its session_id, and only in its own store",
    "the pieces of a streamed answer make up the final answer",
)


def _citations(body: Any) -> Any:
    return [each for item in body["output"] for part in item.get("content", ()) for each in part["annotations"]]


@plant_change("citation-beyond-the-text", _CITE, "post_responses", after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for citation in _citations(reply.body):
        citation["end_index"] += 10_000


@plant_change("citation-beyond-the-video", _CITE, "post_responses", after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for citation in _citations(reply.body):
        citation["end_sec"] = citation["end_sec"] + 10_000


@plant_change("citation-of-nothing", _CITE, "post_responses", after=_IN_STORE)
def _(request: Request, reply: Reply) -> None:
    for citation in _citations(reply.body):
        citation["item_id"] = "ksi_" + "0" * 24


class _NewSession(Fault):
    """Answers get a new session each time, or all share one."""

    def __init__(self, *, one: bool) -> None:
        self._one, self._first = one, ""

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "post_responses" and reply.status == 200 and isinstance(reply.body, dict):
            self._first = self._first or reply.body["session_id"]
            if self._one or request.json.get("session_id"):
                reply.body["session_id"] = self._first if self._one else "sess_another"


plant("session-forgotten", lambda: _NewSession(one=False), _SESSIONS, *_IN_STORE)
plant("one-session-for-all", lambda: _NewSession(one=True), _SESSIONS, *_IN_STORE)


class _Stream(Fault):
    """Events of a stream are lost, changed or out of order; `edit` changes their list."""

    def __init__(self, edit: Any) -> None:
        self._edit = edit

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "post_responses" and reply.status == 200 and isinstance(reply.body, bytes):
            frames = [frame for frame in reply.body.split(b"\n\n") if frame]
            reply.body = b"\n\n".join(self._edit(frames)) + b"\n\n"


def _delta(frames: list[bytes]) -> int:
    return next(number for number, frame in enumerate(frames) if b"output_text.delta" in frame)


for _name, _edit in {
    "event-lost": lambda frames: [*frames[: _delta(frames)], *frames[_delta(frames) + 1 :]],
    "event-twice": lambda frames: [*frames[:3], frames[2], *frames[3:]],
    "events-swapped": lambda frames: [*frames[:2], frames[3], frames[2], *frames[4:]],
    "no-done": lambda frames: frames[:-1],
    "no-last-event": lambda frames: [*frames[:-2], frames[-1]],
    "no-first-event": lambda frames: frames[1:],
    "ends-twice": lambda frames: [*frames[:-1], frames[-2], frames[-1]],
    "other-words": lambda frames: [frame.replace(b'"delta":"', b'"delta":"Not ', 1) for frame in frames],
    "other-id-at-the-end": lambda frames: [*frames[:-2], frames[-2].replace(b"resp_", b"resp_9", 1), frames[-1]],
}.items():
    plant(f"stream-{_name}", lambda edit=_edit: _Stream(edit), _STREAM, *_IN_STORE)  # type: ignore[misc]  # bound now


# Texts about a video
_ANALYSES, _GISTS, _PARTS, _SPOKEN = (
    "a streamed analysis equals the analysis in one reply, and its stream is complete",
    "a gist has exactly the requested types",
    "chapters and highlights",
    ("the transcription of an asset"),
)


class _Lines(Fault):
    """Lines of a streamed analysis are lost or changed."""

    def __init__(self, edit: Any) -> None:
        self._edit = edit

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == "post_analyze" and reply.status == 200 and isinstance(reply.body, bytes):
            reply.body = b"".join(self._edit(reply.body.splitlines(keepends=True)))


for _name, _edit in {
    "line-lost": lambda lines: [*lines[:1], *lines[2:]],
    "no-end": lambda lines: lines[:-1],
    "no-start": lambda lines: lines[1:],
    "ends-early": lambda lines: [lines[0], lines[-1], *lines[1:]],
    "other-generation": lambda lines: [
        *lines[:-1],
        re.sub(rb'(generation_id":")[^"]{8}', rb"\g<1>00000000", lines[-1]),
    ],
}.items():
    plant(f"analysis-{_name}", lambda edit=_edit: _Lines(edit), _ANALYSES)  # type: ignore[misc]  # bound now


@plant_change("gist-of-too-much", _GISTS, "post_gist")
def _(request: Request, reply: Reply) -> None:
    reply.body.setdefault("title", "A film")


@plant_change("chapters-apart", _PARTS, "post_summarize")
def _(request: Request, reply: Reply) -> None:
    for chapter in reply.body.get("chapters", ())[:1]:
        first = {**chapter, "end": 1, "end_sec": 1}
        second = {**chapter, "start": 4, "start_sec": 4, "chapter_number": chapter["chapter_number"] + 1}
        reply.body["chapters"] = [first, second]


@plant_change("highlight-beyond-the-end", _PARTS, "post_summarize")
def _(request: Request, reply: Reply) -> None:
    for part in reply.body.get("highlights", ()):
        part["end_sec"] += 60


@plant_change("all-said", _SPOKEN, "get_assets_asset_id_transcription")
def _(request: Request, reply: Reply) -> None:
    if reply.body["status"] == "ready":
        reply.body.setdefault("sentences", [])


# Connections
_IMPORTS, _URIS = (
    "consent creates a connection, and its imports create one asset per file",
    "a redirect URI is registered once",
)


@plant_change("imports-reversed", _IMPORTS, "post_connections_connection_id_imports", status=202)
def _(request: Request, reply: Reply) -> None:
    reply.body["items"].reverse()


@plant_change("imported-again", _IMPORTS, "post_connections_connection_id_imports", status=202)
def _(request: Request, reply: Reply) -> None:
    for item in reply.body["items"]:
        item["action"] = "created"


@plant_change("status-of-import", _IMPORTS, "get_connections_connection_id_imports_import_id")
def _(request: Request, reply: Reply) -> None:
    for item in reply.body["items"]:
        item["status"] = "failed"


@plant_change("connection-revoked", _IMPORTS, "get_connections_connection_id")
def _(request: Request, reply: Reply) -> None:
    reply.body["status"] = "revoked"


@plant_change("uri-twice", _URIS, "post_connections_redirect_uris", status=409)
def _(request: Request, reply: Reply) -> None:
    uri = request.json["redirect_uri"]
    reply.become(201, {"_id": "0" * 24, "redirect_uri": uri, "created_at": "2026-01-01T00:00:00Z"})


@plant_change("uri-without-tls", _URIS, "post_connections_redirect_uris", status=422)
def _(request: Request, reply: Reply) -> None:
    uri = request.json["redirect_uri"]
    reply.become(201, {"_id": "0" * 24, "redirect_uri": uri, "created_at": "2026-01-01T00:00:00Z"})


@plant_change("leads-back-anywhere", _URIS, "post_connections_authorize", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.become(200, {"authorize_url": "http://127.0.0.1/consent", "state": "0"})


# What does not exist
@plant_change(
    "malformed-is-unknown",
    "unknown identifiers cannot be read or deleted",
    "get_embed_tasks_task_id_status",
    status=400,
)
def _(request: Request, reply: Reply) -> None:
    reply.become(404, {"code": "resource_not_exists", "message": "There is no such task."})


@plant_change(
    "unknown-is-deleted", "unknown identifiers cannot be read or deleted", "delete_assets_asset_id", status=404
)
def _(request: Request, reply: Reply) -> None:
    reply.become(204)


# Rate limits
_RATES = "rate limit headers count the requests of their group"


class _Rates(Fault):
    """A rate limit header is off by `shift` more with each reply."""

    def __init__(self, operation: str, header: str, shift: int) -> None:
        self._operation, self._header, self._shift = operation, header, shift
        self._times = 0

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            self._times += 1
            reply.headers[self._header] = str(int(reply.headers[self._header]) + self._shift * self._times)


for _operation in ("post_search", "post_gist", "post_embed", "post_embed_v2", _FIND):
    for _name, _header, _shift in (
        ("used-stays", "x-ratelimit-used", -1),
        ("remaining-grows", "x-ratelimit-remaining", 5),
        ("window-shrinks", "x-ratelimit-reset", -600),
    ):
        plant(f"{_name}: {_operation}", partial(_Rates, _operation, _header, _shift), _RATES, STORE)
