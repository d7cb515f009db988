"""Completion in real shells, by the scripts that `mockserver completion` prints."""

import os
import pty
import select
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from mockserver.cli.completion import SHELLS
from mockserver.cli.parser import COMMANDS
from tests.support.processes import run
from tests.support.shells import installed_shell

# The typed text, and a possible next word.
QUESTIONS = {
    "mockserver sta": "status",
    "mockserver serve --prof": "--profile",
    "mockserver serve --profile ins": "instant",
    "mockserver tail --type exchange --type j": "job",
    "mockserver env --shell pow": "powershell",
    "mockserver completion f": "fish",
    "mockserver fixtures imp": "import",
}
Complete = Callable[[str], str]
_LONGEST_SECONDS = 30


@contextmanager
def bash(script: Path) -> Iterator[Complete]:
    """Complete like bash: by the function that the script registers."""

    def complete(line: str) -> str:
        words = [f"'{word}'" for word in line.split(" ")]
        place = len(words) - 1
        asking = f'COMP_WORDS=({" ".join(words)}); COMP_CWORD={place}; _mockserver; echo "${{COMPREPLY[@]}}"'
        return subprocess.check_output(["bash", "-c", f"source {script}; {asking}"], text=True)

    yield complete


@contextmanager
def fish(script: Path) -> Iterator[Complete]:
    """Complete like fish, which works without a terminal."""
    shell = installed_shell("fish")
    environment = {**os.environ, **shell.environment, "HOME": str(script.parent)}
    functions = f"set fish_function_path {' '.join(shell.functions)}; " if shell.functions else ""

    def complete(line: str) -> str:
        asking = f"{functions}source {script}; complete -C '{line}'"
        return subprocess.check_output([shell.program, "-N", "-c", asking], text=True, env=environment)

    yield complete


@contextmanager
def zsh(script: Path) -> Iterator[Complete]:
    """Complete with the Tab key, at a terminal."""
    shell = installed_shell("zsh")
    functions = {"FPATH": ":".join(shell.functions)} if shell.functions else {}
    environment = {"PATH": os.environ["PATH"], "HOME": str(script.parent), "TERM": "dumb", **functions}
    process, terminal = pty.fork()
    if process == 0:
        os.execve(shell.program, [shell.program, "-f", "-i"], environment)  # noqa: S606 - it is the shell
    try:
        os.write(terminal, f"PS1=; source {script}; print read''y\n".encode())
        read_until(terminal, "ready")

        def complete(line: str) -> str:
            os.write(terminal, f"\x15{line}\t".encode())
            return read_until(terminal, f"{line.rpartition(' ')[0]} {QUESTIONS[line]} ")

        yield complete
    finally:
        os.kill(process, 9)
        os.waitpid(process, 0)
        os.close(terminal)


def read_until(terminal: int, wanted: str) -> str:
    """Return the terminal output until it shows `wanted`, or for a limited time."""
    shown, ends_at = "", monotonic() + _LONGEST_SECONDS
    while wanted not in shown and select.select([terminal], [], [], max(0, ends_at - monotonic()))[0]:
        shown += os.read(terminal, 65536).decode()
    return shown


def printed_script(shell: str, directory: Path) -> Path:
    script = directory / f"completion.{shell}"
    script.write_text(run("completion", shell).stdout, "utf-8")
    return script


def test_bash_completes_commands_options_and_values(tmp_path: Path) -> None:
    with bash(printed_script("bash", tmp_path)) as complete:
        assert {line: complete(line).strip() for line in QUESTIONS} == QUESTIONS


@pytest.mark.tier("all")
def test_fish_completes_commands_options_and_values(tmp_path: Path) -> None:
    with fish(printed_script("fish", tmp_path)) as complete:
        assert {line: complete(line).strip() for line in QUESTIONS} == QUESTIONS


@pytest.mark.tier("all")
def test_zsh_completes_commands_options_and_values(tmp_path: Path) -> None:
    with zsh(printed_script("zsh", tmp_path)) as complete:
        for line, word in QUESTIONS.items():
            assert f" {word} " in complete(line)


@pytest.mark.parametrize("shell", SHELLS)
def test_every_command_and_option_can_be_completed(shell: str) -> None:
    script = run("completion", shell).stdout

    missing = [word for word in all_words() if word not in script]

    assert missing == []


def all_words() -> Sequence[str]:
    return [*COMMANDS, "profile", "instant", "operation", "exchange", "import"]
