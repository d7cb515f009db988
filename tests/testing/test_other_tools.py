"""Compatibility with tools that replace clocks, threads, files or the event loop."""

import sys
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType

import httpx
import pytest
import trio
from freezegun import freeze_time

from mockserver.fixtures import library, sample_account
from mockserver.ground.clock import SystemClock
from mockserver.ground.errors import StartupError
from mockserver.testing import operation_places
from mockserver.testing.server import MockServer
from tests.support.api import MARENGO

KEY = {"x-api-key": "tlk_TOOLS"}
INDEX = {"index_name": "Matches", "engines": [MARENGO]}


@pytest.mark.parametrize("hours", [-11, 0, 9])
def test_a_freezegun_time_zone_leaves_the_clock_in_utc(hours: int) -> None:
    with freeze_time("2024-06-01 12:00:00", tz_offset=hours):
        assert SystemClock().now() == datetime(2024, 6, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-(10**12), datetime(1970, 1, 1, tzinfo=UTC)),
        (-0.5, datetime(1970, 1, 1, tzinfo=UTC)),
        (10**12, datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)),
        (datetime(2100, 1, 1, tzinfo=UTC).timestamp(), datetime(2099, 12, 31, 23, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_replaced_clock_may_be_out_of_range(seconds: float, shown: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: seconds)

    with MockServer() as mock:
        made = _asked(mock, "/v1.2/indexes", json=INDEX)
        at = httpx.get(f"{mock.url}/v1.2/indexes/{made['_id']}", headers=KEY).json()["created_at"]
        unknown = httpx.get(f"{mock.url}/v1.2/indexes")

    assert datetime.fromisoformat(at) == shown
    assert unknown.status_code == 401


@pytest.mark.parametrize(
    ("module", "function", "patched"),
    [
        ("gevent.monkey", "is_module_patched", "threading"),
        ("gevent.monkey", "is_module_patched", "queue"),
        ("eventlet.patcher", "is_monkey_patched", "thread"),
    ],
)
def test_replaced_threads_are_a_startup_error(
    module: str, function: str, patched: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    patcher = ModuleType(module)
    setattr(patcher, function, lambda name: name == patched)
    monkeypatch.setitem(sys.modules, module, patcher)

    with pytest.raises(StartupError, match=f"{module.partition('.')[0]} has replaced threads"):
        MockServer().start()


def test_a_server_needs_no_file_of_the_package_once_pyfakefs_may_hide_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyfakefs", ModuleType("pyfakefs"))
    for read_once in (library._packaged_videos, sample_account.load_sample_account, operation_places.operations):
        read_once.cache_clear()

    with MockServer() as mock:
        monkeypatch.setattr(Path, "read_bytes", _hidden)
        index = _asked(mock, "/v1.2/indexes", json=INDEX)["_id"]
        film = {"index_id": index, "video_url": "https://example.com/city-bikes.mp4"}
        task = _asked(mock, "/v1.2/tasks", data=film, files={"dummy": b""})
        mock.reset()

    assert task["_id"]


def _hidden(path: Path, read: Callable[[Path], bytes] = Path.read_bytes) -> bytes:
    if path.suffix in (".json", ".yaml"):
        raise FileNotFoundError(str(path))
    return read(path)


def _asked(mock: MockServer, path: str, **request: object) -> dict[str, str]:
    reply = httpx.post(mock.url + path, headers=KEY, **request)  # type: ignore[arg-type]
    assert reply.status_code == 201, reply.text
    return dict(reply.json())


@pytest.mark.parametrize("in_process", [False, True])
def test_a_test_of_trio_uses_a_server(in_process: bool) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"index_name": "Matches", '
        yield b'"engines": [{"engine_name": "marengo2.6", "engine_options": ["visual"]}]}'

    async def test() -> tuple[int, bool]:
        async with MockServer(in_process=in_process) as mock:
            transport = mock.transport() if in_process else None
            async with httpx.AsyncClient(transport=transport, base_url=mock.url, headers=KEY) as client:
                created = await client.post(
                    "/v1.2/indexes", content=pieces(), headers={"content-type": "application/json"}
                )
                with trio.move_on_after(0.05) as waiting:
                    await client.post("/__admin/journal/wait", json={"count": 100, "timeout_seconds": 60})
        return created.status_code, waiting.cancelled_caught

    assert trio.run(test) == (201, True)


def test_a_trio_client_times_out() -> None:
    async def test() -> None:
        async with MockServer(in_process=True) as mock:
            client = httpx.AsyncClient(transport=mock.transport(), base_url=mock.url, headers=KEY, timeout=0.05)
            async with client:
                await client.post("/__admin/journal/wait", json={"count": 1, "timeout_seconds": 60})

    with pytest.raises(httpx.ReadTimeout):
        trio.run(test)
