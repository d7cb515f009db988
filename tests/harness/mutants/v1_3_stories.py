"""Faults that only one resource of API v1.3 can have, each for a law of its own."""

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
from tests.harness.mutants.meddling import Again, Asked, Fault, Told
from tests.harness.mutants.v1_3 import plant, spoils

_IN_STORE = (STORE, ITEM, ITEM_COLLECTION)
_IN_COLLECTION = (ENTITY_COLLECTION, ENTITY)

# Uploads in chunks
_SESSION, _REPORT = "get_assets_multipart_uploads_upload_id", "post_assets_multipart_uploads_upload_id"
_URLS = "post_assets_multipart_uploads_upload_id_presigned_urls"
_CHUNKS, _FALSE, _ADDRESS = "a file comes in chunks", "a report of a chunk that did not come", "an address of a chunk"


@spoils("chunk-twice-counts", _CHUNKS, _REPORT)
def _(asked: Asked, told: Told) -> None:
    told.body["processed_chunks"] += told.body["duplicate_chunks"]
    told.body["duplicate_chunks"] = 0


@spoils("pending-chunk-completed", _CHUNKS, _SESSION)
def _(asked: Asked, told: Told) -> None:
    told.body["chunks_completed"] += told.body["chunks_pending"]
    told.body["chunks_pending"] = 0


@spoils("url-before-the-end", _CHUNKS, _REPORT)
def _(asked: Asked, told: Told) -> None:
    told.body.setdefault("url", "http://127.0.0.1/file")


@spoils("chunks-too-many", _CHUNKS, "post_assets_multipart_uploads", status=201)
def _(asked: Asked, told: Told) -> None:
    told.body["total_chunks"] += 1


@spoils("false-report-taken", _FALSE, _REPORT, status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(200, {"asset_id": "0" * 24, "processed_chunks": 1, "duplicate_chunks": 0, "total_completed": 1})


@spoils("one-address-for-all", _ADDRESS, _URLS)
def _(asked: Asked, told: Told) -> None:
    for each in told.body["upload_urls"]:
        each["url"] = told.body["upload_urls"][0]["url"]


@spoils("addresses-out-of-order", _ADDRESS, _URLS)
def _(asked: Asked, told: Told) -> None:
    told.body["upload_urls"].reverse()


@spoils("address-twice", _ADDRESS, "put_chunk", status=403)
def _(asked: Asked, told: Told) -> None:
    told.become(200)
    told.headers["etag"] = '"0"'


@spoils("chunk-without-etag", _CHUNKS, "put_chunk")
def _(asked: Asked, told: Told) -> None:
    told.headers.pop("etag")


# Batches
_RESULTS = "get_analyze_batches_batch_id_results"
_BATCH, _CANCELED = "a batch has a result for each item", "a batch that is canceled ends canceled"


@spoils("results-reversed", _BATCH, _RESULTS)
def _(asked: Asked, told: Told) -> None:
    told.body = b"".join(reversed(told.body.splitlines(keepends=True)))


@spoils("result-lost", _BATCH, _RESULTS)
def _(asked: Asked, told: Told) -> None:
    told.body = b"".join(told.body.splitlines(keepends=True)[1:])


@spoils("result-twice", _BATCH, _RESULTS)
def _(asked: Asked, told: Told) -> None:
    told.body += told.body.splitlines(keepends=True)[-1]


@spoils("batch-miscounted", _BATCH, "get_analyze_batches_batch_id")
def _(asked: Asked, told: Told) -> None:
    told.body["ready_items"] += 1


@spoils("items-reversed", _BATCH, "post_analyze_batches", status=201)
def _(asked: Asked, told: Told) -> None:
    told.body["items"].reverse()


@spoils("canceled-completes", _CANCELED, "get_analyze_batches_batch_id")
def _(asked: Asked, told: Told) -> None:
    if told.body["status"] in ("canceling", "canceled"):
        told.body["status"] = "completed"


@spoils("canceled-waits", _CANCELED, "get_analyze_batches_batch_id")
def _(asked: Asked, told: Told) -> None:
    told.body["queued_items"], told.body["canceled_items"] = told.body["canceled_items"], 0


@spoils("batch-deleted-at-work", "a batch that is at work", "delete_analyze_batches_batch_id", status=409)
def _(asked: Asked, told: Told) -> None:
    told.become(204)


@spoils("same-names-taken", "a batch with one custom_id twice", "post_analyze_batches", status=400)
def _(asked: Asked, told: Told) -> None:
    item = {"task_id": "0" * 24, "custom_id": "same"}
    when = "2026-01-01T00:00:00Z"
    batch = {"batch_id": "0" * 24, "status": "pending", "total_items": 2, "created_at": when, "expires_at": when}
    told.become(201, {**batch, "items": [item, item]})


@spoils("canceled-analysis-ready", "an analysis that is canceled", "get_analyze_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    if told.body["status"] == "canceled":
        told.body["status"] = "processing"


@spoils(
    "ended-analysis-canceled",
    "an analysis that is canceled",
    "post_analyze_tasks_task_id_cancel",
    after=(ANALYSIS,),
    status=409,
)
def _(asked: Asked, told: Told) -> None:
    told.become(200, {"task_id": asked.parameters["task_id"], "status": "canceled"})


# Vectors
_SEGMENTS, _ROWS, _TEXTS = "segments of an embed task", "an embed v2 task has a vector", "equal texts have equal"


@spoils("short-vector", _SEGMENTS, "get_embed_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    for segment in (told.body.get("video_embedding") or {}).get("segments", ())[-1:]:
        segment["float"].pop()


@spoils("segment-lost", _SEGMENTS, "get_embed_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    del (told.body.get("video_embedding") or {}).get("segments", [])[:1]


@spoils("scope-lost", _SEGMENTS, "get_embed_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    embedding = told.body.get("video_embedding") or {}
    embedding["segments"] = [each for each in embedding.get("segments", ()) if each["embedding_scope"] == "clip"]


@spoils("status-disagrees", _SEGMENTS, "get_embed_tasks_task_id_status")
def _(asked: Asked, told: Told) -> None:
    told.body["model_name"] = "marengo2.7"


@spoils("row-beyond-the-end", _ROWS, "get_embed_v2_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    for row in (told.body["data"] or ())[-1:]:
        row["end_sec"] += 60


@spoils("option-lost", _ROWS, "get_embed_v2_tasks_task_id")
def _(asked: Asked, told: Told) -> None:
    told.body["data"] = [row for row in told.body["data"] or () if row["embedding_option"] != "audio"] or None


class _AnyVector(Fault):
    """Equal texts have another vector each time, or all texts have one."""

    def __init__(self, *, changes: bool) -> None:
        self._changes = changes
        self._first: Any = None
        self._times = 0

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation != "post_embed_v2" or told.status != 200:
            return
        self._times += 1
        row = told.body["data"][0]
        self._first = self._first or row["embedding"]
        row["embedding"] = [n + self._times / 100 for n in row["embedding"]] if self._changes else self._first


plant("text-vector-changes", lambda: _AnyVector(changes=True), _TEXTS)
plant("one-vector-for-all-texts", lambda: _AnyVector(changes=False), _TEXTS)

# Entities
_IMAGES, _BULK = "an entity has the images", "of many entities made at once"


@spoils("image-not-added", _IMAGES, "get_assets_asset_id_entities", after=_IN_COLLECTION)
def _(asked: Asked, told: Told) -> None:
    told.body["data"] = []
    told.body["page_info"] |= {"total_results": 0, "total_page": 0}


class _ImageTwice(Fault):
    """An image that is added twice is there twice."""

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "get_entity_collections_entity_collection_id_entities_entity_id" and told.status == 200:
            told.body["asset_ids"] += told.body["asset_ids"][1:]


plant("image-twice", _ImageTwice, _IMAGES, *_IN_COLLECTION)


class _LastImage(Fault):
    """The last image of an entity can be removed."""

    def __init__(self) -> None:
        self._entity: Any = None

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "delete_entity_collections_entity_collection_id_entities_entity_id_assets":
            if told.status == 200:
                self._entity = told.body
            elif told.status == 400:
                told.become(200, self._entity)


plant("last-image-removed", _LastImage, _IMAGES, *_IN_COLLECTION)


@spoils(
    "failure-counted-as-success",
    _BULK,
    "post_entity_collections_entity_collection_id_entities_bulk",
    after=_IN_COLLECTION,
    status=201,
)
def _(asked: Asked, told: Told) -> None:
    told.body["success_count"] += told.body["failed_count"]


@spoils(
    "failure-elsewhere",
    _BULK,
    "post_entity_collections_entity_collection_id_entities_bulk",
    after=_IN_COLLECTION,
    status=201,
)
def _(asked: Asked, told: Told) -> None:
    for error in told.body["errors"]:
        error["entity_index"] += 1


# Knowledge stores
_MEMBERS, _METADATA = "a store counts its items", "metadata of an item is merged"
_SEARCH, _TOKENS = "a search of a store finds", "a page token of a search leads nowhere"
_FIND = "post_knowledge_stores_knowledge_store_id_search"
_ITEM = "get_knowledge_stores_knowledge_store_id_items_item_id"
_COLLECTION = "get_knowledge_stores_knowledge_store_id_item_collections_collection_id"


@spoils("members-miscounted", _MEMBERS, _COLLECTION, after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    told.body["member_count"] += told.body["member_count"] > 0


@spoils("items-miscounted", _MEMBERS, "get_knowledge_stores_knowledge_store_id", after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    told.body["item_count"] += told.body["item_count"] > 0


class _PatchAsPut(Fault):
    """Merged metadata takes the place of all before."""

    def before(self, asked: Asked) -> Asked:
        merges = asked.operation.startswith("patch_") and asked.path.endswith("/item-metadata")
        return replace(asked, method="PUT") if merges else asked


plant("patch-as-put", _PatchAsPut, _METADATA, STORE, ITEM)


@spoils("metadata-stays", _METADATA, _ITEM, after=(STORE, ITEM))
def _(asked: Asked, told: Told) -> None:
    told.body["metadata"] = {"shade": "grey"}


@spoils("foreign-item-found", _SEARCH, _FIND, after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for hit in told.body["data"][:1]:
        hit["item_id"] = "ksi_" + "0" * 24


@spoils("ranks-begin-anew", _SEARCH, _FIND, after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for number, hit in enumerate(told.body["data"]):
        hit["rank"] = number + 1


@spoils("hit-twice", _SEARCH, _FIND, after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    if len(told.body["data"]) > 1:
        told.body["data"][1]["item_id"] = told.body["data"][0]["item_id"]
        told.body["data"][1]["matches"] = told.body["data"][0]["matches"]


@spoils("match-beyond-the-end", _SEARCH, _FIND, after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for hit in told.body["data"]:
        for match in hit.get("matches", ()):
            match["end_sec"] += 60


class _NoFilter(Fault):
    """A search does not mind its filter."""

    def before(self, asked: Asked) -> Asked:
        if asked.operation != _FIND or not isinstance(asked.json, dict):
            return asked
        return replace(asked, body=orjson.dumps({name: v for name, v in asked.json.items() if name != "filter"}))


plant("no-filter", _NoFilter, _SEARCH, *_IN_STORE)


class _TokenAnywhere(Fault):
    """A page token is good in every store."""

    def __init__(self) -> None:
        self._page: Any = None

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == _FIND and "page_token" in asked.json:
            if told.status == 200:
                self._page = told.body
            elif told.status == 400 and "-" in asked.json["page_token"][3:]:
                told.become(200, self._page)


plant("token-anywhere", _TokenAnywhere, _TOKENS, *_IN_STORE)

# Answers and their streams
_CITE, _SESSIONS, _STREAM = "citations of an answer", "a session goes on", "a streamed answer comes"


def _citations(body: Any) -> Any:
    return [each for item in body["output"] for part in item.get("content", ()) for each in part["annotations"]]


@spoils("citation-beyond-the-text", _CITE, "post_responses", after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for citation in _citations(told.body):
        citation["end_index"] += 10_000


@spoils("citation-beyond-the-video", _CITE, "post_responses", after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for citation in _citations(told.body):
        citation["end_sec"] = citation["end_sec"] + 10_000


@spoils("citation-of-nothing", _CITE, "post_responses", after=_IN_STORE)
def _(asked: Asked, told: Told) -> None:
    for citation in _citations(told.body):
        citation["item_id"] = "ksi_" + "0" * 24


class _NewSession(Fault):
    """An answer forgets its session, or all are of one."""

    def __init__(self, *, one: bool) -> None:
        self._one, self._first = one, ""

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "post_responses" and told.status == 200 and isinstance(told.body, dict):
            self._first = self._first or told.body["session_id"]
            if self._one or asked.json.get("session_id"):
                told.body["session_id"] = self._first if self._one else "sess_another"


plant("session-forgotten", lambda: _NewSession(one=False), _SESSIONS, *_IN_STORE)
plant("one-session-for-all", lambda: _NewSession(one=True), _SESSIONS, *_IN_STORE)


class _Stream(Fault):
    """Events of a stream are lost, changed or out of order; `edit` changes their list."""

    def __init__(self, edit: Any) -> None:
        self._edit = edit

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "post_responses" and told.status == 200 and isinstance(told.body, bytes):
            frames = [frame for frame in told.body.split(b"\n\n") if frame]
            told.body = b"\n\n".join(self._edit(frames)) + b"\n\n"


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
    "an analysis is the same text",
    "a gist has what",
    "chapters and highlights",
    ("the transcription of an asset"),
)


class _Lines(Fault):
    """Lines of a streamed analysis are lost or changed."""

    def __init__(self, edit: Any) -> None:
        self._edit = edit

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == "post_analyze" and told.status == 200 and isinstance(told.body, bytes):
            told.body = b"".join(self._edit(told.body.splitlines(keepends=True)))


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


@spoils("gist-of-too-much", _GISTS, "post_gist")
def _(asked: Asked, told: Told) -> None:
    told.body.setdefault("title", "A film")


@spoils("chapters-apart", _PARTS, "post_summarize")
def _(asked: Asked, told: Told) -> None:
    for chapter in told.body.get("chapters", ())[:1]:
        first = {**chapter, "end": 1, "end_sec": 1}
        second = {**chapter, "start": 4, "start_sec": 4, "chapter_number": chapter["chapter_number"] + 1}
        told.body["chapters"] = [first, second]


@spoils("highlight-beyond-the-end", _PARTS, "post_summarize")
def _(asked: Asked, told: Told) -> None:
    for part in told.body.get("highlights", ()):
        part["end_sec"] += 60


@spoils("all-said", _SPOKEN, "get_assets_asset_id_transcription")
def _(asked: Asked, told: Told) -> None:
    if told.body["status"] == "ready":
        told.body.setdefault("sentences", [])


# Connections
_IMPORTS, _URIS = "consent makes a connection", "a redirect URI is registered once"


@spoils("imports-reversed", _IMPORTS, "post_connections_connection_id_imports", status=202)
def _(asked: Asked, told: Told) -> None:
    told.body["items"].reverse()


@spoils("imported-again", _IMPORTS, "post_connections_connection_id_imports", status=202)
def _(asked: Asked, told: Told) -> None:
    for item in told.body["items"]:
        item["action"] = "created"


@spoils("status-of-import", _IMPORTS, "get_connections_connection_id_imports_import_id")
def _(asked: Asked, told: Told) -> None:
    for item in told.body["items"]:
        item["status"] = "failed"


@spoils("connection-revoked", _IMPORTS, "get_connections_connection_id")
def _(asked: Asked, told: Told) -> None:
    told.body["status"] = "revoked"


@spoils("uri-twice", _URIS, "post_connections_redirect_uris", status=409)
def _(asked: Asked, told: Told) -> None:
    uri = asked.json["redirect_uri"]
    told.become(201, {"_id": "0" * 24, "redirect_uri": uri, "created_at": "2026-01-01T00:00:00Z"})


@spoils("uri-without-tls", _URIS, "post_connections_redirect_uris", status=422)
def _(asked: Asked, told: Told) -> None:
    uri = asked.json["redirect_uri"]
    told.become(201, {"_id": "0" * 24, "redirect_uri": uri, "created_at": "2026-01-01T00:00:00Z"})


@spoils("leads-back-anywhere", _URIS, "post_connections_authorize", status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(200, {"authorize_url": "http://127.0.0.1/consent", "state": "0"})


# What does not exist
@spoils("malformed-is-unknown", "nothing is found or deleted", "get_embed_tasks_task_id_status", status=400)
def _(asked: Asked, told: Told) -> None:
    told.become(404, {"code": "resource_not_exists", "message": "There is no such task."})


@spoils("unknown-is-deleted", "nothing is found or deleted", "delete_assets_asset_id", status=404)
def _(asked: Asked, told: Told) -> None:
    told.become(204)


# Rate limits
_RATES = "rate headers of each group"


class _Rates(Fault):
    """A rate header goes off by `shift` with each reply."""

    def __init__(self, operation: str, header: str, shift: int) -> None:
        self._operation, self._header, self._shift = operation, header, shift
        self._times = 0

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation == self._operation and told.status == 200:
            self._times += 1
            told.headers[self._header] = str(int(told.headers[self._header]) + self._shift * self._times)


for _operation in ("post_search", "post_gist", "post_embed", "post_embed_v2", _FIND):
    for _name, _header, _shift in (
        ("used-stays", "x-ratelimit-used", -1),
        ("remaining-grows", "x-ratelimit-remaining", 5),
        ("window-shrinks", "x-ratelimit-reset", -600),
    ):
        plant(f"{_name}: {_operation}", partial(_Rates, _operation, _header, _shift), _RATES, STORE)
