"""Laws of the numbered lists: pages, order and conditions."""

from datetime import date, timedelta
from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply, clause_of
from mockserver.harness.verify.scenarios.common.lists import check_order, check_paging
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import MARENGO, make_index

scenarios = Scenarios()


def _filtered(client: ApiClient, name: str, path: dict[str, str], query: dict[str, Any], item: dict[str, Any]) -> None:
    """Check a list with filters that match `item`, and with some that match nothing."""
    day = item["created_at"][:10]
    after = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    before = (date.fromisoformat(day) - timedelta(days=1)).isoformat()
    met = ({"_id": item["_id"]}, {"created_at": day}, {"created_at[gte]": day}, {"created_at[lte]": day})
    unmet = ({"_id": UNKNOWN_ID}, {"created_at": after}, {"created_at[gte]": after}, {"created_at[lte]": before})
    for condition in met:
        _has(
            client, client.accepted(name, path, {**query, "page_limit": 50, **condition}), item["_id"], condition, True
        )
    for condition in unmet:
        answer = client.accepted(name, path, {**query, "page_limit": 50, **condition})
        _has(client, answer, item["_id"], condition, False)
    only = client.accepted(name, path, {**query, "_id": item["_id"]})
    client.law(
        only.json["page_info"]["total_results"] == 1,
        only,
        "filter",
        "_id",
        f"total_results is {only.json['page_info']['total_results']} for one identifier.",
        "one item",
    )


def _has(client: ApiClient, answer: ApiReply, wanted: str, condition: dict[str, str], expected: bool) -> None:
    [(name, value)] = condition.items()
    found = wanted in [item["_id"] for item in answer.json["data"]]
    message = f"With {name}={value} the item {wanted} is {'' if found else 'not '}there."
    client.law(
        found is expected or (expected and answer.json["page_info"]["total_page"] > 1),
        answer,
        "filter",
        f"{name} {'met' if expected else 'not met'}",
        message,
        f"it is {'' if expected else 'not '}there",
        clause_of(answer.operation, "parameters"),
    )


@scenarios.scenario("lists of indexes are paged, sorted and filtered")
def indexes_are_listed(client: ApiClient, context: ScenarioContext) -> None:
    oldest, *_ = [make_index(client, context, f"list {number}") for number in range(3)]
    seen_only = make_index(client, context, "seen only", engines=[MARENGO])
    # The one that was created first is changed last.
    client.accepted("update-index", {"index-id": oldest}, json={"index_name": context.name("list, renamed")})
    check_paging(client, "list-indexes", {}, {})
    check_order(client, "list-indexes", {}, {})
    item = client.accepted("retrieve-index", {"index-id": oldest}).json
    _filtered(client, "list-indexes", {}, {}, item)
    named = client.accepted("list-indexes", query={"index_name": item["index_name"]})
    client.law(
        [found["_id"] for found in named.json["data"]] == [item["_id"]],
        named,
        "filter",
        "index_name",
        f"By its name {len(named.json['data'])} indexes are found.",
        "exactly the index of this name",
    )
    for family, expected in (("marengo", True), ("pegasus", False)):
        answer = client.accepted("list-indexes", query={"page_limit": 50, "engine_family": family})
        _has(client, answer, seen_only, {"engine_family": family}, expected)


@scenarios.scenario("the list of indexes agrees with each index", writes=False)
def listed_indexes_agree(client: ApiClient, context: ScenarioContext) -> None:
    listed = client.accepted("list-indexes", query={"page_limit": 5})
    for item in listed.json["data"]:
        alone = client.accepted("retrieve-index", {"index-id": item["_id"]})
        differing = sorted(key for key in item.keys() | alone.json.keys() if item.get(key) != alone.json.get(key))
        message = f"List and index differ in {', '.join(differing)}."
        client.law(not differing, alone, "agreement", " ".join(differing), message, "the same values")
        videos = client.accepted("list-videos", {"index-id": item["_id"]}, {"page_limit": 50})
        _counts(client, alone, videos)
    several = client.accepted("list-indexes", query={"page_limit": 50}).json["data"]
    richest = max(several, key=lambda item: int(item["video_count"]), default=None)
    if richest and richest["video_count"] >= 2:
        context.rich_index = richest["_id"]


def _counts(client: ApiClient, index: ApiReply, videos: ApiReply) -> None:
    info = videos.json["page_info"]
    message = f"The index counts {index.json['video_count']} videos, the list {info['total_results']}."
    client.law(
        index.json["video_count"] == info["total_results"],
        index,
        "count",
        "video_count",
        message,
        "as many as are listed",
    )
    if info["total_page"] == 1:
        seconds = sum(video["metadata"]["duration"] for video in videos.json["data"])
        message = f"The index says {index.json['total_duration']} seconds, its videos last {seconds}."
        client.law(
            abs(index.json["total_duration"] - seconds) < 1, index, "count", "total_duration", message, "their sum"
        )


@scenarios.scenario("lists show the same rows with any page_limit", writes=False)
def lists_are_walked(client: ApiClient, context: ScenarioContext) -> None:
    check_paging(client, "list-indexes", {}, {})
    check_paging(client, "list-video-indexing-tasks", {}, {})
    check_order(client, "list-video-indexing-tasks", {}, {})
    if context.rich_index:
        check_paging(client, "list-videos", {"index-id": context.rich_index}, {})
        check_order(client, "list-videos", {"index-id": context.rich_index}, {})
    tasks = client.accepted("list-video-indexing-tasks", query={"page_limit": 1}).json["data"]
    if tasks:
        _filtered(client, "list-video-indexing-tasks", {}, {}, tasks[0])
    check_paging(client, "list-video-embedding-tasks", {}, {})


@scenarios.scenario("the list of engines agrees with each engine", writes=False)
def engines_agree(client: ApiClient, context: ScenarioContext) -> None:
    listed = client.accepted("list-engines")
    client.law(bool(listed.json["data"]), listed, "count", "engines", "There are no engines.", "at least one")
    for item in listed.json["data"]:
        alone = client.accepted("retrieve-engine", {"engine-id": item["_id"]})
        client.law(alone.json == item, alone, "agreement", "engine", "List and engine differ.", "the same values")
    client.refused(404, "resource_not_exist", "retrieve-engine", {"engine-id": "no-such-engine"})
