"""Laws of search: results are in the index, best first, page by page."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver, clause_of
from mockserver.harness.verify.scenarios.common.laws import lies_within
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import PEGASUS, make_index
from mockserver.harness.verify.scenarios.v1_2.uploads import until_ready

scenarios = Scenarios()

_MOST_PAGES = 6
_WORDS = ("a person shows something", "how to", "the")
_LEVELS = ("extremely low", "low", "medium", "high")
_PAGE_OF = {
    "make-search-request": "search-retrieve-specific-page",
    "combined-queries-make-search-request": "combined-queries-retrieve-specific-page",
    "any-to-video-search": "any-to-video--retrieve-specific-page",
}


@scenarios.scenario("several videos of one index become ready")
def several_videos(client: ApiClient, context: ScenarioContext) -> None:
    if context.rich_index:
        return
    index_id = make_index(client, context, "several")
    made = [
        client.accepted("create-video-indexing-task", form={"index_id": index_id}, files=["video_file"]).json["_id"]
        for _ in range(3)
    ]
    for task_id in made:
        until_ready(client, task_id, index_id)
    context.rich_index = index_id


def _index(context: ScenarioContext) -> str:
    return context.need(context.rich_index or context.film_index, "there is no index with a ready video")


def _search(client: ApiClient, context: ScenarioContext, **fields: Any) -> ApiReply:
    body = {"index_id": _index(context), "query": _WORDS[0], "search_options": ["visual", "conversation"], **fields}
    return client.accepted("make-search-request", json={"threshold": "none", **body})


def _query_with_results(client: ApiClient, context: ScenarioContext, **fields: Any) -> str:
    """Return a query that finds at least two clips. Raises ScenarioOver if none does."""
    for query in _WORDS:
        if _search(client, context, query=query, **fields).json["page_info"]["total_results"] >= 2:
            return query
    raise ScenarioOver("no query finds two clips in the index")


@scenarios.scenario("results are paged, best first, each once")
def pages_of_results(client: ApiClient, context: ScenarioContext) -> None:
    query = _query_with_results(client, context)
    first = _search(client, context, query=query, page_limit=2)
    _walk(client, "make-search-request", first, 2)
    _walk(client, "make-search-request", _search(client, context, query=query, page_limit=50), 50)
    # A large index has more results than are walked through; confident ones come to an end.
    _walk(client, "make-search-request", _search(client, context, query=query, page_limit=50, threshold="high"), 50)
    form = {"index_id": _index(context), "query_text": query, "search_options": ["visual", "conversation"]}
    second = client.accepted("any-to-video-search", form={**form, "page_limit": 2, "threshold": "none"})
    _walk(client, "any-to-video-search", second, 2)
    body = {"index_id": _index(context), "query": {"text": query}, "search_options": ["visual", "conversation"]}
    third = client.accepted("combined-queries-make-search-request", json={**body, "page_limit": 2, "threshold": "none"})
    _walk(client, "combined-queries-make-search-request", third, 2)


def _walk(client: ApiClient, name: str, first: ApiReply, limit: int) -> None:
    pages = [first]
    while token := pages[-1].json["page_info"].get("next_page_token"):
        if len(pages) == _MOST_PAGES:
            break
        pages.append(client.accepted(_PAGE_OF[name], {"page-token": token}))
    total = first.json["page_info"]["total_results"]
    for number, page in enumerate(pages):
        _page(client, page, limit, total, max(0, total - limit * number))
    is_whole = not pages[-1].json["page_info"].get("next_page_token")
    clips = [clip for page in pages for clip in _matches(page)]
    repeated = sorted({clip for clip in clips if clips.count(clip) > 1})
    clause = clause_of(first.operation, "responses", "200")
    client.law(not repeated, pages[-1], "paging", "repeated", f"{repeated[:3]} came twice.", "each clip once", clause)
    if is_whole:
        message = f"The pages hold {len(clips)} clips, total_results is {total}."
        client.law(len(clips) == total, pages[-1], "count", "total_results", message, "all of them", clause)
    scores = [clip["score"] for page in pages for clip in page.json["data"]]
    in_order = scores == sorted(scores, reverse=True)
    client.law(in_order, pages[-1], "order", "score", f"The scores are {scores}.", "best first", clause)
    _pool(client, pages)
    if len(pages) > 1:
        _back(client, name, pages)


def _page(client: ApiClient, page: ApiReply, limit: int, total: int, left: int) -> None:
    info, held = page.json["page_info"], len(page.json["data"])
    for subject, got, expected in (
        ("limit_per_page", info["limit_per_page"], limit),
        ("total_results", info["total_results"], total),
        ("data", held, min(limit, left)),
        ("next_page_token", "next_page_token" in info, left > limit),
    ):
        message = f"{subject}: {got}, with page_limit {limit}, {left} of {total} results left."
        client.law(got == expected, page, "page-info", subject, message, str(expected))


def _pool(client: ApiClient, pages: list[ApiReply]) -> None:
    pool = pages[0].json["search_pool"]
    index = client.accepted("retrieve-index", {"index-id": pool["index_id"]})
    for field, of_index in (("total_count", "video_count"), ("total_duration", "total_duration")):
        got, expected = pool[field], index.json[of_index]
        message = f"search_pool.{field} is {got}; the index has {expected}."
        client.law(abs(got - expected) < 1, pages[0], "count", f"search_pool {field}", message, str(expected))
    for page in pages[1:]:
        same = page.json["search_pool"] == pool
        client.law(same, page, "agreement", "search_pool", "Pages have different search_pools.", "the same pool")


def _back(client: ApiClient, name: str, pages: list[ApiReply]) -> None:
    second = pages[1].json["page_info"].get("prev_page_token")
    if not client.law(
        bool(second), pages[1], "paging", "prev_page_token", "There is none.", "a token of the first page"
    ):
        return
    again = client.accepted(_PAGE_OF[name], {"page-token": second})
    same = _moments(again) == _moments(pages[0])
    client.law(same, again, "paging", "prev_page_token", "It leads to another page.", "the first page again")
    message = "The first page has a token of a page before it."
    is_first = not pages[0].json["page_info"].get("prev_page_token")
    client.law(is_first, pages[0], "paging", "prev_page_token first", message, "none on the first page")


def _moments(page: ApiReply) -> list[tuple[str, float, float]]:
    """Return the clips of a page; addresses of pictures may change from one reply to the next."""
    return [(clip["video_id"], clip["start"], clip["end"]) for clip in page.json["data"]]


def _matches(page: ApiReply) -> list[tuple[str, float, float, str]]:
    """Return the clips of a page with their modality: visual and spoken matches can be different clips."""
    kinds = (sorted({found["type"] for found in clip.get("metadata", ())}) for clip in page.json["data"])
    return [(*moment, "+".join(found_by)) for moment, found_by in zip(_moments(page), kinds, strict=True)]


@scenarios.scenario("the page tokens of every kind of result are valid")
def tokens_on_every_route(client: ApiClient, context: ScenarioContext) -> None:
    first = _search(client, context, query=_query_with_results(client, context), page_limit=1)
    token = first.json["page_info"].get("next_page_token", "")
    context.need(token, "there is no second page")
    pages = [client.accepted(name, {"page-token": token}) for name in _PAGE_OF.values()]
    for page in pages[1:]:
        same = _moments(page) == _moments(pages[0])
        client.law(same, page, "agreement", "page-token", "It is another page.", "the same page on every route")


@scenarios.scenario("clips lie within videos of the index, and confidence matches the score")
def clips_make_sense(client: ApiClient, context: ScenarioContext) -> None:
    query = _query_with_results(client, context)
    found = _search(client, context, query=query, page_limit=50)
    where = {"index-id": _index(context)}
    videos = {v["_id"]: v for v in client.accepted("list-videos", where, {"page_limit": 50}).json["data"]}
    levels = []
    for clip in found.json["data"]:
        if clip["video_id"] not in videos:
            message = f"The video {clip['video_id']} is not in the index."
            client.law(len(videos) == 50, found, "leak", "video_id", message, "only videos of the index")
            continue
        duration = videos[clip["video_id"]]["metadata"]["duration"]
        lies_within(client, found, "times", (clip["start"], clip["end"]), duration)
        levels.append(_LEVELS.index(clip["confidence"]))
    message = "A lower score has a higher confidence."
    client.law(levels == sorted(levels, reverse=True), found, "order", "confidence", message, "as the scores")


@scenarios.scenario("filters narrow the results")
def narrowed(client: ApiClient, context: ScenarioContext) -> None:
    query = _query_with_results(client, context)
    every = _search(client, context, query=query, page_limit=50)
    before = every.json["page_info"]["total_results"]
    for level in ("low", "medium", "high"):
        found = _search(client, context, query=query, page_limit=50, threshold=level)
        wrong = [c for c in found.json["data"] if _LEVELS.index(c["confidence"]) < _LEVELS.index(level)]
        message = f"With threshold {level} there are {len(wrong)} clips below it."
        client.law(not wrong, found, "filter", "threshold", message, f"confidence of at least {level}")
        total = found.json["page_info"]["total_results"]
        message = f"With threshold {level} it finds {total}, with a lower one {before}."
        client.law(
            total <= before, found, "filter", "threshold count", message, "a stricter condition finds no more videos"
        )
        before = total
    video = every.json["data"][0]["video_id"]
    only = _search(client, context, query=query, page_limit=50, filter={"id": [video]})
    _holds(client, only, "filter id", [c["video_id"] == video for c in only.json["data"]], "only the requested video")
    nothing = _search(client, context, query=query, filter={"duration": {"gte": 1_000_000}})
    message = "There are clips, although no video matches the filter on duration."
    client.law(not nothing.json["data"], nothing, "filter", "duration", message, "no clips")


def _holds(client: ApiClient, answer: ApiReply, subject: str, facts: list[bool], expected: str) -> None:
    client.law(all(facts) and bool(facts), answer, "filter", subject, f"{facts.count(False)} do not.", expected)


@scenarios.scenario("the operator and finds no more than or")
def operators(client: ApiClient, context: ScenarioContext) -> None:
    any_of, both = (_search(client, context, operator=operator) for operator in ("or", "and"))
    totals = [answer.json["page_info"]["total_results"] for answer in (any_of, both)]
    message = f"With and it finds {totals[1]}, with or {totals[0]}."
    client.law(totals[1] <= totals[0], both, "filter", "operator", message, "and finds no more than or")


@scenarios.scenario("results grouped by video have each video once, with its own clips")
def grouped(client: ApiClient, context: ScenarioContext) -> None:
    query = _query_with_results(client, context)
    flat = _search(client, context, query=query, page_limit=50)
    found = _search(client, context, query=query, page_limit=50, group_by="video")
    is_grouped = all("clips" in item for item in found.json["data"])
    if not client.law(
        is_grouped, found, "value", "group_by", "It has clips without a group.", "videos with their clips"
    ):
        return
    groups = [item["id"] for item in found.json["data"]]
    client.law(
        len(set(groups)) == len(groups), found, "paging", "groups", f"The videos are {groups}.", "each video once"
    )
    if len(groups) < 50 and not flat.json["page_info"].get("next_page_token"):
        alone = sorted(_moments(flat))
        inside = sorted((c["video_id"], c["start"], c["end"]) for item in found.json["data"] for c in item["clips"])
        message = f"{len(inside)} clips in groups, {len(alone)} without; the times of some differ."
        client.law(inside == alone, found, "agreement", "clips", message, "the same clips at the same times")
    own = [clip["video_id"] == item["id"] for item in found.json["data"] for clip in item["clips"]]
    _holds(client, found, "group", own, "clips of the video")
    info = found.json["page_info"]
    inner = info.get("total_inner_matches")
    clips = flat.json["page_info"]["total_results"]
    if len(groups) < 50:
        total = info["total_results"]
        counted = {len(groups): "groups", clips: "clips"} if clips != len(groups) else {}
        is_known = total == len(groups) or total in counted
        if total in counted:
            is_known = client.note_answer(found, "results-of-groups", counted[total])
        client.law(is_known, found, "count", "total_results", f"total_results is {total}.", str(len(groups)))
    if inner is not None:
        message = f"total_inner_matches is {inner}; ungrouped it finds {clips}."
        client.law(inner == clips, found, "count", "total_inner_matches", message, str(clips))


@scenarios.scenario("invalid searches are refused as documented")
def what_a_search_refuses(client: ApiClient, context: ScenarioContext) -> None:
    name, good = "make-search-request", {"index_id": _index(context), "query": "x", "search_options": ["visual"]}
    for field in ("index_id", "query", "search_options"):
        lacking = {key: value for key, value in good.items() if key != field}
        client.refused(400, "parameter_not_provided", name, json=lacking)
    wrongs: tuple[dict[str, Any], ...] = (
        {"query": ""},
        {"page_limit": 51},
        {"page_limit": 0},
        {"threshold": "loud"},
        {"adjust_confidence_level": 2},
        {"group_by": "index"},
        {"sort_option": "age"},
        {"operator": "xor"},
        {"search_options": []},
        {"index_id": "x"},
    )
    for wrong in wrongs:
        client.refused(400, "parameter_invalid", name, json={**good, **wrong})
    client.refused(400, "search_filter_invalid", name, json={**good, "filter": {"duration": "long"}})
    client.refused(404, "resource_not_exist", name, json={**good, "index_id": UNKNOWN_ID})
    for page in _PAGE_OF.values():
        client.refused(400, "search_page_token_expired", page, {"page-token": "no-such-token"})
    combined = {**good, "query": {"$and": []}}
    client.refused(400, "parameter_invalid", "combined-queries-make-search-request", json=combined)


@scenarios.scenario("an index is searchable only with Marengo, and only by its own options")
def unsupported(client: ApiClient, context: ScenarioContext) -> None:
    body = {"query": "x", "search_options": ["visual"]}
    written = make_index(client, context, "pegasus", engines=[PEGASUS])
    client.refused(400, "index_not_supported_for_search", "make-search-request", json={**body, "index_id": written})
    engine = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
    seen = make_index(client, context, "visual", engines=[engine])
    logo = {"query": "x", "search_options": ["logo"], "index_id": seen}
    client.refused(400, "search_option_not_supported", "make-search-request", json=logo)
    empty = client.accepted("make-search-request", json={**body, "index_id": seen})
    message = f"An empty index has {len(empty.json['data'])} results."
    client.law(not empty.json["data"], empty, "leak", "empty index", message, "none")
