"""How a client behaves."""

from datetime import UTC, datetime
from typing import get_args

from mockserver.contract.source import contract_document
from mockserver.testing import Account
from mockserver.testing.controls.conduct import Rule
from tests.testing.clients import client_of, create_index, upload

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_a_client_that_behaves_has_nothing_to_hear(mock: Account) -> None:
    create_index(mock)

    conduct = mock.conduct()

    assert (conduct, conduct.examined, conduct.is_complete) == ([], 1, True)


def test_what_a_client_should_not_have_done_is_found_by_its_rule(mock: Account) -> None:
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
