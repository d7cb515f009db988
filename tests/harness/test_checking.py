"""`mockserver check`: running a program, the findings about it, reports and exit codes."""

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from mockserver.cli.main import main
from tests.support.processes import COMMAND, LONGEST_SECONDS, clean_environment

Capture = pytest.CaptureFixture[str]

ASKS = """
import os, sys, urllib.error, urllib.request
for target in sys.argv[1:]:
    headers = {"x-api-key": os.environ["TWELVE_LABS_API_KEY"]}
    try:
        urllib.request.urlopen(urllib.request.Request(os.environ["TWELVELABS_BASE_URL"] + target, headers=headers))
    except urllib.error.HTTPError as error:
        error.close()
"""
WAITS = """
import os, signal, sys, urllib.request
signal.signal(signal.SIGTERM, lambda *_: sys.exit("told to stop"))
headers = {"x-api-key": "tlk_LOCAL"}
urllib.request.urlopen(urllib.request.Request(os.environ["TWELVELABS_BASE_URL"] + "/v1.2/engines", headers=headers))
print("asked", flush=True)
signal.pause()
"""
KEPT, ODD = "/v1.2/engines", "/v1.2/indexes?limit=5"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what the developer's own environment sets."""
    for name in ("TWELVE_LABS_API_KEY", "TWELVELABS_BASE_URL"):
        monkeypatch.delenv(name, raising=False)


def check(*flags: str, asks: tuple[str, ...] = (KEPT,)) -> int:
    return main(["check", *flags, "--", sys.executable, "-c", ASKS, *asks])


def test_the_report_says_that_a_client_keeps_the_contract(capsys: Capture) -> None:
    assert check(asks=(KEPT, "/v1.2/indexes")) == 0

    printed = capsys.readouterr().out
    assert "requests: 2 · operations used: 2 of 43 · replies by status: 200: 2" in printed
    assert printed.endswith("Kept: no violation of the contract.\n")


def test_the_report_says_where_a_client_breaks_the_contract(capsys: Capture) -> None:
    assert check(asks=(ODD, ODD)) == 1

    printed = capsys.readouterr().out
    assert "warning unknown-parameter · list-indexes · query.limit · 2×" in printed
    assert "contract /paths/~1v1.2~1indexes/get" in printed
    assert printed.endswith("Broken: 1 violation of the contract.\n")


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--level", "error"], 0),
        (["--level", "note"], 1),
        (["--allow", "unknown-parameter"], 0),
        (["--allow", "unknown-parameter@list-*:query.limit"], 0),
        (["--allow", "unknown-parameter@create-index"], 1),
        (["--allow", "unknown-field"], 1),
    ],
)
def test_level_and_allowances_decide_what_is_a_violation(flags: list[str], code: int) -> None:
    assert check(*flags, asks=(ODD,)) == code


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (["no-such-program"], "no-such-program could not be started: No such file or directory"),
        ([sys.executable, "-c", ""], "sent no request; it exited with 0"),
        ([sys.executable, "-c", "raise SystemExit(3)"], "sent no request; it exited with 3"),
    ],
)
def test_a_run_without_requests_fails(capsys: Capture, program: list[str], reason: str) -> None:
    assert main(["check", "--", *program]) == 2

    assert reason in capsys.readouterr().out


def test_admin_requests_are_not_inspected(capsys: Capture) -> None:
    assert check(asks=("/openapi.json", "/__admin/health")) == 2
    assert "sent no request" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["/v1.1/indexes", "/v2/indexes"])
def test_a_client_of_another_version_gets_the_releases_that_the_server_supports(capsys: Capture, path: str) -> None:
    assert check(asks=(path,)) == 1

    printed = " ".join(capsys.readouterr().out.split())
    assert f"unknown-operation · GET {path}" in printed
    assert "this server has API v1.2 (SDKs twelvelabs<0.4 for Python, twelvelabs-js<0.4 for JavaScript) and" in printed


def test_a_failing_program_fails_the_check_even_if_it_keeps_the_contract(capsys: Capture) -> None:
    failing = f"{ASKS}\nraise SystemExit(7)"

    assert main(["check", "--", sys.executable, "-c", failing, KEPT]) == 1

    assert re.search(r"The contract is kept, but .* exited with 7\.", capsys.readouterr().out)


def test_signals_are_passed_on_and_the_report_is_still_printed() -> None:
    process = subprocess.Popen(
        [*COMMAND, "check", "--", sys.executable, "-c", WAITS],
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "asked\n"

    process.send_signal(signal.SIGTERM)
    printed, errors = process.communicate(timeout=LONGEST_SECONDS)

    assert errors == "told to stop\n"
    assert "exited with 1" in printed
    assert process.returncode == 1


def test_more_variables_can_be_set_for_the_program() -> None:
    program = f"import os; os.environ['TWELVELABS_BASE_URL'] = os.environ['API_URL']\n{ASKS}"

    assert main(["check", "--set", "API_URL={url}/p", "--", sys.executable, "-c", program, KEPT]) == 0


def test_settings_of_the_server_can_be_given(tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    check("--api-keys", "tlk_OTHER", "--report", f"json={report}")

    assert json.loads(report.read_text("utf-8"))["facts"]["replies by status"] == "401: 1"


def test_every_report_says_the_same(tmp_path: Path) -> None:
    reports = [f"{name}={tmp_path / name}" for name in ("text", "json", "junit", "html")]

    check(*(word for report in reports for word in ("--report", report)), asks=(KEPT, ODD))

    written = json.loads((tmp_path / "json").read_text("utf-8"))
    suite = ElementTree.parse(tmp_path / "junit").getroot()[0]  # noqa: S314 - it is our own
    assert [finding["rule"] for finding in written["findings"]] == ["unknown-parameter"]
    assert (written["outcome"], written["operations"]["list-indexes"]["accepted"]) == ("broken", 1)
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("44", "1", "41")
    assert "unknown-parameter" in (tmp_path / "text").read_text("utf-8")
    assert "unknown-parameter" in (tmp_path / "html").read_text("utf-8")


def test_a_written_baseline_suppresses_the_known_findings(tmp_path: Path, capsys: Capture) -> None:
    baseline = tmp_path / "known.yaml"

    assert check("--write-baseline", str(baseline), asks=(ODD,)) == 1
    assert check("--baseline", str(baseline), asks=(ODD,)) == 0
    capsys.readouterr()
    assert check("--baseline", str(baseline), asks=(KEPT,)) == 0

    assert "Known, but no longer found: unknown-parameter@list-indexes:query.limit" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("flags", "message"),
    [
        (["check"], "check needs a program to run, after two dashes: mockserver check -- pytest"),
        (["check", "--level", "bad", "--", "x"], '--level: "bad" is not one of error, warning, note'),
        (["check", "--alow", "x", "--", "x"], "--alow is not an option; did you mean --allow?"),
        (
            ["check", "--report", "jsn", "--", "x"],
            '--report: "jsn" is not one of text, json, junit, html; did you mean',
        ),
        (["check", "--allow", "@x", "--", "x"], '--allow: "@x" names no rule'),
        (["check", "--set", "X", "--", "x"], '--set: "X" is not of the form NAME=VALUE'),
        (["check", "--baseline", "/no/such", "--", "x"], "baseline /no/such cannot be read"),
        (["env", "--", "x"], "env runs no program; nothing is expected after --"),
    ],
)
def test_an_error_on_the_command_line_is_reported_before_anything_runs(
    capsys: Capture, flags: list[str], message: str
) -> None:
    assert main(flags) == 2

    assert capsys.readouterr().err.startswith(f"mockserver: {message}")


POLLS = """
import json, os, urllib.error, urllib.request
def ask(method, path, body=None):
    headers = {"x-api-key": "tlk_POLITE", "content-type": "application/json"} if body else {"x-api-key": "tlk_POLITE"}
    data = json.dumps(body).encode() if body else None
    request = urllib.request.Request(os.environ["TWELVELABS_BASE_URL"] + "/v1.2" + path, data, headers, method=method)
    try:
        with urllib.request.urlopen(request) as reply:
            return json.loads(reply.read() or b"null")
    except urllib.error.HTTPError as error:
        error.close()
engine = {"engine_name": "marengo2.6", "engine_options": ["visual"]}
for name in ("one", "two"):
    index = ask("POST", "/indexes", {"index_name": name, "engines": [engine]})["_id"]
ask("GET", "/indexes?page_limit=1")
ask("DELETE", f"/indexes/{index}")
ask("GET", f"/indexes/{index}")
"""


ORDERS = ASKS.replace('{"x-api-key"', '{"x-mockserver-fault": "garbage", "x-api-key"')


def test_injected_faults_are_counted_and_are_not_violations(capsys: Capture) -> None:
    assert main(["check", "--", sys.executable, "-c", ORDERS, KEPT, KEPT]) == 0

    assert "ordered by tests: garbage: 2" in capsys.readouterr().out


def test_bad_conduct_across_requests_is_reported(tmp_path: Path) -> None:
    report = tmp_path / "report.json"

    assert main(["check", "--report", f"json={report}", "--", sys.executable, "-c", POLLS]) == 0

    found = json.loads(report.read_text("utf-8"))["findings"]
    assert sorted((finding["rule"], finding["operation"], finding["severity"]) for finding in found) == [
        ("unread-next-page", "list-indexes", "note"),
        ("used-after-deletion", "delete-index", "note"),
    ]
