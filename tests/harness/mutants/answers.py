"""Faults in what is told of videos: hits, classes, texts."""

from dataclasses import replace
from typing import Any

import orjson

from tests.harness.mutants.catalogue import changes, declare
from tests.harness.mutants.meddling import Again, Asked, Fault, Told

SEARCHES = ("make-search-request", "combined-queries-make-search-request", "any-to-video-search")
PAGES = (
    "search-retrieve-specific-page",
    "combined-queries-retrieve-specific-page",
    "any-to-video--retrieve-specific-page",
)


@changes("cursor-lost", "there is no token of the next page", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"].pop("next_page_token", None)


@changes("cursor-without-end", "the last page has a token of a next one", *SEARCHES, *PAGES)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"].setdefault("next_page_token", "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21-1")


class _Circle(Fault):
    """Every token leads to the first page."""

    def __init__(self) -> None:
        self._first: dict[str, Any] = {}

    async def after(self, asked: Asked, told: Told, again: Again) -> None:
        if asked.operation in PAGES and told.status == 200:
            token = asked.path.rpartition("/")[2]
            first = replace(asked, path=asked.path.replace(token, f"{token.rpartition('-')[0]}-0"))
            told.body["data"] = (await again(first)).body["data"]


declare("cursor-in-a-circle", "every token leads to the first page", _Circle)


@changes("no-way-back", "later pages have no token of the one before", *PAGES)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"].pop("prev_page_token", None)


@changes("total-changes", "later pages count fewer results", *PAGES)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_results"] -= 1


@changes("token-of-one-route", "a token is valid on its own route only", "any-to-video--retrieve-specific-page")
def _(asked: Asked, told: Told) -> None:
    message = {"code": "search_page_token_expired", "message": "Not here."}
    told.become(400, message)


@changes("hits-of-the-page", "total_results counts the page only", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["total_results"] = len(told.body["data"])


@changes("worst-first", "results come worst first", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.body["data"].reverse()


@changes("hit-after-the-end", "a clip ends after its video", "make-search-request")
def _(asked: Asked, told: Told) -> None:
    for clip in told.body["data"][:1]:
        if "end" in clip:
            clip["end"] += 100_000


@changes("hit-of-a-stranger", "a clip is of a video that is not in the index", "make-search-request")
def _(asked: Asked, told: Told) -> None:
    for clip in told.body["data"][:1]:
        if "video_id" in clip:
            clip["video_id"] = "5" * 24


@changes("confidence-upside-down", "the worst result has the highest confidence", "make-search-request")
def _(asked: Asked, told: Told) -> None:
    clips = [clip for clip in told.body["data"] if "confidence" in clip]
    if len(clips) > 1:
        clips[0]["confidence"], clips[-1]["confidence"] = "low", "high"


@changes("pool-of-hits", "search_pool counts results, not videos", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    told.body["search_pool"]["total_count"] = told.body["page_info"]["total_results"]


@changes("inner-matches", "total_inner_matches counts videos, not clips", *SEARCHES)
def _(asked: Asked, told: Told) -> None:
    if "total_inner_matches" in told.body["page_info"]:
        told.body["page_info"]["total_inner_matches"] = told.body["page_info"]["total_results"]


@changes("group-of-strangers", "a group has a clip of another video", "make-search-request")
def _(asked: Asked, told: Told) -> None:
    groups = [item for item in told.body["data"] if "clips" in item]
    if len(groups) > 1:
        groups[0]["clips"] += groups[1]["clips"][:1]


class _Body(Fault):
    """A field of a search is ignored, or taken for another."""

    def __init__(self, field: str, **values: Any) -> None:
        self._field, self._values = field, values

    def before(self, asked: Asked) -> Asked:
        body = asked.json
        if asked.operation != "make-search-request" or not isinstance(body, dict) or self._field not in body:
            return asked
        given = body.pop(self._field)
        if isinstance(given, str) and given in self._values:
            body[self._field] = self._values[given]
        elif self._values:
            body[self._field] = given
        return replace(asked, body=orjson.dumps(body))


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
    def before(self, asked: Asked) -> Asked:
        body = asked.json
        if asked.operation != "make-search-request" or not isinstance(body, dict):
            return asked
        if body.get("operator", "or") in ("or", "and"):
            body["operator"] = "or" if body.get("operator") == "and" else "and"
        return replace(asked, body=orjson.dumps(body))


@changes("class-twice", "a video is classified twice", "classify-bulk")
def _(asked: Asked, told: Told) -> None:
    told.body["data"] = told.body["data"][:1] * len(told.body["data"])


@changes("classes-worst-first", "videos come worst first", "classify-bulk")
def _(asked: Asked, told: Told) -> None:
    told.body["data"].reverse()


@changes("classes-without-clips", "clips do not come though asked for", "classify-video")
def _(asked: Asked, told: Told) -> None:
    for video in told.body["data"]:
        for found in video["classes"]:
            found.pop("clips", None)


@changes("classes-without-a-way-back", "the token of the page before is empty", "classify-retrieve-specific-page")
def _(asked: Asked, told: Told) -> None:
    told.body["page_info"]["prev_page_token"] = ""


@changes("gist-of-everything", "what was not asked for comes too", "generate-gist")
def _(asked: Asked, told: Told) -> None:
    told.body.setdefault("title", "A film")
    told.body.setdefault("hashtags", ["film"])


@changes("gist-without-hashtags", "what was asked for does not come", "generate-gist")
def _(asked: Asked, told: Told) -> None:
    told.body.pop("hashtags", None)


@changes("always-a-summary", "chapters and highlights are never told", "summarize")
def _(asked: Asked, told: Told) -> None:
    told.body = {"id": told.body["id"], "summary": "A film."}


@changes("chapter-after-the-end", "a chapter ends after the video", "summarize")
def _(asked: Asked, told: Told) -> None:
    for chapter in told.body.get("chapters", ())[-1:]:
        chapter["end"] += 1000


@changes("stream-without-end", "a stream has no last event", "generate-text-representation")
def _(asked: Asked, told: Told) -> None:
    if isinstance(told.body, bytes):
        told.body = b"\n".join(told.body.splitlines()[:-1]) + b"\n"


@changes("stream-of-another", "a stream ends with another identifier", "generate-text-representation")
def _(asked: Asked, told: Told) -> None:
    if isinstance(told.body, bytes):
        *events, last = told.body.splitlines()
        end = orjson.loads(last)
        end["metadata"] = {"generation_id": "1f0c2d7e-6f5b-4f0a-9a39-5d1c0c8a7e21"}
        told.body = b"\n".join([*events, orjson.dumps(end)]) + b"\n"


@changes("empty-text", "a generated text is empty", "generate-text-representation")
def _(asked: Asked, told: Told) -> None:
    if isinstance(told.body, dict):
        told.body["data"] = ""


@changes("speech-backwards", "speech does not come in time order", "retrieve-transcription")
def _(asked: Asked, told: Told) -> None:
    (told.body["data"] or []).reverse()


@changes("nothing-is-a-list", "where nothing is found, [] comes, not null", "identify-logos", "retrieve-ocr")
def _(asked: Asked, told: Told) -> None:
    told.body["data"] = told.body["data"] or []


@changes("speech-of-another", "a transcript names another video", "retrieve-transcription")
def _(asked: Asked, told: Told) -> None:
    told.body["id"] = "5" * 24


@changes("writing-after-the-end", "a text is read after the end of the video", "retrieve-ocr")
def _(asked: Asked, told: Told) -> None:
    for piece in (told.body["data"] or [])[-1:]:
        piece["end"] += 100_000


@changes("no-segments", "an embedding that is ready has no vectors", "retrieve-video-embeding")
def _(asked: Asked, told: Told) -> None:
    told.body["video_embedding"].pop("segments", None)


@changes("unasked-vectors", "a text comes back as an image, too", "create-text-image-audio-embedding")
def _(asked: Asked, told: Told) -> None:
    told.body["image_embedding"] = told.body["text_embedding"]


@changes("embedding-task-not-listed", "a new embedding task is not listed", "list-video-embedding-tasks")
def _(asked: Asked, told: Told) -> None:
    told.body["data"] = told.body["data"][1:]
    told.body["page_info"]["total_results"] = max(0, told.body["page_info"]["total_results"] - 1)
