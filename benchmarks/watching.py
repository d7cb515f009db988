"""The live page in a real browser: its delay, and the effect of 10,000 requests on page and server.

`python -m benchmarks.watching [--quick]` prints the lines of docs/watching.md.
"""

import argparse
import statistics
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import httpx2
from playwright.sync_api import Browser, Page

from benchmarks.load import request, send_many
from benchmarks.servers import Running, ours
from tests.browser.chromium import installed_chromium

_KEY = "tlk_WATCHED"
_PATH = "/v1.3/indexes"
# Records when the latest row was added, on the clock of Python's `time.time`.
_OBSERVE = """() => {
  const rows = document.getElementById("exchanges")
  new MutationObserver(() => { window.shownAt = Date.now() }).observe(rows, {childList: true})
}"""
_SHOWN = "before => window.shownAt >= before"


@dataclass(frozen=True)
class Burst:
    """The cost of a number of requests; the response times of the page meanwhile, and its number of rows at the end."""

    requests: int
    seconds: float
    processor_seconds: float
    page_milliseconds: Sequence[float] = ()
    rows: int = 0


def delays(page: Page, client: httpx2.Client, count: int) -> list[float]:
    """Return the milliseconds from each of `count` replies until the page shows the request."""
    page.evaluate(_OBSERVE)
    found = []
    for _ in range(count):
        before = time.time() * 1000
        client.get(_PATH)
        replied = time.time() * 1000
        page.wait_for_function(_SHOWN, arg=before)
        found.append(max(page.evaluate("window.shownAt") - replied, 0.0))
        page.wait_for_timeout(150)  # a pause, as between manual requests
    return found


def burst(server: Running, count: int, page: Page | None = None) -> Burst:
    """Send `count` requests as fast as possible, and use the `page` meanwhile, if one is open."""
    asked = request("GET", _PATH, _KEY)
    before, began = server.milliseconds_on_core(), time.monotonic()
    used: list[float] = []
    with ThreadPoolExecutor(1) as pool:
        sending = pool.submit(send_many, server.port, lambda: asked, count)
        while page is not None and not sending.done():
            used.append(_use(page))
        sending.result()
    seconds, processor = time.monotonic() - began, (server.milliseconds_on_core() - before) / 1000
    rows = page.locator("#exchanges tr").count() if page is not None else 0
    return Burst(count, seconds, processor, used, rows)


def _use(page: Page) -> float:
    """Return the milliseconds that the page takes to apply a filter and draw."""
    began = time.perf_counter()
    page.get_by_label("Status").select_option("2xx")
    page.evaluate("() => new Promise(requestAnimationFrame)")
    return (time.perf_counter() - began) * 1000


def kilobytes(page: Page) -> float:
    """Return the memory of the page's scripts and elements."""
    debugger = page.context.new_cdp_session(page)
    debugger.send("HeapProfiler.collectGarbage")
    return float(debugger.send("Runtime.getHeapUsage")["usedSize"]) / 1024


def opened(browser: Browser, server: Running) -> Page:
    """Return a page that shows the requests of the account."""
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.port}/")
    page.locator("#accounts a").first.click()
    page.locator("#exchanges tr").first.wait_for()
    return page


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true", help="fewer requests")
    quick = parser.parse_args().quick
    shown, sent = (20, 2_000) if quick else (100, 10_000)
    with (
        ours() as server,
        installed_chromium().started() as browser,
        httpx2.Client(base_url=f"http://127.0.0.1:{server.port}", headers={"x-api-key": _KEY}) as client,
    ):
        client.get(_PATH)
        alone = burst(server, sent)
        page = opened(browser, server)
        late = sorted(delays(page, client, shown))
        before = kilobytes(page)
        watched = burst(server, sent, page)
        held = kilobytes(page)
        after = delays(page, client, 3)
    print(f"shown after its reply, ms: median {statistics.median(late):.0f}, 95 % {late[int(0.95 * len(late))]:.0f}")
    print(f"  the longest of {shown}: {late[-1]:.0f}")
    for name, one in (("without a page", alone), ("with the page open", watched)):
        took = f"{one.seconds:.1f} s, {one.processor_seconds:.1f} s of the server's processor"
        print(f"{sent:,} requests {name}: {took}")
    used = watched.page_milliseconds
    print(f"the page meanwhile: used {len(used)} times, at most {max(used):.0f} ms")
    print(f"memory of the page: {before:.0f} KB before, {held:.0f} KB after")
    print(f"rows in the end: {watched.rows}; shown after its reply then, ms: {max(after):.0f}")


if __name__ == "__main__":
    main()
