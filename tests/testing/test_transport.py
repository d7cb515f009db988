"""Clients without a socket see the same as clients with one."""

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from starlette.types import Receive, Scope, Send

from mockserver.testing import MockServer
from mockserver.testing.running import Running
from mockserver.testing.transport import InProcessTransport
from tests.testing.clients import MARENGO, client_of, create_index

PIECES = [b"one ", b"", b"two ", b"three"]


async def echo(scope: Scope, receive: Receive, send: Send) -> None:
    """Send the request body back, piece by piece."""
    if scope["type"] != "http":
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"x-path", scope["raw_path"])]})
    more = True
    while more:
        message = await receive()
        more = message.get("more_body", False)
        await send({"type": "http.response.body", "body": message["body"], "more_body": more})


async def silent(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer nothing, and end."""


async def endless(scope: Scope, receive: Receive, send: Send) -> None:
    """Send no reply until the client disconnects."""
    while scope["type"] == "http" and (await receive())["type"] != "http.disconnect":
        pass


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    """Fail."""
    if scope["type"] == "http":
        raise ValueError("out of order")


async def cut(scope: Scope, receive: Receive, send: Send) -> None:
    """Begin to answer, and end."""
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": PIECES[0], "more_body": True})


@pytest.fixture
def running(request: pytest.FixtureRequest) -> Iterator[Running]:
    running = Running(request.param, [])
    running.begin()
    yield running
    running.end()


@pytest.mark.parametrize("running", [echo], indirect=True)
def test_a_body_in_pieces_arrives_in_pieces(running: Running) -> None:
    with (
        httpx.Client(transport=InProcessTransport(running), base_url="http://mock.test") as client,
        client.stream("POST", "/a%20b?c=d", content=iter(PIECES)) as reply,
    ):
        received = list(reply.iter_raw())

    assert (reply.status_code, reply.headers["x-path"]) == (200, "/a%20b")
    assert [piece for piece in received if piece] == list(filter(None, PIECES))


@pytest.mark.parametrize("running", [echo], indirect=True)
def test_an_asynchronous_body_in_pieces_arrives_in_pieces(running: Running) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for piece in PIECES:
            yield piece

    async def received() -> list[bytes]:
        async with (
            httpx.AsyncClient(transport=InProcessTransport(running), base_url="http://mock.test") as client,
            client.stream("POST", "/", content=pieces()) as reply,
        ):
            return [piece async for piece in reply.aiter_raw()]

    assert [piece for piece in asyncio.run(received()) if piece] == list(filter(None, PIECES))


@pytest.mark.parametrize("running", [echo], indirect=True)
def test_a_client_may_disconnect_before_the_end(running: Running) -> None:
    with httpx.Client(transport=InProcessTransport(running), base_url="http://mock.test") as client:
        with client.stream("POST", "/", content=iter(PIECES)) as reply:
            first = next(reply.iter_raw())

        assert first == PIECES[0]
        assert client.post("/", content=b"again").content == b"again"


@pytest.mark.parametrize("running", [silent, cut], indirect=True)
def test_a_reply_that_does_not_come_or_breaks_off_is_a_closed_connection(running: Running) -> None:
    with httpx.Client(transport=InProcessTransport(running)) as client, pytest.raises(httpx.RemoteProtocolError):
        client.get("http://mock.test/")


@pytest.mark.parametrize("running", [broken], indirect=True)
def test_an_error_of_the_application_is_named(running: Running) -> None:
    with (
        httpx.Client(transport=InProcessTransport(running)) as client,
        pytest.raises(httpx.RemoteProtocolError, match=r"without sending a response\. out of order"),
    ):
        client.get("http://mock.test/")


def test_a_connection_that_is_reset_on_purpose_is_a_read_error() -> None:
    with MockServer(in_process=True) as mock, client_of(mock) as client:
        mock.faults.add({"reset": {}})

        with pytest.raises(httpx.ReadError):
            client.get("/engines")


@pytest.mark.parametrize("running", [endless], indirect=True)
def test_a_reply_that_takes_too_long_is_a_timeout(running: Running) -> None:
    with (
        httpx.Client(transport=InProcessTransport(running), timeout=0.01) as client,
        pytest.raises(httpx.ReadTimeout),
    ):
        client.get("http://mock.test/")


@pytest.mark.parametrize("running", [endless], indirect=True)
def test_a_reply_that_takes_too_long_for_an_asynchronous_client_is_a_timeout(running: Running) -> None:
    async def ask() -> None:
        async with httpx.AsyncClient(transport=InProcessTransport(running), timeout=0.01) as client:
            await client.get("http://mock.test/")

    with pytest.raises(httpx.ReadTimeout):
        asyncio.run(ask())


@pytest.mark.parametrize("running", [endless], indirect=True)
def test_a_client_that_has_waited_too_long_hangs_up(running: Running) -> None:
    def under_way() -> int:
        async def count() -> int:
            return len(asyncio.all_tasks())

        return running.submit(count()).result()

    before = under_way()
    with httpx.Client(transport=InProcessTransport(running), timeout=0.01) as client:
        for _ in range(3):
            with pytest.raises(httpx.ReadTimeout):
                client.get("http://mock.test/")

    assert under_way() == before


def test_a_waiting_client_gets_an_error_when_the_server_stops() -> None:
    has_begun = threading.Event()

    async def waiting(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            has_begun.set()
            await asyncio.Event().wait()

    running = Running(waiting, [])
    running.begin()
    with (
        httpx.Client(transport=InProcessTransport(running)) as client,
        ThreadPoolExecutor(1) as threads,
    ):
        reply = threads.submit(client.get, "http://mock.test/")
        has_begun.wait()
        running.end()

        with pytest.raises(httpx.RemoteProtocolError):
            reply.result()


def test_an_in_process_server_cannot_be_reached_without_its_transport() -> None:
    with MockServer(in_process=True) as mock, pytest.raises(httpx.ConnectError):
        httpx.get(f"{mock.url_v12}/engines")


def test_addresses_in_replies_can_be_fetched_through_the_transport() -> None:
    with MockServer(in_process=True, profile="instant") as mock, client_of(mock) as client:
        index = client.post(
            "/indexes", json={"index_name": "rides", "engines": [MARENGO], "addons": ["thumbnail"]}
        ).json()["_id"]
        task = client.post("/tasks", data={"index_id": index, "video_url": "https://example.com/city-bikes.mp4"})
        video = client.get(f"/tasks/{task.json()['_id']}").json()["video_id"]
        thumbnail = client.get(f"/indexes/{index}/videos/{video}/thumbnail").json()["thumbnail"]

        picture = client.get(thumbnail)

    assert picture.headers["content-type"].startswith("image/")


def test_a_client_sees_the_same_with_and_without_a_socket() -> None:
    def answers(client: httpx.Client) -> list[tuple[int, bytes]]:
        paths = ["/engines", "/indexes", "/nowhere", "/indexes/6528dcf40000000000000000"]
        return [(reply.status_code, reply.content) for reply in map(client.get, paths)]

    with MockServer() as mock:
        create_index(mock)
        with client_of(mock) as without, httpx.Client(base_url=mock.url_v12, headers=without.headers) as with_one:
            assert answers(without) == answers(with_one)
