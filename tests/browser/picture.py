"""`python -m tests.browser.picture` draws docs/report.png: a report, as the browser shows it."""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from tests.browser.chromium import installed_chromium
from tests.browser.tab import Tab
from tests.support.processes import run

PICTURE = Path(__file__).resolve().parent.parent.parent / "docs" / "report.png"
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
        _draw(report)


def _draw(report: Path) -> None:
    with installed_chromium().started() as browser:
        page = Tab(browser.new_context(viewport={"width": 960, "height": 800})).page
        page.goto(report.as_uri())
        picture = Image.open(BytesIO(page.screenshot(full_page=True)))
        picture.convert("RGB").quantize(256).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
