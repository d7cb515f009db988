"""The decisions of a user about connections."""

from collections.abc import Iterator

import httpx
import pytest

from mockserver.testing import Account, Refused

CALLBACK = "https://app.example.com/back"


@pytest.fixture
def client(mock: Account) -> Iterator[httpx.Client]:
    headers = {"x-api-key": mock.api_key}
    with httpx.Client(base_url=f"{mock.url}/v1.3", headers=headers, transport=mock.transport()) as client:
        yield client


def authorize(client: httpx.Client) -> str:
    body = {"provider": "google_drive", "redirect_uri": CALLBACK}
    return str(client.post("/connections:authorize", json=body).json()["authorize_url"])


def status_of(client: httpx.Client, connection_id: str) -> str:
    return str(client.get(f"/connections/{connection_id}").json()["status"])


def test_a_user_approves_and_later_revokes(mock: Account, client: httpx.Client) -> None:
    approval = mock.consent.approve(authorize(client))

    assert approval.redirect_to == f"{CALLBACK}?status=ok&connection_id={approval.connection_id}"
    assert status_of(client, approval.connection_id) == "active"
    approval.revoke()
    assert status_of(client, approval.connection_id) == "revoked"


def test_a_denied_connection_cannot_be_approved(mock: Account, client: httpx.Client) -> None:
    page = authorize(client)

    assert mock.consent.deny(page) == f"{CALLBACK}?error=access_denied"
    with pytest.raises(Refused) as caught:
        mock.consent.approve(page)
    assert (caught.value.operation, caught.value.status) == ("approve", 404)
