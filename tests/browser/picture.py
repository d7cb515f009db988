"""`python -m tests.browser.picture` draws docs/report.png and docs/watching.png, in a browser."""

import re
import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx2
from PIL import Image
from playwright.sync_api import Browser

from mockserver.ground.settings import Settings
from tests.browser.chromium import installed_chromium
from tests.browser.tab import Tab
from tests.support.processes import run
from tests.support.sockets import serving

_DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
PICTURE, WATCHING = _DOCS / "report.png", _DOCS / "watching.png"
_PROGRAM = """
import os, urllib.error, urllib.request
for method, target, body in [
    ("GET", "engines", None),
    ("POST", "indexes", b'{"index_name": "rides", "engines": [{"engine_name": "marengo2.6"}]}'),
    ("GET", "indexes?page_limit=50&createdAt=2024-01-01", None),
    ("GET", "tasks/", None),
]:
    headers = {"x-api-key": "tlk_TEST"} | ({"content-type": "application/json"} if body else {})
    address = os.environ["TWELVELABS_BASE_URL"] + "/v1.2/" + target
    try:
        urllib.request.urlopen(urllib.request.Request(address, body, headers, method=method))
    except urllib.error.HTTPError as refused:
        refused.close()
"""


def main() -> None:
    """Check a small client that makes mistakes, and take a picture of the report."""
    with TemporaryDirectory() as directory:
        program, report = Path(directory) / "client.py", Path(directory) / "report.html"
        program.write_text(_PROGRAM, "utf-8")
        run("check", "--report", f"html={report}", "--", sys.executable, str(program))
        # Whose machine drew it does not matter.
        page = report.read_text("utf-8").replace(sys.executable, "python").replace(str(program), "client.py")
        report.write_text(page, "utf-8")
        with installed_chromium().started() as browser:
            _draw(browser, report.as_uri(), PICTURE)
            _watch(browser)


def _watch(browser: Browser) -> None:
    """Take a picture of the requests of a client that makes mistakes, one of them met by a fault."""
    headers = {"x-api-key": "tlk_TEST_OF_RIDES", "x-mockserver-test": "tests/test_rides.py::test_a_ride_is_found"}
    index = {"index_name": "rides", "models": [{"model_name": "marengo3.0", "model_options": ["visual"]}]}
    with serving(Settings(port=0)) as url, httpx2.Client(base_url=url, headers=headers) as client:
        client.post("/__admin/reset", json={})
        client.post("/__admin/faults", json={"match": {"operation": "get_tasks"}, "fault": {"error": {"status": 503}}})
        client.post("/v1.3/indexes", json={"index_name": "rides"})
        client.post("/v1.3/indexes", json=index)
        client.get("/v1.3/indexes?page_size=50")
        client.get("/v1.3/tasks")
        [account] = set(re.findall(r"/__admin/ui/accounts/\w+/requests", client.get("/__admin/ui/").text))
        _draw(browser, f"{url}{account}", WATCHING)


def _draw(browser: Browser, address: str, picture: Path) -> None:
    page = Tab(browser.new_context(viewport={"width": 960, "height": 480})).page
    page.goto(address)
    drawn = Image.open(BytesIO(page.screenshot(full_page=True)))
    drawn.convert("RGB").quantize(256).save(picture, optimize=True)


if __name__ == "__main__":
    main()
