"""Faults in answers about videos: search results, classes, texts."""

from dataclasses import replace
from typing import Any

import orjson

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.faulty_app import Fault, Reply, Request, Resend

SEARCHES = ("make-search-request", "combined-queries-make-search-request", "any-to-video-search")
PAGES = (
    "search-retrieve-specific-page",
    "combined-queries-retrieve-specific-page",
    "any-to-video--retrieve-specific-page",
)


@changes("cursor-lost", "there is no token of the next page", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"].pop("next_page_token", None)


@changes("cursor-without-end", "the last page has a token of a next one", *SEARCHES, *PAGES)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"].setdefault("next_page_token", "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21-1")


class _Circle(Fault):
    """Every token leads to the first page."""

    def __init__(self) -> None:
        self._first: dict[str, Any] = {}

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation in PAGES and reply.status == 200:
            token = request.path.rpartition("/")[2]
            first = replace(request, path=request.path.replace(token, f"{token.rpartition('-')[0]}-0"))
            reply.body["data"] = (await resend(first)).body["data"]


declare("cursor-in-a-circle", "every token leads to the first page", _Circle)


@changes("no-way-back", "later pages have no token of the one before", *PAGES)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"].pop("prev_page_token", None)


@changes("total-changes", "later pages count fewer results", *PAGES)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["total_results"] -= 1


@changes("token-of-one-route", "a token is valid on its own route only", "any-to-video--retrieve-specific-page")
def _(request: Request, reply: Reply) -> None:
    message = {"code": "search_page_token_expired", "message": "Not here."}
    reply.become(400, message)


@changes("hits-of-the-page", "total_results counts the page only", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["total_results"] = len(reply.body["data"])


@changes("worst-first", "results come worst first", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.body["data"].reverse()


@changes("hit-after-the-end", "a clip ends after its video", "make-search-request")
def _(request: Request, reply: Reply) -> None:
    for clip in reply.body["data"][:1]:
        if "end" in clip:
            clip["end"] += 100_000


@changes("hit-of-a-stranger", "a clip is of a video that is not in the index", "make-search-request")
def _(request: Request, reply: Reply) -> None:
    for clip in reply.body["data"][:1]:
        if "video_id" in clip:
            clip["video_id"] = "5" * 24


@changes("confidence-upside-down", "the worst result has the highest confidence", "make-search-request")
def _(request: Request, reply: Reply) -> None:
    clips = [clip for clip in reply.body["data"] if "confidence" in clip]
    if len(clips) > 1:
        clips[0]["confidence"], clips[-1]["confidence"] = "low", "high"


@changes("pool-of-hits", "search_pool counts results, not videos", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    reply.body["search_pool"]["total_count"] = reply.body["page_info"]["total_results"]


@changes("inner-matches", "total_inner_matches counts videos, not clips", *SEARCHES)
def _(request: Request, reply: Reply) -> None:
    if "total_inner_matches" in reply.body["page_info"]:
        reply.body["page_info"]["total_inner_matches"] = reply.body["page_info"]["total_results"]


@changes("group-of-strangers", "a group has a clip of another video", "make-search-request")
def _(request: Request, reply: Reply) -> None:
    groups = [item for item in reply.body["data"] if "clips" in item]
    if len(groups) > 1:
        groups[0]["clips"] += groups[1]["clips"][:1]


class _Body(Fault):
    """A field of a search is ignored, or taken for another."""

    def __init__(self, field: str, **values: Any) -> None:
        self._field, self._values = field, values

    def before(self, request: Request) -> Request:
        body = request.json
        if request.operation != "make-search-request" or not isinstance(body, dict) or self._field not in body:
            return request
        given = body.pop(self._field)
        if isinstance(given, str) and given in self._values:
            body[self._field] = self._values[given]
        elif self._values:
            body[self._field] = given
        return replace(request, body=orjson.dumps(body))


declare(
    "threshold-ignored",
    "the threshold narrows nothing",
    lambda: _Body("threshold", high="none", medium="none", low="none"),
)
declare("search-filter-ignored", "the filter narrows nothing", lambda: _Body("filter"))
declare("operators-swapped", "or is taken for and, and and for or", lambda: _Swapped())
declare("grouping-ignored", "results are never grouped", lambda: _Body("group_by", video="clip"))
declare("search-limit-ignored", "pages have ten results whatever is asked", lambda: _Body("page_limit"))


class _Swapped(Fault):
    def before(self, request: Request) -> Request:
        body = request.json
        if request.operation != "make-search-request" or not isinstance(body, dict):
            return request
        if body.get("operator", "or") in ("or", "and"):
            body["operator"] = "or" if body.get("operator") == "and" else "and"
        return replace(request, body=orjson.dumps(body))


@changes("class-twice", "a video is classified twice", "classify-bulk")
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] = reply.body["data"][:1] * len(reply.body["data"])


@changes("classes-worst-first", "videos come worst first", "classify-bulk")
def _(request: Request, reply: Reply) -> None:
    reply.body["data"].reverse()


@changes("classes-without-clips", "clips do not come though asked for", "classify-video")
def _(request: Request, reply: Reply) -> None:
    for video in reply.body["data"]:
        for found in video["classes"]:
            found.pop("clips", None)


@changes("classes-without-a-way-back", "the token of the page before is empty", "classify-retrieve-specific-page")
def _(request: Request, reply: Reply) -> None:
    reply.body["page_info"]["prev_page_token"] = ""


@changes("gist-of-everything", "what was not asked for comes too", "generate-gist")
def _(request: Request, reply: Reply) -> None:
    reply.body.setdefault("title", "A film")
    reply.body.setdefault("hashtags", ["film"])


@changes("gist-without-hashtags", "what was asked for does not come", "generate-gist")
def _(request: Request, reply: Reply) -> None:
    reply.body.pop("hashtags", None)


@changes("always-a-summary", "chapters and highlights are never told", "summarize")
def _(request: Request, reply: Reply) -> None:
    reply.body = {"id": reply.body["id"], "summary": "A film."}


@changes("chapter-after-the-end", "a chapter ends after the video", "summarize")
def _(request: Request, reply: Reply) -> None:
    for chapter in reply.body.get("chapters", ())[-1:]:
        chapter["end"] += 1000


@changes("stream-without-end", "a stream has no last event", "generate-text-representation")
def _(request: Request, reply: Reply) -> None:
    if isinstance(reply.body, bytes):
        reply.body = b"\n".join(reply.body.splitlines()[:-1]) + b"\n"


@changes("stream-of-another", "a stream ends with another identifier", "generate-text-representation")
def _(request: Request, reply: Reply) -> None:
    if isinstance(reply.body, bytes):
        *events, last = reply.body.splitlines()
        end = orjson.loads(last)
        end["metadata"] = {"generation_id": "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21"}
        reply.body = b"\n".join([*events, orjson.dumps(end)]) + b"\n"


@changes("empty-text", "a generated text is empty", "generate-text-representation")
def _(request: Request, reply: Reply) -> None:
    if isinstance(reply.body, dict):
        reply.body["data"] = ""


@changes("speech-backwards", "speech does not come in time order", "retrieve-transcription")
def _(request: Request, reply: Reply) -> None:
    (reply.body["data"] or []).reverse()


@changes("nothing-is-a-list", "where nothing is found, [] comes, not null", "identify-logos", "retrieve-ocr")
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] = reply.body["data"] or []


@changes("speech-of-another", "a transcript names another video", "retrieve-transcription")
def _(request: Request, reply: Reply) -> None:
    reply.body["id"] = "5" * 24


@changes("writing-after-the-end", "a text is read after the end of the video", "retrieve-ocr")
def _(request: Request, reply: Reply) -> None:
    for piece in (reply.body["data"] or [])[-1:]:
        piece["end"] += 100_000


@changes("no-segments", "an embedding that is ready has no vectors", "retrieve-video-embeding")
def _(request: Request, reply: Reply) -> None:
    reply.body["video_embedding"].pop("segments", None)


@changes("unasked-vectors", "a text comes back as an image, too", "create-text-image-audio-embedding")
def _(request: Request, reply: Reply) -> None:
    reply.body["image_embedding"] = reply.body["text_embedding"]


@changes("embedding-task-not-listed", "a new embedding task is not listed", "list-video-embedding-tasks")
def _(request: Request, reply: Reply) -> None:
    reply.body["data"] = reply.body["data"][1:]
    reply.body["page_info"]["total_results"] = max(0, reply.body["page_info"]["total_results"] - 1)
