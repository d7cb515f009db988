"""Keys: without a valid key the server answers nothing, and with another account's key it shows nothing of yours."""

from mockserver.contract.errors import error_in
from mockserver.harness.verify.api_client import ApiClient, ScenarioOver, clause_of
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios
from mockserver.harness.verify.scenarios.v1_2.making import make_index

scenarios = Scenarios()

_OF_AN_INDEX = ("video-indexing-tasks-by-status", "cloud-to-cloud-retrieve-status")


@scenarios.scenario("requests without a key are refused", writes=False)
def no_key(client: ApiClient, context: ScenarioContext) -> None:
    for name, operation in client.contract.operations.items():
        if operation.method != "GET" or operation.tag == "admin":
            continue
        path = {segment[1:-1]: UNKNOWN_ID for segment in operation.path.split("/") if segment.startswith("{")}
        query = {"index_id": UNKNOWN_ID} if name in _OF_AN_INDEX else {}
        client.refused(401, "api_key_invalid", name, path, query, key="")


@scenarios.scenario("another account cannot see or change records of this one")
def another_account(client: ApiClient, context: ScenarioContext) -> None:
    other = context.need(context.other_key, "there is no second key (--other-key)")
    if client.call("list-engines", key=other).status == 401:
        raise ScenarioOver("the server does not accept the second key (--other-key)")
    index_id = make_index(client, context, "mine")
    where = {"index-id": index_id}
    for name, body in (
        ("retrieve-index", None),
        ("list-videos", None),
        ("update-index", {"index_name": context.name("stolen")}),
        ("delete-index", None),
    ):
        client.refused(404, "resource_not_exist", name, where, json=body, key=other)
    listed = client.accepted("list-indexes", query={"page_limit": 50}, key=other)
    is_there = index_id in [item["_id"] for item in listed.json["data"]]
    message = "The list of another account has an index of this one."
    client.law(not is_there, listed, "leak", "list-indexes", message, "only its own indexes")
    search = {"index_id": index_id, "query": "anything", "search_options": ["visual"]}
    client.refused(404, "resource_not_exist", "make-search-request", json=search, key=other)
    if context.film_task:
        client.refused(
            404, "resource_not_exist", "retrieve-video-indexing-task", {"task_id": context.film_task}, key=other
        )
        tasks = client.accepted("list-video-indexing-tasks", query={"index_id": context.film_index}, key=other)
        message = "The list of another account has a task of this one."
        client.law(not tasks.json["data"], tasks, "leak", "list-tasks", message, "only its own tasks")
    client.accepted("retrieve-index", where)


@scenarios.scenario("unknown paths and methods are refused", writes=False)
def no_such_endpoint(client: ApiClient, context: ScenarioContext) -> None:
    reply = client.send("GET", "/v1.2/no-such-thing")
    if reply.blocked:
        raise ScenarioOver(reply.blocked)
    answer = client.accepted("list-engines")
    try:
        code, _ = error_in(reply.json())
    except ValueError:
        code = ""
    client.law(
        reply.status == 404 and code == "endpoint_not_exists",
        answer,
        "wrong-code",
        "404 endpoint_not_exists",
        f"GET /v1.2/no-such-thing answered {reply.status}",
        "404 with the code endpoint_not_exists",
        "/x-errors/v1.2/codes/endpoint_not_exists",
    )


@scenarios.scenario("a body that is not JSON is refused", writes=True)
def broken_body(client: ApiClient, context: ScenarioContext) -> None:
    for raw in (b"{", b"[]", b'"text"', b"{'index_name': 1}"):
        answer = client.call("create-index", raw=raw)
        message = f"{raw.decode()} as a body was answered {answer.status}."
        client.law(
            answer.status == 400,
            answer,
            "wrong-status",
            "400",
            message,
            "400",
            clause_of(answer.operation, "responses"),
        )
