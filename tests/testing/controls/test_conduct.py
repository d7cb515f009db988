"""Conduct of a client."""

import json
import shlex
from datetime import UTC, datetime
from typing import get_args

import pytest

from mockserver.contract.source import contract_document
from mockserver.testing import Account, MockServer
from mockserver.testing.controls.conduct import Rule
from tests.testing.clients import MARENGO, client_of, create_index, upload

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_a_polite_client_has_no_findings(mock: Account) -> None:
    create_index(mock)

    conduct = mock.conduct()

    assert (conduct, conduct.examined, conduct.is_complete) == ([], 1, True)


def test_findings_are_grouped_by_rule(mock: Account) -> None:
    mock.clock.freeze(NOON)
    task = upload(mock, create_index(mock))
    with client_of(mock) as client:
        asked = [client.get(f"/tasks/{task}").headers["x-mockserver-request-id"] for _ in range(2)]

    [finding] = mock.conduct("polled_too_fast", "key_in_url", poll_seconds=60)

    assert (finding.rule, finding.operation) == ("polled_too_fast", "retrieve-video-indexing-task")
    assert set(finding.request_ids) <= set(asked)


def test_the_rules_are_those_of_the_contract() -> None:
    schema = contract_document()["components"]["schemas"]["admin.ConductRule"]

    assert list(get_args(Rule)) == schema["enum"]


def test_assert_clean_passes_for_a_polite_client(mock: Account) -> None:
    create_index(mock)

    conduct = mock.conduct()
    conduct.assert_clean()

    assert str(conduct) == "The client did nothing that it should not; 1 exchange examined."


def test_assert_clean_lists_findings_with_curl_commands(mock: Account) -> None:
    with client_of(mock) as client:
        client.get("/indexes", params={"index_nam": "a b"})
        client.post("/indexes", json={"index_name": "é'", "engines": [MARENGO], "colour": 1})
        client.post("/tasks", files={"index_id": (None, "x"), "video_file": ("a.mp4", b"abc"), "shade": (None, "red")})

    with pytest.raises(AssertionError) as raised:
        mock.conduct().assert_clean()

    report = str(raised.value)
    assert report.startswith("The client did 3 things that it should not; 3 exchanges examined.\n  unknown_field (")
    assert "curl -X GET \"$TWELVELABS_BASE_URL\"'/v1.2/indexes?index_nam=a+b'" in report
    assert "--form-string shade=red" in report


def test_a_curl_command_sends_the_same_request(mock: Account) -> None:
    sent = {"index_name": 'é\' "$HOME"', "engines": [MARENGO], "colour": 1}
    with client_of(mock) as client:
        client.post("/indexes", json=sent)

    [exchange] = mock.calls()

    words = shlex.split(exchange.curl)
    assert json.loads(words[words.index("--data-raw") + 1]) == sent


def test_exchanges_that_were_dropped_are_not_clean() -> None:
    with MockServer(in_process=True, journal_bytes=20_000) as mock:
        with client_of(mock) as client:
            for _ in range(50):
                client.get("/engines")

        with pytest.raises(AssertionError, match="were not judged"):
            mock.conduct().assert_clean()
