"""The tables of the page `docs/migration.md`, from `contracts/migration.yaml`, which the reports of `check` use too."""

from typing import Any

from mockserver.contract.contract import Contract
from mockserver.contract.source import packaged_contract
from mockserver.contract.yamlfile import read_yaml
from tests.docs.pages import CHECKOUT

DATA: dict[str, Any] = read_yaml(CHECKOUT / "contracts" / "migration.yaml")


def tables() -> dict[str, str]:
    """Return each table of the page by its name."""
    rows = [_row(row.values()) for row in DATA["words"]]
    meanings = [_row(row.values()) for row in DATA["meanings"]]
    old, retired = _operations(packaged_contract())
    head = "| v1.2 | v1.3 | what to change |\n| --- | --- | --- |"
    concepts = "| concept | v1.2 | v1.3 |\n| --- | --- | --- |"
    return {
        "words": "\n".join([concepts, *rows]),
        "meanings": "\n".join([concepts, *meanings]),
        "moves": "\n".join([head, *old]),
        "retired": "\n".join(["| retired | now | what to change |\n| --- | --- | --- |", *retired]),
    }


def _operations(contract: Contract) -> tuple[list[str], list[str]]:
    """Return the rows for operations of v1.2, and for those of v1.3 that have a successor."""
    found: dict[str, list[str]] = {"v1.2": [], "v1.3": []}
    for name in DATA["operations"]:
        operation, successor = contract.operations[name], contract.successors[name]
        now = ", ".join(f"`{_plain(place)}`" for place in successor.places) or "none"
        change = f'{successor.change}<a id="{name}"></a>'
        found[operation.version].append(_row([f"`{_plain(f'{operation.method} {operation.path}')}`", now, change]))
    return found["v1.2"], found["v1.3"]


def _plain(place: str) -> str:
    method, _, path = place.partition(" ")
    return f"{method} /{path.lstrip('/').partition('/')[2]}"


def _row(cells: Any) -> str:
    return f"| {' | '.join(cells)} |"
