"""Colours: on at a terminal unless disabled, and off elsewhere unless forced."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from mockserver.cli.main import main
from mockserver.ground.colours import Style, painted, painter, plain, wants_colour
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports import REPORTS, painted_report
from mockserver.harness.verdict.verdict import Judged, Verdict
from tests.support.processes import COMMAND

CODES = re.compile(r"\x1b\[[0-9;]*m")


class Stream:
    def __init__(self, *, is_terminal: bool) -> None:
        self.is_terminal = is_terminal

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize(
    ("environment", "at_terminal", "elsewhere"),
    [
        ({}, True, False),
        ({"TERM": "dumb"}, False, False),
        ({"NO_COLOR": "1"}, False, False),
        ({"NO_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1"}, True, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "false"}, False, False),
        ({"FORCE_COLOR": ""}, True, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ],
)
def test_when_output_has_colours(environment: dict[str, str], at_terminal: bool, elsewhere: bool) -> None:
    wanted = [wants_colour(Stream(is_terminal=each), environment) for each in (True, False)]

    assert wanted == [at_terminal, elsewhere]
    assert painter(Stream(is_terminal=True), environment) is (painted if at_terminal else plain)


def test_a_report_in_colours_says_the_same() -> None:
    finding = Finding("create-index", Side.CLIENT, Severity.ERROR, "null-field", "body.name", "\x1b[2JIt is null.")
    verdict = Verdict("check", "pytest", Severity.WARNING, (Judged(finding, 1, is_violation=True),))

    coloured = painted_report(verdict, painted)

    assert CODES.sub("", coloured) == REPORTS["text"](verdict)
    assert painted("error  ", Style.BAD) in coloured
    assert "\x1b[2J" not in coloured  # client text must not control the terminal


def test_an_error_of_the_command_has_colour_if_wanted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)

    main(["serf"])

    assert capsys.readouterr().err.startswith("\x1b[31mmockserver:\x1b[0m ")


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
@pytest.mark.parametrize(("environment", "is_coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_diff_at_a_terminal(environment: dict[str, str], is_coloured: bool, tmp_path: Path) -> None:
    others = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    given = {**others, "TERM": "xterm", **environment}
    ours, theirs = pty.openpty()

    subprocess.run([*COMMAND, "diff", str(tmp_path)], stdout=theirs, stderr=theirs, env=given, check=False)
    os.close(theirs)

    assert bool(CODES.search(os.read(ours, 10_000).decode())) == is_coloured
    os.close(ours)
