"""The end of a thing, which is the same for every resource: what is deleted is gone, from all lists and from below."""

from collections.abc import Callable, Mapping

from mockserver.contract.operations import Operation
from mockserver.harness.verify.api_client import ApiClient, ScenarioOver
from mockserver.harness.verify.scenarios.common.lists import everything, name_of
from mockserver.harness.verify.scenarios.common.scenario import ScenarioContext, Scenarios

# Makes a thing, ready to be deleted, and returns the identifiers of the path that names it.
Make = Callable[[ApiClient, ScenarioContext], dict[str, str]]


def lives(makers: Mapping[str, Make]) -> Scenarios:
    """Return a scenario for each thing that can be deleted, by the operationId that deletes it, with how it is made."""
    scenarios = Scenarios()
    for name, make in makers.items():
        scenarios.scenario(f"what {name} deletes was listed, and is gone from every list")(_life(name, make))
    return scenarios


def _life(name: str, make: Make) -> Callable[[ApiClient, ScenarioContext], None]:
    def play(client: ApiClient, context: ScenarioContext) -> None:
        deleting = client.contract.operations[name]
        path = make(client, context)
        _is_listed(client, deleting, path, True)
        inside = [each for each in _below(client, deleting) if client.ask(each.id, path).status == 200]
        client.granted(name, path)
        _is_gone(client, deleting, path, inside)
        _is_listed(client, deleting, path, False)

    return play


def _is_listed(client: ApiClient, deleting: Operation, path: dict[str, str], expected: bool) -> None:
    parent, _, last = deleting.path.rpartition("/")
    listing = _get(client, parent)
    if listing is None or listing.says.next_page is None:
        return
    thing = path[last[1:-1]]
    above = {key: value for key, value in path.items() if key != last[1:-1]}
    found = thing in map(name_of, everything(client, listing.id, above))
    answer = client.last
    if answer is None:
        raise ScenarioOver
    message = f"{thing} is {'' if found else 'not '}listed."
    rule = "value" if expected else "stale"
    client.law(found is expected, answer, rule, "list", message, "listed" if expected else "not listed any more")


def _is_gone(client: ApiClient, deleting: Operation, path: dict[str, str], inside: list[Operation]) -> None:
    retrieving = _get(client, deleting.path)
    for operation in (*([retrieving] if retrieving else ()), deleting, *inside):
        client.refused(404, min(operation.answers[404].error_codes), operation.id, path)


def _below(client: ApiClient, deleting: Operation) -> list[Operation]:
    """Return what can be asked for below the path of a thing, with no more identifiers than those of the thing."""
    return [
        each
        for each in client.contract.api_operations
        if each.method == "GET"
        and each.path.startswith(f"{deleting.path}/")
        and each.path.count("{") == deleting.path.count("{")
    ]


def _get(client: ApiClient, path: str) -> Operation | None:
    return next((each for each in client.contract.api_operations if each.method == "GET" and each.path == path), None)
