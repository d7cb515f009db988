"""The page in a browser: accounts, requests and the test kit, while a client sends requests."""

import re

import httpx2
from playwright.sync_api import Locator, Route, expect

from tests.browser.conftest import OpenTab
from tests.browser.live_page import INDEX, opened, start_task
from tests.browser.tab import Tab

EMPTY_PAGE = {"data": [], "page_info": {"page": 1, "limit_per_page": 10, "total_page": 0, "total_results": 0}}
LARGEST_PAGE = 150_000


def test_a_browser_that_opens_the_server_sees_its_accounts(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = open_tab()
    tab.page.goto(str(client.base_url))

    expect(tab.page.get_by_role("heading", name="Accounts")).to_be_visible()
    expect(tab.page.get_by_role("row").nth(1)).to_contain_text("active")
    assert client.headers["x-api-key"] not in tab.page.content()
    assert [address for address in tab.asked if not address.startswith((f"{client.base_url}", "data:"))] == []
    assert tab.complaints == []


def test_other_clients_get_404_at_the_root(client: httpx2.Client) -> None:
    seen = [
        client.request(method, "/", headers={"accept": accept})
        for method, accept in (("GET", "*/*"), ("GET", "application/json"), ("POST", "text/html"))
    ]

    assert [reply.status_code for reply in seen] == [404] * 3
    assert {reply.headers["content-type"] for reply in seen} == {"application/json"}


def test_a_request_appears_live_with_its_violations(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    rows = tab.page.locator("#exchanges tr")
    expect(rows).to_have_count(1)

    client.get("/v1.3/indexes?colour=red")

    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("get_indexes")
    expect(rows.first).to_contain_text("client: colour")
    expect(rows.last).to_contain_text("400")
    assert tab.complaints == []


def test_a_row_names_the_fault_or_fixed_answer_and_the_side_that_breaks_the_contract(
    open_tab: OpenTab, client: httpx2.Client
) -> None:
    answer = {"match": {"operation": "get_indexes"}, "replies": [{"status": 200, "body": EMPTY_PAGE}]}
    assert client.post("/__admin/answers", json=answer).status_code == 201
    fault = {"match": {"operation": "get_tasks"}, "fault": {"break_contract": {"body": {"data": 1}}}}
    client.post("/__admin/faults", json=fault)
    tab = opened(open_tab(), client, "requests")

    client.get("/v1.3/indexes")
    client.get("/v1.3/tasks")

    rows = tab.page.locator("#exchanges tr")
    expect(rows.nth(0)).to_contain_text("server: reply")
    expect(rows.nth(0)).to_contain_text("fault break_contract")
    expect(rows.nth(1)).to_contain_text("fixed answer-1")


def test_filters_apply_to_later_requests(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    tab.page.get_by_label("Status").select_option("2xx")
    tab.page.get_by_role("button", name="Filter").click()
    expect(tab.page.get_by_role("status")).to_contain_text("1 request kept")

    client.get("/v1.3/nowhere")
    client.get("/v1.3/indexes")

    expect(tab.page.get_by_role("status")).to_contain_text("3 requests kept")
    expect(tab.page.locator("#exchanges tr")).to_have_count(1)
    expect(tab.page.locator("#exchanges tr")).to_contain_text("get_indexes")


def test_a_burst_leaves_a_bounded_number_of_rows(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    for _ in range(400):
        client.get("/v1.3/indexes")

    client.get("/v1.3/tasks")

    expect(tab.page.locator("#exchanges tr").first).to_contain_text("get_tasks")
    assert tab.page.locator("#exchanges tr").count() <= 200


def test_a_request_is_shown_and_copied_without_its_secrets(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/v1.3/indexes", json=INDEX)
    tab = opened(open_tab(), client, "requests")
    tab.page.get_by_role("link", name="POST post_indexes").first.click()

    for name in ("curl", "Python", "a fault", "a fixed answer", "verify"):
        tab.page.get_by_text(f"As {name}", exact=True).click()
        expect(tab.page.get_by_role("button", name=f"Copy as {name}")).to_be_visible()

    expect(tab.page.get_by_label("Body of the request")).to_contain_text('"index_name": "rides"')
    assert client.headers["x-api-key"] not in tab.page.content()
    tab.page.wait_for_load_state()
    tab.page.get_by_role("button", name="Copy as curl").click()
    assert "$TWELVELABS_BASE_URL" in tab.page.evaluate("getSelection().toString()")


def test_a_fault_ordered_from_a_request_fires_and_is_counted(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "requests")
    tab.page.get_by_role("link", name="POST post_indexes").click()
    tab.page.get_by_role("link", name="Add a fault").click()
    tab.page.get_by_label("Status of an error").fill("503")
    tab.page.get_by_role("button", name="Add", exact=True).press("Enter")
    expect(tab.page.get_by_role("status")).to_have_text("The fault was added.")

    assert client.post("/v1.3/indexes", json=INDEX).status_code == 503

    expect(tab.page.locator("#rules tr td.number")).to_have_text(["1", "1", "0"])
    tab.page.get_by_role("button", name="Remove fault-1").click()
    expect(tab.page.locator("#rules")).to_contain_text("There are no faults.")
    assert client.post("/v1.3/indexes", json=INDEX).status_code == 201
    assert tab.complaints == []


def test_errors_in_a_form_are_shown(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = opened(open_tab(), client, "kit")
    tab.page.get_by_label("Operation or tag").fill("post_indexs")
    tab.page.get_by_role("button", name="Add", exact=True).click()

    expect(tab.page.get_by_role("alert")).to_contain_text("post_indexs")
    expect(tab.page.get_by_label("Operation or tag")).to_have_value("post_indexs")
    assert client.get("/__admin/faults").json()["data"] == []


def test_a_click_advances_a_frozen_clock(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/__admin/clock", json={"now": "2024-06-01T12:00:00Z", "frozen": True})
    tab = opened(open_tab(), client, "kit")

    tab.page.get_by_label("Seconds", exact=True).fill("90")
    tab.page.get_by_role("button", name="Advance", exact=True).click()

    expect(tab.page.get_by_text("2024-06-01T12:01:30Z")).to_be_visible()
    assert client.get("/__admin/clock").json()["now"] == "2024-06-01T12:01:30Z"


def test_the_timeline_of_a_task_has_states_polls_and_webhooks_and_moves_with_the_clock(
    open_tab: OpenTab, client: httpx2.Client
) -> None:
    client.post("/__admin/clock", json={"now": "2024-06-01T12:00:00Z", "frozen": True})
    client.post("/__admin/webhooks", json={"url": "http://127.0.0.1:9/hook"})
    task_id = start_task(client)
    tab = opened(open_tab(), client, "tasks")
    tab.page.get_by_role("link", name=task_id).click()
    line, events = tab.page.locator("#line p").first, tab.page.locator("#line li")
    expect(line).to_contain_text("It is validating")
    expect(tab.page.locator("#line li.to-come")).to_have_count(4)

    client.get(f"/v1.2/tasks/{task_id}")
    expect(events.filter(has_text="poll")).to_have_count(1)
    tab.page.get_by_role("button", name="Advance until idle").click()

    expect(line).to_contain_text("It is ready")
    expect(tab.page.locator("#line li.to-come")).to_have_count(0)
    expect(events.filter(has_text="webhook http://127.0.0.1:9/hook")).not_to_have_count(0)
    assert tab.complaints == []


def test_a_task_with_the_pace_polls_advances_on_the_page(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/__admin/profiles", json={"pace": "polls"})
    task_id = start_task(client)
    tab = opened(open_tab(), client, f"tasks/{task_id}")
    expect(tab.page.locator("#line li.to-come")).to_have_count(4)

    for _ in range(2):
        client.get(f"/v1.2/tasks/{task_id}")

    expect(tab.page.locator("#line p").first).to_contain_text("It is pending")
    expect(tab.page.locator("#line li.to-come")).to_have_count(3)


def test_a_video_plays_and_a_search_shows_hits_with_reasons(open_tab: OpenTab, client: httpx2.Client) -> None:
    start_task(client)
    client.post("/__admin/clock/advance", json={"until_idle": True})
    tab = opened(open_tab(), client, "videos")
    tab.page.locator("tbody a").click()
    tab.page.get_by_label("Search in this video").fill("the light turns green")
    tab.page.get_by_role("button", name="Search").click()

    best = tab.page.locator("#found li").first
    expect(best).to_contain_text("Speech: “")
    assert tab.page.locator(".hit").count() == tab.page.locator("#found li").count()
    assert "Speech: “" in tab.page.locator(".hit title").first.inner_html()
    best.get_by_role("link").click()
    start = seconds_of(best)
    wait_for_place(tab, start)
    tab.page.evaluate("player.currentTime = 0")
    best.get_by_role("link").click()
    wait_for_place(tab, start)
    tab.page.locator(".bars .row0").first.click()
    wait_for_place(tab, 0)
    tab.page.go_back()
    wait_for_place(tab, start)
    assert [address for address in tab.asked if not address.startswith((str(client.base_url), "data:", "blob:"))] == []
    assert len([entry for entry in client.get("/__admin/journal").json()["data"] if "search" in entry["path"]]) == 0
    assert tab.complaints == []


def test_a_place_chosen_before_the_scripts_have_run_is_played(open_tab: OpenTab, client: httpx2.Client) -> None:
    start_task(client)
    client.post("/__admin/clock/advance", json={"until_idle": True})
    tab, held = opened(open_tab(), client, "videos"), list[Route]()
    tab.page.route("**/player.js", lambda route: held.append(route))
    tab.page.locator("tbody a").click()
    places = tab.page.locator("details").first
    places.locator("summary").click()
    last = places.locator("li").last

    last.get_by_role("link").click()
    [script] = held
    script.continue_()

    assert seconds_of(last) > 0
    wait_for_place(tab, seconds_of(last))


def seconds_of(place: Locator) -> float:
    """Return the start of a place in a list, in seconds."""
    return float(re.sub(" .*", "", place.get_by_role("link").inner_text()))


def wait_for_place(tab: Tab, seconds: float) -> None:
    """Wait until the player shows its video at this second."""
    tab.page.wait_for_function(
        "start => Math.abs(player.currentTime - start) < 0.1 && player.readyState >= 2", arg=seconds
    )


def test_an_account_is_restored_from_a_snapshot(open_tab: OpenTab, client: httpx2.Client) -> None:
    client.post("/v1.3/indexes", json=INDEX)
    tab = opened(open_tab(), client, "kit")
    with tab.page.expect_download() as download:
        tab.page.get_by_role("link", name="Download a snapshot").click()
    tab.page.get_by_role("button", name="Reset the account").click()
    expect(tab.page.get_by_role("status")).to_be_visible()
    assert client.get("/v1.3/indexes").json()["data"] == []

    tab.page.get_by_label("Snapshot", exact=True).set_input_files(download.value.path())
    tab.page.get_by_role("button", name="Restore it").click()

    expect(tab.page.get_by_role("status")).to_have_text("The snapshot was restored.")
    assert [index["index_name"] for index in client.get("/v1.3/indexes").json()["data"]] == ["rides"]


def test_following_the_active_account_switches_to_the_next_one(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab = open_tab()
    tab.page.goto(f"{client.base_url}/__admin/ui/?follow=1")
    expect(tab.page.get_by_role("status")).to_contain_text("Waiting")

    client.get("/v1.3/tasks", headers={"x-api-key": f"{client.headers['x-api-key']}_next"})

    expect(tab.page.get_by_role("heading", name="Requests")).to_be_visible()
    expect(tab.page.locator("#exchanges tr")).to_contain_text("get_tasks")


def test_the_page_has_a_size_limit(open_tab: OpenTab, client: httpx2.Client) -> None:
    tab, sizes = open_tab(), []
    tab.page.on("response", lambda reply: sizes.append(len(reply.body()) if "stream" not in reply.url else 0))
    opened(tab, client, "requests")
    tab.page.wait_for_function("window.htmx !== undefined")

    assert 50_000 < sum(sizes) < LARGEST_PAGE
