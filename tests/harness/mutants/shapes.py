"""Faults of single operations that no general kind covers: error codes, statuses of refusals, rates, vectors."""

from typing import Any

from tests.harness.mutants.catalogue import changes
from tests.harness.mutants.faulty_app import Reply, Request

SEARCHES = ("make-search-request", "combined-queries-make-search-request", "any-to-video-search")


@changes("short-vectors", "a vector has half its numbers", "create-text-image-audio-embedding")
def _(request: Request, reply: Reply) -> None:
    _halve(reply.body)


def _halve(node: Any) -> None:
    if isinstance(node, dict):
        if isinstance(node.get("float"), list):
            node["float"] = node["float"][:512]
        for inner in node.values():
            _halve(inner)
    elif isinstance(node, list):
        for inner in node:
            _halve(inner)


@changes("import-groups-as-counts", "a list is a number", "cloud-to-cloud-retrieve-status")
def _(request: Request, reply: Reply) -> None:
    reply.body["ready"] = len(reply.body.get("ready", ()))


@changes("nested-error", "an error stands in an object of its own", "retrieve-index", status=404)
def _(request: Request, reply: Reply) -> None:
    reply.body = {"error": reply.body}


@changes("youtube-with-202", "an upload from elsewhere is answered 202", "upload-external-provider", status=201)
def _(request: Request, reply: Reply) -> None:
    reply.status = 202


@changes("not-found-with-400", "something missing is answered 400", "retrieve-index", status=404)
def _(request: Request, reply: Reply) -> None:
    reply.become(400, {"code": "parameter_invalid", "message": "No such index."})


@changes("no-key-with-403", "a missing key is answered 403", "list-indexes", status=401)
def _(request: Request, reply: Reply) -> None:
    reply.status = 403


@changes("invalid-with-422", "an invalid value is answered 422", "list-indexes", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.status = 422


@changes("one-code-for-all", "every refusal has the same code", "create-index", "update-index", status=400)
def _(request: Request, reply: Reply) -> None:
    reply.body["code"] = "parameter_invalid"


@changes("filter-code", "a filter that is wrong is refused with another code", *SEARCHES, status=400)
def _(request: Request, reply: Reply) -> None:
    if reply.body["code"] == "search_filter_invalid":
        reply.body["code"] = "parameter_invalid"


@changes(
    "token-code", "an unknown page token is refused with another code", "search-retrieve-specific-page", status=400
)
def _(request: Request, reply: Reply) -> None:
    reply.body["code"] = "parameter_invalid"


@changes("rate-that-does-not-add-up", "used and remaining do not make the limit", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.headers["x-ratelimit-remaining"] = reply.headers["x-ratelimit-limit"]


@changes("rate-that-stands-still", "requests are not counted", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.headers["x-ratelimit-used"] = "1"
    reply.headers["x-ratelimit-remaining"] = str(int(reply.headers["x-ratelimit-limit"]) - 1)
