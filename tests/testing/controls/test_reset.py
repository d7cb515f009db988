"""Resets, whole and in parts."""

from datetime import UTC, datetime

import pytest

from mockserver.testing import Account, MockServer, Refused
from tests.testing.clients import create_index, index_names

WORD = "open-sesame"


NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_an_account_is_empty_afterwards(mock: Account) -> None:
    create_index(mock)

    mock.reset()

    assert index_names(mock) == []


def test_a_forgotten_account_is_empty_and_can_be_used_again(mock: Account) -> None:
    create_index(mock)

    mock.forget()

    assert index_names(mock) == []


def test_a_part_is_reset_alone(mock: Account) -> None:
    create_index(mock)
    mock.clock.freeze(NOON)

    mock.reset("clock")

    assert index_names(mock) == ["rides"]
    assert not mock.clock.read().frozen


def test_all_accounts_of_a_server_are_reset_together() -> None:
    with MockServer(in_process=True) as server:
        mine, yours = server.account(), server.account()
        create_index(mine)
        create_index(yours)

        count = server.reset_all()

        assert (count, index_names(mine), index_names(yours)) == (2, [], [])


def test_reset_all_needs_the_admin_token() -> None:
    with MockServer() as server, pytest.raises(Refused, match="401 admin_token_invalid"):
        MockServer.at(server.url).reset_all()


def test_reset_all_works_with_the_admin_token() -> None:
    with MockServer(admin_token=WORD) as server:
        create_index(server)

        count = MockServer.at(server.url, admin_token=WORD).reset_all()

    assert count == 1
