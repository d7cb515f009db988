"""A method for each kind of fault: generated from the contract, typed, for both versions."""

import inspect
from typing import Any, get_args, get_type_hints

import httpx
import pytest

from mockserver.contract.source import contract_document
from mockserver.contract.yamlfile import read_yaml
from mockserver.testing import Account, MockServer, Refused
from mockserver.testing.controls.fault_kinds import FaultKinds
from mockserver.testing.controls.fault_rules import NOT_GIVEN
from mockserver.testing.controls.operation_names import OperationId, Resource
from tests.testing.clients import client_of
from tools import fault_methods

KINDS = dict(contract_document()["components"]["schemas"]["admin.Fault"]["properties"])


def options_of(kind: str) -> dict[str, inspect.Parameter]:
    shared = {"self", "operation", "match", "delay", "when"}
    found = inspect.signature(getattr(FaultKinds, kind)).parameters
    return {name: parameter for name, parameter in found.items() if name not in shared}


def test_the_generated_modules_are_up_to_date() -> None:
    """Otherwise: `make readme`."""
    for file, text in fault_methods.written().items():
        assert file.read_text("utf-8") == text, file


@pytest.mark.parametrize("kind", KINDS)
def test_each_method_sends_its_kind_with_the_defaults_of_the_contract(kind: str, mock: Account) -> None:
    by_method = getattr(mock.faults, kind)("search", times=2).rule
    by_json = mock.faults.add({kind: {}}, "search", times=2).rule

    given = {name: value for name, value in by_json["fault"][kind].items() if value not in ({}, None)}
    assert by_method["fault"][kind].items() >= given.items()
    assert (by_method["match"], by_method["times"]) == ({"operation": "search"}, 2)


@pytest.mark.parametrize("kind", KINDS)
def test_each_option_of_a_kind_is_a_typed_parameter(kind: str) -> None:
    hints = get_type_hints(getattr(FaultKinds, kind))

    for name, parameter in options_of(kind).items():
        assert parameter.kind is inspect.Parameter.KEYWORD_ONLY
        assert (hints[name] is Any) == (parameter.default is NOT_GIVEN), f"{kind}.{name}"


def test_a_new_kind_in_the_contract_becomes_a_method(monkeypatch: pytest.MonkeyPatch) -> None:
    table = read_yaml(fault_methods.FAULTS)
    option = {"type": "integer", "minimum": 1, "maximum": 9, "default": 3, "description": "How many."}
    table["schemas"]["Fault"]["properties"]["echo"] = {"description": "An echo.", "properties": {"count": option}}
    monkeypatch.setattr(fault_methods, "read_yaml", lambda _: table)

    text = fault_methods.written()[fault_methods.FAULT_KINDS]

    assert "    def echo(\n" in text
    assert "        count: int = 3,\n" in text
    assert "`count`: How many. From 1 to 9." in text


def test_none_is_sent_as_null_if_the_contract_allows_any_value(mock: Account) -> None:
    mock.faults.break_contract("engines", status=200, body=None)

    with client_of(mock) as client:
        reply = client.get("/engines")

    assert reply.content == b"null"


def test_seed_applies_to_garbage_bytes_and_probability(mock: Account) -> None:
    rule = mock.faults.garbage(seed=7, probability=0.5).rule

    assert (rule["seed"], rule["fault"]["garbage"]["seed"]) == (7, 7)


@pytest.mark.parametrize("word", ["search", "indexes", "videos", "tasks", "embed"])
def test_a_resource_applies_to_each_version_that_has_it(word: str, mock: Account) -> None:
    versions = {path.split("/")[1] for path, item in contract_document()["paths"].items() if _has_tag(item, word)}
    assert {"v1.2", "v1.3"} <= versions
    index = "6527e59e74b5a5ab84015cf5"
    path = {"videos": f"/indexes/{index}/videos", "search": "/search", "embed": "/embed/tasks"}.get(word, f"/{word}")
    method = "POST" if word == "search" else "GET"
    mock.fail(word, status=503)

    with httpx.Client(transport=mock.transport(), base_url=mock.url, headers={"x-api-key": mock.api_key}) as client:
        statuses = [client.request(method, f"/{version}{path}").status_code for version in ("v1.2", "v1.3")]

    assert statuses == [503, 503]


def _has_tag(item: dict[str, Any], tag: str) -> bool:
    return any(isinstance(each, dict) and tag in each.get("tags", ()) for each in item.values())


def test_the_literal_types_have_every_operation_and_tag(mock: Account) -> None:
    for name in (*get_args(Resource), *get_args(OperationId)):
        mock.faults.empty(name).remove()


@pytest.mark.parametrize(
    ("slip", "meant"), [("serch", "search"), ("create-indx", "create-index"), ("post_serch", "post_search")]
)
@pytest.mark.parametrize("is_remote", [False, True])
def test_an_unknown_name_is_refused_with_the_nearest(slip: str, meant: str, is_remote: bool) -> None:
    with MockServer(in_process=not is_remote) as server:
        mock = MockServer.at(server.url) if is_remote else server

        for order in (mock.faults.garbage, mock.fail, mock.verify, mock.verify_in_order, mock.verify_no_other_calls):
            with pytest.raises(Refused, match=f"did you mean {meant}"):
                order(slip)
