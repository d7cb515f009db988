"""Verification of the order of calls, and that there are no others."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.account.exchanges import ReceivedRequest
from mockserver.domain.testkit.expectations import Expectation, verify_order
from mockserver.domain.testkit.matching.matcher import read_matcher
from mockserver.ground.steps import run_blocking
from mockserver.testing import Account, MockServer
from tests.testing.clients import client_of, create_index

LETTERS = st.lists(st.sampled_from("abc"), max_size=8)


@dataclass(frozen=True)
class Made:
    """A call that was answered."""

    id: str
    request: ReceivedRequest
    status: int = 200
    is_cut: bool = False


def call(mock: Account, *paths: str) -> list[str]:
    with client_of(mock) as client:
        return [client.get(path).headers["x-mockserver-request-id"] for path in paths]


@given(wanted=LETTERS, made=LETTERS)
def test_an_order_passes_exactly_if_it_is_a_subsequence_of_the_calls(wanted: list[str], made: list[str]) -> None:
    calls = [Made(str(at), ReceivedRequest(name, "", "GET", "/")) for at, name in enumerate(made)]
    steps = [Expectation(read_matcher({"operation": name})) for name in wanted]

    result = run_blocking(verify_order(steps, calls, 0))

    left = iter(made)
    assert result.passed == all(name in left for name in wanted)
    assert [each.request.operation for each in result.calls] == wanted[: len(result.calls)]


def test_calls_in_order_pass_with_others_between(mock: Account) -> None:
    first, _, third = call(mock, "/engines", "/tasks", "/indexes")

    verdict = mock.verify_in_order("list-engines", {"operation": "indexes", "status": 200})

    assert verdict.request_ids == (first, third)


def test_calls_out_of_order_fail_and_name_the_early_call(mock: Account) -> None:
    first, second = call(mock, "/indexes", "/engines")

    with pytest.raises(AssertionError) as raised:
        mock.verify_in_order("list-engines", "list-indexes")

    assert str(raised.value).splitlines() == [
        "Expected these calls in this order:",
        f'  1. operation "list-engines": {second} GET /v1.2/engines → 200',
        f'  2. operation "list-indexes": there was none after {second}',
        "Earlier than expected:",
        f"  {first} GET /v1.2/indexes → 200",
    ]


def test_one_call_is_not_two_of_an_order(mock: Account) -> None:
    call(mock, "/engines")

    with pytest.raises(AssertionError) as raised:
        mock.verify_in_order("list-engines", "list-engines")

    assert "Earlier" not in str(raised.value)


def test_a_failed_order_shows_how_the_closest_call_differs(mock: Account) -> None:
    create_index(mock, "ridez")

    with pytest.raises(AssertionError, match=r'body\.index_name: expected "rides", got "ridez"'):
        mock.verify_in_order({"operation": "create-index", "match": {"body": {"index_name": "rides"}}})


def test_verify_no_other_calls_passes_once_all_are_verified(mock: Account) -> None:
    call(mock, "/engines", "/indexes", "/indexes", "/tasks")

    mock.verify("list-indexes", exactly=2)
    mock.verify_in_order("list-engines", "tasks")

    assert mock.verify_no_other_calls().count == 0


def test_unverified_calls_are_listed(mock: Account) -> None:
    first, second = call(mock, "/engines", "/indexes")
    mock.verify("list-engines")
    with pytest.raises(AssertionError):
        mock.verify("list-indexes", exactly=7)

    with pytest.raises(AssertionError) as raised:
        mock.verify_no_other_calls()

    lines = str(raised.value).splitlines()
    assert lines == [
        "Expected exactly 0 unverified calls; there was 1.",
        "They are:",
        f"  {second} GET /v1.2/indexes → 200",
    ]
    assert first not in str(raised.value)


def test_an_order_accounts_for_one_call_of_each_step(mock: Account) -> None:
    call(mock, "/engines", "/engines")
    mock.verify_in_order("list-engines")

    with pytest.raises(AssertionError, match="there was 1"):
        mock.verify_no_other_calls()


def test_verify_no_other_calls_can_be_limited_to_matching_calls(mock: Account) -> None:
    call(mock, "/engines", "/indexes")
    mock.verify("list-indexes")

    mock.verify_no_other_calls("indexes")
    mock.verify_no_other_calls(status=404)
    with pytest.raises(AssertionError):
        mock.verify_no_other_calls("engines")


def test_a_reset_of_the_journal_forgets_what_was_verified(mock: Account) -> None:
    call(mock, "/engines")
    mock.verify()
    mock.journal.clear()
    call(mock, "/engines")

    with pytest.raises(AssertionError):
        mock.verify_no_other_calls()


def test_verify_no_other_calls_fails_if_calls_were_dropped() -> None:
    with MockServer(in_process=True, journal_bytes=20_000) as mock:
        call(mock, *["/engines"] * 50)
        mock.verify("list-engines")

        with pytest.raises(AssertionError, match="could not be compared"):
            mock.verify_no_other_calls()


def test_the_server_remembers_verified_calls() -> None:
    with MockServer() as server:
        call(server, "/engines")
        MockServer.at(server.url, api_key=server.api_key).verify("list-engines")

        server.verify_no_other_calls()
