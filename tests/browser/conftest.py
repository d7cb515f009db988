"""One browser for all tests here, and a new tab for each."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import installed_chromium
from tests.browser.tab import Tab

OpenTab = Callable[..., Tab]


# Stopped before the tests of other packages begin: Playwright's event loop would interfere with theirs.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with installed_chromium().started() as browser:
        yield browser


@pytest.fixture
def open_tab(browser: Browser) -> Iterator[OpenTab]:
    """Open a tab; `options` are those of Playwright's contexts: `color_scheme`, `viewport`."""
    with ExitStack() as stack:

        def open_tab(**options: Any) -> Tab:
            context = browser.new_context(**options)
            stack.callback(context.close)
            return Tab(context)

        yield open_tab


@pytest.fixture
def client(server_url: str, request: pytest.FixtureRequest) -> Iterator[httpx2.Client]:
    """A client with its own account, in which one request was refused."""
    headers = {"x-api-key": f"tlk_{request.node.name}"}
    with httpx2.Client(base_url=server_url, headers=headers) as client:
        client.post("/__admin/reset", json={})
        client.post("/v1.3/indexes", json={})
        yield client
