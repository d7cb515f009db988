"""Laws of every kind of record: stated once, and applied to each resource that the contract describes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from typing import Any

from mockserver.contract.operations import Operation
from mockserver.contract.schemas import Schemas
from mockserver.harness.verify.api_client import ApiClient, ApiReply
from mockserver.harness.verify.scenarios.common.jobs import polled
from mockserver.harness.verify.scenarios.common.lists import check_paging
from mockserver.harness.verify.scenarios.common.resources import Json, Path, PlanSpent, Resource
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext

# Fields that depend on the time of the request, even for finished records.
_MOMENTARY = frozenset(["updated_at", "last_used_at", "hls", "thumbnail"])
# Fields that a job gets while it runs.
_OF_PROGRESS = frozenset(["status", "data", "items", "system_metadata", "technical_metadata", "metadata"])


def check_lifecycle(resource: Resource, client: ApiClient, context: ScenarioContext, count: int = 3) -> None:
    """Create some records, follow each until it has ended, and check every view of them; keep one."""
    made = _some(resource, client, context, count)
    names = [resource.id_in(each) for each in made]
    resource.keep(context, names[-1])
    listing = resource.operation(client.contract, "GET")
    rows = _listed(resource, client, context, listing, names)
    for name, row in rows.items():
        _shown(resource, client, context, name, row)
    check_paging(client, listing.id, resource.where(context), {})
    if resource.change:
        _changed(resource, client, context, names[-1])


def _some(resource: Resource, client: ApiClient, context: ScenarioContext, count: int) -> list[Json]:
    """Create `count` records, or as many as the plan of the account allows, but at least one."""
    made: list[Json] = []
    for _ in range(count):
        try:
            made.append(_make_finished(resource, client, context))
        except PlanSpent:
            if not made:
                raise
            break
    return made


def _make_finished(resource: Resource, client: ApiClient, context: ScenarioContext) -> Json:
    """Create a record and wait until its work has ended."""
    answer = resource.make(client, context)
    name = resource.id_in(answer.json)
    retrieve = resource.of_one(client.contract, "GET")
    job = resource.polled(client.contract)
    if job is not None:
        follow(client, job, resource.at(context, name))
    if retrieve is not None:
        later = client.accepted(retrieve.id, resource.at(context, name))
        _agree(
            client,
            later,
            answer.json,
            later.json,
            (_OF_PROGRESS if job else frozenset()) | _MOMENTARY,
            "as it was created",
        )
    return dict(answer.json)


def follow(client: ApiClient, operation: Operation, path: Path) -> ApiReply:
    """Follow a job to its end: its states only advance, and its end is final. Return the last reply."""
    poll = operation.says.poll
    assert poll is not None, f"{operation.id} is not polled"  # noqa: S101 - of our own scenarios
    replies = list(polled(client, operation.id, path))
    replies += [client.accepted(operation.id, path)]
    order = states_of(client, operation, poll.field)
    for earlier, later in pairwise(replies):
        _went_on(client, later, earlier.json, order, poll.field)
    return replies[-1]


def _went_on(client: ApiClient, answer: ApiReply, earlier: Json, order: Sequence[str], field: str) -> None:
    later = answer.json
    for was, now in zip(_at(earlier, field), _at(later, field), strict=False):
        steps = [order.index(state) if state in order else len(order) for state in (was, now)]
        is_end = was in _ends(answer.operation) and was != now
        message = f"{field} went from {was} to {now}."
        client.law(steps[0] <= steps[1] and not is_end, answer, "states", field, message, "the state never goes back")
    for moment, stays in (("created_at", True), ("updated_at", False)):
        if isinstance(earlier.get(moment), str) and isinstance(later.get(moment), str):
            was, now = (datetime.fromisoformat(each[moment]) for each in (earlier, later))
            message = f"{moment} went from {earlier[moment]} to {later[moment]}."
            holds = was == now if stays else was <= now
            client.law(holds, answer, "dates", moment, message, "it stays" if stays else "it never goes back")


def _ends(operation: Operation) -> frozenset[str]:
    poll = operation.says.poll
    return poll.until if poll else frozenset()


def states_of(client: ApiClient, operation: Operation, field: str) -> list[str]:
    """Return the states of a field of a reply, in the contract's order."""
    schemas = Schemas(client.contract.document)
    declared = client.contract.document["paths"][operation.path][operation.method.lower()]
    node = schemas.resolve(declared["responses"]["200"])["content"]["application/json"]["schema"]
    for name in field.split("."):
        node = _property(schemas, node, name)
    return [state for state in schemas.resolve(node).get("enum", ()) if isinstance(state, str)]


def _property(schemas: Schemas, node: Json, name: str) -> Json:
    node = schemas.resolve(node)
    node = schemas.resolve(node["items"]) if "items" in node else node
    for part in (node, *node.get("allOf", ())):
        if name in schemas.resolve(part).get("properties", {}):
            return dict(schemas.resolve(part)["properties"][name])
    return {}


def _at(value: Any, field: str) -> list[Any]:
    """Return the values at a field of a reply, such as `items.status`, one for each item."""
    for name in field.split("."):
        value = [each.get(name) for each in value] if isinstance(value, list) else value.get(name)
    return value if isinstance(value, list) else [value]


def _listed(
    resource: Resource, client: ApiClient, context: ScenarioContext, listing: Operation, names: Sequence[str]
) -> dict[str, Json]:
    """Return the rows of the records `names`, the newest first, each once."""
    answer = client.accepted(listing.id, resource.where(context), {"page_limit": 50})
    rows = answer.json["data"]
    found = [resource.id_in(row) for row in rows]
    own = [name for name in found if name in names]
    message = f"Of {list(names)} it has {own}."
    client.law(sorted(own) == sorted(names), answer, "stale", "list", message, "each created record once")
    times = [datetime.fromisoformat(row["created_at"]) for row in rows if isinstance(row.get("created_at"), str)]
    client.law(times == sorted(times, reverse=True), answer, "order", "list", f"Dates are {times[:5]}.", "newest first")
    return {name: row for name, row in zip(found, rows, strict=True) if name in names}


def _shown(resource: Resource, client: ApiClient, context: ScenarioContext, name: str, row: Json) -> None:
    """Check that a retrieval shows what the list shows."""
    retrieve = resource.of_one(client.contract, "GET")
    if retrieve is None:
        return
    answer = client.accepted(retrieve.id, resource.at(context, name))
    _agree(client, answer, row, answer.json, resource.shortened | _MOMENTARY, "as its list shows it")


def _agree(client: ApiClient, answer: ApiReply, one: Json, other: Json, but: frozenset[str], how: str) -> None:
    for field in sorted((one.keys() & other.keys()) - but):
        if not _is_address(one[field]):
            message = f"{field} is {_short(other[field])}."
            client.law(one[field] == other[field], answer, "agreement", field, message, f"{_short(one[field])}, {how}")


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and value.startswith(("http://", "https://"))


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:120]}…"


def _changed(resource: Resource, client: ApiClient, context: ScenarioContext, name: str) -> None:
    """Change a record; check that every view shows the change, and that nothing else changed."""
    contract, path = client.contract, resource.at(context, name)
    retrieve, update = resource.of_one(contract, "GET"), resource.of_one(contract, "PATCH", "PUT")
    assert retrieve is not None and update is not None  # noqa: S101, PT018 - of our own scenarios
    before = client.accepted(retrieve.id, path).json
    change = {field: context.name(value) if field == "name" else value for field, value in resource.change.items()}
    client.accepted(update.id, path, json=change)
    after = client.accepted(retrieve.id, path)
    for field, value in {**before, **change}.items():
        if field not in _MOMENTARY and not _is_address(value):
            got = after.json.get(field)
            client.law(got == value, after, "stale", field, f"{field} is {_short(got)}.", _short(value))
    _went_on(client, after, before, (), "_id")
    listed = client.accepted(resource.operation(contract, "GET").id, resource.where(context), {"page_limit": 50})
    row: Json = next((row for row in listed.json["data"] if resource.id_in(row) == name), {})
    _agree(client, listed, change, row, resource.shortened, "as it was changed")


def check_deletion(resource: Resource, kinds: Sequence[Resource], client: ApiClient, context: ScenarioContext) -> None:
    """Delete a listed record; check that it is gone everywhere, with all records of `kinds` that it contained."""
    contract = client.contract
    children = [
        (kind, retrieve, kind.id_in(kind.make(client, context).json))
        for kind, retrieve in _held_by(resource, kinds, client)
    ]
    path = resource.to_delete(client, context)
    name = path[resource.parameter]
    where = {key: value for key, value in path.items() if key != resource.parameter}
    listing, delete = resource.operation(contract, "GET"), resource.of_one(contract, "DELETE")
    assert delete is not None, f"{resource.name} cannot be deleted"  # noqa: S101 - of our own scenarios
    before = client.accepted(listing.id, where, {"page_limit": 50})
    listed = [resource.id_in(row) for row in before.json["data"]]
    client.law(name in listed, before, "value", "list", f"{name} is not listed.", "listed")
    inside = [each for each in resource.below(contract) if client.call(each.id, path).status == 200]
    client.accepted(delete.id, path)
    for kind, retrieve, inner in children:
        _is_unknown(client, retrieve, {**path, kind.parameter: inner})
    after = client.accepted(listing.id, where, {"page_limit": 50})
    found = [resource.id_in(row) for row in after.json["data"]]
    client.law(name not in found, after, "stale", "list", f"It still has {name}.", "no deleted record")
    lost = sorted(set(listed) - {name} - set(found))
    client.law(not lost, after, "stale", "others", f"{lost[:3]} are missing too.", "only the deleted record is missing")
    totals = [page["page_info"]["total_results"] for page in (before.json, after.json)]
    message = f"total_results went from {totals[0]} to {totals[1]}."
    client.law(totals[1] == totals[0] - 1, after, "count", "total_results", message, str(totals[0] - 1))
    for operation in dict.fromkeys((*inside, delete)):
        _is_unknown(client, operation, path)


def _held_by(resource: Resource, kinds: Sequence[Resource], client: ApiClient) -> Iterator[tuple[Resource, Operation]]:
    """Yield the kinds of records that one of the resource contains, each with the operation that retrieves one."""
    for kind in kinds:
        retrieve = kind.of_one(client.contract, "GET")
        if resource.name in kind.parents.values() and retrieve is not None:
            yield kind, retrieve


def _is_unknown(client: ApiClient, operation: Operation, path: Path) -> None:
    client.refused(404, min(operation.answers[404].error_codes), operation.id, path)
