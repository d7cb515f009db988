"""The site of the documentation, as `make docs` builds it, in a browser."""

import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.docs.site import build

PHONE = 375


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without logging."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name in the standard library
        """Log nothing."""


@contextmanager
def served(directory: Path) -> Iterator[str]:
    """Serve the files of `directory` on a free port."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(directory))) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    directory = tmp_path_factory.mktemp("site")
    build(directory)
    with served(directory) as url:
        yield url


def test_the_search_finds_a_section_without_external_requests(browser: Browser, site: str) -> None:
    with closing(browser.new_context()) as context:
        tab = Tab(context)
        tab.page.goto(f"{site}/index.html")

        tab.page.keyboard.press("/")
        tab.page.keyboard.type("eviction")
        tab.page.locator(".md-search-result__link").first.click()

        expect(tab.page).to_have_url(re.compile(r"/reliability\.html"))
        assert [address for address in tab.asked if not address.startswith((f"{site}/", "data:", "blob:"))] == []
        assert tab.complaints == []


def test_a_wide_table_does_not_make_the_page_wider_than_a_phone(open_tab: OpenTab, site: str) -> None:
    tab = open_tab(viewport={"width": PHONE, "height": 700})

    tab.page.goto(f"{site}/python-api.html")

    assert tab.overflow_pixels <= 0
