"""What a test orders of the stand-in: each method says in Python what an admin operation says over HTTP."""

import ast
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import mockserver.testing
from mockserver import __version__
from mockserver.contract.contract import compile_contract
from mockserver.contract.source import contract_document
from mockserver.testing import Account, MockServer, Refused
from tests.testing.clients import create_index, index_names, upload

WORD = "open-sesame"
NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def server() -> Iterator[MockServer]:
    with MockServer(in_process=True) as server:
        yield server


@pytest.fixture
def mock(server: MockServer) -> Account:
    return server.account()


def asked_operations() -> set[str]:
    """Return the operations that the package asks for."""
    return {
        ast.literal_eval(node.args[0])
        for path in Path(mockserver.testing.__path__[0]).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("ask", "_ask")
    }


def test_there_is_a_method_for_every_admin_operation() -> None:
    operations = compile_contract(contract_document()).operations.values()

    assert asked_operations() == {operation.id for operation in operations if operation.is_admin}


def test_a_server_says_which_version_it_is(server: MockServer) -> None:
    assert server.health() == __version__


def test_what_the_server_refuses_is_raised_with_its_reason(mock: Account) -> None:
    with pytest.raises(Refused, match="change-clock: 400 parameter_invalid: The scale parameter is invalid") as raised:
        mock.clock.scale(-1)

    assert (raised.value.operation, raised.value.status, raised.value.code) == (
        "change-clock",
        400,
        "parameter_invalid",
    )


def test_an_account_that_the_server_does_not_know_is_refused(server: MockServer) -> None:
    with pytest.raises(Refused, match="401 api_key_invalid"):
        server.account("tlk_invalid").reset()


def test_the_methods_work_on_a_server_elsewhere_too() -> None:
    with MockServer() as server:
        mock = MockServer.at(server.url).account()
        mock.clock.freeze(NOON)

        assert mock.clock.now() == NOON


class TestClock:
    def test_a_clock_that_is_frozen_stands_where_it_was_set(self, mock: Account) -> None:
        state = mock.clock.freeze(NOON)

        assert (state.now, state.frozen, state.scale) == (NOON, True, 1)
        assert mock.clock.read() == state

    def test_a_time_of_another_zone_is_the_same_instant(self, mock: Account) -> None:
        assert mock.clock.freeze(datetime.fromisoformat("2024-06-01T14:00:00+02:00")).now == NOON

    def test_a_clock_goes_on_from_where_it_was_frozen(self, mock: Account) -> None:
        mock.clock.freeze(NOON)

        assert not mock.clock.unfreeze().frozen
        assert mock.clock.now() >= NOON

    def test_a_clock_that_is_set_stays_frozen(self, mock: Account) -> None:
        mock.clock.freeze()

        assert mock.clock.set(NOON).now == mock.clock.now() == NOON

    def test_time_may_go_faster(self, mock: Account) -> None:
        assert mock.clock.scale(60).scale == 60

    def test_advancing_tells_what_happened_in_order(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        task = upload(mock, create_index(mock))

        advanced = mock.clock.advance(minutes=5, seconds=1)

        assert advanced.now == NOON + timedelta(minutes=5, seconds=1)
        assert advanced.happened[-1].text == f"task {task} → ready"
        assert [(each.kind, each.id) for each in advanced.happened] == [("task", task)] * 4
        assert [each.became for each in advanced.happened] == ["pending", "queued", "indexing", "ready"]
        assert advanced.is_idle

    def test_advancing_until_idle_ends_when_the_last_task_is_done(self, mock: Account) -> None:
        mock.clock.freeze(NOON)
        upload(mock, create_index(mock))

        advanced = mock.clock.advance_until_idle()

        assert advanced.is_idle
        assert advanced.now == advanced.happened[-1].at


class TestReset:
    def test_an_account_is_empty_afterwards(self, mock: Account) -> None:
        create_index(mock)

        mock.reset()

        assert index_names(mock) == []

    def test_a_part_is_reset_alone(self, mock: Account) -> None:
        create_index(mock)
        mock.clock.freeze(NOON)

        mock.reset("clock")

        assert index_names(mock) == ["rides"]
        assert not mock.clock.read().frozen

    def test_all_accounts_of_a_server_are_reset_together(self) -> None:
        with MockServer(in_process=True) as server:
            mine, yours = server.account(), server.account()
            create_index(mine)
            create_index(yours)

            count = server.reset_all()

            assert (count, index_names(mine), index_names(yours)) == (2, [], [])

    def test_only_its_owner_resets_all_accounts_of_a_server(self) -> None:
        with MockServer() as server, pytest.raises(Refused, match="401 admin_token_invalid"):
            MockServer.at(server.url).reset_all()

    def test_whoever_has_the_token_is_an_owner(self) -> None:
        with MockServer(admin_token=WORD) as server:
            create_index(server)

            count = MockServer.at(server.url, admin_token=WORD).reset_all()

        assert count == 1
