"""The address in `hls.video_url` plays: in FFmpeg, over a real socket."""

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from urllib.parse import urljoin

import httpx2
import pytest

from mockserver.app.media.files import Files
from mockserver.app.media.stream_files import StreamFiles
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.common.media_urls import asset_of
from mockserver.media import streams
from mockserver.media.cards.marks import Mark, mark_of, read_mark
from tests.support.api import MARENGO, Api, Server
from tests.support.data_directory import uploads_in
from tests.support.films import make_film
from tests.support.sockets import serving
from tests.support.watching import codecs_of, duration_of, durations_in, pictures_of, segments_in, stripe_number

UNKNOWN_ID = "6528dcf40000000000000000"
BIKES = "https://example.com/city-bikes.mp4"
BIKES_SECONDS = 96
FPS = 10
PLAYLIST_TYPE, SEGMENT_TYPE = "application/vnd.apple.mpegurl", "video/mp2t"


@pytest.fixture(scope="module")
def long_film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_film(tmp_path_factory.mktemp("films") / "long.mp4", seconds=14, fps=FPS, width=720, height=480)


@pytest.fixture(scope="module")
def http() -> Iterator[httpx2.Client]:
    """A client of a server on a real socket, whose videos are ready at once."""
    with (
        serving(Settings(port=0, profile="instant")) as url,
        httpx2.Client(base_url=url, headers={"x-api-key": "tlk_STREAMS"}) as client,
    ):
        yield client


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The upload directory of the server."""
    return tmp_path / "data"


@pytest.fixture
def api(clock: VirtualClock, data: Path) -> Iterator[Api]:
    with Server(Settings(data_dir=str(data)), clock) as api:
        yield api


def new_video(http: httpx2.Client, film: Path | None) -> dict[str, str]:
    """Upload `film`, or give the address of the bikes, and return the video's `_id` and the `url` of its stream."""
    body = {"index_name": f"i-{len(http.get('/v1.2/indexes').json()['data'])}", "engines": [MARENGO]}
    index_id = http.post("/v1.2/indexes", json=body).json()["_id"]
    files = {"video_file": (film.name, film.read_bytes())} if film else {"video_url": (None, BIKES)}
    task = http.post("/v1.2/tasks", data={"index_id": index_id}, files=files).json()
    video_id = http.get(f"/v1.2/tasks/{task['_id']}").json()["video_id"]
    video = http.get(f"/v1.2/indexes/{index_id}/videos/{video_id}").json()
    return {"_id": video_id, "url": video["hls"]["video_url"]}


def stream_of(api: Api, film: Path | None = None, index_id: str | None = None) -> str:
    """Upload `film`, or give the address of the bikes, and return the address of the stream."""
    index_id = index_id or api.create_index()
    task_id = api.upload(index_id, film) if film else api.upload_url(index_id, BIKES)
    api.clock.advance(minutes=1)
    return str(api.get(f"/tasks/{task_id}").json()["hls"]["video_url"])


def first_segment(api: Api, url: str) -> str:
    return urljoin(url, segments_in(api.client.get(url).text)[0])


def test_the_stream_of_an_uploaded_film_plays_from_its_middle(http: httpx2.Client, long_film: Path) -> None:
    url = new_video(http, long_film)["url"]

    shown = pictures_of(url, start=7, end=8)

    assert [stripe_number(picture.image) for picture in shown] == [number % 16 for number in range(70, 80)]
    assert {picture.image.size for picture in shown} == {(720, 480)}
    assert duration_of(url) == pytest.approx(14, abs=1 / FPS)
    assert codecs_of(url) == ["h264", "aac"]


def test_the_stream_of_a_video_without_a_file_shows_which_second_it_is(http: httpx2.Client) -> None:
    video = new_video(http, None)

    shown = pictures_of(video["url"], start=47, end=50)

    marks = [Mark(mark_of(video["_id"]), second) for second in (47, 48, 49)]
    assert [read_mark(picture.image) for picture in shown] == marks
    assert duration_of(video["url"]) == BIKES_SECONDS


def test_a_playlist_lasts_as_long_as_the_video(api: Api, long_film: Path) -> None:
    urls = [stream_of(api, None, api.create_index("Rides")), stream_of(api, long_film, api.create_index("Stripes"))]

    assert [sum(durations_in(api.client.get(url).text)) for url in urls] == [BIKES_SECONDS, 14]


@pytest.mark.parametrize("is_uploaded", [True, False], ids=["a film", "no file"])
def test_playlist_and_segments_say_what_they_are_to_get_and_to_head(api: Api, film: Path, is_uploaded: bool) -> None:
    url = stream_of(api, film if is_uploaded else None)

    for address, kind in ((url, PLAYLIST_TYPE), (first_segment(api, url), SEGMENT_TYPE)):
        whole, head = api.client.get(address), api.client.head(address)
        assert (whole.status_code, whole.headers["content-type"]) == (200, kind)
        assert int(whole.headers["content-length"]) == len(whole.content)
        assert (head.status_code, head.content) == (200, b"")
        assert head.headers == whole.headers


def test_every_segment_that_a_playlist_names_is_there_and_none_after_it(api: Api, film: Path) -> None:
    for url in (stream_of(api, film, api.create_index("Films")), stream_of(api, None, api.create_index("Rides"))):
        segments = segments_in(api.client.get(url).text)

        statuses = [api.client.head(urljoin(url, segment)).status_code for segment in segments]

        folder = segments[0].rpartition("/")[0]
        past = api.client.get(urljoin(url, f"{folder}/{len(segments)}.ts"))
        assert set(statuses) == {200}
        assert (past.status_code, past.json()["code"]) == (404, "endpoint_not_exists")


def test_a_part_of_a_segment_can_be_asked_for(api: Api, film: Path) -> None:
    segment = first_segment(api, stream_of(api, film))
    whole = api.client.get(segment).content

    part = api.client.get(segment, headers={"range": "bytes=188-375"})

    assert (part.status_code, part.content) == (206, whole[188:376])
    assert part.headers["content-range"] == f"bytes 188-375/{len(whole)}"


def test_a_client_that_has_a_segment_does_not_get_it_again(api: Api, film: Path) -> None:
    segment = first_segment(api, stream_of(api, film))
    tag = api.client.get(segment).headers["etag"]

    known = api.client.get(segment, headers={"if-none-match": f'"other", W/{tag}'})
    changed = api.client.get(segment, headers={"if-none-match": '"other"'})

    assert (known.status_code, known.content, known.headers["etag"]) == (304, b"", tag)
    assert changed.status_code == 200


def test_a_video_uploaded_without_streaming_has_no_stream(api: Api, film: Path) -> None:
    index_id = api.create_index()
    task_id = api.upload(index_id, film, disable_video_stream="true")
    api.clock.advance(minutes=1)
    task = api.get(f"/tasks/{task_id}").json()
    account = api.app.accounts.of(b"tlk_TEST")
    asset = asset_of(task["video_id"])

    for name in (f"{asset}.m3u8", f"{asset}/0.ts"):
        reply = api.client.get(f"/_media/{account.id}/{index_id}/stream/{name}")
        assert reply.status_code == 404
        assert "disable_video_stream" in reply.json()["message"]
    assert "hls" not in task


def test_streams_of_unknown_records_are_404(api: Api, film: Path) -> None:
    index_id = api.create_index()
    url = stream_of(api, film, index_id)
    account = api.app.accounts.of(b"tlk_TEST").id
    folder = url.removesuffix(".m3u8")

    for address in (
        url.replace(account, UNKNOWN_ID),
        url.replace(index_id, UNKNOWN_ID),
        f"/_media/{account}/{index_id}/stream/x.m3u8",
        f"/_media/{account}/{index_id}/stream/x/0.ts",
        f"{folder}/-1.ts",
        f"{folder}/one.ts",
        f"{folder}/{'9' * 5000}.ts",
        f"{folder}/playlist.m3u8",
        f"{folder}/..%2f0.ts",
    ):
        reply = api.client.get(address)
        assert (address, reply.status_code) == (address, 404)
        assert reply.json()["code"] == "endpoint_not_exists"


def test_there_is_no_stream_before_a_video_is_ready_and_after_it_is_deleted(api: Api, film: Path) -> None:
    index_id = api.create_index()
    task_id = api.upload(index_id, film)
    account = api.app.accounts.of(b"tlk_TEST")
    [video] = account.videos.of_index(index_id)
    url = f"/_media/{account.id}/{index_id}/stream/{asset_of(video.id)}.m3u8"

    early = api.client.get(url)
    api.clock.advance(minutes=1)
    ready = api.client.get(url)
    api.delete(f"/indexes/{index_id}/videos/{api.get(f'/tasks/{task_id}').json()['video_id']}")
    late = api.client.get(url)

    assert [reply.status_code for reply in (early, ready, late)] == [404, 200, 404]


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files for which streams were created, once for each stream."""
    make_stream = streams.make_stream
    made: list[str] = []

    def counted(path: str, directory: Path, is_wanted: Callable[[], bool]) -> None:
        made.append(path)
        make_stream(path, directory, is_wanted)

    monkeypatch.setattr(streams, "make_stream", counted)
    return made


def test_concurrent_requests_share_one_stream(data: Path, long_film: Path, made: list[str]) -> None:
    with (
        serving(Settings(port=0, profile="instant", data_dir=str(data))) as url,
        httpx2.Client(base_url=url, headers={"x-api-key": "tlk_STREAMS"}) as http,
        ThreadPoolExecutor(8) as crowd,
    ):
        stream = new_video(http, long_film)["url"]
        playlists = list(crowd.map(lambda number: httpx2.get(f"{stream}?{number}").text, range(8)))

    assert durations_in(playlists[0]) == [6, 6, 2]
    assert set(playlists) == {playlists[0]}
    assert len(made) == 1


def test_a_film_that_is_uploaded_twice_is_streamed_from_one_place(api: Api, film: Path, made: list[str]) -> None:
    urls = [stream_of(api, film, api.create_index(name)) for name in ("Rides", "Matches")]

    segments = [api.client.get(first_segment(api, url)).content for url in urls]

    assert urls[0] != urls[1]
    assert segments[0] == segments[1]
    assert len(made) == 1


def test_the_stream_of_a_file_that_a_snapshot_names_is_found_by_the_next_server(
    clock: VirtualClock, data: Path, film: Path, made: list[str]
) -> None:
    playlists = []
    for _ in range(2):
        with Server(Settings(data_dir=str(data)), clock) as api:
            playlists.append(durations_in(api.client.get(stream_of(api, film)).text))
            assert api.client.get("/__admin/snapshot").status_code == 200

    assert playlists == [[5], [5]]
    assert len(made) == 1


def test_only_the_stream_is_kept_beside_a_file(api: Api, data: Path, film: Path) -> None:
    api.client.get(stream_of(api, film))

    names = sorted(path.name for path in uploads_in(data))
    assert names == [names[0], f"{names[0]}.hls"]


def test_a_failed_stream_leaves_nothing_and_is_retried_at_the_next_request(
    data: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = data / "kept"
    data.mkdir()
    kept.write_bytes(film.read_bytes())
    files = StreamFiles(Files(str(data)))

    def fail(path: str, directory: Path, is_wanted: Callable[[], bool]) -> None:
        (directory / "0.ts").touch()
        raise OSError("no space left")

    with monkeypatch.context() as broken:
        broken.setattr(streams, "make_stream", fail)
        with pytest.raises(OSError, match="no space"):
            asyncio.run(files.playlist(str(kept)))
    after_failure = [path.name for path in uploads_in(data)]

    assert after_failure == ["kept"]
    assert durations_in(asyncio.run(files.playlist(str(kept)))) == [5]


def test_stopping_the_server_cancels_a_stream_in_progress(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = StreamFiles(Files(str(data)))
    has_begun, idle = Event(), Event()

    def make_until_cancelled(path: str, directory: Path, is_wanted: Callable[[], bool]) -> None:
        has_begun.set()
        while is_wanted():
            idle.wait(0.01)
        raise streams.StreamAbandoned(path)

    monkeypatch.setattr(streams, "make_stream", make_until_cancelled)
    with ThreadPoolExecutor(1) as player:
        parsed = player.submit(lambda: asyncio.run(files.playlist(str(data / "kept"))))
        assert has_begun.wait(20)

        files.close()

        assert isinstance(parsed.exception(20), streams.StreamAbandoned)
    assert uploads_in(data) == []
