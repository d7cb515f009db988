"""In a GitHub workflow: annotations that the runner reads back unchanged, and a bounded summary."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports.github import (
    LONGEST_SUMMARY,
    MOST_ANNOTATIONS,
    annotations,
    report_to_github,
    summary_of,
)
from mockserver.harness.verdict.judging import Judging, write_reports
from mockserver.harness.verdict.verdict import Judged, Verdict

# As the runner reads a line: github.com/actions/runner, ActionCommand.TryParseV2.
COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>.*?)::(?P<message>.*)")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    found = COMMAND.fullmatch(line)
    assert found is not None, line
    pairs = (pair.split("=", 1) for pair in found["properties"].split(","))
    properties = {name: _unescaped(value.replace("%3A", ":").replace("%2C", ",")) for name, value in pairs}
    return found["name"], properties, _unescaped(found["message"])


def _unescaped(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def verdict(*findings: Finding, **more: object) -> Verdict:
    judged = tuple(Judged(finding, 1, is_violation=True) for finding in findings)
    return Verdict("check", "pytest", Severity.WARNING, judged, **more)  # type: ignore[arg-type]


def finding(severity: Severity = Severity.ERROR, **more: str) -> Finding:
    values = {"rule": "null-field", "subject": "body.name", "message": "It is null.", **more}
    return Finding(operation="create-index", side=Side.CLIENT, severity=severity, **values)


@given(subject=st.text(max_size=40), message=st.text(max_size=80))
def test_the_runner_reads_an_annotation_unchanged(subject: str, message: str) -> None:
    [line] = annotations(verdict(finding(subject=subject, message=message)))

    assert "\n" not in line
    assert "\r" not in line
    assert read_command(line) == ("error", {"title": f"null-field · create-index · {subject}"}, message)


def test_an_annotation_is_at_the_line_of_the_test(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tests").mkdir()
    Path("tests/test_app.py").write_text(
        "class TestIt:\n\n    async def test_a(self): ...\n    def test_ab(self): ...\n"
    )

    places = [
        read_command(line)[1]
        for test in ("TestIt::test_a[one::two]", "TestIt::test_ab", "test_gone")
        for line in annotations(verdict(finding(test=f"tests/test_app.py::{test}")))
    ]

    assert [(place["file"], place.get("line")) for place in places] == [
        ("tests/test_app.py", "3"),
        ("tests/test_app.py", "4"),
        ("tests/test_app.py", None),
    ]


@pytest.mark.parametrize("test", ["", "/etc/passwd::root", "../secret.py::test_it", "no/such.py::test_it", "a test"])
def test_a_name_that_is_no_test_of_the_checkout_names_no_file(test: str) -> None:
    [line] = annotations(verdict(finding(test=test)))

    assert "file" not in read_command(line)[1]


def test_the_number_of_annotations_is_bounded_and_the_last_one_counts_the_rest() -> None:
    found = [finding(subject=f"body.f{number}") for number in range(MOST_ANNOTATIONS + 5)]
    warnings = [finding(Severity.WARNING, subject=f"body.w{number}") for number in range(MOST_ANNOTATIONS)]

    commands = [read_command(line) for line in annotations(verdict(*found, *warnings))]

    names = [name for name, _, _ in commands]
    assert (names.count("error"), names.count("warning")) == (MOST_ANNOTATIONS, MOST_ANNOTATIONS)
    assert commands[MOST_ANNOTATIONS - 1][2] == "6 more of this severity."


def test_a_run_that_could_not_check_is_an_error_too() -> None:
    [line] = annotations(verdict(unable="no request came"))

    assert read_command(line) == ("error", {"title": "mockserver check"}, "Could not check: no request came.")


def test_a_run_that_kept_the_contract_has_a_summary_and_no_annotation(tmp_path: Path) -> None:
    summary, commands = tmp_path / "summary.md", io.StringIO()
    summary.write_text("before\n")

    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}
    report_to_github(verdict(facts={"requests": "3"}), environment, commands)

    assert commands.getvalue() == ""
    assert summary.read_text() == "before\n## mockserver check: Kept: no violation of the contract.\n\nrequests: 3\n\n"


@pytest.mark.parametrize("environment", [{}, {"GITHUB_ACTIONS": "false"}])
def test_outside_of_github_nothing_is_written(environment: dict[str, str], tmp_path: Path) -> None:
    commands = io.StringIO()

    report_to_github(verdict(finding()), {**environment, "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md")}, commands)

    assert (commands.getvalue(), list(tmp_path.iterdir())) == ("", [])


def test_a_summary_that_cannot_be_written_is_reported() -> None:
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "/no/such/summary.md"}

    assert report_to_github(verdict(), environment, io.StringIO()).startswith("/no/such/summary.md cannot be written")


@pytest.mark.parametrize("name", ["text", "json"])
def test_no_reply_in_a_report_is_a_command_of_the_runner(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    shown, out = verdict(finding(reply="200 ##[stop-commands]silent")), io.StringIO()

    write_reports(shown, Judging(reports=((name, None),)), out)

    # As the runner reads the older form: github.com/actions/runner, ActionCommand.TryParse.
    assert not re.search(r"##\[.*\]", out.getvalue())
    assert r"200 ##\u005bstop-commands]silent" in out.getvalue()


def test_the_columns_of_the_summary_have_names() -> None:
    [heading] = [line for line in summary_of(verdict(finding())).splitlines() if line.startswith("| severity")]

    assert all(name.strip() for name in heading.strip("|").split("|"))


def test_no_text_of_a_finding_forms_the_summary() -> None:
    summary = summary_of(verdict(finding(message="a | b <img> **c**\n# d", request="curl ```` x", subject="<b>")))

    [row] = [line for line in summary.splitlines() if line.startswith("| error")]
    assert len(re.findall(r"(?<!\\)\|", row)) == 7
    assert r"\<img\> \*\*c\*\* \# d" in row
    assert "`````console\ncurl ```` x\n`````" in summary
    assert "<summary>null-field · create-index · &lt;b&gt;</summary>" in summary


@given(st.lists(st.text(min_size=1, max_size=3_000), max_size=12), st.integers(1, 30))
def test_a_summary_is_bounded(texts: list[str], times: int) -> None:
    found = [finding(message=text * times, request=text * times) for text in texts for _ in range(20)]

    assert len(summary_of(verdict(*found)).encode("utf-8", "backslashreplace")) <= LONGEST_SUMMARY
