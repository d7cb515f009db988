"""Values that are kept as they were given, and where addresses lead: texts, subtitles, pictures, streams, pages."""

import re
from collections.abc import Iterator
from itertools import product

from mockserver.harness.suite.material import FILM_SECONDS
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.laws import (
    HARD_TEXT,
    ForeignCall,
    Item,
    follows_seamlessly,
    is_kept_from_others,
    is_not_listed_to_others,
    leads_somewhere,
    listed_as_retrieved,
    text_is_kept,
    walked_while_it_changes,
)
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import film_path, make_index, names_of_videos
from mockserver.harness.verify.scenarios.v1_2.uploads import until_ready

scenarios = Scenarios()
_HALF_A_FRAME = 0.05
_SEARCH = {"query": "a person shows something", "search_options": ["visual"], "threshold": "none"}
_CLASS = HARD_TEXT[:100]
_CLASSES = [{"name": _CLASS, "prompts": ["how to", "grey"]}]
_ROUTES = {
    "make-search-request": "search-retrieve-specific-page",
    "combined-queries-make-search-request": "combined-queries-retrieve-specific-page",
    "any-to-video-search": "any-to-video--retrieve-specific-page",
}
_ALL = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}


@scenarios.scenario("texts are stored unchanged")
def texts_are_kept(client: ApiClient, context: ScenarioContext) -> None:
    name = f"{context.name('text')} {HARD_TEXT} "
    body = {"index_name": name, "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}
    where = {"index-id": client.accepted("create-index", json=body).json["_id"]}
    made = client.accepted("retrieve-index", where)
    text_is_kept(client, made, "index_name", made.json["index_name"], name)
    listed = client.accepted("list-indexes", query={"_id": where["index-id"]})
    text_is_kept(client, listed, "index_name listed", listed.json["data"][0]["index_name"], name)
    renamed = f"{context.name('again')} {HARD_TEXT}"
    client.accepted("update-index", where, json={"index_name": renamed})
    after = client.accepted("retrieve-index", where)
    text_is_kept(client, after, "index_name changed", after.json["index_name"], renamed)
    client.accepted("delete-index", where)


@scenarios.scenario("titles and metadata of a video are stored unchanged")
def descriptions_are_kept(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    given = {"video_title": HARD_TEXT, "metadata": {"note": HARD_TEXT}}
    client.accepted("update-video-information", where, json=given)
    made = client.accepted("retrieve-video-information", where)
    text_is_kept(client, made, "metadata note", made.json["metadata"].get("note"), HARD_TEXT)
    text_is_kept(client, made, "metadata video_title", made.json["metadata"].get("video_title"), HARD_TEXT)
    client.accepted("update-video-information", where, json={"video_title": "A grey film"})
    body = {"video_ids": [context.film_video], "options": ["visual"], "classes": _CLASSES, "threshold": _ALL}
    classes = client.accepted("classify-video", json=body)
    for found in (found for item in classes.json["data"] for found in item["classes"]):
        text_is_kept(client, classes, "class name", found["name"], _CLASS)


@scenarios.scenario("every list agrees with its items", writes=False)
def lists_agree(client: ApiClient, context: ScenarioContext) -> None:
    tasks = client.accepted("list-video-indexing-tasks", query={"page_limit": 3})
    listed_as_retrieved(client, tasks, "retrieve-video-indexing-task", lambda item: {"task_id": item["_id"]})
    embeddings = client.accepted("list-video-embedding-tasks", query={"page_limit": 3})
    listed_as_retrieved(client, embeddings, "retrieve-video-embeding-task", lambda item: {"task_id": item["_id"]})
    for index_id in filter(None, (context.rich_index, context.film_index)):
        videos = client.accepted("list-videos", {"index-id": index_id}, {"page_limit": 3})
        listed_as_retrieved(
            client,
            videos,
            "retrieve-video-information",
            lambda item, index_id=index_id: {"index-id": index_id, "video-id": item["_id"]},  # type: ignore[misc]  # bound now
        )


@scenarios.scenario("the addresses of thumbnails and streams work")
def addresses_lead_somewhere(client: ApiClient, context: ScenarioContext) -> None:
    where = film_path(context)
    still = client.accepted(
        "retrieve-thumbnail", {"index_id": where["index-id"], "video_id": where["video-id"]}, {"time": 2}
    )
    leads_somewhere(client, still, "thumbnail", still.json["thumbnail"], "image/jpeg")
    for answer in (
        client.accepted("retrieve-video-information", where),
        client.accepted("retrieve-video-indexing-task", {"task_id": context.film_task}),
    ):
        stream = answer.json.get("hls")
        if stream is None:
            continue
        for picture in stream["thumbnail_urls"]:
            leads_somewhere(client, answer, "hls.thumbnail_urls", picture, "image/jpeg")
        playlist = leads_somewhere(
            client, answer, "hls.video_url", stream["video_url"], "application/vnd.apple.mpegurl"
        )
        _lasts_as_long(client, answer, playlist.decode("utf-8", "replace"))
    found = client.accepted("make-search-request", json={**_SEARCH, "index_id": context.film_index})
    for clip in found.json["data"]:
        if "thumbnail_url" in clip:
            leads_somewhere(client, found, "thumbnail_url", clip["thumbnail_url"], "image/jpeg")


def _lasts_as_long(client: ApiClient, answer: ApiReply, playlist: str) -> None:
    seconds = sum(map(float, re.findall(r"^#EXTINF:([\d.]+)", playlist, re.MULTILINE)))
    message = f"The segments of the stream last {seconds} s."
    is_whole = abs(seconds - FILM_SECONDS) < _HALF_A_FRAME
    client.law(is_whole, answer, "value", "hls.video_url", message, f"{FILM_SECONDS} s, as the film")


@scenarios.scenario("the transcript equals the uploaded subtitles, with their times")
def subtitles_are_kept(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "subtitles")
    form = {"index_id": index_id, "provide_transcription": "true"}
    files = ["video_file", "transcription_file"]
    made = client.accepted("create-video-indexing-task", form=form, files=files)
    video_id = until_ready(client, made.json["_id"], index_id).json["video_id"]
    answer = client.accepted("retrieve-transcription", {"index-id": index_id, "video-id": video_id})
    got = [(piece["start"], piece["end"], piece["value"]) for piece in answer.json["data"] or []]
    expected = [(1, 3, "Nothing is to be seen.")]
    client.law(got == expected, answer, "kept", "subtitles", f"The transcript is {got}.", str(expected))
    client.accepted("delete-index", {"index-id": index_id})


@scenarios.scenario("the vectors of a video cover it without gaps")
def vectors_are_seamless(client: ApiClient, context: ScenarioContext) -> None:
    answer = client.accepted("retrieve-video-information", film_path(context), {"embed": "true"})
    segments = answer.json["embedding"]["video_embedding"]["segments"]
    parts = [
        (segment["start_offset_sec"], segment["end_offset_sec"])
        for segment in segments
        if segment["embedding_scope"] == "clip"
    ]
    if not parts:
        raise ScenarioOver("the vectors are of the whole video only")
    follows_seamlessly(client, answer, "segments", [(0, 0), *parts, (FILM_SECONDS, FILM_SECONDS)])


@scenarios.scenario("a list that grows during paging shows no row twice")
def lists_that_grow(client: ApiClient, context: ScenarioContext) -> None:
    before = {make_index(client, context, f"grows {number}") for number in range(3)}
    query = {"page_limit": 2, "sort_by": "created_at", "sort_option": "asc"}
    pages = _numbered(client, query)
    seen = walked_while_it_changes(client, pages, lambda: make_index(client, context, "late"), lambda item: item["_id"])
    lost = sorted(before - set(map(str, seen)))
    answer = client.accepted("list-indexes", query=query)
    message = f"{len(lost)} indexes that existed before are missing."
    client.law(not lost or len(seen) >= _MOST, answer, "paging", "lost while it changes", message, "each once")


_MOST = 40


def _numbered(client: ApiClient, query: dict[str, object]) -> Iterator[ApiReply]:
    for number in range(1, _MOST // 2 + 1):
        page = client.accepted("list-indexes", query={**query, "page": number})
        yield page
        if number >= page.json["page_info"]["total_page"]:
            return


@scenarios.scenario("search results can be paged to the end during deletions, and only by their own account")
def results_that_stay(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "pages")
    videos = {_ready_video(client, index_id) for _ in range(3)}
    body = {**_SEARCH, "index_id": index_id, "page_limit": 1}
    for name, limit in product(_ROUTES, (1, 50)):
        pages = list(_of_a_search(client, name, {**body, "page_limit": limit}))
        found = {str(item["video_id"]) for page in pages for item in page.json["data"]}
        message = f"The pages of {name} hold {len(found)} of {len(videos)} videos."
        client.law(found == videos, pages[-1], "paging", "all pages", message, "all videos")
    first = client.accepted("make-search-request", json=body)
    _to_others(client, context, index_id, first)
    gone = first.json["data"][0]["video_id"]

    def delete() -> None:
        client.accepted("delete-video-information", {"index-id": index_id, "video-id": gone})

    seen = walked_while_it_changes(client, _of_a_search(client, "make-search-request", body), delete, _moment)
    if len(seen) > 1:
        lost = sorted(videos - {gone} - {str(item[0]) for item in seen if isinstance(item, tuple)})
        message = f"{lost} existed all the time and are missing."
        client.law(not lost, first, "paging", "lost while it changes", message, "each clip once")
    client.accepted("delete-index", {"index-id": index_id})


def _ready_video(client: ApiClient, index_id: str) -> str:
    made = client.accepted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"])
    return str(until_ready(client, made.json["_id"], index_id).json["video_id"])


def _moment(clip: Item) -> tuple[object, ...]:
    return (clip["video_id"], clip["start"], clip["end"], str(clip.get("metadata")))


def _of_a_search(client: ApiClient, name: str, body: dict[str, object]) -> Iterator[ApiReply]:
    query = body["query"]
    if name == "any-to-video-search":
        form = {field: value for field, value in body.items() if field != "query"}
        page = client.accepted(name, form={**form, "query_text": query})
    else:
        asked = query if name == "make-search-request" else {"text": query}
        page = client.accepted(name, json={**body, "query": asked})
    yield page
    while "next_page_token" in page.json["page_info"]:
        token = page.json["page_info"]["next_page_token"]
        if not client.law(bool(token), page, "paging", "next_page_token", "It is empty.", "none on the last page"):
            return
        page = client.call(_ROUTES[name], {"page-token": token})
        if page.status == 400:
            return  # a token may expire when a video of its results is deleted
        yield page


def _to_others(client: ApiClient, context: ScenarioContext, index_id: str, first: ApiReply) -> None:
    """Check that page tokens are useless to another account."""
    if not context.other_key:
        return
    token = first.json["page_info"]["next_page_token"]
    for name in _ROUTES.values():
        client.refused(400, "search_page_token_expired", name, {"page-token": token}, key=context.other_key)
    named = [{"name": _CLASS, "prompts": names_of_videos(client, index_id)}]
    body = {"index_id": index_id, "options": ["visual"], "classes": named, "threshold": _ALL, "page_limit": 1}
    classes = client.accepted("classify-bulk", json=body)
    token = classes.json["page_info"]["next_page_token"]
    if token:
        path = {"page_token": token}
        client.refused(
            400, "classify_page_token_expired", "classify-retrieve-specific-page", path, key=context.other_key
        )


@scenarios.scenario("no request can read records of another account")
def nothing_for_others(client: ApiClient, context: ScenarioContext) -> None:
    other = context.need(context.other_key, "there is no second key (--other-key)")
    index_id, video_id = context.film_index, context.need(context.film_video, "no video became ready")
    place, spelt = {"index-id": index_id, "video-id": video_id}, {"index_id": index_id, "video_id": video_id}
    of_index, of_video = {"index_id": index_id}, {"video_id": video_id}
    classes = {"options": ["visual"], "classes": [{"name": "a", "prompts": ["b"]}]}
    is_kept_from_others(
        client,
        other,
        (
            ForeignCall("retrieve-video-information", place),
            ForeignCall("update-video-information", place, json={"video_title": "stolen"}),
            ForeignCall("retrieve-transcription", place),
            ForeignCall("retrieve-ocr", place),
            ForeignCall("identify-logos", place),
            ForeignCall("retrieve-thumbnail", spelt),
            ForeignCall("video-indexing-tasks-by-status", query=of_index),
            ForeignCall("combined-queries-make-search-request", json={**_SEARCH, **of_index, "query": {"text": "a"}}),
            ForeignCall("generate-gist", json={**of_video, "types": ["title"]}),
            ForeignCall("summarize", json={**of_video, "type": "summary"}),
            ForeignCall("generate-text-representation", json={**of_video, "prompt": "What is it?"}),
            ForeignCall("classify-bulk", json={**classes, **of_index}),
            ForeignCall("classify-video", json={**classes, "video_ids": [video_id]}),
            ForeignCall("delete-video-indexing-task", {"task_id": context.film_task}),
            ForeignCall("delete-video-information", place),
        ),
    )
    for name, own in (("list-video-indexing-tasks", context.film_task), ("list-indexes", index_id)):
        listed = client.accepted(name, query={"page_limit": 50}, key=other)
        is_not_listed_to_others(client, other, listed, own)
    client.accepted("retrieve-video-information", place)
