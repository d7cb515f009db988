"""The life cycle of an index of API v1.3, and what an index refuses."""

from typing import Any

from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.lists import moment
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_3.making import MARENGO, index_models, make_index

scenarios = Scenarios()


def same(client: ApiClient, answer: ApiReply, subject: str, got: object, expected: object) -> bool:
    """Check that a value of an answer is the expected one."""
    return client.law(got == expected, answer, "value", subject, f"{subject} is {got}.", str(expected))


@scenarios.scenario("an index can be created and renamed")
def life_of_an_index(client: ApiClient, context: ScenarioContext) -> None:
    name = context.name("life")
    models = index_models(client, context)
    body = {"index_name": name, "models": models, "addons": ["thumbnail"]}
    where = {"index-id": client.accepted("post_indexes", json=body).json["_id"]}
    made = client.accepted("get_indexes_index_id", where)
    for field, expected in (
        ("_id", where["index-id"]),
        ("index_name", name),
        ("video_count", 0),
        ("total_duration", 0),
        ("addons", ["thumbnail"]),
    ):
        same(client, made, field, made.json.get(field), expected)
    got, expected_models = (
        {model["model_name"]: sorted(model["model_options"]) for model in each}
        for each in (made.json["models"], models)
    )
    same(client, made, "models", got, expected_models)
    _is_changed(client, context, where, made)
    named = client.accepted("get_indexes", query={"index_name": name})
    same(client, named, "old name", named.json["data"], [])


def _is_changed(client: ApiClient, context: ScenarioContext, where: dict[str, str], made: ApiReply) -> None:
    renamed = context.name("renamed")
    client.accepted("put_indexes_index_id", where, json={"index_name": renamed})
    after = client.accepted("get_indexes_index_id", where)
    for field, value in made.json.items():
        if field not in ("index_name", "updated_at"):
            same(client, after, field, after.json.get(field), value)
    same(client, after, "index_name", after.json["index_name"], renamed)
    later = moment(after.json["updated_at"]) >= moment(made.json["updated_at"]) >= moment(made.json["created_at"])
    message = f"It was made at {made.json['created_at']} and changed at {after.json['updated_at']}."
    client.law(later, after, "dates", "updated_at", message, "time never goes back")
    found = client.accepted("get_indexes", query={"index_name": renamed})
    same(client, found, "by name", [each["_id"] for each in found.json["data"]], [where["index-id"]])


@scenarios.scenario("lists of indexes can be filtered by their models")
def filters_of_indexes(client: ApiClient, context: ScenarioContext) -> None:
    only = make_index(client, context, "marengo", models=[MARENGO])
    for query, expected in (
        ({"model_family": "marengo"}, True),
        ({"model_family": "pegasus"}, False),
        ({"model_options": "visual,audio"}, True),
    ):
        answer = client.accepted("get_indexes", query={"page_limit": 50, **query})
        found = only in [each["_id"] for each in answer.json["data"]]
        [(name, value)] = query.items()
        is_cut = answer.json["page_info"]["total_page"] > 1
        message = f"With {name}={value} the index is {'' if found else 'not '}there."
        client.law(found is expected or (expected and is_cut), answer, "filter", name, message, str(expected))


@scenarios.scenario("invalid requests about indexes are refused as documented, and change nothing")
def what_an_index_refuses(client: ApiClient, context: ScenarioContext) -> None:
    where = {"index-id": make_index(client, context, "refusals")}
    before = client.accepted("get_indexes_index_id", where)
    name, good = before.json["index_name"], {"index_name": context.name("never"), "models": [MARENGO]}
    wrongs: tuple[dict[str, Any], ...] = (
        {"models": []},
        {"models": [{**MARENGO, "model_name": "marengo9"}]},
        {"models": [{**MARENGO, "model_options": ["smell"]}]},
        {"models": [{**MARENGO, "model_options": []}]},
        {"index_name": ""},
        {"index_name": 7},
        {"addons": ["postcard"]},
    )
    for wrong in wrongs:
        client.refused(400, "parameter_invalid", "post_indexes", json={**good, **wrong})
    for missing in good:
        body = {key: value for key, value in good.items() if key != missing}
        client.refused(400, "parameter_not_provided", "post_indexes", json=body)
    client.refused(400, "index_name_already_exists", "post_indexes", json={**good, "index_name": name})
    other = {"index-id": make_index(client, context, "other")}
    client.refused(400, "index_name_already_exists", "put_indexes_index_id", other, json={"index_name": name})
    for field, value, code in (
        ("models", [MARENGO], "index_engine_cannot_be_changed"),
        ("model_options", ["visual"], "index_option_cannot_be_changed"),
    ):
        client.refused(400, code, "put_indexes_index_id", where, json={"index_name": name, field: value})
    client.refused(400, "parameter_not_provided", "put_indexes_index_id", where, json={})
    for raw in (b"{", b"[]", b'"text"'):
        client.refused(400, "parameter_invalid", "post_indexes", raw=raw)
    after = client.accepted("get_indexes_index_id", where)
    same(client, after, "index", after.json, before.json)
