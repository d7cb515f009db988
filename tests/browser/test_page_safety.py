"""Attacks on the page: client texts that look like HTML, and pages of other origins."""

from urllib.parse import quote

import httpx2
import pytest
from playwright.sync_api import Error, expect

from mockserver.app.ui.orders import NAMES
from tests.browser.application import serving_application
from tests.browser.conftest import OpenTab
from tests.browser.live_page import INDEX, address_of, indexed_video, opened

# It tries to break out of text, attributes in both kinds of quotes, scripts and event lines.
HOSTILE = (
    "</td></script>\n\nevent: follow\ndata: //evil.example\n\n\"'><img src=x onerror=alert(1)><svg onload=alert(2)>"
)
FORGED = "() => document.querySelectorAll('[onerror], [onload], main script, img').length"
# A page of another origin: it requests the list and the stream, and tries to read them.
READ = "address => fetch(address, {credentials: 'include'}).then(reply => reply.text())"
LISTEN = """address => new Promise(resolve => {
  const source = new EventSource(address, {withCredentials: true})
  source.onopen = source.onmessage = () => resolve("heard")
  source.onerror = () => { source.close(); resolve("refused") }
})"""


def test_what_a_client_sends_is_only_ever_text(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    client.post("/__admin/reset", json={}, headers={"x-mockserver-test": quote(HOSTILE)})
    client.post("/v1.3/indexes", json={**INDEX, "index_name": HOSTILE})
    client.get(
        f"/v1.3/{quote(HOSTILE, safe='')}", params={HOSTILE: HOSTILE}, headers={"user-agent": HOSTILE.replace("\n", "")}
    )
    fault = {
        "match": {"path": "/x", "body": {"name": HOSTILE}},
        "fault": {"error": {"status": 503, "message": HOSTILE}},
    }
    assert client.post("/__admin/faults", json=fault).status_code == 201
    client.post("/__admin/webhooks", json={"url": f"http://127.0.0.1:9/{quote(HOSTILE)}"})
    task_id, video_id = indexed_video(client, quote(f"{HOSTILE}.mp4", safe=""))
    expect(tab.page.locator("#exchanges tr")).not_to_have_count(0)
    assert tab.page.evaluate(FORGED) == 0
    requests = [each.get_attribute("href") or "" for each in tab.page.locator("#exchanges a").all()]
    root = address_of(client, "requests")

    views = ["requests", "tasks", f"tasks/{task_id}", "videos", f"videos/{video_id}?q={quote(HOSTILE)}", "kit"]
    addresses = [root, *(address_of(client, view) for view in views), address_of(client, f"kit?path={quote(HOSTILE)}")]
    for address in addresses:
        tab.page.goto(address)
        assert (address, tab.page.evaluate(FORGED)) == (address, 0)
    for request in requests:
        tab.page.goto(root)
        tab.page.evaluate("href => location.assign(href)", request)
        tab.page.get_by_role("heading", name="Take along").wait_for()
        assert (request, tab.page.evaluate(FORGED)) == (request, 0)

    assert tab.complaints == []


def test_a_key_in_an_address_is_nowhere_on_the_page(open_tab: OpenTab, client: httpx2.Client) -> None:
    key = client.headers["x-api-key"]
    client.get("/v1.3/indexes", params={"x-api-key": key, "note": f"my {key}"})
    client.get(f"/v1.3/indexes/{key}")
    tab = opened(open_tab(), client, "requests")
    shown = tab.page.content()
    for row in range(2):
        tab.page.locator("#exchanges a").nth(row).click()
        tab.page.get_by_role("heading", name="Take along").wait_for()
        shown += tab.page.content()
        tab.page.go_back()

    assert "get_indexes" in shown
    assert key not in shown


def test_large_and_binary_bodies_are_shown_in_part(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/v1.3/indexes", content=bytes(range(256)) * 40, headers={"content-type": "application/json"})
    client.post("/v1.3/indexes", json={"index_name": "x" * 1_000_000})
    tab = opened(open_tab(), client, "requests")

    for row in range(2):
        tab.page.locator("#exchanges a").nth(row).click()
        expect(tab.page.get_by_label("Body of the request")).to_be_visible()
        assert len(tab.page.content()) < 1_000_000
        tab.page.go_back()

    assert tab.complaints == []


@pytest.mark.parametrize("order", NAMES)
def test_a_form_of_another_origin_orders_nothing(open_tab: OpenTab, client: httpx2.Client, order: str) -> None:
    client.post("/v1.3/indexes", json=INDEX)
    with serving_application() as site:
        tab = open_tab()
        for view in ("kit", "tasks"):
            target = address_of(client, view)
            tab.page.goto(f"{site}/?target={target}&name=do&value={order}")
            with tab.page.expect_response(target) as refused:
                tab.page.get_by_role("button", name="Win").click()
            assert refused.value.status == 403

    assert len(client.get("/v1.3/indexes").json()["data"]) == 1
    assert client.get("/__admin/faults").json()["data"] == []
    assert client.get("/__admin/clock").json()["frozen"] is False


def test_a_page_of_another_origin_reads_hears_and_frames_nothing(open_tab: OpenTab, client: httpx2.Client) -> None:
    _, video_id = indexed_video(client)
    root, own = f"{client.base_url}/__admin/ui", address_of(client, "")
    views = ["requests", "kit", "kit?part=faults", "snapshot", "tasks", "videos", f"videos/{video_id}"]
    streams = [f"{root}/stream", f"{own}stream", f"{client.base_url}/__admin/events"]
    with serving_application() as site:
        tab = open_tab()
        tab.page.goto(site)
        for address in [f"{root}/", f"{client.base_url}/__admin/accounts", *streams, *(own + view for view in views)]:
            with pytest.raises(Error, match="Failed to fetch"):
                tab.page.evaluate(READ, address)
        assert [tab.page.evaluate(LISTEN, stream) for stream in streams] == ["refused"] * 3

        tab.page.goto(f"{site}/?frame={own}kit")
        expect(tab.page.frame_locator("iframe").get_by_role("heading", name="Test kit")).to_have_count(0)
