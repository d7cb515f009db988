"""Unusual hosts: narrow consoles, several workers, Windows."""

import subprocess
import sys

import pytest

from mockserver.cli.main import CANNOT_START, main
from tests.support.processes import clean_environment, run, running

WORKERS = ("-m", "uvicorn", "mockserver.app.application:MockServerApp", "--factory", "--port", "0", "--workers", "2")


@pytest.mark.parametrize("encoding", ["cp932", "ascii", "ascii:surrogateescape", "utf-8"])
def test_a_server_starts_in_any_console(encoding: str) -> None:
    with running(environment={"PYTHONIOENCODING": encoding}) as server:
        assert server.ready_line.startswith("Ready at http://")
        assert server.stop() == 0


@pytest.mark.parametrize("command", ["operations", "env", "--help"])
def test_a_command_prints_in_any_console(command: str) -> None:
    ended = run(command, environment={"PYTHONIOENCODING": "ascii"})

    assert (ended.returncode, ended.stderr) == (0, "")


def test_several_workers_are_refused_with_a_sentence() -> None:
    with subprocess.Popen(
        [sys.executable, *WORKERS], env=clean_environment(), stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = next((line for line in process.stderr if "one process" in line), "")
        process.terminate()

    assert "2 workers were asked for; leave out --workers" in said


@pytest.mark.parametrize("arguments", [["check", "--", "true"], ["proxy", "--upstream", "http://127.0.0.1:1"]])
def test_commands_that_cannot_run_on_windows_are_refused_with_a_sentence(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")

    code = main(arguments)

    assert code == CANNOT_START
    assert capsys.readouterr().err == (
        f"mockserver: `mockserver {arguments[0]}` needs the signals of Unix; on Windows run it in WSL or a container\n"
    )


IN_A_TEST = """
from urllib.request import urlopen
from mockserver.testing import MockServer
with MockServer() as mock:
    raise SystemExit(0 if urlopen(mock.url + "/__admin/health").status == 200 else 1)
"""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_server_in_a_test_runs_without_standard_streams(closed: str) -> None:
    command = ["sh", "-c", f'exec "$0" -c "$1" {closed}', sys.executable, IN_A_TEST]

    assert subprocess.run(command, env=clean_environment(), check=False).returncode == 0


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
@pytest.mark.parametrize("arguments", ["--help", "operations", "env"])
def test_a_command_runs_without_standard_streams(arguments: str, closed: str) -> None:
    command = ["sh", "-c", f'exec "$0" -m mockserver {arguments} {closed}', sys.executable]

    assert subprocess.run(command, env=clean_environment(), check=False).returncode == 0
