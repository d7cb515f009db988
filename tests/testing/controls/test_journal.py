"""The journal: requests and replies."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from datetime import UTC, datetime

import pytest

from mockserver.contract.source import contract_document
from mockserver.testing import Account, MockServer
from mockserver.testing.controls.journal import Exchange
from tests.testing.clients import client_of, create_index, index_names

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_an_exchange_has_every_field_of_the_contract() -> None:
    schema = contract_document()["components"]["schemas"]["admin.Exchange"]

    assert [field.name for field in fields(Exchange)] == list(schema["properties"])


def test_calls_of_an_operation_are_found(mock: Account) -> None:
    create_index(mock, "one")
    create_index(mock, "two")
    index_names(mock)

    calls = mock.calls("create-index")

    assert [call.body["index_name"] for call in calls] == ["one", "two"]
    assert (calls[0].method, calls[0].path, calls[0].status) == ("POST", "/v1.2/indexes", 201)
    assert calls.is_complete


def test_calls_are_filtered_by_request_and_status(mock: Account) -> None:
    create_index(mock, "one")
    first = mock.calls()[0]
    create_index(mock, "two")

    matching = mock.calls(match={"body": {"index_name": "two"}}, status=201)

    assert matching == mock.journal.calls(after=first.request_id)
    assert len(matching) == 1


def test_calls_reads_all_pages(mock: Account) -> None:
    with client_of(mock) as client:
        for _ in range(501):
            client.get("/engines")

    assert len(mock.calls("list-engines")) == 501


def test_an_exchange_is_found_by_the_request_id_of_its_reply(mock: Account) -> None:
    with client_of(mock) as client:
        reply = client.get("/nowhere/at/all?a=b")
        known = client.get("/engines")

    exchange = mock.journal.exchange(known.headers["x-mockserver-request-id"])

    assert reply.status_code == 404
    assert (exchange.operation, exchange.reply) == ("list-engines", known.json())


def test_wait_for_returns_as_soon_as_there_are_enough(mock: Account) -> None:
    with ThreadPoolExecutor() as pool:
        waiting = pool.submit(mock.journal.wait_for, "create-index", count=2, timeout_seconds=30)
        create_index(mock, "one")
        create_index(mock, "two")

        assert [call.body["index_name"] for call in waiting.result()] == ["one", "two"]


def test_wait_for_reports_the_calls_so_far_on_timeout(mock: Account) -> None:
    create_index(mock)

    with pytest.raises(TimeoutError, match=r"2 exchanges .* there are 1\n  .* POST /v1.2/indexes → 201"):
        mock.journal.wait_for("create-index", count=2, timeout_seconds=0)


def test_the_last_exchanges_are_shown_oldest_first(mock: Account) -> None:
    mock.clock.freeze(NOON)
    mock.fail("list-engines", status=500)
    with client_of(mock) as client:
        for path in ("/indexes", "/indexes?page=x", "/engines"):
            client.get(path)

    lines = list(map(str, mock.journal.tail(2)))

    assert re.fullmatch(r"12:00:00.000000 GET /v1.2/indexes → 400 \(list-indexes; .*page.*\)", lines[0])
    assert lines[1] == "12:00:00.000000 GET /v1.2/engines → 500 (list-engines; fault error (fault-1))"


def test_a_journal_that_is_cleared_is_empty(mock: Account) -> None:
    create_index(mock)

    mock.journal.clear()

    assert mock.calls() == []


def test_unauthenticated_requests_belong_to_no_account(server: MockServer, mock: Account) -> None:
    with client_of(server.account("tlk_invalid")) as client:
        client.get("/engines")

    assert mock.calls() == []
    assert [(call.path, call.status) for call in mock.journal.unauthenticated()] == [("/v1.2/engines", 401)]
