"""Identifiers follow from a scope, such as the name of a test; the key only selects the account."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.ground.identifiers import Identifiers
from tests.support.api import Api

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)
SCOPE = "tests/test_rides.py::test_a_ride_is_found"


def open_account(api: Api, key: str, scope: str = SCOPE) -> Api:
    account = api.as_key(key)
    assert account.client.post("/__admin/reset", json={"scope": scope}).status_code == 200
    return account


def test_accounts_with_the_same_scope_get_the_same_identifiers_and_share_nothing(api: Api) -> None:
    one, other = open_account(api, "tlk_ONE"), open_account(api, "tlk_OTHER")

    ids = [one.create_index(), other.create_index()]
    one.delete(f"/indexes/{ids[0]}")

    assert ids[0] == ids[1]
    assert one.get(f"/indexes/{ids[0]}").status_code == 404
    assert other.get(f"/indexes/{ids[1]}").status_code == 200


@given(scopes=st.lists(st.text(min_size=1, max_size=50), min_size=2, max_size=2, unique=True))
def test_accounts_with_different_scopes_get_different_identifiers(scopes: list[str]) -> None:
    one, other = (Identifiers(0, scope) for scope in scopes)

    assert one.object_id(NOON) != other.object_id(NOON)
    assert one.of_scope(scopes[1]).uuid() == Identifiers(0, scopes[1]).uuid()


def test_without_a_scope_identifiers_follow_from_the_key(api: Api) -> None:
    ids = [api.as_key(key).create_index() for key in ("tlk_ONE", "tlk_OTHER")]

    assert ids[0] != ids[1]


@pytest.mark.parametrize("path", ["/__admin/reset", "/__admin/reset/all"])
def test_a_scope_lasts_over_later_resets(path: str, api: Api) -> None:
    account = open_account(api, "tlk_ONE")
    first = account.create_index()

    reset = account.client.post(path, json={}, headers={"x-admin-token": api.app.access.token})

    assert reset.status_code == 200
    assert account.create_index() == first


def test_a_scope_is_for_the_whole_account(api: Api) -> None:
    index_id = api.create_index()

    reply = api.client.post("/__admin/reset", json={"what": ["clock"], "scope": SCOPE})

    assert reply.status_code == 400
    assert reply.json()["message"].startswith("The scope parameter is invalid.")
    assert api.get(f"/indexes/{index_id}").status_code == 200


def test_a_snapshot_keeps_the_scope(api: Api) -> None:
    account = open_account(api, "tlk_ONE")
    account.create_index("first")
    snapshot = account.client.get("/__admin/snapshot").content
    restored = api.as_key("tlk_OTHER")

    restored.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})

    assert restored.create_index("second") == account.create_index("second")
    assert restored.client.get("/__admin/snapshot").content == account.client.get("/__admin/snapshot").content


def test_a_snapshot_without_a_scope_leaves_that_of_the_account(api: Api) -> None:
    snapshot = api.client.get("/__admin/snapshot").content
    ids = []
    for key in ("tlk_ONE", "tlk_OTHER"):
        account = open_account(api, key)
        account.client.post("/__admin/snapshot", content=snapshot, headers={"content-type": "application/x-ndjson"})
        ids.append(account.create_index())

    assert ids[0] == ids[1]


def test_a_snapshot_does_not_hold_the_key(api: Api) -> None:
    assert b"scope" not in api.client.get("/__admin/snapshot").content
