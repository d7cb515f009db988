"""`python -m tests.browser.picture` draws docs/report.png and the pictures in docs/page, in a browser."""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from PIL import Image
from playwright.sync_api import Page

from mockserver.ground.settings import Settings
from tests.browser.chromium import installed_chromium
from tests.browser.live_page import DESK, PHONE
from tests.browser.pictured_server import VIEWS, pictured_views
from tests.browser.tab import Tab
from tests.support.processes import run
from tests.support.sockets import serving

_DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
_REPORT_WIDTH = 960
_COLOURS = 256
Scheme = Literal["light", "dark"]
_PICTURES: tuple[tuple[str, int, Scheme], ...] = (
    *((view, DESK, "light") for view in VIEWS),
    ("requests", PHONE, "dark"),
    ("video", DESK, "dark"),
)
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
    """Take pictures of a report about a small client that makes mistakes, and of each view of the page."""
    with TemporaryDirectory() as directory:
        program, report = Path(directory) / "client.py", Path(directory) / "report.html"
        program.write_text(_PROGRAM, "utf-8")
        run("check", "--report", f"html={report}", "--", sys.executable, str(program))
        # The machine that drew it does not matter.
        page = report.read_text("utf-8").replace(sys.executable, "python").replace(str(program), "client.py")
        report.write_text(page, "utf-8")
        with installed_chromium().started() as browser, serving(Settings(port=0)) as url:
            tab = Tab(browser.new_context(viewport={"width": _REPORT_WIDTH, "height": 480}))
            _draw(tab.page, report.as_uri(), _DOCS / "report.png")
            addresses = pictured_views(url)
            for view, width, scheme in _PICTURES:
                context = browser.new_context(viewport={"width": width, "height": 480}, color_scheme=scheme)
                name = view if scheme == "light" else f"{view}-{scheme}"
                _draw(Tab(context).page, addresses[view], _DOCS / "page" / f"{name}.png")


def _draw(page: Page, address: str, picture: Path) -> None:
    page.goto(address)
    if page.locator("video").count():
        page.wait_for_function("() => player.readyState >= 2")
    drawn = Image.open(BytesIO(page.screenshot(full_page=True)))
    drawn.convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE).save(picture, optimize=True)


if __name__ == "__main__":
    main()
