"""After a reset, no operation of the contract shows an earlier record."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from shutil import copyfile

import pytest

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from mockserver.handlers.served import HANDLERS
from tests.support.asgi import AsgiClient
from tests.support.contract_requests import OPERATIONS, Known, having, requests
from tests.support.full_account import BUCKET, fill

NOON = datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock(NOON)


@pytest.fixture
def bucket(tmp_path: Path, film: Path) -> Path:
    copyfile(film, tmp_path / "pitch.mp4")
    return tmp_path


@contextmanager
def server(bucket: Path, clock: VirtualClock) -> Iterator[AsgiClient]:
    app = MockServerApp(Settings(integration=((BUCKET, bucket),)), make_clock=lambda: clock)
    with AsgiClient(app) as client:
        yield client
    app.close()


@pytest.fixture
def used(bucket: Path, clock: VirtualClock) -> Iterator[AsgiClient]:
    with server(bucket, clock) as client:
        yield client


@pytest.fixture
def known(used: AsgiClient, clock: VirtualClock, film: Path) -> Known:
    return fill(used, clock, film)


def reset(client: AsgiClient) -> None:
    assert client.send("POST", "/__admin/reset").status == 200


def test_a_reset_account_equals_an_unused_one(
    used: AsgiClient, known: Known, bucket: Path, clock: VirtualClock
) -> None:
    with server(bucket, clock) as unused:
        reset(used)

        for request in requests(known, having("GET", "POST", "PUT", "DELETE")):
            assert request.send(used) == request.send(unused), request


def test_every_operation_that_reads_could_read_something_before(used: AsgiClient, known: Known) -> None:
    found = {request.operation.id for request in requests(known, having("GET")) if request.send(used).status == 200}

    # Its parameter is the name of an engine, which accounts do not create.
    built = {operation.id for operation in OPERATIONS if operation.method == "GET" and operation.id in HANDLERS}
    assert built - found == {"retrieve-engine"}


def test_pictures_and_streams_are_gone_with_their_videos(used: AsgiClient, known: Known) -> None:
    index_id = known.ids[0]
    tasks = [used.get(f"/tasks/{task_id}").json() for task_id in known.ids]
    streams = [task["hls"] for task in tasks if "hls" in task]
    urls = [url for stream in streams for url in (stream["video_url"], *stream["thumbnail_urls"])]
    search = {"index_id": index_id, "query": "the light", "search_options": ["visual"], "threshold": "none"}
    urls += [hit["thumbnail_url"] for hit in used.post("/search", search).json()["data"]]
    paths = [url.removeprefix("http://testserver") for url in urls]
    before = {used.send("GET", path).status for path in paths}

    reset(used)

    assert before == {200}
    assert {used.send("GET", path).status for path in paths} == {404}
