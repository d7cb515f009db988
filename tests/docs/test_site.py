"""The site has all pages, and loads nothing from elsewhere."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import DOCS
from tests.docs.site import build


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("site")
    build(directory)
    return directory


def test_the_site_has_every_page(site: Path) -> None:
    built = {path.stem for path in site.glob("*.html")}

    assert built >= {path.stem for path in DOCS.glob("*.md")} | {"index", "fixtures", "examples", "changelog"}


def test_no_page_makes_external_requests(site: Path) -> None:
    loads = re.compile(r"""<(?:script|img|link|iframe)[^>]+(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//""")
    files = [path for path in site.rglob("*") if path.suffix in (".html", ".css")]

    assert [path.name for path in files if loads.search(path.read_text("utf-8"))] == []
    assert len(files) > 30
