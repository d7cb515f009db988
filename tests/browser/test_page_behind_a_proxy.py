"""The page behind a reverse proxy that puts a prefix before its paths, which the server does not know."""

import httpx2
from playwright.sync_api import expect

from mockserver.ground.settings import Settings
from tests.browser.conftest import OpenTab
from tests.browser.live_page import INDEX, address_of, indexed_video
from tests.browser.proxy import proxying
from tests.support.sockets import serving

TOKEN = "s3cret"  # noqa: S105 - of a server that lives as long as its test


def test_every_view_works_below_a_prefix(open_tab: OpenTab, client: httpx2.Client) -> None:
    task_id, video_id = indexed_video(client)
    account = address_of(client, "").rstrip("/").rpartition("/")[2]
    with proxying(str(client.base_url)) as proxy:
        tab = open_tab()
        tab.page.goto(f"{proxy.url}/")
        tab.page.locator(f"#account-{account}").click()
        client.get("/v1.3/entity-collections")
        expect(tab.page.locator("#exchanges tr").first).to_contain_text("get_entity_collections")
        tab.page.locator("#exchanges a").first.click()
        expect(tab.page.get_by_role("heading", name="Request", exact=True)).to_be_visible()

        tab.page.get_by_role("link", name="Add a fault").click()
        tab.page.get_by_role("button", name="Add", exact=True).click()
        expect(tab.page.get_by_role("status")).to_have_text("The fault was added.")
        assert client.get("/v1.3/entity-collections").status_code == 500
        expect(tab.page.locator("#rules tr td.number")).to_have_text(["1", "1", "0"])
        with tab.page.expect_download() as download:
            tab.page.get_by_role("link", name="Download a snapshot").click()
        assert download.value.failure() is None

        tab.page.get_by_role("link", name="Tasks").click()
        tab.page.locator(f"#task-{task_id}").click()
        tab.page.get_by_role("button", name="Advance", exact=True).click()
        expect(tab.page.get_by_role("status")).to_have_text("The clock was advanced.")
        tab.page.get_by_role("link", name="Videos").click()
        tab.page.get_by_role("link", name=video_id).click()
        tab.page.wait_for_function("() => player.readyState >= 2")

        strange = [each for each in tab.asked if not each.startswith((f"{proxy.url}/", "data:", "blob:"))]
        assert strange == []
        assert tab.complaints == []


def test_a_session_lasts_below_a_prefix(open_tab: OpenTab) -> None:
    with serving(Settings(admin_token=TOKEN)) as url, proxying(url) as proxy:
        httpx2.get(f"{url}/v1.3/indexes", headers={"x-api-key": "tlk_A"})
        tab = open_tab()
        tab.page.goto(f"{proxy.url}/__admin/ui")
        tab.page.get_by_label("Admin token").fill(TOKEN)
        tab.page.get_by_role("button", name="Show the page").click()
        tab.page.locator("#accounts a").click()

        expect(tab.page.get_by_role("heading", name="Requests")).to_be_visible()


def test_rows_come_once_where_the_proxy_fails_for_a_while(open_tab: OpenTab, client: httpx2.Client) -> None:
    with proxying(str(client.base_url)) as proxy:
        tab = open_tab()
        tab.page.goto(address_of(client, "requests").replace(str(client.base_url), proxy.url))
        rows = tab.page.locator("#exchanges tr")
        client.get("/v1.3/indexes")
        expect(rows).to_have_count(2)

        proxy.fails = True
        expect(tab.page.get_by_role("alert")).to_contain_text("does not answer")
        client.post("/v1.3/indexes", json=INDEX)
        proxy.fails = False

        expect(rows).to_have_count(3)
        expect(rows.first).to_contain_text("post_indexes")
        expect(tab.page.get_by_role("alert")).to_have_count(0)


def test_a_page_soon_tries_again_however_long_the_proxy_fails(open_tab: OpenTab, client: httpx2.Client) -> None:
    with proxying(str(client.base_url)) as proxy:
        tab = open_tab()
        # Each pause is recorded, and none takes long.
        tab.page.add_init_script(
            "pauses = []; const wait = setTimeout;"
            "window.setTimeout = (work, pause) => { pauses.push(pause); return wait(work, pause / 100) }"
        )
        tab.page.goto(address_of(client, "requests").replace(str(client.base_url), proxy.url))
        client.get("/v1.3/indexes")
        expect(tab.page.locator("#exchanges tr")).to_have_count(2)
        proxy.fails = True
        tab.page.wait_for_function("() => pauses.filter(each => each >= 2000).length > 8")
        longest = tab.page.evaluate("Math.max(...pauses.filter(each => each < 1e6))")

    assert longest <= 5_000


def test_the_rendered_contract_names_the_server_below_its_prefix(open_tab: OpenTab, client: httpx2.Client) -> None:
    with proxying(str(client.base_url)) as proxy:
        tab = open_tab()
        tab.page.goto(f"{proxy.url}/docs")

        tab.page.locator(".opblock").first.wait_for()

        assert proxy.url in tab.page.locator(".servers").first.inner_text()
        assert [address for address in tab.asked if not address.startswith((f"{proxy.url}/", "data:"))] == []
        assert tab.complaints == []
