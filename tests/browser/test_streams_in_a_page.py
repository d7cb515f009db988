"""A web page of another origin calls the API, plays a stream and shows thumbnails."""

import base64
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread

import httpx2
import pytest
from PIL import Image
from playwright.sync_api import Error

from mockserver.ground.settings import Settings
from mockserver.media.cards.marks import Mark, mark_of, read_mark
from tests.browser.chromium import npm_package
from tests.browser.conftest import OpenTab
from tests.browser.tab import Tab
from tests.support.api import MARENGO
from tests.support.films import make_film
from tests.support.sockets import serving
from tests.support.watching import stripe_number

KEY = "tlk_PAGE"
BIKES = "https://example.com/city-bikes.mp4"
BIKES_SECONDS = 96
FPS = 10


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files without logging."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it has in the library
        """Log nothing."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page that plays `address`, which is that of a video in the API."""

    tab: Tab
    address: str

    @property
    def video_id(self) -> str:
        return self.address.rpartition("/")[2]

    def load(self) -> None:
        self.tab.page.evaluate("([address, key]) => load(address, key)", [self.address, KEY])

    def picture_at(self, second: float) -> Image.Image:
        data = self.tab.page.evaluate("second => pictureAt(second)", second)
        return Image.open(BytesIO(base64.b64decode(data.partition(",")[2])))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a separate web site with the player."""
    directory = tmp_path_factory.mktemp("site")
    shutil.copy(Path(__file__).with_name("player.html"), directory)
    shutil.copy(npm_package("hls.js", "1.7.4") / "dist" / "hls.min.js", directory / "hls.js")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(directory))) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def api(site: str) -> Iterator[httpx2.Client]:
    """A client of a server that accepts the pages of the site, and whose videos are ready at once."""
    with (
        serving(Settings(port=0, profile="instant", cors_origins=(site,))) as url,
        httpx2.Client(base_url=url, headers={"x-api-key": KEY}) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def index_id(api: httpx2.Client) -> str:
    body = {"index_name": "watched", "engines": [MARENGO], "addons": ["thumbnail"]}
    return str(api.post("/v1.2/indexes", json=body).json()["_id"])


@pytest.fixture(scope="module")
def long_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("films") / "long.mp4", seconds=14, fps=FPS)


def video_of(api: httpx2.Client, index_id: str, film: Path | None = None) -> str:
    """Upload `film`, or give the address of the bikes, and return the API path of the video."""
    files = {"video_file": (film.name, film.read_bytes())} if film else {"video_url": (None, BIKES)}
    task_id = api.post("/v1.2/tasks", data={"index_id": index_id}, files=files).json()["_id"]
    video_id = api.get(f"/v1.2/tasks/{task_id}").json()["video_id"]
    return f"{api.base_url}/v1.2/indexes/{index_id}/videos/{video_id}"


def page_of(open_tab: OpenTab, site: str, address: str) -> Page:
    page = Page(open_tab(), address)
    page.tab.page.goto(f"{site}/player.html")
    return page


def test_the_stream_of_an_uploaded_film_plays_from_its_middle(
    open_tab: OpenTab, site: str, api: httpx2.Client, index_id: str, long_film: Path
) -> None:
    page = page_of(open_tab, site, video_of(api, index_id, long_film))

    page.load()

    # If a film does not declare its colours, browsers show the darker stripes as they were painted.
    assert [stripe_number(page.picture_at(second)) for second in (6.65, 8.15)] == [66 % 16, 81 % 16]
    assert page.tab.page.evaluate("playedOn(7, 0.5)") >= 7.5
    assert page.tab.page.evaluate("video.duration") == pytest.approx(14, abs=2 / FPS)
    assert page.tab.complaints == []


def test_the_stream_of_a_video_without_a_file_shows_which_second_it_is(
    open_tab: OpenTab, site: str, api: httpx2.Client, index_id: str
) -> None:
    page = page_of(open_tab, site, video_of(api, index_id))

    page.load()

    marks = [read_mark(page.picture_at(second)) for second in (47.5, 12.5)]
    assert marks == [Mark(mark_of(page.video_id), second) for second in (47, 12)]
    assert page.tab.page.evaluate("video.duration") == pytest.approx(BIKES_SECONDS, abs=1)
    assert page.tab.complaints == []


def test_thumbnails_are_shown(open_tab: OpenTab, site: str, api: httpx2.Client, index_id: str) -> None:
    page = page_of(open_tab, site, video_of(api, index_id))
    asked = {"index_id": index_id, "query": "the light turns green", "search_options": ["conversation"]}
    found = api.post("/v1.2/search", json=asked).json()["data"][0]["thumbnail_url"]
    first = api.get(page.address).json()["hls"]["thumbnail_urls"][0]

    sizes = [page.tab.page.evaluate("address => sizeOf(address)", address) for address in (found, first)]

    assert [min(size) > 0 for size in sizes] == [True, True]


def test_a_page_of_an_unlisted_origin_cannot_read_replies(open_tab: OpenTab, site: str) -> None:
    with serving(Settings(port=0)) as url:
        page = page_of(open_tab, site, f"{url}/v1.2/engines")

        with pytest.raises(Error, match="Failed to fetch"):
            page.load()

    assert any("CORS policy" in complaint for complaint in page.tab.complaints)
