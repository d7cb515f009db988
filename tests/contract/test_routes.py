"""Routing: from a path to its place in the contract."""

from typing import Any

import pytest

from mockserver.contract.contract import compile_contract
from mockserver.contract.routes import Routes
from tests.contract.documents import document

PATHS = ("/v1.2/tasks/{task_id}", "/v1.2/tasks/status", "/v1.2/tasks/transfers/import/{integration-id}/logs")


@pytest.fixture
def routes() -> Routes:
    contract = document()
    item: dict[str, Any] = contract["paths"].pop("/v1.2/things")
    for number, path in enumerate(PATHS):
        contract["paths"][path] = {"post": {**item["post"], "operationId": f"operation-{number}"}}
    compiled = compile_contract(contract)
    return Routes(compiled.operations.values(), compiled.paths_of)


def found(routes: Routes, path: str) -> tuple[str, list[str]] | None:
    place = routes.find(path)
    return (place[0].operations["POST"].path, place[1]) if place else None


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/v1.2/tasks/17", (PATHS[0], ["17"])),
        ("/v1.2/tasks/status", (PATHS[1], [])),
        ("/v1.2/tasks/transfers", (PATHS[0], ["transfers"])),
        ("/v1.2/tasks/transfers/import/17/logs", (PATHS[2], ["17"])),
        ("/p/v1.2/tasks/status/", (PATHS[1], [])),
        ("//v1.2//tasks/17//", (PATHS[0], ["17"])),
    ],
)
def test_fixed_segments_win_over_parameters_and_slashes_do_not_matter(
    routes: Routes, path: str, expected: tuple[str, list[str]]
) -> None:
    assert found(routes, path) == expected


@pytest.mark.parametrize(
    "path", ["/", "/v1.2", "/v1.2/tasks", "/v1.2/tasks/17/18", "/q/v1.2/tasks/17", "/v1.2/tasks/transfers/import"]
)
def test_unknown_paths_are_not_found(routes: Routes, path: str) -> None:
    assert found(routes, path) is None


def test_a_place_lists_its_allowed_methods(routes: Routes) -> None:
    place = routes.find("/v1.2/tasks/status")

    assert place is not None
    assert place[0].allow == "OPTIONS, POST"
