"""Two runs on one server do not disturb each other, and identifiers are the same in every run."""

import json
import socket
import subprocess
from contextlib import ExitStack

import pytest

from mockserver.testing import MockServer
from tests.support.processes import LONGEST_SECONDS
from tests.testing.suites.ways import Suite

pytest_plugins = ["pytester"]

MEETS = """
import json, socket
from pathlib import Path

def test_meets_the_other_run(mock_api):
    with socket.create_connection(("127.0.0.1", int(os.environ["MEETING_PORT"]))) as meeting:
        assert index_names() == []
        index_id = create_index()
        meeting.sendall(b"!")
        assert meeting.recv(1) == b"!"  # the other run has made its index too
    assert index_names() == ["rides"]
    record = {"id": index_id, "key": mock_api.api_key}
    Path(f"run-{os.getpid()}.json").write_text(json.dumps(record))
"""

TELLS = """
import json
from pathlib import Path

def test_tells_its_identifier(mock_api):
    task_form = {"index_id": (None, create_index()), "video_url": (None, "https://example.com/city-bikes.mp4")}
    record = {"id": ask("POST", "/tasks", files=task_form).json()["_id"], "key": mock_api.api_key}
    Path(f"run-{os.getpid()}.json").write_text(json.dumps(record))

def test_is_something_else(mock_api):
    Path("other.json").write_text(json.dumps({"id": create_index()}))
"""


def reported(suite: Suite) -> list[dict[str, str]]:
    return [json.loads(path.read_text("utf-8")) for path in suite.pytester.path.glob("run-*.json")]


def introduce(listener: socket.socket, guests: int) -> None:
    """Let each of `guests` go on once all of them have come."""
    with ExitStack() as stack:
        connections = [stack.enter_context(listener.accept()[0]) for _ in range(guests)]
        for connection in connections:
            connection.settimeout(LONGEST_SECONDS)
            assert connection.recv(1) == b"!"
        for connection in connections:
            connection.sendall(b"!")


def test_two_simultaneous_runs_on_one_server_pass(suite: Suite) -> None:
    suite.write(test_meets=MEETS)

    with socket.create_server(("127.0.0.1", 0)) as listener, MockServer() as server:
        listener.settimeout(LONGEST_SECONDS)
        suite.environment.setenv("MEETING_PORT", str(listener.getsockname()[1]))
        command = suite.command("--mockserver-url", server.url)
        runs = [suite.pytester.popen(command, stdin=subprocess.DEVNULL) for _ in range(2)]
        introduce(listener, len(runs))
        printed = [run.communicate(timeout=LONGEST_SECONDS)[0] for run in runs]

    assert [run.returncode for run in runs] == [0, 0], printed
    one, other = reported(suite)
    assert one["id"][8:] == other["id"][8:]  # all but the second in which it was made
    assert one["key"] != other["key"]


@pytest.mark.parametrize("only", [(), ("-k", "tells")])
def test_identifiers_of_a_test_do_not_depend_on_the_server_and_other_tests(suite: Suite, only: tuple[str, ...]) -> None:
    suite.write(test_tells=TELLS)

    runs = [suite.alone(), suite.with_server(*only)]

    assert [run.ret for run in runs] == [0, 0]
    one, other = reported(suite)
    assert one["id"][8:] == other["id"][8:]
    assert json.loads((suite.pytester.path / "other.json").read_text("utf-8"))["id"][8:] != one["id"][8:]
