"""Start-up refuses an invalid contract, and names the place."""

from collections import Counter
from typing import Any

import pytest

from mockserver.contract.check import check_contract
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import ContractInvalid, ContractViolation
from mockserver.handlers.registry import Handlers, bind
from mockserver.handlers.served import HANDLERS
from tests.contract.documents import document


def operation_of(changed: dict[str, Any]) -> dict[str, Any]:
    operation: dict[str, Any] = changed["paths"]["/v1.2/things"]["post"]
    return operation


def test_a_missing_operation_id_is_refused() -> None:
    changed = document()
    del operation_of(changed)["operationId"]

    with pytest.raises(ContractInvalid, match=r"POST /v1\.2/things has no operationId"):
        compile_contract(changed)


def test_a_doubled_operation_id_is_refused() -> None:
    changed = document()
    changed["paths"]["/v1.2/others"] = changed["paths"]["/v1.2/things"]

    with pytest.raises(ContractInvalid, match="create-thing stands twice"):
        compile_contract(changed)


def test_a_handler_without_an_operation_is_refused() -> None:
    with pytest.raises(ContractInvalid, match="dance"):
        bind({"dance": lambda call, world: pytest.fail("never called")}, compile_contract(document()))


def test_an_operation_that_is_listed_twice_is_refused() -> None:
    with pytest.raises(ContractInvalid, match="listed twice"):
        Handlers("somewhere", {"one": ("create-thing",), "two": ("create-thing",)})


def test_every_listed_operation_has_its_handler() -> None:
    assert all(callable(HANDLERS[operation_id]) for operation_id in HANDLERS)


def test_an_unresolved_reference_is_refused() -> None:
    changed = document()
    changed["components"]["schemas"].pop("Error")

    with pytest.raises(ContractInvalid, match="/components/schemas/Error"):
        check_contract(changed)


@pytest.mark.parametrize(
    ("schema", "named"),
    [
        ({"type": "string", "nullable": True}, "nullable"),
        ({"type": "object", "properties": {"a": {"type": "string", "discriminator": "b"}}}, "discriminator"),
        ({"type": "array", "items": {"type": "number", "format": "float"}}, "float"),
    ],
)
def test_schema_keywords_that_no_validator_enforces_are_refused(schema: dict[str, Any], named: str) -> None:
    changed = document()
    changed["components"]["schemas"]["Thing"] = schema

    with pytest.raises(ContractInvalid, match=named) as refused:
        check_contract(changed)

    assert "/components/schemas/Thing" in str(refused.value)


def test_an_example_that_breaks_its_own_schema_is_refused() -> None:
    changed = document()
    content = operation_of(changed)["requestBody"]["content"]["application/json"]
    content["examples"] = {"nameless": {"value": {"size": 3}}}

    with pytest.raises(ContractInvalid, match="examples/nameless: the example breaks its own schema"):
        check_contract(changed)


def test_an_error_code_outside_of_the_catalogue_is_refused() -> None:
    changed = document()
    operation_of(changed)["responses"]["400"]["x-error-codes"] = ["surprise"]

    with pytest.raises(ContractInvalid, match="create-thing 400: the catalogue has no error surprise"):
        check_contract(changed)


def test_a_field_with_an_error_code_that_the_operation_cannot_answer_is_refused() -> None:
    changed = document()
    operation_of(changed)["responses"]["400"]["x-error-codes"] = ["parameter_invalid"]

    with pytest.raises(ContractInvalid, match="create-thing: a field has the error code filter_invalid"):
        check_contract(changed)


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [
        (200, {"name": "kite"}, "may not answer 200"),
        (201, None, "null is not"),
        (201, {"name": ""}, "/name"),
        (400, {"code": "name_taken", "message": "no"}, "not one of its error codes"),
    ],
)
def test_a_reply_that_the_contract_does_not_allow_is_a_violation(status: int, body: Any, reason: str) -> None:
    operation = compile_contract(document()).operations["create-thing"]

    with pytest.raises(ContractViolation, match=reason):
        operation.check_reply(status, body)


def test_the_servers_of_the_document_give_the_path_prefixes() -> None:
    assert compile_contract(document()).prefixes == ("", "/p")


def test_all_operations_of_both_versions_are_in_the_contract() -> None:
    contract = packaged_contract()

    counts = Counter(operation.path.split("/")[1] for operation in contract.api_operations)

    assert counts == {"v1.2": 43, "v1.3": 110}
    check_contract(contract.document)
