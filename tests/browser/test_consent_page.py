"""The consent page in a real browser, which enforces its policy."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from playwright.sync_api import expect

from tests.browser.application import serving_application
from tests.browser.conftest import OpenTab


@pytest.fixture(scope="module")
def application() -> Iterator[str]:
    with serving_application() as url:
        yield url


@pytest.fixture
def client(server_url: str, request: pytest.FixtureRequest) -> Iterator[httpx2.Client]:
    headers = {"x-api-key": f"tlk_{request.node.name.upper()}"}
    with httpx2.Client(base_url=f"{server_url}/v1.3", headers=headers) as client:
        yield client


def page_for(client: httpx2.Client, application: str) -> str:
    body = {"provider": "google_drive", "redirect_uri": f"{application}/back", "custom_id": "user-1"}
    return str(client.post("/connections:authorize", json=body).json()["authorize_url"])


def connections(client: httpx2.Client) -> Any:
    return client.get("/connections").json()["data"]


def test_approval_redirects_to_the_application(open_tab: OpenTab, client: httpx2.Client, application: str) -> None:
    tab = open_tab()
    tab.page.goto(page_for(client, application))
    assert tab.overflow_pixels <= 0

    tab.page.get_by_role("button", name="Approve").click()

    expect(tab.page.get_by_role("heading")).to_have_text("Welcome back")
    [connection] = connections(client)
    returned = parse_qs(urlsplit(tab.page.url).query)
    assert returned == {"status": ["ok"], "connection_id": [connection["_id"]], "custom_id": ["user-1"]}
    assert tab.complaints == []


def test_denial_redirects_with_an_error(open_tab: OpenTab, client: httpx2.Client, application: str) -> None:
    tab = open_tab(viewport={"width": 320, "height": 480}, color_scheme="dark")
    tab.page.goto(page_for(client, application))
    assert tab.overflow_pixels <= 0

    tab.page.get_by_role("button", name="Deny").click()

    expect(tab.page.get_by_role("heading")).to_have_text("Welcome back")
    assert "error=access_denied" in tab.page.url
    assert connections(client) == []
    assert tab.complaints == []


def test_a_page_of_another_origin_cannot_approve_csrf(
    open_tab: OpenTab, client: httpx2.Client, application: str
) -> None:
    tab, page = open_tab(), page_for(client, application)
    tab.page.goto(f"{application}/?target={page}")

    with tab.page.expect_response(page) as refused:
        tab.page.get_by_role("button", name="Win").click()

    assert refused.value.status == 403
    assert connections(client) == []
    assert "Approve" in client.get(page).text
