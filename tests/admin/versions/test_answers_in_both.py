"""Fixed answers for operations of each version."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.dialects import Dialect

EMPTY = {"data": [], "page_info": {"limit_per_page": 10, "page": 1, "total_page": 0, "total_results": 0}}
UNKNOWN_ID = "65f1c0ffee65f1c0ffee65f1"


def fix(api: Api, match: Any, *replies: Any, **more: Any) -> Any:
    return api.client.post("/__admin/answers", json={"match": match, "replies": list(replies), **more})


def test_a_body_is_fixed_for_an_operation(api: Api, dialect: Dialect) -> None:
    api.create_index()
    assert fix(api, {"operation": dialect.list_indexes}, {"body": EMPTY}).status_code == 201

    assert api.get("/indexes").json() == EMPTY


def test_an_answer_for_a_tag_applies_to_its_operations_that_allow_it(api: Api) -> None:
    index_id = api.create_index()
    assert fix(api, {"operation": "indexes"}, {"status": 200, "body": EMPTY}).status_code == 201

    assert api.get("/indexes").json() == EMPTY
    assert api.get(f"/indexes/{index_id}").json()["_id"] == index_id


def test_an_answer_that_no_operation_of_the_tag_allows_is_refused(api: Api) -> None:
    reply = fix(api, {"operation": "indexes"}, {"status": 418, "body": {}})

    assert (reply.status_code, "may not answer 418" in reply.json()["message"]) == (400, True)


@pytest.mark.parametrize("tag", ["analyze", "generate"])
def test_a_fixed_text_for_a_tag_applies_to_all_its_generating_operations(api: Api, tag: str) -> None:
    assert fix(api, {"operation": tag}, {"text": "Roses are red."}).status_code == 201


def test_an_answer_that_a_named_operation_does_not_allow_is_refused(api: Api, dialect: Dialect) -> None:
    both = {"operation": {"one_of": [dialect.list_indexes, dialect.create_index]}}

    assert dialect.create_index in fix(api, both, {"status": 200, "body": EMPTY}).json()["message"]


def test_a_fixed_error_has_the_body_shape_of_the_version(api: Api, dialect: Dialect) -> None:
    table = api.app.contract.operations[dialect.retrieve_index].errors
    code = next(code for code in ("resource_not_exist", "resource_not_exists") if table.status_of(code) == 404)
    body = {"code": code, "message": "Not yet."}
    assert fix(api, {"operation": dialect.retrieve_index}, {"status": 404, "body": body}).status_code == 201

    assert api.get(f"/indexes/{api.create_index()}").json() == body
    assert api.get("/indexes").status_code == 200
