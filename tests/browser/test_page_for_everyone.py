"""Accessibility of the page: on every screen, by keyboard alone, and with screen readers."""

from collections.abc import Iterator, Sequence

import httpx2
import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenTab
from tests.browser.live_page import DESK, PHONE, accessibility_violations, address_of, indexed_video, opened

# Elements that the keyboard must reach: all usable and visible ones. The player's own controls are the browser's.
REACHABLE = """[...document.querySelectorAll("a[href], button, input, select, summary, pre[tabindex]")]
  .filter(each => each.checkVisibility() && each.type !== "hidden")"""
# The position in that list, as a part of the page may be replaced at any time; -1 if it is none of them.
FOCUSED = f"""() => {{
  const {{outlineStyle, outlineWidth}} = getComputedStyle(document.activeElement)
  const isVisible = outlineStyle !== "none" && parseFloat(outlineWidth) >= 1
  return [{REACHABLE}.indexOf(document.activeElement), isVisible]
}}"""


@pytest.fixture
def addresses(client: httpx2.Client) -> Sequence[str]:
    """Every view of an account with events of every kind and long names."""
    client.get(f"/v1.3/indexes/{'a' * 200}?{'b' * 300}=1")
    client.post("/__admin/faults", json={"match": {"operation": "post_indexes"}, "times": 1, "fault": {"reset": {}}})
    client.post("/__admin/answers", json={"match": {"operation": "get_tasks"}, "replies": [{"status": 500}]})
    task_id, video_id = indexed_video(client, f"{'long-name-' * 20}.mp4")
    client.get(f"/v1.3/nowhere/{'c' * 200}")
    latest = client.get("/__admin/journal").json()["data"][-1]["request_id"]
    views = [
        "requests",
        f"requests/{latest}",
        "tasks",
        f"tasks/{task_id}",
        "videos",
        f"videos/{video_id}?q=light",
        "kit",
    ]
    root = f"{client.base_url}/__admin/ui"
    return [f"{root}/", f"{root}/?follow=1", f"{root}/accounts/0/kit", *(address_of(client, view) for view in views)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, DESK])
def test_every_view_fits_the_screen_and_is_accessible(
    open_tab: OpenTab, addresses: Sequence[str], width: int, scheme: str
) -> None:
    tab = open_tab(viewport={"width": width, "height": 800}, color_scheme=scheme)

    for address in addresses:
        tab.page.goto(address)
        tab.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        assert (address, tab.overflow_pixels) == (address, 0)
        assert (address, accessibility_violations(tab)) == (address, [])


def test_the_keyboard_reaches_all_that_can_be_used_and_shows_where_it_is(
    open_tab: OpenTab, addresses: Sequence[str]
) -> None:
    tab = open_tab(viewport={"width": DESK, "height": 800})

    for address in addresses:
        tab.page.goto(address)
        tab.page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        count = tab.page.evaluate(f"{REACHABLE}.length")
        focused = [(place, is_visible) for place, is_visible in presses(tab.page, count + 10) if place >= 0]
        reached = dict.fromkeys(place for place, _ in focused)
        assert (address, list(reached)) == (address, list(range(count))), "not all, or in another order than it is read"
        assert (address, [place for place, is_visible in focused if not is_visible]) == (address, [])


def presses(page: Page, times: int) -> Iterator[tuple[int, bool]]:
    """Press Tab `count` times; yield each time the position of the focus, and whether the focus is visible."""
    for _ in range(times):
        page.keyboard.press("Tab")
        yield page.evaluate(FOCUSED)


def test_the_first_key_leads_past_the_navigation(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")

    tab.page.keyboard.press("Tab")
    expect(tab.page.get_by_role("link", name="Skip to the content")).to_be_focused()
    tab.page.keyboard.press("Enter")

    assert tab.page.evaluate("document.activeElement.id") == "main"


def test_a_fault_is_added_and_removed_with_the_keyboard_alone(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "kit")
    keyboard = tab.page.keyboard

    tab.page.get_by_label("Operation or tag").focus()
    keyboard.type("get_tasks")
    for key in ("Escape", "Tab", "Tab", "Tab"):  # past the list of operations, the path and the kind
        keyboard.press(key)
    keyboard.type("503")
    keyboard.press("Enter")
    expect(tab.page.locator("#rules")).to_contain_text("503")
    tab.page.get_by_role("button", name="Remove fault-1").focus()
    keyboard.press("Space")

    expect(tab.page.locator("#rules")).to_contain_text("There are no faults.")
    assert tab.complaints == []


def test_what_has_the_focus_stays_while_the_page_is_live(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/__admin/faults", json={"match": {"operation": "get_tasks"}, "fault": {"error": {"status": 503}}})
    tab = opened(open_tab(), client, "kit")
    button = tab.page.get_by_role("button", name="Remove fault-1")
    button.focus()

    client.get("/v1.3/tasks")

    expect(tab.page.locator("#rules tr td.number")).to_have_text(["1", "1", "0"])
    expect(button).to_be_focused()


def test_a_row_that_has_the_focus_keeps_it_while_others_come(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    tab.page.locator("#exchanges a").focus()

    client.get("/v1.3/tasks")

    expect(tab.page.locator("#exchanges tr")).to_have_count(2)
    expect(tab.page.locator("#exchanges a").last).to_be_focused()
