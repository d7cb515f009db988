"""There is a method for each admin operation."""

import ast
from datetime import UTC, datetime
from pathlib import Path

import pytest

import mockserver.testing
from mockserver import __version__
from mockserver.contract.source import packaged_contract
from mockserver.testing import Account, MockServer, Refused

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def asked_operations() -> set[str]:
    """Return the operations that the package calls."""
    trees = (ast.parse(path.read_text("utf-8")) for path in Path(mockserver.testing.__path__[0]).rglob("*.py"))
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    names = ("call", "_call", "send_raw", "watch")
    asking = [call for call in calls if ast.unparse(call.func).rpartition(".")[2] in names]
    return {ast.literal_eval(call.args[0]) for call in asking if isinstance(call.args[0], ast.Constant)}


def test_there_is_a_method_for_every_admin_operation() -> None:
    operations = packaged_contract().operations.values()

    assert asked_operations() == {operation.id for operation in operations if operation.is_admin}


def test_a_server_says_which_version_it_is(server: MockServer) -> None:
    assert server.health() == __version__


def test_a_refusal_of_the_server_is_raised_with_its_reason(mock: Account) -> None:
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
