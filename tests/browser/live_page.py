"""Shared helpers for tests of the live page: its address for an account, and records of the account."""

import re

import httpx2

from tests.browser.chromium import npm_package
from tests.browser.tab import Tab
from tests.support.api import MARENGO

PHONE, DESK = 390, 1280
INDEX = {"index_name": "rides", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}


def address_of(client: httpx2.Client, view: str) -> str:
    """Return the address of the page for the account of `client`."""
    request_id = client.get("/__admin/journal").json()["data"][0]["request_id"]
    page = client.get("/__admin/ui/").text
    account = re.search(rf"accounts/({request_id.partition('-')[0]}[0-9a-f]+)/", page)
    assert account is not None
    return f"{client.base_url}/__admin/ui/accounts/{account[1]}/{view}"


def opened(tab: Tab, client: httpx2.Client, view: str) -> Tab:
    """Open a view of the account of `client` in `tab`."""
    tab.page.goto(address_of(client, view))
    return tab


def start_task(client: httpx2.Client, video: str = "city-bikes.mp4") -> str:
    """Start to index a video, and return the id of the task."""
    body = {"index_name": f"with {video}", "engines": [MARENGO]}
    index_id = client.post("/v1.2/indexes", json=body).json()["_id"]
    form = {"index_id": (None, index_id), "video_url": (None, f"https://example.com/{video}")}
    return str(client.post("/v1.2/tasks", files=form).json()["_id"])


def indexed_video(client: httpx2.Client, video: str = "city-bikes.mp4") -> tuple[str, str]:
    """Index a video, and return the ids of the task and the video."""
    task_id = start_task(client, video)
    client.post("/__admin/clock/advance", json={"until_idle": True})
    return task_id, str(client.get(f"/v1.2/tasks/{task_id}").json()["video_id"])


def accessibility_violations(tab: Tab) -> list[list[str]]:
    """Return the accessibility violations of the page, as axe-core finds them."""
    # The Content-Security-Policy blocks foreign scripts; the browser's debugger may run one.
    tab.page.evaluate((npm_package("axe-core", "4.14.1") / "axe.min.js").read_text("utf-8"))
    found: list[list[str]] = tab.page.evaluate(
        "axe.run().then(found => found.violations.map(each => [each.help, each.nodes[0].html]))"
    )
    return found
