"""An uploaded film is on disk exactly as long as a video needs it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api import Api, Server
from tests.support.data_directory import uploads_in
from tests.support.films import make_film

TOKEN = {"x-admin-token": "t"}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def api(data: Path, clock: VirtualClock) -> Iterator[Api]:
    with Server(Settings(data_dir=str(data), profile="instant", plan="free"), clock) as api:
        yield api


def on_disk(data: Path) -> list[str]:
    """Return the names of the kept files; the first letters distinguish films, streams and incomplete uploads."""
    return sorted(path.name for path in uploads_in(data))


def uploaded(api: Api, index_id: str, film: Path) -> str:
    """Upload a film and return the path of its ready video."""
    video_id = api.get(f"/tasks/{api.upload(index_id, film)}").json()["video_id"]
    return f"/indexes/{index_id}/videos/{video_id}"


def stream_of(api: Api, video: str) -> str:
    """Play a video and return the address of its playlist."""
    address = str(api.get(video).json()["hls"]["video_url"])
    assert api.client.get(address).status_code == 200
    return address


def test_a_film_is_removed_with_its_video(api: Api, data: Path, film: Path) -> None:
    video = uploaded(api, api.create_index(), film)
    kept = on_disk(data)

    api.delete(video)

    assert (len(kept), on_disk(data)) == (1, [])


def test_the_stream_of_a_film_is_removed_with_it(api: Api, data: Path, film: Path) -> None:
    video = uploaded(api, api.create_index(), film)
    address = stream_of(api, video)
    kept = on_disk(data)

    api.delete(video)

    assert (len(kept), on_disk(data)) == (2, [])
    assert api.client.get(address).status_code == 404


def test_a_film_that_is_uploaded_again_is_streamed_again(api: Api, film: Path) -> None:
    index_id = api.create_index()
    video = uploaded(api, index_id, film)
    stream_of(api, video)
    api.delete(video)

    again = uploaded(api, index_id, film)

    assert stream_of(api, again)


def test_films_are_removed_with_their_index(api: Api, data: Path, film: Path) -> None:
    index_id = api.create_index()
    uploaded(api, index_id, film)

    api.delete(f"/indexes/{index_id}")

    assert on_disk(data) == []


def test_films_are_removed_with_an_expired_index(api: Api, data: Path, film: Path) -> None:
    uploaded(api, api.create_index(), film)
    api.clock.advance(days=91)

    api.get("/indexes")

    assert on_disk(data) == []


@pytest.mark.parametrize("path", ["/__admin/reset", "/__admin/reset/all"])
def test_films_are_removed_when_an_account_is_reset(data: Path, clock: VirtualClock, film: Path, path: str) -> None:
    with Server(Settings(data_dir=str(data), profile="instant", admin_token=TOKEN["x-admin-token"]), clock) as api:
        uploaded(api, api.create_index(), film)

        reply = api.client.post(path, json={}, headers=TOKEN)

    assert reply.status_code == 200
    assert on_disk(data) == []


def test_a_film_is_deleted_without_visiting_all_others(
    api: Api, data: Path, film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = uploaded(api, api.create_index(), film)
    stream_of(api, video)
    listed: list[str] = []
    for name in ("scandir", "listdir"):
        list_directory = getattr(os, name)

        def noting(path: Any = ".", list_directory: Callable[[Any], Any] = list_directory) -> Any:
            listed.append(str(path))
            return list_directory(path)

        monkeypatch.setattr(os, name, noting)

    api.delete(video)

    assert str(data) not in listed
    monkeypatch.undo()
    assert on_disk(data) == []


def test_a_film_stays_while_another_video_is_in_it(api: Api, data: Path, film: Path) -> None:
    index_id = api.create_index()
    other = api.as_key("tlk_OTHER")
    videos = [(api, uploaded(api, index_id, film)), (api, uploaded(api, index_id, film))]
    videos.append((other, uploaded(other, other.create_index(), film)))

    left = []
    for owner, video in videos:
        owner.delete(video)
        left.append(len(on_disk(data)))

    assert left == [1, 1, 0]


def test_the_film_of_a_task_that_fails_is_removed_at_once(data: Path, clock: VirtualClock, film: Path) -> None:
    with Server(Settings(data_dir=str(data)), clock) as api:
        task_id = api.upload(api.create_index(), film)
        failing = {"task_id": task_id, "fails": "indexing"}
        reply = api.client.post("/__admin/profiles", json=failing)

    assert reply.is_success, reply.text
    assert on_disk(data) == []


def test_a_film_that_was_only_embedded_is_not_kept(api: Api, data: Path, film: Path) -> None:
    with film.open("rb") as file:
        form = {"engine_name": "Marengo-retrieval-2.6"}
        reply = api.post("/embed/tasks", data=form, files={"video_file": (film.name, file)})

    assert reply.is_success, reply.text
    assert on_disk(data) == []


def test_a_film_that_is_refused_is_not_kept_and_no_identifier_is_used_up(
    api: Api, data: Path, film: Path, tmp_path: Path
) -> None:
    index_id = api.create_index()
    short, greedy = make_film(tmp_path / "short.mp4", seconds=2), make_film(tmp_path / "usage_limit_exceeded.mp4")

    codes = [
        refused(api, index_id, short),
        refused(api, index_id, greedy),
        refused(api, "6527e59e74b5a5ab84015cff", film),
        refused(api, index_id, film, subtitles=b"no subtitles"),
    ]

    assert codes == [
        "video_duration_too_short",
        "usage_limit_exceeded",
        "resource_not_exist",
        "transcription_not_supported",
    ]
    assert on_disk(data) == []
    assert counter_of(api.upload(index_id, film)) == counter_of(index_id) + 1


def test_an_upload_beyond_the_plan_leaves_nothing_behind(api: Api, data: Path, film: Path) -> None:
    index_id = api.create_index()
    account = api.app.accounts.of(b"tlk_TEST")
    account.seconds_uploaded = 36_000

    code = refused(api, index_id, film)
    account.seconds_uploaded = 0

    assert code == "usage_limit_exceeded"
    assert on_disk(data) == []
    assert api.get("/tasks").json()["data"] == []
    assert counter_of(api.upload(index_id, film)) == counter_of(index_id) + 1


@pytest.mark.parametrize("picture", [True, False])
def test_a_file_that_was_just_removed_is_not_found(api: Api, data: Path, film: Path, picture: bool) -> None:
    hls = api.get(uploaded(api, api.create_index(), film)).json()["hls"]
    for path in uploads_in(data):
        path.unlink()

    reply = api.client.get(hls["thumbnail_urls"][0] if picture else hls["video_url"])

    assert reply.status_code == 404


def refused(api: Api, index_id: str, film: Path, subtitles: bytes = b"") -> str:
    """Upload a film that is refused, and return the code."""
    files = {"video_file": (film.name, film.read_bytes())}
    if subtitles:
        files["transcription_file"] = ("said.srt", subtitles)
    return str(api.post("/tasks", data={"index_id": index_id}, files=files).json()["code"])


def counter_of(identifier: str) -> int:
    """Return the counter at the end of an identifier."""
    return int(identifier[-6:], 16)
