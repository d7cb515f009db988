"""Snapshots of an account."""

from datetime import UTC, datetime

import pytest

from mockserver.testing import Account, Refused
from tests.testing.clients import create_index, index_names

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


def test_a_restored_account_equals_the_original(mock: Account) -> None:
    mock.clock.freeze(NOON)
    create_index(mock, "before")
    snapshot = mock.snapshot()
    create_index(mock, "after")

    mock.restore(snapshot)

    assert index_names(mock) == ["before"]
    assert mock.snapshot() == snapshot


def test_an_invalid_snapshot_is_refused(mock: Account) -> None:
    with pytest.raises(Refused, match="restore-snapshot: 400 snapshot_invalid"):
        mock.restore("dear diary")
