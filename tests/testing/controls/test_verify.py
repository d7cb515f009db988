"""How often something was asked for."""

import pytest

from mockserver.testing import Account
from tests.testing.clients import create_index


def test_what_was_asked_as_often_as_it_should_be_passes(mock: Account) -> None:
    create_index(mock)

    verdict = mock.verify("create-index", match={"body": {"index_name": "rides"}}, exactly=1)

    assert (verdict.count, verdict.request_ids) == (1, (mock.calls()[0].request_id,))


def test_what_was_not_fails_and_says_where_the_closest_call_differs(mock: Account) -> None:
    create_index(mock, "ridez")

    with pytest.raises(AssertionError, match=r'body\.index_name: expected "rides", got "ridez"'):
        mock.verify("create-index", match={"body": {"index_name": "rides"}}, status=201)
