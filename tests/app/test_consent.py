"""The consent page: which pages may send its form, and what it shows."""

import re
from collections.abc import Iterator

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Server
from tests.support.api_1_3 import Api13, code_of
from tests.support.connecting import CALLBACK, JSON_REPLY, connect, decide, page_for

GONE, INVALID = (404, "endpoint_not_exists"), (400, "parameter_invalid")


@pytest.fixture
def api(clock: VirtualClock) -> Iterator[Api13]:
    with Server(Settings(), clock) as api:
        yield Api13(api.app, api.clock)


def policy_of(api: Api13, page: str) -> dict[str, str]:
    """Return the directives of the page's Content-Security-Policy."""
    policy = api.client.get(page).headers["content-security-policy"]
    return dict(directive.split(" ", 1) for directive in policy.split("; "))


def test_the_page_has_no_scripts_no_external_resources_and_cannot_be_framed(api: Api13) -> None:
    page = page_for(api)

    shown, policy = api.client.get(page), policy_of(api, page)

    assert policy["default-src"] == policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert policy.keys() == {"default-src", "style-src", "img-src", "form-action", "frame-ancestors", "base-uri"}
    assert shown.headers["x-frame-options"] == "DENY"
    assert shown.headers["cache-control"] == "no-store"
    assert "<script" not in shown.text
    assert re.findall(r'<button name="decision" value="(\w+)"', shown.text) == ["approve", "deny"]


@pytest.mark.parametrize(
    ("redirect_uri", "allowed"),
    [
        (CALLBACK, "https://app.example.com"),
        ("http://localhost:3000/back;script-src *", None),
        ("http://localhost:3000/back", "http://localhost:3000"),
        ("http://[::1]:3000/back", "http:"),
        ("https://app.example.com;script-src/back", "https:"),
        ("myapp://back", "myapp:"),
    ],
)
def test_the_form_may_lead_only_to_the_page_and_the_redirect_address(
    api: Api13, redirect_uri: str, allowed: str | None
) -> None:
    if allowed is None:
        body = {"provider": "google_drive", "redirect_uri": redirect_uri}
        assert code_of(api.post("/connections:authorize", json=body)) == INVALID
    else:
        assert policy_of(api, page_for(api, redirect_uri))["form-action"] == f"'self' {allowed}"


def test_values_from_a_client_are_escaped(api: Api13) -> None:
    shown = api.client.get(page_for(api, "x:'&lt;b&gt;", custom_id="<b>")).text

    assert "<b>" not in shown
    assert "x:&#x27;&amp;lt;b&amp;gt;" in shown


@pytest.mark.parametrize("decision", ["approve", "deny", "revoke"])
@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://elsewhere.example.com"},
        {"origin": "null"},
        {"origin": "http://testserver:8080"},
        {"sec-fetch-site": "cross-site", "origin": "https://elsewhere.example.com"},
        {"sec-fetch-site": "same-site", "origin": "http://localhost:3000"},
    ],
)
def test_pages_of_other_origins_cannot_decide(api: Api13, headers: dict[str, str], decision: str) -> None:
    connection_id = connect(api)
    page = page_for(api)
    if decision == "revoke":
        page = f"{page.rpartition('/')[0]}/{connection_id}"

    refused = decide(api, page, decision, **headers)

    assert code_of(refused) == (403, "origin_not_allowed")
    assert [each["status"] for each in api.get("/connections").json()["data"]] == ["active"]
    assert api.client.get(page).status_code == 200


@pytest.mark.parametrize("headers", [{}, {"origin": "http://testserver"}, {"sec-fetch-site": "same-origin"}])
def test_the_page_itself_and_programs_can_decide(api: Api13, headers: dict[str, str]) -> None:
    assert decide(api, page_for(api), "approve", **headers).status_code == 303


def test_pages_of_other_origins_can_send_users_here(api: Api13) -> None:
    headers = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}

    assert api.client.get(page_for(api), headers=headers).status_code == 200


def test_a_cors_origin_can_decide(clock: VirtualClock) -> None:
    with Server(Settings(cors_origins=("http://localhost:3000",)), clock) as server:
        api = Api13(server.app, server.clock)

        assert decide(api, page_for(api), "approve", origin="http://localhost:3000").status_code == 303


def test_a_client_that_asks_for_json_is_not_redirected(api: Api13) -> None:
    approved = decide(api, page_for(api, custom_id="u"), "approve", **JSON_REPLY)
    denied = decide(api, page_for(api), "deny", **JSON_REPLY)

    [connection_id] = api.ids("/connections")
    assert (approved.status_code, denied.status_code) == (200, 200)
    assert approved.json() == {
        "redirect_to": f"{CALLBACK}?status=ok&connection_id={connection_id}&custom_id=u",
        "status": "ok",
        "connection_id": connection_id,
        "custom_id": "u",
    }
    assert denied.json() == {"redirect_to": f"{CALLBACK}?error=access_denied", "error": "access_denied"}


@pytest.mark.parametrize("first", ["approve", "deny"])
def test_a_user_decides_once(api: Api13, first: str) -> None:
    page = page_for(api)
    decide(api, page, first)

    assert code_of(decide(api, page, "approve")) == GONE
    assert "Nothing to decide" in api.client.get(page).text
    assert len(api.ids("/connections")) == (first == "approve")


def test_a_user_has_ten_minutes_to_decide(api: Api13) -> None:
    page, account = page_for(api), page_for(api).rpartition("/")[0]
    api.clock.advance(minutes=10, microseconds=-1000)
    assert api.client.get(page).status_code == 200

    api.clock.advance(microseconds=1000)

    assert api.client.get(page).status_code == 404
    assert code_of(decide(api, page, "approve")) == GONE
    assert api.client.get(f"{account}/{'0' * 32}").status_code == 404
    assert api.client.get(f"http://testserver/_consent/{'0' * 24}/{'0' * 32}").status_code == 404


def test_undecided_requests_are_bounded(api: Api13) -> None:
    for _ in range(3):
        page_for(api)
        api.clock.advance(minutes=11)
    page_for(api)

    assert api.client.get("/__admin/snapshot").text.count('{"authorization"') == 1


@pytest.mark.parametrize(
    "form", [b"", b"decision=", b"decision=yes", b"decision=approve&decision=deny", b"\xff", b"{}"]
)
def test_a_form_without_a_decision_is_refused_and_the_user_can_still_decide(api: Api13, form: bytes) -> None:
    page = page_for(api)

    assert code_of(api.client.post(page, content=form)) == INVALID
    assert code_of(api.client.post(page, content=b"decision=approve&a=" + bytes(2000))) == (413, "request_too_large")
    assert decide(api, page, "approve").status_code == 303


def test_an_unknown_method_is_refused(api: Api13) -> None:
    assert api.client.put(page_for(api)).status_code == 405


def test_the_page_of_a_connection_shows_its_status_and_revokes_it_once(api: Api13) -> None:
    connection_id = connect(api)
    page = f"{page_for(api).rpartition('/')[0]}/{connection_id}"
    assert "active" in api.client.get(page).text
    assert code_of(decide(api, page, "approve")) == INVALID

    revoked = decide(api, page, "revoke", **JSON_REPLY)

    assert revoked.json() == {"status": "revoked"}
    assert "<form" not in api.client.get(page).text
    assert decide(api, page, "revoke").status_code == 200
    assert policy_of(api, page)["form-action"] == "'self'"
