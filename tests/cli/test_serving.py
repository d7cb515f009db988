"""A server process: its output, its stop, its log."""

import gc
import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from mockserver.cli.serving import freeze_survivors
from mockserver.fixtures.packaged import packaged_fixtures
from tests.support.data_directory import uploads_in
from tests.support.processes import LONGEST_SECONDS, Running, running

KEY = "tlk_SECRET"
WORD = "marmalade"
STOPPED_WITHIN_SECONDS = 10  # the server promises three; a busy machine may take longer


def call(server: Running, path: str, body: object = None) -> tuple[int, Any]:
    """Return status and JSON of a reply to GET, or to POST with a body."""
    data = None if body is None else json.dumps(body).encode()
    return send(server, path, data, "application/json")


def send(server: Running, path: str, data: bytes | None, content_type: str) -> tuple[int, Any]:
    request = Request(server.url + path, data, {"x-api-key": KEY, "content-type": content_type})
    try:
        with urlopen(request, timeout=LONGEST_SECONDS) as reply:
            return reply.status, json.load(reply)
    except HTTPError as error:
        with error:
            return error.code, json.load(error)


def create_index(server: Running) -> str:
    engine = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
    return str(call(server, "/v1.2/indexes", {"index_name": WORD, "engines": [engine]})[1]["_id"])


class SlowUpload:
    """An upload of a film over a raw socket, paused half-way by its sender."""

    def __init__(self, server: Running, index_id: str, film: Path) -> None:
        head = '--B\r\nContent-Disposition: form-data; name="index_id"\r\n\r\n'
        file = '\r\n--B\r\nContent-Disposition: form-data; name="video_file"; filename="slow.mp4"\r\n\r\n'
        self._body = f"{head}{index_id}{file}".encode() + film.read_bytes() + b"\r\n--B--\r\n"
        self._half = len(self._body) // 2
        self._socket = socket.create_connection(server.address, LONGEST_SECONDS)
        self._replies = self._socket.makefile("rb")
        self._begin()

    def _begin(self) -> None:
        """Send one half and return when the server reads it: it then requests the rest."""
        self._socket.sendall(
            b"POST /v1.2/tasks HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nConnection: close\r\n"
            b"Content-Type: multipart/form-data; boundary=B\r\n"
            + f"x-api-key: {KEY}\r\nContent-Length: {len(self._body)}\r\n\r\n".encode()
        )
        assert self._replies.readline() == b"HTTP/1.1 100 Continue\r\n"
        assert self._replies.readline() == b"\r\n"
        self._socket.sendall(self._body[: self._half])

    def finish(self) -> bytes:
        """Send the other half and return the reply."""
        self._socket.sendall(self._body[self._half :])
        return self.reply()

    def reply(self) -> bytes:
        return self._replies.read()

    def close(self) -> None:
        self._replies.close()
        self._socket.close()


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Running]:
    with running(environment={"TMPDIR": str(tmp_path)}) as server:
        yield server


@pytest.fixture
def upload(server: Running, film: Path) -> Iterator[SlowUpload]:
    upload = SlowUpload(server, create_index(server), film)
    yield upload
    upload.close()


def wait_until_closed(server: Running) -> None:
    """Return when the server refuses new connections, which shows that it has begun to stop."""
    while True:
        try:
            socket.create_connection(server.address, LONGEST_SECONDS).close()
        except ConnectionError:
            return


def test_the_ready_line_names_address_versions_and_variable(server: Running) -> None:
    status, _ = call(server, "/__admin/health")
    server.stop()

    host, port = server.address
    assert status == 200
    assert port != 0
    assert server.ready_line == (
        f"Ready at http://{host}:{port} · API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript)"
        " and API v1.3 (SDKs twelvelabs>=0.4 for Python, twelvelabs-js>=0.4 for JavaScript)"
        f" · point a client there: export TWELVELABS_BASE_URL=http://{host}:{port}\n"
    )
    assert (server.output, server.errors) == ("", "")


def test_a_broken_form_is_not_logged(server: Running) -> None:
    broken = b'--B\r\nContent-\rDisposition: form-data; name="index_id"\r\n\r\n1\r\n--B--\r\n'
    status, error = send(server, "/v1.2/tasks", broken, "multipart/form-data; boundary=B")
    server.stop()

    assert (status, error["code"]) == (400, "parameter_invalid")
    assert server.errors == ""


def test_a_server_on_all_interfaces_prints_a_callable_address() -> None:
    with running("--host", "0.0.0.0") as server:  # noqa: S104 - as in a container
        status, _ = call(server, "/__admin/health")

    assert server.address[0] == "127.0.0.1"
    assert status == 200


def test_flags_win_over_variables() -> None:
    with running(
        "--profile", "instant", environment={"MOCKSERVER_PROFILE": "polls", "MOCKSERVER_STRICT": "1"}
    ) as server:
        index_id = create_index(server)
        refused, _ = call(server, "/v1.2/engines?unheard_of=1")
        created = call(
            server, "/v1.2/tasks/external-provider", {"index_id": index_id, "url": "https://youtu.be/T21phFISCmw"}
        )
        task = call(server, f"/v1.2/tasks/{created[1]['_id']}")[1]

    assert refused == 400
    assert task["status"] == "ready"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_stops_the_server_with_exit_code_0(server: Running, number: signal.Signals) -> None:
    server.process.send_signal(number)

    assert server.process.wait(STOPPED_WITHIN_SECONDS) == 0


def test_a_request_in_flight_is_finished_before_the_server_stops(server: Running, upload: SlowUpload) -> None:
    server.process.send_signal(signal.SIGTERM)
    wait_until_closed(server)

    reply = upload.finish()

    assert reply.startswith(b"HTTP/1.1 201 ")
    assert server.process.wait(STOPPED_WITHIN_SECONDS) == 0


def test_a_request_that_never_ends_does_not_delay_the_stop(server: Running, upload: SlowUpload) -> None:
    assert server.stop() == 0

    assert_stopped(upload.reply())
    [line] = server.errors.splitlines()
    assert "Cancel 1 running task(s)" in line


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_journal_wait_ends_at_once_when_the_server_stops(server: Running, number: signal.Signals) -> None:
    body = b'{"count": 1, "timeout_seconds": 60}'
    head = f"POST /__admin/journal/wait HTTP/1.1\r\nHost: localhost\r\nx-api-key: {KEY}\r\n"
    with socket.create_connection(server.address, LONGEST_SECONDS) as connection:
        connection.sendall(f"{head}Content-Type: application/json\r\n".encode())
        connection.sendall(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        call(server, "/__admin/health")  # by now the request before it is waiting

        server.process.send_signal(number)

        assert_stopped(connection.makefile("rb").read())
    assert server.process.wait(STOPPED_WITHIN_SECONDS) == 0


def assert_stopped(reply: bytes) -> None:
    head, _, body = reply.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 503 ")
    assert json.loads(body)["code"] == "mock_stopping"


def test_nothing_is_left_on_disk(server: Running, upload: SlowUpload, tmp_path: Path) -> None:
    upload.finish()
    held = [path for path in tmp_path.rglob("*") if path.is_file()]

    server.stop()

    assert len(held) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_data_directory_that_was_given_keeps_its_files(film: Path, tmp_path: Path) -> None:
    directory = tmp_path / "kept"
    with running("--data-dir", str(directory)) as server:
        upload = SlowUpload(server, create_index(server), film)
        upload.finish()
        upload.close()
        server.stop()

    [kept] = uploads_in(directory)
    assert kept.read_bytes() == film.read_bytes()


@pytest.fixture
def logged(film: Path) -> Iterator[str]:
    """The log of a creation, a refusal and an upload at the most verbose level, in JSON."""
    with running("--log-level", "debug", "--log-format", "json") as server:
        index_id = create_index(server)
        call(server, "/v1.2/search", {"index_id": index_id, "query": WORD, "search_options": ["logo"]})
        upload = SlowUpload(server, index_id, film)
        upload.finish()
        upload.close()
        server.stop()
        yield server.errors


def test_a_log_in_json_has_a_line_for_each_request(logged: str) -> None:
    lines = [json.loads(line) for line in logged.splitlines()]

    answered = [line for line in lines if line["event"] == "answered"]
    assert [(line["operation"], line["status"]) for line in answered] == [
        ("create-index", 201),
        ("make-search-request", 400),
        ("create-video-indexing-task", 201),
    ]
    assert all(line["ms"] > 0 and line["level"] == "debug" and line["time"].endswith("Z") for line in answered)


def test_no_key_and_no_body_is_logged(logged: str) -> None:
    assert KEY not in logged
    assert WORD not in logged


def test_a_log_in_text_has_a_line_for_each_request_too() -> None:
    with running("--log-level", "debug") as server:
        call(server, "/v1.2/engines")
        server.stop()

    [line] = server.errors.splitlines()
    assert "debug   answered operation=list-engines status=200 ms=" in line


@pytest.mark.parametrize(("generation", "stays"), [(1, False), (2, True)])
def test_long_lived_objects_are_frozen_for_the_garbage_collector(generation: int, stays: bool) -> None:
    before = gc.get_freeze_count()

    freeze_survivors("stop", {"generation": generation})

    frozen = gc.get_freeze_count() - before
    gc.unfreeze()
    assert (frozen > 0) is stays


_HANGING = """
import asyncio, os, signal
from mockserver.cli import serving
from mockserver.app.application import MockServerApp
from mockserver.ground.settings import Settings

serving._LAST_SECONDS = 0.2
app = MockServerApp(Settings(port=0))

async def ask():
    asyncio.get_running_loop().run_in_executor(None, os.read, os.pipe()[0], 1)
    os.kill(os.getpid(), signal.SIGTERM)

print_ready = print
def ready(*said, **options):
    print_ready(*said, **options)
    asyncio.get_running_loop().create_task(ask())

serving.print = ready
serving.run(app)
"""


def test_a_signal_stops_a_server_with_a_thread_that_never_ends() -> None:
    ended = subprocess.run([sys.executable, "-c", _HANGING], timeout=LONGEST_SECONDS, capture_output=True, check=False)

    assert (ended.returncode, ended.stderr) == (0, b"")


_STARTED = """
import gc, json, signal, sys
from mockserver.cli import serving
from mockserver.cli.main import main

def ready(*said, **options):
    print(json.dumps({"collects": gc.isenabled(), "frozen": gc.get_freeze_count(), "modules": [*sys.modules]}))
    signal.raise_signal(signal.SIGTERM)

serving.print = ready
sys.exit(main(["serve", "--port", "0"]))
"""

# Most of the server. It is imported at the first request that needs it.
_LATE = (
    *("app.service", "app.pipeline", "domain.records", "fixtures.format", "fixtures.library"),
    *("fixtures.sample_account", "fixtures.scene_sheets", "handlers.call", "harness", "media", "state"),
)
# Each takes several milliseconds to import.
_SLOW = {
    "starlette.applications",
    "starlette.routing",
    "importlib.metadata",
    "numpy",
    "PIL",
    "av",
    "sqlite3",
    "yaml",
    "jinja2",
    "httpx2",
    "rich",
    "zipfile",
}


@pytest.fixture(scope="module")
def started() -> Any:
    """The objects and modules of the server process when it is ready, the data of the package being compiled."""
    packaged_fixtures()
    ended = subprocess.run([sys.executable, "-c", _STARTED], timeout=LONGEST_SECONDS, capture_output=True, check=True)
    return json.loads(ended.stdout)


def test_a_start_imports_nothing_that_only_later_requests_need(started: Any) -> None:
    modules = started["modules"]

    late = [name for name in modules if name.startswith(tuple(f"mockserver.{part}" for part in _LATE))]
    assert (late, _SLOW.intersection(modules)) == ([], set())


def test_garbage_is_collected_once_the_server_is_ready_and_what_the_start_created_is_exempt(started: Any) -> None:
    assert started["collects"]
    assert started["frozen"] > 0


_LISTED = """
import asyncio, json, sys
from mockserver.app.application import MockServerApp
from mockserver.app.http.asgi_client import body_messages, call, http_scope

app = MockServerApp()
scope = http_scope("GET", b"/v1.3/indexes", [(b"host", b"localhost"), (b"x-api-key", b"tlk_LOCAL")])
reply = asyncio.run(call(app.asgi, scope, body_messages([b""])))
app.close()
print(json.dumps([reply.status, *sys.modules]))
"""

# Only generated texts, vectors and pages need these.
_UNLISTED = ("mockserver.domain.writing", "mockserver.domain.embedding", "mockserver.app.pages", "starlette.routing")


def test_a_first_list_imports_nothing_that_writes_texts_or_shows_pages() -> None:
    ended = subprocess.run([sys.executable, "-c", _LISTED], timeout=LONGEST_SECONDS, capture_output=True, check=True)

    status, *modules = json.loads(ended.stdout)
    assert status == 200
    assert [name for name in modules if name.startswith(_UNLISTED)] == []
