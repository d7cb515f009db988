"""Laws of search on API v1.3: results are in the index, best first, page by page, for one account only."""

import json
from typing import Any

from mockserver.harness.suite.material import picture
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.lists import everything
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import PEGASUS, index_asset, index_models, make_index

scenarios = Scenarios()

_MOST_PAGES = 6
_VIDEOS = 3
_TEXT = "a person shows something"


@scenarios.scenario("several assets of one index become ready")
def several_videos(client: ApiClient, context: ScenarioContext) -> None:
    asset_id = context.need(context.film_asset, "no asset became ready")
    index_id = make_index(client, context, "several")
    index_asset(client, index_id, asset_id)
    for _ in range(_VIDEOS - 1):
        client.accepted("post_tasks", form={"index_id": index_id}, files=["video_file"])
    for _ in client.polls():
        listed = everything(client, "get_indexes_index_id_indexed_assets", {"index-id": index_id})
        for video in listed:
            where = {"index-id": index_id, "indexed-asset-id": video["_id"]}
            client.accepted("get_indexes_index_id_indexed_assets_indexed_asset_id", where)
        if len(listed) == _VIDEOS and all(video["status"] == "ready" for video in listed):
            context.rich_index = index_id
            return
        client.wait()
    raise ScenarioOver("the videos were not ready in time")


def _index(context: ScenarioContext) -> str:
    ready = context.rich_index or (context.film_video and context.film_index)
    return context.need(ready, "there is no index with a ready video")


def _search(client: ApiClient, context: ScenarioContext, **fields: Any) -> ApiReply:
    index_id = _index(context)
    form = {"index_id": index_id, "query_text": _TEXT, "search_options": ["visual", "audio"], **fields}
    return client.accepted("post_search", form={key: value for key, value in form.items() if value is not None})


@scenarios.scenario("results are paged, best first, each once")
def pages_of_results(client: ApiClient, context: ScenarioContext) -> None:
    for limit in (1, 2, 50):
        first = _search(client, context, page_limit=limit)
        _walk(client, first, limit)
    whole = _search(client, context, page_limit=50).json["data"]
    _, pages = _pages(client, _search(client, context, page_limit=2))
    walked = [clip for page in pages for clip in page.json["data"]]
    same = [_place(clip) for clip in walked] == [_place(clip) for clip in whole[: len(walked)]]
    client.law(same, pages[-1], "paging", "order", "Pages of 2 show other results than one of 50.", "the same")


def _place(clip: dict[str, Any]) -> tuple[Any, ...]:
    return clip["video_id"], clip["start"], clip["end"]


def _pages(client: ApiClient, first: ApiReply) -> tuple[bool, list[ApiReply]]:
    """Return whether these are all pages, and the pages."""
    pages = [first]
    while token := pages[-1].json["page_info"].get("next_page_token"):
        if len(pages) == _MOST_PAGES:
            return False, pages
        pages.append(client.accepted("get_search_page_token", {"page-token": token}))
    return True, pages


def _walk(client: ApiClient, first: ApiReply, limit: int) -> None:
    is_whole, pages = _pages(client, first)
    found = [clip for page in pages for clip in page.json["data"]]
    total = first.json["page_info"]["total_results"]
    places = [_place(clip) for clip in found]
    message = f"{len(places) - len(set(places))} results come twice."
    client.law(len(set(places)) == len(places), pages[-1], "paging", "repeated", message, "each result once")
    if is_whole:
        message = f"The pages hold {len(found)} results, total_results is {total}."
        client.law(len(found) == total, pages[-1], "count", "total_results", message, str(len(found)))
    for number, page in enumerate(pages):
        due, held = min(limit, max(0, total - limit * number)), len(page.json["data"])
        message = f"Page {number + 1} has {held} results, page_limit is {limit}."
        client.law(held == due, page, "page-info", "data", message, str(due))
        info = page.json["page_info"]
        for field, expected in (("total_results", total), ("limit_per_page", limit)):
            client.law(info[field] == expected, page, "page-info", field, f"{field} is {info[field]}.", str(expected))
    ranks = [clip["rank"] for clip in found if "rank" in clip]
    expected_ranks = list(range(1, len(ranks) + 1))
    client.law(ranks == expected_ranks, pages[-1], "order", "rank", f"The ranks are {ranks[:9]}.", "1, 2, 3 and so on")
    _turns_back(client, pages)


def _turns_back(client: ApiClient, pages: list[ApiReply]) -> None:
    first, *others = pages
    has = "prev_page_token" in first.json["page_info"]
    client.law(not has, first, "paging", "prev_page_token", "The first page has one.", "none on the first page")
    for before, page in zip(pages, others, strict=False):
        token = page.json["page_info"].get("prev_page_token", "")
        if client.law(bool(token), page, "paging", "prev_page_token", "There is none.", "a token of the page before"):
            again = client.accepted("get_search_page_token", {"page-token": token})
            same = again.json["data"] == before.json["data"]
            client.law(same, again, "paging", "prev_page_token", "It leads to another page.", "the page before")


@scenarios.scenario("a page token is invalid for another account, and so is an unknown one")
def tokens_of_others(client: ApiClient, context: ScenarioContext) -> None:
    other = context.need(context.other_key, "there is no second key (--other-key)")
    token = _search(client, context, page_limit=1).json["page_info"].get("next_page_token", "")
    where = {"page-token": context.need(token, "there is no second page")}
    answer = client.call("get_search_page_token", where, key=other)
    if answer.status == 401:
        raise ScenarioOver("the server does not accept the second key (--other-key)")
    message = f"Another account was answered {answer.status}."
    client.law(answer.status >= 400, answer, "leak", "page-token", message, "refused")
    client.accepted("get_search_page_token", where)
    unknown = {"page-token": f"{'0' * 32}-1"}
    client.refused(400, "search_page_token_expired", "get_search_page_token", unknown)


@scenarios.scenario("clips lie within videos of the index, and filters narrow the results")
def clips_and_conditions(client: ApiClient, context: ScenarioContext) -> None:
    answer = _search(client, context, page_limit=50)
    index_id = answer.json["search_pool"]["index_id"]
    videos = {each["_id"]: each for each in everything(client, "get_indexes_index_id_videos", {"index-id": index_id})}
    pool = answer.json["search_pool"]["total_count"]
    message = f"search_pool has {pool} videos, the index {len(videos)}."
    client.law(pool == len(videos), answer, "count", "total_count", message, str(len(videos)))
    clips = answer.json["data"]
    for clip in clips:
        video = videos.get(clip["video_id"])
        inside = video is not None and 0 <= clip["start"] < clip["end"] <= video["system_metadata"]["duration"] + 1
        message = f"{clip['start']} to {clip['end']} s of {clip['video_id']}."
        if not client.law(inside, answer, "value", "clip", message, "within a video of the index"):
            break
    if not clips:
        raise ScenarioOver("nothing was found in the index")
    one = clips[0]["video_id"]
    narrowed = _search(client, context, page_limit=50, filter=json.dumps({"id": [one]}))
    expected = [_place(clip) for clip in clips if clip["video_id"] == one]
    got = [_place(clip) for clip in narrowed.json["data"]]
    if answer.json["page_info"]["total_results"] <= len(clips):
        client.law(got == expected, narrowed, "filter", "id", f"{len(got)} clips are found.", f"{len(expected)} clips")
    nothing = _search(client, context, filter=json.dumps({"duration": {"gte": 100_000}}))
    found = nothing.json["page_info"]["total_results"]
    client.law(found == 0, nothing, "filter", "duration", f"{found} clips are found.", "none")


@scenarios.scenario("results grouped by video have each video once, with its own clips")
def grouped(client: ApiClient, context: ScenarioContext) -> None:
    answer = _search(client, context, page_limit=50, group_by="video")
    info, groups = answer.json["page_info"], answer.json["data"]
    ids = [group["id"] for group in groups]
    client.law(len(set(ids)) == len(ids), answer, "paging", "repeated", f"The videos are {ids}.", "each video once")
    inner = sum(len(group["clips"]) for group in groups)
    if not info.get("next_page_token"):
        total = info["total_results"]
        counted = {inner: "clips", len(ids): "groups"}.get(total, "")
        is_known = total == len(ids)
        if inner != len(ids) and counted:
            is_known = client.note_answer(answer, "results-of-groups", counted)
        client.law(is_known, answer, "count", "total_results", str(info), str(len(ids)))
        count = info.get("total_inner_matches", inner)
        client.law(count == inner, answer, "count", "total_inner_matches", f"It is {count}.", str(inner))
    strays = [clip for group in groups for clip in group["clips"] if clip.get("video_id", group["id"]) != group["id"]]
    client.law(not strays, answer, "value", "clips", f"{len(strays)} clips are of other videos.", "its own clips")


@scenarios.scenario("a search by image finds videos of the index")
def by_an_image(client: ApiClient, context: ScenarioContext) -> None:
    index_id = _index(context)
    form = {"index_id": index_id, "query_media_type": "image", "search_options": ["visual"]}
    answer = client.accepted("post_search", form=form, files=["query_media_file"])
    client.law(bool(answer.json["data"]), answer, "value", "data", "Nothing is found.", "the nearest moments")
    del form["query_media_type"]
    client.refused(400, "parameter_not_provided", "post_search", form=form, files={"query_media_file": picture()})


@scenarios.scenario("invalid searches are refused as documented")
def what_a_search_refuses(client: ApiClient, context: ScenarioContext) -> None:
    index_id = _index(context)
    good = {"index_id": index_id, "query_text": _TEXT, "search_options": ["visual"]}
    for missing in good:
        form = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "post_search", form=form)
    for wrong, code in (
        ({"index_id": "x"}, "parameter_invalid"),
        ({"page_limit": 51}, "parameter_invalid"),
        ({"group_by": "smell"}, "parameter_invalid"),
        ({"operator": "xor"}, "parameter_invalid"),
        ({"search_options": ["smell"]}, "search_option_not_supported"),
        ({"filter": "{"}, "search_filter_invalid"),
    ):
        client.refused(400, code, "post_search", form={**good, **wrong})
    client.refused(404, "resource_not_exists", "post_search", form={**good, "index_id": UNKNOWN_ID})
    client.refused(400, "content_type_invalid", "post_search", json=good)
    if PEGASUS in index_models(client, context):
        without = make_index(client, context, "no marengo", models=[PEGASUS])
        client.refused(400, "index_not_supported_for_search", "post_search", form={**good, "index_id": without})
