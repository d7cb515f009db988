"""Runs a program against its own stand-in and inspects every exchange: `mockserver check -- PROGRAM`."""

import asyncio
import os
import shlex
import signal
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mockserver.app.application import MockServerApp
from mockserver.contract.contract import Contract
from mockserver.ground.address import LOCAL_KEY, client_environment, plugin_environment
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.settings import Settings
from mockserver.harness.checked_servers import CheckedServers
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.tally import Tally
from mockserver.harness.verdict.verdict import (
    OperationUse,
    Verdict,
    gone,
    judged_findings,
    share_used,
    uses,
    with_doubts,
)

_PASSED_ON = ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGUSR1", "SIGUSR2")
_OF_TERMINAL = (signal.SIGINT, signal.SIGQUIT)


@dataclass(frozen=True, slots=True)
class Checked:
    """The result of a run. `exit_code` is the program's; `unable` is the reason if nothing could be inspected."""

    program: tuple[str, ...]
    contract: Contract
    tally: Tally = field(default_factory=Tally)
    exit_code: int = 0
    unable: str = ""

    def verdict(self, judging: Judging) -> Verdict:
        """Return the verdict. A failed program always fails the check."""
        operations = uses(self.contract, self.tally)
        verdict = Verdict(
            "check",
            shlex.join(self.program),
            judging.level,
            judged_findings(self.tally, judging.level, judging.known),
            operations,
            self._facts(operations),
            gone(self.tally, judging.baseline),
            self.unable,
            f"{self.program[0]} {_ended(self.exit_code)}" if self.exit_code else "",
        )
        return with_doubts(verdict, self.contract, self.tally)

    def _facts(self, operations: Mapping[str, OperationUse]) -> dict[str, str]:
        statuses = _counted(self.tally.statuses)
        return {
            "requests": str(self.tally.requests),
            "operations used": share_used(operations),
            "replies by status": statuses or "none",
            **({"ordered by tests": _counted(self.tally.ordered)} if self.tally.ordered else {}),
        }


def _counted(counts: Mapping[Any, int]) -> str:
    return ", ".join(f"{name}: {count}" for name, count in sorted(counts.items()))


def _ended(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exited with {exit_code}"
    return f"was ended by a signal: {signal.strsignal(-exit_code) or -exit_code}"


def variables_of(texts: Iterable[str]) -> dict[str, str]:
    """Return the variables that `NAME=VALUE` texts set. Raises SettingsInvalid."""
    variables = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals):
            raise SettingsInvalid(f'--set: "{text}" is not of the form NAME=VALUE')
        variables[name] = value
    return variables


def check_program(settings: Settings, program: Sequence[str], variables: Mapping[str, str]) -> Checked:
    """Run `program` with variables that point SDKs at its own server, and inspect its requests.

    Signals are passed on to the program. Raises StartupError if the server cannot start.
    """
    app = MockServerApp(replace(settings, host="127.0.0.1", port=0))
    try:
        return asyncio.run(_checked(app, program, variables))
    finally:
        app.close()


async def _checked(app: MockServerApp, program: Sequence[str], variables: Mapping[str, str]) -> Checked:
    tally = Tally()
    checked = Checked(tuple(program), app.contract, tally)
    async with CheckedServers(app, tally) as servers:
        try:
            exit_code = await _run(program, _environment(servers, variables))
        except OSError as error:
            return replace(checked, unable=f"{program[0]} could not be started: {error.strerror or error}")
    servers.judge_conduct()
    unable = "" if tally.requests else f"{program[0]} sent no request; it {_ended(exit_code)}"
    return replace(checked, exit_code=exit_code, unable=unable)


def _environment(servers: CheckedServers, variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of the program: SDKs and pytest runs in it use the server."""
    own = {name: value.replace("{url}", servers.url) for name, value in variables.items()}
    pointing = client_environment(servers.url, LOCAL_KEY, os.environ)
    # If the user has set a key for the program, that key chooses the account.
    chosen = {name: os.environ[name] for name in ("TWELVE_LABS_API_KEY", "TWELVELABS_API_KEY") if name in os.environ}
    return {**os.environ, **pointing, **plugin_environment(servers.url, servers.token), **chosen, **own}


async def _run(program: Sequence[str], environment: Mapping[str, str]) -> int:
    """Return the exit code of `program`, negative if a signal ended it. Our signals are passed on to it."""
    process = await asyncio.create_subprocess_exec(*program, env=environment)
    loop = asyncio.get_running_loop()
    numbers = [getattr(signal, name) for name in _PASSED_ON if hasattr(signal, name)]
    if _has_terminal():
        numbers = [number for number in numbers if number not in _OF_TERMINAL]
    for number in numbers:
        loop.add_signal_handler(number, _pass_on, process, number)
    try:
        return await process.wait()
    finally:
        for number in numbers:
            loop.remove_signal_handler(number)


def _has_terminal() -> bool:
    """Return whether a terminal sends its signals to both processes, so that passing them on would send them twice."""
    return sys.stdin.isatty() and os.tcgetpgrp(sys.stdin.fileno()) == os.getpgrp()


def _pass_on(process: asyncio.subprocess.Process, number: int) -> None:
    if process.returncode is None:
        process.send_signal(number)
