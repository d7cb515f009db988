"""Scenarios derived from the contract: laws that are the same for every resource of a version.

A resource takes part by being in the contract and, if an identifier is needed, in `context.things`.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from mockserver.contract.operations import Operation
from mockserver.harness.verify.api_client import ApiClient, ApiReply, ScenarioOver
from mockserver.harness.verify.scenarios.common.lists import (
    check_order,
    check_paging,
    everything,
    name_of,
    rows,
)
from mockserver.harness.verify.scenarios.common.scenario import UNKNOWN_ID, ScenarioContext, Scenarios

_MOST_ROWS = 3
# Fields that differ between a list and a retrieval: addresses are signed again, and time passes between the two.
_CHANGING = frozenset(["status", "updated_at", "hls"])
Path = dict[str, str]


def derived(version: str) -> Scenarios:
    """Return the scenarios derived from the contract of an API version."""
    scenarios = Scenarios()
    for name, law, writes in (
        ("every list shows the same rows with any page_limit", _lists_are_walked, False),
        ("every sortable list is sorted", _lists_are_sorted, False),
        ("every list refuses values out of range", _values_out_of_range, False),
        ("every list agrees with its items", _lists_agree, False),
        ("requests without a key are refused", _no_key, False),
        ("another account cannot see or delete records of this one", _another_account, True),
    ):
        scenarios.scenario(f"{name} ({version})", writes=writes)(_of(version, law))
    return scenarios


Law = Callable[[ApiClient, ScenarioContext, list[Operation]], None]


def _of(version: str, law: Law) -> Callable[[ApiClient, ScenarioContext], None]:
    def play(client: ApiClient, context: ScenarioContext) -> None:
        law(client, context, [each for each in client.contract.api_operations if each.version == version])

    return play


def each_of(client: ApiClient, items: Iterable[Any], look: Callable[[Any], None]) -> None:
    """Check all items, even if one breaks the contract. Raises ScenarioOver if one could not be checked."""
    before, over = len(client.findings), None
    for item in items:
        try:
            look(item)
        except ScenarioOver as error:
            over = error
    if over is not None and len(client.findings) == before:
        raise over


def path_to(operation: Operation, context: ScenarioContext) -> Path | None:
    """Return path parameters of the run's own records for `operation`, None if the run has none."""
    found: Path = {}
    walked = ""
    for segment in operation.path.split("/")[1:]:
        walked += f"/{segment}"
        if segment.startswith("{"):
            if walked not in context.things:
                return None
            found[segment[1:-1]] = context.things[walked]
    return found


def _lists(operations: list[Operation]) -> list[Operation]:
    """Return the operations that list records page by page."""
    return [each for each in operations if each.method == "GET" and each.says.next_page and each.says.next_page.page]


def _needs_more(operation: Operation) -> bool:
    """Return whether a query parameter is required."""
    return any(operation.query.violations({}))


def _lists_are_walked(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    def look(operation: Operation) -> None:
        path = path_to(operation, context)
        if path is not None:
            check_paging(client, operation.id, path, {})

    each_of(client, _lists(operations), look)


def _lists_are_sorted(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    def look(operation: Operation) -> None:
        path = path_to(operation, context)
        if path is not None and {"sort_by", "sort_option"} <= set(operation.query.names()):
            check_order(client, operation.id, path, {})

    each_of(client, _lists(operations), look)


def _values_out_of_range(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    wrong = {
        "page_limit": (0, 51, "many"),
        "page": (0, -1, "one"),
        "sort_by": ("index_name",),
        "sort_option": ("up",),
        "created_at": ("yesterday",),
        "status": ("tired",),
    }

    def look(operation: Operation) -> None:
        path = path_to(operation, context)
        for name in operation.query.names() if path is not None else ():
            for value in wrong.get(name, ()):
                client.refused(400, "parameter_invalid", operation.id, path, {name: value})

    each_of(client, _lists(operations), look)


def _lists_agree(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    retrieving = {each.path: each for each in operations if each.method == "GET" and each.path.endswith("}")}

    def look(listing: Operation) -> None:
        path = path_to(listing, context)
        alone = next((each for place, each in retrieving.items() if place.rpartition("/")[0] == listing.path), None)
        if path is None or alone is None or alone.says.next_page:
            return
        name = alone.path.rpartition("/")[2][1:-1]
        for row in rows(client.accepted(listing.id, path))[:_MOST_ROWS]:
            answer = client.accepted(alone.id, {**path, name: row.get("_id") or row[name.replace("-", "_")]})
            _agrees(client, answer, row)

    each_of(client, _lists(operations), look)


def _agrees(client: ApiClient, answer: ApiReply, row: Mapping[str, Any]) -> None:
    # A list may shorten large values, but not plain ones.
    shared = {key for key in (row.keys() & answer.json.keys()) - _CHANGING if isinstance(row[key], str | int | float)}
    differing = sorted(key for key in shared if row[key] != answer.json[key] and "url" not in key)
    message = f"List and record differ in {', '.join(differing)}."
    client.law(not differing, answer, "agreement", " ".join(differing), message, "the same values")


def _no_key(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    def look(operation: Operation) -> None:
        path = {segment[1:-1]: UNKNOWN_ID for segment in operation.path.split("/") if segment.startswith("{")}
        client.refused(401, "api_key_invalid", operation.id, path, key="")

    each_of(client, (each for each in operations if each.method == "GET"), look)


def _another_account(client: ApiClient, context: ScenarioContext, operations: list[Operation]) -> None:
    other = context.need(context.other_key, "there is no second key (--other-key)")
    ours = set(context.things.values())
    if not ours:
        raise ScenarioOver("the run has created no record")

    def look(operation: Operation) -> None:
        path = path_to(operation, context)
        if path is None or operation.has_body or _needs_more(operation):
            return
        if path:
            client.expect(client.call(operation.id, path, key=other), 403, 404)
        elif operation in _lists(operations):
            listed = client.call(operation.id, key=other)
            if listed.status == 401:
                raise ScenarioOver("the server does not accept the second key (--other-key)")
            shown = {name_of(row) for row in everything(client, operation.id, path, key=other)}
            message = f"The list of another account has {sorted(shown & ours)} of this one."
            client.law(not shown & ours, listed, "leak", operation.id, message, "only its own records")

    each_of(client, (each for each in operations if each.method in ("GET", "DELETE")), look)
