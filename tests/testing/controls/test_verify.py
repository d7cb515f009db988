"""Verification of the number of calls."""

import pytest

from mockserver.testing import Account
from tests.testing.clients import create_index


def test_verify_passes_for_the_right_number_of_calls(mock: Account) -> None:
    create_index(mock)

    verdict = mock.verify("create-index", match={"body": {"index_name": "rides"}}, exactly=1)

    assert (verdict.count, verdict.request_ids) == (1, (mock.calls()[0].request_id,))


def test_verify_fails_and_shows_how_the_closest_call_differs(mock: Account) -> None:
    create_index(mock, "ridez")

    with pytest.raises(AssertionError, match=r'body\.index_name: expected "rides", got "ridez"'):
        mock.verify("create-index", match={"body": {"index_name": "rides"}}, status=201)
