"""Faults find the operations of each version, and answer like that version."""

from typing import Any

import pytest

from tests.support.api import Api
from tests.support.dialects import V1_2, V1_3, Dialect

NAME = {"index_name": "rides"}


def order(api: Api, **rule: Any) -> str:
    reply = api.client.post("/__admin/faults", json=rule)
    assert reply.status_code == 201, reply.text
    return str(reply.json()["id"])


def fired(api: Api, fault_id: str) -> int:
    return int(api.client.get(f"/__admin/faults/{fault_id}").json()["fired"])


def test_a_fault_of_a_tag_affects_the_operations_of_both_versions(api: Api) -> None:
    fault_id = order(api, match={"operation": "indexes"}, fault={"error": {"status": 500}})

    statuses = [each.of(api).get("/indexes").status_code for each in (V1_2, V1_3)]

    assert statuses == [500, 500]
    assert fired(api, fault_id) == 2


def test_a_fault_of_an_operation_affects_one_version(api: Api, dialect: Dialect) -> None:
    order(api, match={"operation": dialect.list_indexes}, fault={"error": {"status": 500}})

    failed = [each for each in (V1_2, V1_3) if each.of(api).get("/indexes").status_code == 500]

    assert failed == [dialect]


@pytest.mark.parametrize("status", [400, 404])
def test_an_error_by_status_is_one_that_the_contract_of_the_version_allows(api: Api, status: int) -> None:
    order(api, fault={"error": {"status": status}})

    reply = api.get(f"/indexes/{'0' * 24}")

    assert reply.status_code == status
    operation = api.app.contract.operations[_operation(api)]
    operation.check_reply(status, reply.json() if reply.content else None)


@pytest.mark.parametrize(("each", "body"), [(V1_2, None), (V1_3, ["code", "message"])])
def test_a_rate_limit_has_the_body_that_the_version_gives_it(api: Api, each: Dialect, body: list[str] | None) -> None:
    order(api, fault={"rate_limit": {"retry_after": 7}})

    reply = each.of(api).get("/indexes")

    assert (reply.status_code, reply.headers["retry-after"]) == (429, "7")
    assert (sorted(reply.json()) if reply.content else None) == body


def test_a_header_or_a_key_orders_a_fault_for_one_request(api: Api) -> None:
    by_header = api.get("/indexes", headers={"X-Mockserver-Fault": "503"})
    by_key = api.as_key("tlk_TEST+fault=parameter_invalid").get("/indexes")

    assert (by_header.status_code, by_key.status_code, by_key.json()["code"]) == (503, 400, "parameter_invalid")
    assert api.get("/indexes").status_code == 200


def test_a_fault_for_an_index_ignores_other_indexes(api: Api) -> None:
    one, other = api.create_index("one"), api.create_index("other")
    order(api, match={"index_id": one}, fault={"error": {"status": 500}})

    assert api.get(f"/indexes/{other}").status_code == 200
    assert api.get(f"/indexes/{one}").status_code == 500
    upload = {"index_id": (None, one), "video_url": (None, "https://example.com/a.mp4")}
    assert api.post("/tasks", files=upload).status_code == 500


def test_a_fault_breaks_the_contract_of_the_version(api: Api, dialect: Dialect) -> None:
    order(api, match={"operation": dialect.list_indexes}, fault={"break_contract": {}})

    reply = api.get("/indexes")

    assert reply.json().keys() != {"data", "page_info"}


def _operation(api: Api) -> str:
    [entry] = api.client.get("/__admin/journal").json()["data"]
    return str(entry["operation"])
