"""The error tables: each version has its own code, status and body for a fact."""

from typing import Any

import pytest

from mockserver.contract.check import check_contract
from mockserver.contract.contract import compile_contract
from mockserver.contract.errors import ApiError, ErrorCatalogue, ErrorTable, error_in
from mockserver.contract.source import packaged_contract
from mockserver.ground.errors import (
    ContractInvalid,
    ContractViolation,
    DomainError,
    LimitExceeded,
    MediaTooLong,
    ModelMissing,
    NotFinished,
    NotFound,
    PlanExhausted,
    RateExceeded,
    WrongState,
)
from tests.contract.documents import document

DECLARED: dict[str, Any] = {
    "shape": "flat",
    "shapes": {"batches": "nested"},
    "never": ["DomainError"],
    "codes": {
        "resource_not_exists": {"status": 404, "facts": ["NotFound"]},
        "read_not_allowed": {"status": 403, "facts": ["NotFound"], "tags": ["stores"]},
        "batch_gone": {"status": 410, "facts": ["NotFound"], "operations": ["delete-batch"]},
        "usage_limit_exceeded": {"status": 400, "facts": ["LimitExceeded"]},
        "state_wrong": {"status": 409, "facts": ["WrongState"]},
        "still_running": {"status": 400, "facts": ["NotFinished"]},
        "too_many_requests": {"status": 429, "shape": "none", "facts": ["RateExceeded"]},
        "own": {"status": 422},
    },
}
CATALOGUE = ErrorCatalogue("v9", DECLARED)
LOST = NotFound("7", "things")
SENTENCE = "Resource with id 7 does not exist in things."


def said(table: ErrorTable, error: DomainError) -> tuple[int, Any]:
    row = table.row(error)
    return row.status, row.body(str(error))


def test_a_fact_has_the_code_the_status_and_the_message_of_its_version() -> None:
    assert said(CATALOGUE.table(), LOST) == (404, {"code": "resource_not_exists", "message": SENTENCE})


def test_a_tag_may_give_a_fact_another_code_and_an_operation_yet_another() -> None:
    by_tag = CATALOGUE.table("stores", "list-stores")
    by_operation = CATALOGUE.table("stores", "delete-batch")

    assert [table.of(NotFound).code for table in (by_tag, by_operation)] == ["read_not_allowed", "batch_gone"]


def test_the_operations_of_a_tag_may_have_bodies_of_another_shape() -> None:
    table = CATALOGUE.table("batches")

    assert said(table, LOST) == (404, {"error": {"code": "resource_not_exists", "message": SENTENCE}})
    assert table.body("mock_failed", "no") == {"error": {"code": "mock_failed", "message": "no"}}


def test_a_row_may_have_no_body_whatever_the_shape_of_the_others_is() -> None:
    assert [CATALOGUE.table(tag).of(RateExceeded).body("wait") for tag in ("", "batches")] == [None, None]
    assert "too_many_requests" not in CATALOGUE.statuses


def test_a_fact_without_a_row_has_the_code_of_the_nearest_parent_that_has_one() -> None:
    table = CATALOGUE.table()

    assert table.of(PlanExhausted) is table.of(LimitExceeded)
    assert [table.of(fact).code for fact in (WrongState, NotFinished)] == ["state_wrong", "still_running"]


def test_an_impossible_fact_is_a_contract_violation() -> None:
    with pytest.raises(ContractViolation, match="v9 has no error code for MediaTooLong"):
        CATALOGUE.table().of(MediaTooLong)


def test_a_handler_names_a_code_of_its_version_and_no_other() -> None:
    assert said(CATALOGUE.table(), ApiError("own", "no")) == (422, {"code": "own", "message": "no"})
    with pytest.raises(ContractViolation, match="v9 has no error code other"):
        CATALOGUE.table().row(ApiError("other", "no"))


@pytest.mark.parametrize(
    ("body", "read"),
    [
        ({"code": "a", "message": "b"}, ("a", "b")),
        ({"error": {"code": "a", "message": "b"}}, ("a", "b")),
        ({"error": "text"}, ("", "")),
        ({"code": ["a"], "message": 5}, ("", "")),
        ([], ("", "")),
        (None, ("", "")),
    ],
)
def test_code_and_message_are_read_from_either_shape(body: Any, read: tuple[str, str]) -> None:
    assert error_in(body) == read


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"codes": {"a": {"status": 400, "facts": ["Nothing"]}}}, "the fact Nothing is not known"),
        ({"codes": {"a": {"status": 400, "facts": ["NotFound"], "tags": ["moon"]}}}, "the tag moon is not known"),
        ({"shapes": {"moon": "nested"}}, "the tag moon is not known"),
        ({"shape": "round"}, "the shape round is not known"),
        ({"codes": {"a": {"status": 400, "operations": ["fly"]}}}, "the operation fly is not known"),
        ({"codes": {"a": {"status": 400, "fact": "NotFound"}}}, "the key fact is not known"),
        ({"never": ["NotFound", "Nobody"]}, "the fact Nobody is not known"),
        ({"never": []}, "give .*NotFound.* a code"),
        ({"never": ["DomainError", "ParameterInvalid"]}, "the fact ParameterInvalid stands twice"),
        (
            {"codes": {name: {"status": 400, "facts": ["NotFound"]} for name in ("parameter_invalid", "b")}},
            "the fact NotFound stands twice",
        ),
    ],
)
def test_an_incomplete_or_ambiguous_error_table_is_refused(change: dict[str, Any], reason: str) -> None:
    changed = document()
    changed["x-errors"]["v1.2"] |= change
    changed["paths"]["/v1.2/things"]["post"]["responses"]["400"]["x-error-codes"] = []
    del changed["components"]["schemas"]["Thing"]["properties"]["filter"]["x-error-code"]

    with pytest.raises(ContractInvalid, match=f"/x-errors/v1.2: {reason}"):
        check_contract(changed)


def test_a_version_without_errors_is_refused() -> None:
    changed = document()
    changed["x-errors"] = {"v1": changed["x-errors"]["v1.2"]}

    with pytest.raises(ContractInvalid, match=r"there are no errors for /v1\.2/things"):
        compile_contract(changed)


def test_a_request_that_reaches_no_operation_gets_the_errors_of_the_version_in_its_path() -> None:
    changed = document()
    changed["x-errors"]["v9"] = DECLARED
    contract = compile_contract(changed)

    paths = ["/v9/no", "/p/v9/no", "/v9", "/v1.2/no", "/p/v1.2", "/no", "/", "/p", ""]
    versions = [contract.errors_at(path).version for path in paths]

    assert versions == ["v9"] * 3 + ["v1.2"] * 6


def test_operations_of_the_api_and_of_the_stand_in_have_tables_of_their_own() -> None:
    operations = packaged_contract().operations

    tables = [operations[name].errors for name in ("make-search-request", "classify-video", "restore-snapshot")]

    assert [table.version for table in tables] == ["v1.2", "v1.2", "__admin"]
    assert [table.of(ModelMissing).code for table in tables[:2]] == [
        "index_not_supported_for_search",
        "classify_not_supported_engine",
    ]
