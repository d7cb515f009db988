"""A server inside a test: start, stop, isolation, and errors at the start."""

import asyncio
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from mockserver.ground.errors import SettingsInvalid
from mockserver.testing import MockServer, NotRunning, Unreachable
from tests.support.films import make_film
from tests.support.other_server import answering
from tests.testing.clients import client_of, create_index, index_names


@pytest.fixture
def mock() -> Iterator[MockServer]:
    with MockServer(in_process=True) as mock:
        yield mock


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener.getsockname()[1]


def test_a_server_answers_inside_its_block_on_a_free_port() -> None:
    with MockServer() as mock:
        reply = httpx.get(f"{mock.url_v12}/engines", headers={"x-api-key": mock.api_key})

    assert reply.status_code == 200
    assert httpx.URL(mock_url := str(reply.url)).port not in (None, 0, 1212), mock_url


def test_the_port_is_closed_after_the_block() -> None:
    with MockServer() as mock:
        url = mock.url

    with pytest.raises(httpx.ConnectError):
        httpx.get(url)


def test_no_thread_is_left_after_the_block() -> None:
    before = threading.active_count()

    with MockServer():
        during = threading.active_count()

    assert (during, threading.active_count()) == (before + 1, before)


def test_an_open_connection_does_not_delay_the_stop() -> None:
    with MockServer() as mock, httpx.Client(base_url=mock.url) as client:
        client.get("/__admin/health")

        mock.stop()

        with pytest.raises(httpx.TransportError):
            client.get("/__admin/health")


def test_a_request_that_never_ends_does_not_delay_the_stop(caplog: pytest.LogCaptureFixture) -> None:
    with MockServer() as mock:
        address = httpx.URL(mock.url)
        with socket.create_connection((address.host, int(address.port or 0))) as connection:
            connection.sendall(
                b"POST /v1.2/indexes HTTP/1.1\r\nHost: localhost\r\nx-api-key: tlk_A\r\n"
                b"Expect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n"
            )
            assert connection.recv(100).startswith(b"HTTP/1.1 100")

            mock.stop()

            assert connection.recv(100) == b""
    assert caplog.messages == []


def test_uploads_are_removed_from_the_disk(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = make_film(tmp_path_factory.mktemp("film") / "film.mp4")
    directory = tmp_path_factory.mktemp("server")
    monkeypatch.setattr("tempfile.tempdir", str(directory))

    with MockServer(in_process=True) as mock, client_of(mock) as client:
        form = {"index_id": create_index(mock)}
        with film.open("rb") as file:
            uploaded = client.post("/tasks", data=form, files={"video_file": file})
        held = [path for path in directory.rglob("*") if path.is_file()]

    assert uploaded.status_code == 201, uploaded.text
    assert held
    assert list(directory.iterdir()) == []


def test_servers_share_nothing() -> None:
    with MockServer(in_process=True) as one, MockServer(in_process=True) as other:
        create_index(one)

        assert (index_names(one), index_names(other)) == (["rides"], [])


def test_accounts_of_a_server_share_nothing(mock: MockServer) -> None:
    mine, yours = mock.account(), mock.account()
    create_index(mine)

    assert (index_names(mine), index_names(yours), index_names(mock)) == (["rides"], [], [])


def test_an_account_can_be_opened_by_key(mock: MockServer) -> None:
    create_index(mock.account("tlk_MINE"))

    assert index_names(mock.account("tlk_MINE")) == ["rides"]


def test_two_runs_give_the_same_identifiers() -> None:
    with MockServer(in_process=True) as one, MockServer(in_process=True) as other:
        keys = one.account().api_key, other.account().api_key

    assert keys[0] == keys[1]


def test_a_server_that_is_started_again_is_empty() -> None:
    mock = MockServer(in_process=True)
    with mock:
        create_index(mock)
    with mock:
        names = index_names(mock)

    assert names == []


def test_starting_a_server_that_runs_changes_nothing(mock: MockServer) -> None:
    create_index(mock)

    mock.start()

    assert index_names(mock) == ["rides"]


def test_the_variables_are_those_that_the_sdks_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "intranet.example")
    monkeypatch.delenv("NO_PROXY", raising=False)
    with MockServer(api_key="tlk_MINE") as mock:
        variables = mock.env()

        assert variables == {
            "TWELVELABS_BASE_URL": mock.url,
            "TWELVE_LABS_API_KEY": "tlk_MINE",
            "TWELVELABS_API_KEY": "tlk_MINE",
            "no_proxy": "intranet.example,127.0.0.1",
            "NO_PROXY": "intranet.example,127.0.0.1",
        }


def test_the_official_sdk_finds_the_server_by_these_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    from twelvelabs import TwelveLabs

    with MockServer() as mock:
        for name, value in mock.env().items():
            monkeypatch.setenv(name, value)
        client: Any = TwelveLabs(api_key=mock.api_key)
        engines = [engine.id for engine in client.engine.list()]
        client._client.close()

    assert "marengo2.6" in engines


def test_a_server_serves_inside_an_event_loop_too() -> None:
    async def names() -> list[str]:
        async with MockServer() as mock, httpx.AsyncClient(base_url=mock.url_v12) as client:
            reply = await client.get("/engines", headers={"x-api-key": mock.api_key})
            return [engine["_id"] for engine in reply.json()["data"]]

    assert "marengo2.6" in asyncio.run(names())


def test_options_are_settings(tmp_path: Path) -> None:
    with MockServer(in_process=True, strict=True, profile="instant") as mock, client_of(mock) as client:
        refused = client.get("/engines?unheard_of=1")
        form = {"index_id": create_index(mock), "video_url": "https://example.com/city-bikes.mp4"}
        task = client.post("/tasks", data=form).json()["_id"]
        status = client.get(f"/tasks/{task}").json()["status"]

    assert refused.status_code == 400
    assert status == "ready"


def test_clients_get_the_public_url() -> None:
    with MockServer(public_url="http://mock.test:1212") as mock:
        assert mock.env()["TWELVELABS_BASE_URL"] == "http://mock.test:1212"


def test_a_port_in_use_is_named(taken_port: int) -> None:
    with pytest.raises(SettingsInvalid, match=f"cannot listen on 127.0.0.1:{taken_port}: another program does"):
        MockServer(port=taken_port).start()


def test_an_invalid_fixture_is_named(tmp_path: Path) -> None:
    (tmp_path / "videos").mkdir()
    (tmp_path / "videos" / "broken.yaml").write_text("title: Only a title\n", "utf-8")

    with pytest.raises(SettingsInvalid, match=r"broken\.yaml"):
        MockServer(fixtures=[tmp_path]).start()


def test_a_server_that_does_not_run_says_so() -> None:
    mock = MockServer()

    with pytest.raises(NotRunning, match="does not run: use it in a `with` block"):
        _ = mock.url


def test_a_server_elsewhere_is_controlled_through_its_address() -> None:
    with MockServer() as server, MockServer.at(server.url + "/") as mock:
        reply = httpx.get(f"{mock.url_v12}/indexes", headers={"x-api-key": mock.api_key})

        assert mock.url == server.url
        assert reply.json()["data"] == []


def test_accounts_at_a_remote_server_have_new_keys() -> None:
    with MockServer() as server:
        keys = {MockServer.at(server.url).api_key, MockServer.at(server.url).account().api_key}

    assert len(keys) == 2
    assert server.api_key not in keys


def test_a_server_elsewhere_stays_when_the_block_ends() -> None:
    with MockServer() as server:
        with MockServer.at(server.url):
            pass

        assert httpx.get(f"{server.url}/__admin/health").status_code == 200


def test_an_unreachable_address_is_named() -> None:
    with socket.socket() as holder:
        holder.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{holder.getsockname()[1]}"

        with pytest.raises(Unreachable, match=f"no server answers at {url}: "):
            MockServer.at(url).start()


def test_an_address_of_another_server_is_named() -> None:
    with answering(b'{"status": "ok"}') as port, pytest.raises(Unreachable) as raised:
        MockServer.at(f"http://127.0.0.1:{port}").start()

    where = f"what answers at http://127.0.0.1:{port} is not a mockserver"
    assert str(raised.value) == f"{where}: it answers 200 to GET /__admin/health"


def test_a_server_elsewhere_has_no_transport() -> None:
    with MockServer() as server, pytest.raises(NotRunning, match="does not run in this process"):
        MockServer.at(server.url).transport()


_NEVER_STOPPED = """
import sys
import httpx
from mockserver.testing import MockServer
mock = MockServer(save=sys.argv[1]).start()
index = {"index_name": "Kept", "engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}
print(httpx.post(f"{mock.url_v12}/indexes", json=index, headers={"x-api-key": mock.api_key}).status_code)
"""


def test_the_end_of_the_process_stops_and_saves_a_server(tmp_path: Path) -> None:
    saved = tmp_path / "saved.jsonl"

    done = subprocess.run(
        [sys.executable, "-c", _NEVER_STOPPED, str(saved)], capture_output=True, text=True, timeout=60, check=False
    )

    assert (done.returncode, done.stdout, done.stderr) == (0, "201\n", "")
    assert '"Kept"' in saved.read_text("utf-8")
