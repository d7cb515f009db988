"""Fault injection in Python."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from mockserver.testing import Account
from mockserver.testing.controls.fault_rules import FaultCounts
from tests.testing.clients import MARENGO, client_of, index_names

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_times_limits_the_number_of_failures(mock: Account) -> None:
    fault = mock.fail("list-engines", times=2, status=429)

    with client_of(mock) as client:
        statuses = [client.get(path).status_code for path in ("/indexes", *["/engines"] * 3)]

    assert statuses == [200, 429, 429, 200]
    assert fault.counts() == FaultCounts(matched=3, fired=2, passed_over=1, seconds_delayed=0)


def test_an_error_has_the_given_code_message_and_headers(mock: Account) -> None:
    mock.fail(code="index_locked", unlisted=True, message="Later.", headers={"x-why": "because"})

    with client_of(mock) as client:
        reply = client.get("/engines")

    assert reply.json() == {"code": "index_locked", "message": "Later."}
    assert reply.headers["x-why"] == "because"


def test_processed_carries_out_a_failing_request(mock: Account) -> None:
    mock.fail("create-index", status=500, processed=True)

    with client_of(mock) as client:
        client.post("/indexes", json={"index_name": "rides", "engines": [MARENGO]})

    assert index_names(mock) == ["rides"]


def test_a_fault_affects_matching_requests_in_their_turn(mock: Account) -> None:
    fault = mock.fail(status=500, nth=2, match={"query": {"page": "1"}}, until=NOON + timedelta(days=9_000))

    with client_of(mock) as client:
        statuses = [client.get(f"/indexes?page={page}").status_code for page in (1, 2, 1, 1)]

    assert statuses == [200, 200, 500, 200]
    assert (fault.fired, fault.rule["nth"]) == (1, [2])


def test_add_takes_any_fault_by_name(mock: Account) -> None:
    mock.faults.add({"truncate": {"share": 0.5}}, "list-engines", delay={"seconds": 0.001})

    with client_of(mock) as client, pytest.raises(json.JSONDecodeError):
        client.get("/engines").json()

    assert mock.faults.list()[0].counts().seconds_delayed == 0.001


def test_a_fault_can_be_removed(mock: Account) -> None:
    first, second = mock.fail(status=500), mock.fail(status=503)

    first.remove()

    assert [fault.id for fault in mock.faults.list()] == [second.id]


def test_all_faults_can_be_cleared(mock: Account) -> None:
    mock.fail(status=500)

    mock.faults.clear()

    assert mock.faults.list() == []
    assert index_names(mock) == []
