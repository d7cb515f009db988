"""Connections: a user decides, and then the account can use the files, until the access ends."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from mockserver.domain.rules.connections.redirect_uris import MOST_URIS
from tests.support.api_1_3 import Api13, code_of
from tests.support.connecting import CALLBACK, authorize, connect, decide, import_from, imported, page_for, revoke

INVALID, NOT_ACTIVE, GONE = (400, "parameter_invalid"), (409, "connection_not_active"), (404, "resource_not_exists")
URIS = "/connections/redirect-uris"
UNREGISTRABLE = (422, "redirect_uri_invalid")


def connection(api: Api13, connection_id: str) -> Any:
    return api.get(f"/connections/{connection_id}").json()


def register(api: Api13, redirect_uri: str = CALLBACK) -> Any:
    reply = api.post(URIS, json={"redirect_uri": redirect_uri})
    assert reply.status_code == 201, reply.text
    return reply.json()


# Consent


def test_a_user_who_approves_returns_with_a_connection(api: Api13) -> None:
    reply = decide(api, page_for(api, custom_id="user 1"), "approve")

    assert reply.status_code == 303
    [connection_id] = api.ids("/connections")
    assert reply.headers["location"] == f"{CALLBACK}?status=ok&connection_id={connection_id}&custom_id=user+1"
    shown = connection(api, connection_id)
    assert (shown["provider"], shown["status"], shown["custom_id"]) == ("google_drive", "active", "user 1")
    assert shown["account"].keys() == {"external_id", "display_name"}


def test_a_user_who_denies_returns_with_an_error_and_nothing_is_connected(api: Api13) -> None:
    reply = decide(api, page_for(api), "deny")

    assert (reply.status_code, reply.headers["location"]) == (303, f"{CALLBACK}?error=access_denied")
    assert api.ids("/connections") == []


@pytest.mark.parametrize(
    ("redirect_uri", "begins", "ends"),
    [
        ("https://app.example.com/back?a=%20&b=#there", "https://app.example.com/back?a=%20&b=&status=ok&", "#there"),
        ("http://localhost:3000", "http://localhost:3000?status=ok&", ""),
        ("myapp://drive/back", "myapp://drive/back?status=ok&", ""),
    ],
)
def test_the_redirect_address_keeps_its_query(api: Api13, redirect_uri: str, begins: str, ends: str) -> None:
    address = decide(api, page_for(api, redirect_uri), "approve").headers["location"]

    assert address.startswith(begins)
    assert address.endswith(ends)
    assert parse_qs(urlsplit(address).query)["connection_id"] == api.ids("/connections")


@pytest.mark.parametrize("redirect_uri", ["", "callback", "/callback", "https:", "https://a b/", "http://[::1", "h:\n"])
def test_an_address_that_is_not_absolute_is_refused(api: Api13, redirect_uri: str) -> None:
    assert code_of(authorize(api, redirect_uri)) == INVALID


def test_each_approval_makes_a_connection_of_its_own_and_they_are_listed_newest_first(api: Api13) -> None:
    made = [connect(api, custom_id=f"user-{number}") for number in range(3)]

    assert api.ids("/connections") == made[::-1]
    assert api.ids("/connections", page=2, page_limit=2) == made[:1]
    assert api.ids("/connections", page=3, page_limit=2) == []


# Use


def test_a_picker_token_is_fresh_each_time_and_counts_as_use(api: Api13) -> None:
    connection_id = connect(api)
    api.clock.advance(hours=1)

    tokens = [api.post(f"/connections/{connection_id}/picker-token").json() for _ in range(2)]

    assert tokens[0]["access_token"] != tokens[1]["access_token"]
    assert tokens[0]["expires_in"] == 3600
    assert [tokens[0]["scope"]] == connection(api, connection_id)["scopes"]
    assert connection(api, connection_id)["last_used_at"] > connection(api, connection_id)["connected_at"]


def test_a_connection_expires_when_it_is_not_used_for_180_days(api: Api13) -> None:
    used, unused = connect(api), connect(api)
    api.clock.advance(days=100)
    api.post(f"/connections/{used}/picker-token")

    api.clock.advance(days=80)

    assert (connection(api, used)["status"], connection(api, unused)["status"]) == ("active", "expired")


@pytest.mark.parametrize("ends", ["expired", "revoked"])
def test_an_inactive_connection_shows_its_imports_and_refuses_new_ones(api: Api13, ends: str) -> None:
    connection_id = connect(api)
    made = imported(api, connection_id, "match.mp4")
    if ends == "expired":
        api.clock.advance(days=180)
    else:
        revoke(api, connection_id)

    assert connection(api, connection_id)["status"] == ends
    assert code_of(api.post(f"/connections/{connection_id}/picker-token")) == NOT_ACTIVE
    assert code_of(import_from(api, connection_id, "other.mp4")) == NOT_ACTIVE
    assert api.ids(f"/connections/{connection_id}/imports") == [made["_id"]]
    assert len(api.ids("/assets")) == 1


def test_another_account_has_no_connection(api: Api13) -> None:
    connection_id = connect(api)
    other = api.as_key("tlk_OTHER")

    assert other.ids("/connections") == []
    assert code_of(other.get(f"/connections/{connection_id}")) == (403, "read_not_allowed")
    assert code_of(import_from(other, connection_id, "a.mp4")) == (403, "read_not_allowed")


def test_a_reset_removes_connections_and_imports(api: Api13) -> None:
    register(api)
    page, connection_id = page_for(api), connect(api)
    imported(api, connection_id, "match.mp4")

    api.client.post("/__admin/reset", json={})

    assert api.ids("/connections") == api.ids(URIS) == []
    assert code_of(api.get(f"/connections/{connection_id}/imports")) == GONE
    assert api.client.get(page).status_code == 404


# Redirect URIs


def test_once_an_address_is_registered_others_are_refused(api: Api13) -> None:
    assert authorize(api, "http://localhost:3000/").status_code == 200
    made = register(api)

    assert authorize(api, CALLBACK).status_code == 200
    for other in ("http://localhost:3000/", f"{CALLBACK}/", f"{CALLBACK}?a=1", CALLBACK.upper()):
        assert code_of(authorize(api, other)) == INVALID
    assert api.delete(f"{URIS}/{made['_id']}").status_code == 204
    assert authorize(api, "http://localhost:3000/").status_code == 200


def test_a_user_who_was_redirected_before_the_registration_can_return(api: Api13) -> None:
    page = page_for(api, "http://localhost:3000/")
    register(api)

    assert decide(api, page, "approve").headers["location"].startswith("http://localhost:3000/?status=ok")


def test_addresses_are_listed_newest_first_and_can_be_deleted_once(api: Api13) -> None:
    made = [register(api, f"{CALLBACK}/{number}") for number in range(3)]

    assert api.get(URIS).json()["data"] == made[::-1]
    assert api.delete(f"{URIS}/{made[1]['_id']}").status_code == 204
    assert code_of(api.delete(f"{URIS}/{made[1]['_id']}")) == GONE
    assert api.get(URIS).json()["data"] == [made[2], made[0]]


def test_an_address_cannot_be_registered_twice(api: Api13) -> None:
    register(api)

    assert code_of(api.post(URIS, json={"redirect_uri": CALLBACK})) == (409, "redirect_uri_already_exists")
    assert len(api.ids(URIS)) == 1


def test_the_number_of_registered_addresses_is_limited(api: Api13) -> None:
    made = [register(api, f"{CALLBACK}/{number}") for number in range(MOST_URIS)]

    more = api.post(URIS, json={"redirect_uri": CALLBACK})

    assert code_of(more) == (422, "redirect_uri_limit_exceeded")
    api.delete(f"{URIS}/{made[0]['_id']}")
    register(api)


@pytest.mark.parametrize(
    "redirect_uri",
    [
        "",
        "callback",
        "app.example.com",
        "http://app.example.com/back",
        "myapp://app.example.com/back",
        "https://",
        "https:///back",
        "https://localhost/back",
        "https://api.localhost/back",
        "https://app/back",
        "https://app.local/back",
        "https://app.internal./back",
        "https://127.0.0.1/back",
        "https://10.0.0.8/back",
        "https://192.168.1.4:8443/back",
        "https://169.254.169.254/back",
        "https://0.0.0.0/back",
        "https://224.0.0.1/back",
        "https://[::1]/back",
        "https://[fe80::1]/back",
        "https://[::ffff:10.0.0.1]/back",
        "https://[::1/back",
        "https://*.example.com/back",
        "https://app.example.com/*",
        "https://user:word@app.example.com/back",
        "https://app.example.com:port/back",
        "https://app.example.com/two words",
        "https://app_.example.com/back",
        "https://127.1/back",
    ],
)
def test_an_address_that_is_not_of_a_public_host_by_https_cannot_be_registered(api: Api13, redirect_uri: str) -> None:
    assert code_of(api.post(URIS, json={"redirect_uri": redirect_uri})) == UNREGISTRABLE


@pytest.mark.parametrize(
    "redirect_uri",
    ["https://app.example.com", "https://APP.example.com:8443/a?b=c#d", "https://8.8.8.8/", "https://[2606:4700::1]/a"],
)
def test_an_address_of_a_public_host_by_https_can_be_registered(api: Api13, redirect_uri: str) -> None:
    assert register(api, redirect_uri)["redirect_uri"] == redirect_uri


# Deletion


def test_a_connection_is_deleted_with_its_imports_and_its_assets_stay(api: Api13) -> None:
    connection_id, other = connect(api), connect(api)
    made, kept = imported(api, connection_id, "match.mp4"), imported(api, other, "final.mp4")

    assert api.delete(f"/connections/{connection_id}").status_code == 204

    assert api.ids("/connections") == [other]
    for path in ("", "/imports", f"/imports/{made['_id']}"):
        assert code_of(api.get(f"/connections/{connection_id}{path}")) == GONE
    assert code_of(api.delete(f"/connections/{connection_id}")) == GONE
    assert code_of(import_from(api, connection_id, "a.mp4")) == GONE
    assert api.ids(f"/connections/{other}/imports") == [kept["_id"]]
    assert len(api.ids("/assets")) == 2
