"""Faults in the shape of replies: a field, a type, a status, a code, a header."""

from typing import Any

from tests.harness.mutants.catalogue import changes
from tests.harness.mutants.meddling import Asked, Told

SEARCHES = ("make-search-request", "combined-queries-make-search-request", "any-to-video-search")


@changes("index-without-created-at", "a required field is missing", "retrieve-index")
def _(asked: Asked, told: Told) -> None:
    del told.body["created_at"]


@changes("list-without-page-info", "a required object is missing", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    del told.body["page_info"]


@changes("task-without-metadata", "a required object is missing before a task is ready", "retrieve-video-indexing-task")
def _(asked: Asked, told: Told) -> None:
    if told.body["status"] != "ready":
        del told.body["metadata"]


@changes("video-without-size", "a required field deep inside is missing", "retrieve-video-information")
def _(asked: Asked, told: Told) -> None:
    del told.body["metadata"]["size"]


@changes("stream-without-thumbnails", "a required field of an optional object is missing", "retrieve-video-information")
def _(asked: Asked, told: Told) -> None:
    if "hls" in told.body:
        del told.body["hls"]["thumbnail_urls"]


@changes("created-without-underscore", "the identifier is called id, not _id", "create-index", status=201)
def _(asked: Asked, told: Told) -> None:
    told.body = {"id": told.body["_id"]}


@changes("count-as-text", "a number is a text", "retrieve-index")
def _(asked: Asked, told: Told) -> None:
    told.body["video_count"] = str(told.body["video_count"])


@changes("duration-as-text", "a number in a list is a text", "list-videos")
def _(asked: Asked, told: Told) -> None:
    for video in told.body["data"]:
        video["metadata"]["duration"] = str(video["metadata"]["duration"])


@changes("score-as-text", "a score is a text, as a published schema had it", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    for clip in told.body["data"]:
        if "score" in clip:
            clip["score"] = str(clip["score"])


@changes("ready-as-text", "a truth is a text", "list-engines", "retrieve-engine")
def _(asked: Asked, told: Told) -> None:
    for engine in told.body.get("data", [told.body]):
        engine["ready"] = "yes"


@changes("date-without-zone", "a date is not of RFC 3339", "retrieve-index", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    for index in told.body.get("data", [told.body]):
        index["created_at"] = index["created_at"].replace("T", " ").rstrip("Z")


@changes("identifiers-in-capitals", "an identifier has capitals", "list-video-indexing-tasks")
def _(asked: Asked, told: Told) -> None:
    for task in told.body["data"]:
        task["index_id"] = task["index_id"].upper()


@changes("total-is-null", "a required number is null", "list-indexes")
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_results"] = None


@changes("confidence-in-short", "a word is not one of the contract's", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    for clip in told.body["data"]:
        if clip.get("confidence") == "medium":
            clip["confidence"] = "mid"


@changes("unknown-status", "a task has a state that the contract does not know", "retrieve-video-indexing-task")
def _(asked: Asked, told: Told) -> None:
    told.body["status"] = {"ready": "done"}.get(told.body["status"], told.body["status"])


@changes("score-above-100", "a number is out of range", "classify-bulk", "classify-video")
def _(asked: Asked, told: Told) -> None:
    for video in told.body["data"]:
        for found in video["classes"]:
            found["score"] += 100


@changes("chapters-in-fractions", "a whole number has a fraction", "summarize")
def _(asked: Asked, told: Told) -> None:
    for chapter in told.body.get("chapters", ()):
        chapter["end"] += 0.5


@changes("short-vectors", "a vector has half its numbers", "create-text-image-audio-embedding")
def _(asked: Asked, told: Told) -> None:
    _halve(told.body)


def _halve(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("float"), list):
            node["float"] = node["float"][:512]
        for inner in node.values():
            _halve(inner)
    elif isinstance(node, list):
        for inner in node:
            _halve(inner)


@changes("gist-id-no-uuid", "an identifier of another form", "generate-gist")
def _(asked: Asked, told: Told) -> None:
    told.body["id"] = "17"


@changes("thumbnail-no-address", "an address that is none", "retrieve-thumbnail")
def _(asked: Asked, told: Told) -> None:
    told.body["thumbnail"] = "not an address"


@changes("import-groups-as-counts", "a list is a number", "cloud-to-cloud-retrieve-status")
def _(asked: Asked, told: Told) -> None:
    told.body["ready"] = len(told.body.get("ready", ()))


@changes("extra-field", "a field that the contract does not know", "retrieve-index")
def _(asked: Asked, told: Told) -> None:
    told.body["owner"] = "somebody"


@changes("extra-field-deep-inside", "a field that the contract does not know, in each clip", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    for clip in told.body["data"]:
        clip["raw_score"] = 0.5


@changes("nested-error", "an error stands in an object of its own", "retrieve-index", status=404)
def _(asked: Asked, told: Told) -> None:
    told.body = {"error": told.body}


@changes("error-without-message", "an error has no message", "create-index", status=400)
def _(asked: Asked, told: Told) -> None:
    del told.body["message"]


@changes("error-without-body", "an error has no body", "retrieve-video-indexing-task", status=404)
def _(asked: Asked, told: Told) -> None:
    told.body = b""


@changes("html-error", "an error is a page", "list-videos", status=404)
def _(asked: Asked, told: Told) -> None:
    told.headers["content-type"] = "text/html"
    told.body = b"<h1>Not found</h1>"


@changes("json-as-text", "JSON is sent as text", "list-engines")
def _(asked: Asked, told: Told) -> None:
    told.headers["content-type"] = "text/plain"


@changes("broken-json", "a body ends too early", "video-indexing-tasks-by-status")
def _(asked: Asked, told: Told) -> None:
    told.body = b'{"index_id": "6527e59e74b5'


@changes("no-content-with-content", "204 has a body", "update-index", status=204)
def _(asked: Asked, told: Told) -> None:
    told.body = {"ok": True}


@changes("created-with-200", "a creation is answered 200", "create-index", status=201)
def _(asked: Asked, told: Told) -> None:
    told.status = 200


@changes("upload-with-202", "an upload is answered 202", "create-video-indexing-task", status=201)
def _(asked: Asked, told: Told) -> None:
    told.status = 202


@changes("youtube-with-202", "an upload from elsewhere is answered 202", "upload-external-provider", status=201)
def _(asked: Asked, told: Told) -> None:
    told.status = 202


@changes("deleted-with-200", "a deletion is answered 200", "delete-video-information", status=204)
def _(asked: Asked, told: Told) -> None:
    told.become(200, {"deleted": True})


@changes("not-found-with-400", "something missing is answered 400", "retrieve-index", status=404)
def _(asked: Asked, told: Told) -> None:
    told.become(400, {"code": "parameter_invalid", "message": "No such index."})


@changes("no-key-with-403", "a missing key is answered 403", "list-indexes", status=401)
def _(asked: Asked, told: Told) -> None:
    told.status = 403


@changes("invalid-with-422", "an invalid value is answered 422", "list-indexes", status=400)
def _(asked: Asked, told: Told) -> None:
    told.status = 422


@changes("logos-fail", "an operation always fails", "identify-logos")
def _(asked: Asked, told: Told) -> None:
    told.become(500, {"code": "internal", "message": "Something went wrong."})


@changes("misspelt-code", "an error code is spelt as no source has it", "retrieve-index", status=404)
def _(asked: Asked, told: Told) -> None:
    told.body["code"] = "resource_does_not_exist"


@changes("one-code-for-all", "every refusal has the same code", "create-index", "update-index", status=400)
def _(asked: Asked, told: Told) -> None:
    told.body["code"] = "parameter_invalid"


@changes("filter-code", "a filter that is wrong is refused with another code", *SEARCHES, status=400)
def _(asked: Asked, told: Told) -> None:
    if told.body["code"] == "search_filter_invalid":
        told.body["code"] = "parameter_invalid"


@changes(
    "token-code", "an unknown page token is refused with another code", "search-retrieve-specific-page", status=400
)
def _(asked: Asked, told: Told) -> None:
    told.body["code"] = "parameter_invalid"


@changes("no-rate-header", "a rate header is missing", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    del told.headers["x-ratelimit-used"]


@changes("rate-header-in-words", "a rate header is no number", "generate-gist")
def _(asked: Asked, told: Told) -> None:
    told.headers["x-ratelimit-limit"] = "plenty"


@changes("rate-that-does-not-add-up", "used and remaining do not make the limit", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.headers["x-ratelimit-remaining"] = told.headers["x-ratelimit-limit"]


@changes("rate-that-stands-still", "requests are not counted", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.headers["x-ratelimit-used"] = "1"
    told.headers["x-ratelimit-remaining"] = str(int(told.headers["x-ratelimit-limit"]) - 1)
