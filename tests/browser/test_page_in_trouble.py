"""The page while its data disappear: it says what happened, and stays usable."""

import re

import httpx2
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenTab
from tests.browser.live_page import address_of, indexed_video, opened, start_task
from tests.support.processes import running

STREAM = re.compile(r"/stream\?")


def said(page: Page, text: str) -> None:
    expect(page.get_by_role("alert")).to_contain_text(text)


def test_a_page_goes_on_when_the_server_is_back(open_tab: OpenTab) -> None:
    tab, headers = open_tab(), {"x-api-key": "tlk_AGAIN"}
    rows = tab.page.locator("#exchanges tr")
    with running("--port", "0") as server, httpx2.Client(base_url=server.url, headers=headers) as client:
        client.get("/v1.3/indexes")
        opened(tab, client, "requests")
        expect(rows).to_contain_text(["get_indexes"])
    said(tab.page, "The server does not answer")

    with running("--port", server.url.rpartition(":")[2]):
        said(tab.page, "This account is not there")
        httpx2.get(f"{server.url}/v1.3/tasks", headers=headers)

        said(tab.page, "The server was restarted")
        expect(rows).to_have_count(1)
        expect(rows).to_contain_text(["get_tasks"])


def test_a_reset_empties_the_list(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    expect(tab.page.locator("#exchanges tr")).to_have_count(1)

    client.post("/__admin/reset", json={})

    said(tab.page, "The journal was cleared")
    expect(tab.page.locator("#exchanges tr")).to_have_count(0)
    client.get("/v1.3/tasks")
    expect(tab.page.locator("#exchanges tr")).to_contain_text(["get_tasks"])


def test_as_many_requests_after_a_reset_as_before_it_are_all_shown(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")

    client.post("/__admin/reset", json={})
    client.get("/v1.3/tasks")

    expect(tab.page.locator("#exchanges tr")).to_contain_text(["get_tasks"])


def test_a_reset_before_the_page_follows_the_account_empties_the_list_too(
    open_tab: OpenTab, client: httpx2.Client
) -> None:
    tab, held = open_tab(), list[Route]()
    tab.page.route(STREAM, lambda route: held.append(route))
    with tab.page.expect_request(STREAM):
        opened(tab, client, "requests")
    expect(tab.page.locator("#exchanges tr")).to_contain_text(["post_indexes"])

    client.post("/__admin/reset", json={})
    client.get("/v1.3/tasks")
    [stream] = held
    stream.continue_()

    expect(tab.page.locator("#exchanges tr")).to_contain_text(["get_tasks"])


def test_a_forgotten_account_comes_back_with_its_next_request(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")

    client.post("/__admin/reset", json={"forget": True})

    said(tab.page, "This account is not there")
    client.get("/v1.3/tasks")
    expect(tab.page.locator("#exchanges tr")).to_contain_text(["get_tasks"])


def test_a_removed_task_is_shown_as_removed(open_tab: OpenTab, client: httpx2.Client) -> None:
    task_id = start_task(client)
    tab = opened(open_tab(), client, f"tasks/{task_id}")

    client.post("/__admin/reset", json={})

    said(tab.page, f"The account has no task {task_id}")
    tab.page.get_by_role("link", name="Tasks").click()
    expect(tab.page.get_by_role("heading", name="Tasks")).to_be_visible()


@pytest.mark.parametrize("view", ["kit", "tasks"])
def test_a_view_whose_account_is_forgotten_says_so(open_tab: OpenTab, client: httpx2.Client, view: str) -> None:
    tab = opened(open_tab(), client, view)

    client.post("/__admin/reset", json={"forget": True})

    said(tab.page, "This account is not there")
    client.get("/v1.3/tasks")
    expect(tab.page.get_by_role("alert")).to_have_count(0)


def test_an_address_of_something_gone_is_a_page_with_a_way_back(open_tab: OpenTab, client: httpx2.Client) -> None:
    _, video_id = indexed_video(client)
    address = address_of(client, f"videos/{video_id}")
    client.post("/__admin/reset", json={})
    tab = open_tab()

    tab.page.goto(address)

    expect(tab.page.get_by_text(f"The account has no video {video_id}")).to_be_visible()
    tab.page.get_by_role("link", name="Show the accounts").click()
    expect(tab.page.get_by_role("heading", name="Accounts")).to_be_visible()


def test_a_reconnected_stream_goes_on_after_the_latest_event(client: httpx2.Client) -> None:
    stream = address_of(client, "stream")
    for _ in range(3):
        client.get("/v1.3/indexes")
    with client.stream("GET", stream) as reply:
        ids = [line for line in until(reply, "event: count") if line.startswith("id: ")]
    client.get("/v1.3/tasks")

    with client.stream("GET", stream, headers={"last-event-id": ids[0].removeprefix("id: ")}) as reply:
        resumed = "".join(until(reply, "event: count"))

    assert resumed.count("<tr>") == 1
    assert "get_tasks" in resumed


def until(reply: httpx2.Response, last: str) -> list[str]:
    """Return the lines of `reply` up to this one."""
    lines: list[str] = []
    for line in reply.iter_lines():
        lines.append(line)
        if line == last:
            break
    return lines
