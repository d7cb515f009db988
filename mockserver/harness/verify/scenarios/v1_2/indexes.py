"""The life cycle of an index, and what an index refuses."""

from datetime import datetime

from mockserver.harness.verify.api_client import ApiClient, ApiReply, clause_of
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import MARENGO, PEGASUS, make_index

scenarios = Scenarios()


@scenarios.scenario("an index can be created, renamed and deleted")
def life_of_an_index(client: ApiClient, context: ScenarioContext) -> None:
    before = client.accepted("list-indexes").json["page_info"]["total_results"]
    name = context.name("life")
    body = {"index_name": name, "engines": [MARENGO, PEGASUS], "addons": ["thumbnail"]}
    index_id = client.accepted("create-index", json=body).json["_id"]
    where = {"index-id": index_id}
    made = client.accepted("retrieve-index", where)
    _is_as_made(client, made, index_id, name)
    _counted(client, before + 1)

    renamed = context.name("renamed")
    client.accepted("update-index", where, json={"index_name": renamed})
    after = client.accepted("retrieve-index", where)
    _same(client, after, "index_name", after.json["index_name"], renamed)
    _same(client, after, "created_at", after.json["created_at"], made.json["created_at"])
    client.law(
        _moment(after.json["updated_at"]) >= _moment(made.json["updated_at"]),
        after,
        "dates",
        "updated_at",
        f"updated_at went from {made.json['updated_at']} to {after.json['updated_at']}.",
        "it never goes back",
    )
    videos = client.accepted("list-videos", where)
    _same(client, videos, "data", videos.json["data"], [])
    client.accepted("delete-index", where)
    _is_gone(client, where, renamed)
    _counted(client, before)


def _is_as_made(client: ApiClient, made: ApiReply, index_id: str, name: str) -> None:
    index = made.json
    _same(client, made, "_id", index["_id"], index_id)
    _same(client, made, "index_name", index["index_name"], name)
    engines = {engine["engine_name"]: sorted(engine["engine_options"]) for engine in index["engines"]}
    _same(client, made, "engines", engines, {e["engine_name"]: sorted(e["engine_options"]) for e in (MARENGO, PEGASUS)})
    _same(client, made, "addons", index.get("addons"), ["thumbnail"])
    _same(client, made, "video_count", index["video_count"], 0)
    _same(client, made, "total_duration", index["total_duration"], 0)
    created = _moment(index["created_at"])
    client.law(
        _moment(index["updated_at"]) >= created,
        made,
        "dates",
        "created_at",
        f"It was created at {index['created_at']} and changed at {index['updated_at']}.",
        "updated_at is not before created_at",
    )
    seconds = int(index_id[:8], 16)
    client.law(
        abs(created.timestamp() - seconds) <= 2,
        made,
        "dates",
        "_id",
        f"The identifier begins with second {seconds}; created_at is {index['created_at']}.",
        "an identifier begins with the second of its creation",
    )


def _is_gone(client: ApiClient, where: dict[str, str], name: str) -> None:
    client.refused(404, "resource_not_exist", "retrieve-index", where)
    client.refused(404, "resource_not_exist", "list-videos", where)
    client.refused(404, "resource_not_exist", "update-index", where, json={"index_name": "again"})
    client.refused(404, "resource_not_exist", "delete-index", where)
    for query in ({"_id": where["index-id"]}, {"index_name": name}):
        listed = client.accepted("list-indexes", query=query)
        _same(client, listed, "deleted", listed.json["data"], [])


def _counted(client: ApiClient, expected: int) -> None:
    listed = client.accepted("list-indexes")
    _same(client, listed, "total_results", listed.json["page_info"]["total_results"], expected)


def _same(client: ApiClient, answer: ApiReply, subject: str, got: object, expected: object) -> None:
    message = f"{subject} is {got}."
    client.law(
        got == expected, answer, "value", subject, message, str(expected), clause_of(answer.operation, "responses")
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


@scenarios.scenario("invalid requests about indexes are refused as documented, and change nothing")
def what_an_index_refuses(client: ApiClient, context: ScenarioContext) -> None:
    index_id = make_index(client, context, "refusals")
    where = {"index-id": index_id}
    before = client.accepted("retrieve-index", where)
    name = before.json["index_name"]
    good = {"index_name": context.name("never"), "engines": [MARENGO]}
    invalid = (
        {**good, "engines": []},
        {**good, "engines": [{**MARENGO, "engine_name": "marengo9"}]},
        {**good, "engines": [{**MARENGO, "engine_options": ["smell"]}]},
        {**good, "engines": [{**PEGASUS, "engine_options": ["logo"]}]},
        {**good, "index_name": ""},
        {**good, "index_name": 7},
        {**good, "addons": ["postcard"]},
    )
    for body in invalid:
        client.refused(400, "parameter_invalid", "create-index", json=body)
    for missing in ("index_name", "engines"):
        body = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "create-index", json=body)
    client.refused(400, "index_name_already_exists", "create-index", json={**good, "index_name": name})
    other = make_index(client, context, "other")
    client.refused(400, "index_name_already_exists", "update-index", {"index-id": other}, json={"index_name": name})
    engines = {"index_name": name, "engines": [MARENGO]}
    client.refused(400, "index_engine_cannot_be_changed", "update-index", where, json=engines)
    options = {"index_name": name, "index_options": ["visual"]}
    client.refused(400, "index_option_cannot_be_changed", "update-index", where, json=options)
    client.refused(400, "parameter_not_provided", "update-index", where, json={})
    after = client.accepted("retrieve-index", where)
    _same(client, after, "index", after.json, before.json)


@scenarios.scenario("malformed and unknown identifiers are refused", writes=False)
def unknown_identifiers(client: ApiClient, context: ScenarioContext) -> None:
    for name, path in (
        ("retrieve-index", {"index-id": "x"}),
        ("list-videos", {"index-id": "x"}),
        ("retrieve-video-indexing-task", {"task_id": "x"}),
        ("retrieve-video-embeding", {"task_id": "x"}),
    ):
        client.refused(400, "parameter_invalid", name, path)
        unknown = dict.fromkeys(path, UNKNOWN_ID)
        client.refused(404, "resource_not_exist", name, unknown)
    client.refused(404, "resource_not_exist", "video-indexing-tasks-by-status", query={"index_id": UNKNOWN_ID})
    client.refused(400, "parameter_not_provided", "video-indexing-tasks-by-status")


@scenarios.scenario("every list refuses values out of range", writes=False)
def values_out_of_range(client: ApiClient, context: ScenarioContext) -> None:
    wrong = ({"page_limit": 51}, {"page_limit": 0}, {"page": 0}, {"page": "one"}, {"created_at": "yesterday"})
    orders = ({"sort_by": "index_name"}, {"sort_option": "up"})
    for name in ("list-indexes", "list-video-indexing-tasks"):
        for query in (*wrong, *orders):
            client.refused(400, "parameter_invalid", name, query=query)
    client.refused(400, "parameter_invalid", "list-indexes", query={"engine_family": "phoenix"})
    client.refused(400, "parameter_invalid", "list-video-indexing-tasks", query={"status": "tired"})
    client.refused(400, "parameter_invalid", "list-video-embedding-tasks", query={"page_limit": 51})
