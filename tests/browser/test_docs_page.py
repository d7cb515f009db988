"""The rendered contract in a browser, from a server on a real socket."""

from collections.abc import Iterator
from contextlib import closing

import httpx2
import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.browser.tab import Tab

METHODS = ("get", "put", "post", "patch", "delete")


@pytest.fixture(scope="module")
def docs(browser: Browser, server_url: str) -> Iterator[Tab]:
    """The page when it shows the contract; that takes a browser seconds, so the tests share it."""
    with closing(browser.new_context()) as context:
        tab = Tab(context)
        tab.page.goto(f"{server_url}/docs")
        tab.page.locator(".opblock").first.wait_for()
        yield tab


def operation(docs: Tab, method: str, path: str) -> Locator:
    """Return the text of an operation on the page, after opening it."""
    block = docs.page.locator(f".opblock-{method}:has([data-path='{path}'])")
    block.locator(".opblock-summary-control").click()
    return block


def test_the_page_shows_every_operation_without_external_requests(docs: Tab, server_url: str) -> None:
    paths = httpx2.get(f"{server_url}/openapi.json").json()["paths"]
    written = {(method, path) for path, item in paths.items() for method in METHODS if method in item}

    methods = docs.page.locator(".opblock-summary-method").all_inner_texts()
    shown = docs.page.evaluate("[...document.querySelectorAll('.opblock [data-path]')].map(path => path.dataset.path)")

    assert {(method.lower(), path) for method, path in zip(methods, shown, strict=True)} == written
    assert [address for address in docs.asked if not address.startswith((f"{server_url}/", "data:"))] == []
    assert docs.complaints == []


def test_admin_operations_have_their_own_section(docs: Tab) -> None:
    section = docs.page.locator(".opblock-tag-section:has([data-tag='admin'])")

    paths = section.locator(".opblock-summary-path").all_inner_texts()

    assert len(paths) > 20
    assert [path for path in paths if not path.startswith("/__admin/")] == []


def test_an_opened_operation_shows_its_body_and_its_replies(docs: Tab) -> None:
    create = operation(docs, "post", "/v1.2/indexes")

    expect(create.locator(".opblock-section-request-body")).to_contain_text("index_name")
    expect(create.locator("tr.response").first).to_contain_text("201")
    assert docs.complaints == []


def test_an_operation_can_be_tried_out(docs: Tab, server_url: str) -> None:
    docs.page.locator("button.authorize").first.click()
    docs.page.locator("#api_key_value").first.fill("tlk_READER")
    docs.page.get_by_label("Apply credentials").first.click()
    docs.page.locator(".close-modal").click()
    engines = operation(docs, "get", "/v1.2/engines")

    engines.get_by_role("button", name="Try it out").click()
    engines.get_by_role("button", name="Execute").click()

    expect(engines.locator(".live-responses-table tr.response")).to_contain_text("200")
    expect(engines.locator(".live-responses-table")).to_contain_text("marengo2.6")
    assert docs.asked[-1] == f"{server_url}/v1.2/engines"
