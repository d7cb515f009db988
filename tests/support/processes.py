"""Runs the command `mockserver`, mostly in its own process, as a user does."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import IO
from unittest.mock import patch

from mockserver.cli.main import main

COMMAND = (sys.executable, "-m", "mockserver")
LONGEST_SECONDS = 60

# Suites of users run without plugins of this checkout that take a second to load.
WITHOUT_OTHER_PLUGINS = [
    f"-pno:{name}" for name in ("schemathesis", "hypothesispytest", "faker", "anyio", "cacheprovider")
]
PYTEST_OF_A_USER = (sys.executable, "-m", "pytest", *WITHOUT_OTHER_PLUGINS)


@dataclass(slots=True)
class Running:
    """A ready server, its first line of output and, once stopped, the rest of its output."""

    process: "subprocess.Popen[str]"
    ready_line: str
    output: str = ""
    errors: str = ""

    @property
    def url(self) -> str:
        found = re.search(r"http://\S+", self.ready_line)
        assert found, self.ready_line
        return found[0]

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.url.removeprefix("http://").rsplit(":", 1)
        return host, int(port)

    def stop(self) -> int:
        """Send SIGTERM and return the exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.wait()

    def wait(self) -> int:
        self.output, self.errors = self.process.communicate(timeout=LONGEST_SECONDS)
        return self.process.returncode


def _hear_hangups() -> None:
    """Restore SIGHUP if the tests run under nohup: the server would inherit that it is ignored."""
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@contextmanager
def running(
    *flags: str,
    environment: Mapping[str, str] | None = None,
    command: Sequence[str] = COMMAND,
    directory: Path | None = None,
    log: IO[str] | None = None,
) -> Iterator[Running]:
    """Context manager: a server in a process on a free port, ready at the start and killed at the end.

    It logs to `log` or else into `errors`, through a pipe, which holds only a few lines.
    """
    with subprocess.Popen(
        [*command, "serve", *flags],
        env={**clean_environment(), "MOCKSERVER_PORT": "0", **(environment or {})},
        cwd=directory,
        stdout=subprocess.PIPE,
        stderr=log or subprocess.PIPE,
        text=True,
        preexec_fn=_hear_hangups if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN else None,
    ) as process:
        try:
            assert process.stdout is not None
            yield Running(process, process.stdout.readline())
        finally:
            process.kill()


def run(*arguments: str, environment: Mapping[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        env={**clean_environment(), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        check=False,
    )


def run_here(*arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end in this process: to start another one takes longer than most commands."""
    with (
        redirect_stdout(StringIO()) as output,
        redirect_stderr(StringIO()) as errors,
        patch.dict(os.environ, clean_environment(), clear=True),
    ):
        code = main(arguments)
    return subprocess.CompletedProcess(arguments, code, output.getvalue(), errors.getvalue())


def clean_environment() -> dict[str, str]:
    """Return the environment without settings of mockserver."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MOCKSERVER_")}
