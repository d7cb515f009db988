"""Reports for GitHub Actions: annotations at lines of tests, and a step summary.

Source: docs.github.com, "Workflow commands for GitHub Actions".
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TextIO

from mockserver.harness.inspection.finding import Finding, Severity
from mockserver.harness.verdict.verdict import Judged, Outcome, Verdict, printable_verdict

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# The limits of GitHub: annotations of a kind per step, and 1 MiB of summary.
MOST_ANNOTATIONS = 10
_MOST_ROWS = 100
_MOST_EXAMPLES = 5
LONGEST_SUMMARY = 200_000
_LONGEST_TEXT = 2_000
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")


def report_to_github(verdict: Verdict, environment: Mapping[str, str], commands: TextIO) -> str:
    """In a GitHub workflow, write annotations to `commands` and append a summary to that of the step.

    Returns why the summary could not be written, or an empty text.
    """
    if environment.get("GITHUB_ACTIONS") != "true":
        return ""
    shown = printable_verdict(verdict)
    commands.writelines(f"{line}\n" for line in annotations(shown))
    commands.flush()
    file = environment.get("GITHUB_STEP_SUMMARY")
    if not file:
        return ""
    try:
        with Path(file).open("a", encoding="utf-8", errors="backslashreplace") as summary:
            summary.write(summary_of(shown))
    except OSError as error:
        return f"{file} cannot be written: {error.strerror}"
    return ""


def annotations(verdict: Verdict) -> Iterator[str]:
    """Yield the workflow commands for the violations: a bounded number of each severity."""
    for severity, command in _COMMANDS.items():
        found = [judged.finding for judged in verdict.violations if judged.finding.severity is severity]
        fits = len(found) <= MOST_ANNOTATIONS
        for finding in found[: MOST_ANNOTATIONS if fits else MOST_ANNOTATIONS - 1]:
            title = f"{finding.rule} · {finding.operation} · {finding.subject}"
            yield _command(command, {**_place(finding), "title": title}, finding.message)
        if not fits:
            further = len(found) - MOST_ANNOTATIONS + 1
            yield _command(command, {"title": f"mockserver {verdict.command}"}, f"{further} more of this severity.")
    if verdict.outcome is not Outcome.KEPT and not verdict.violations:
        level = "warning" if verdict.outcome is Outcome.INCOMPLETE else "error"
        yield _command(level, {"title": f"mockserver {verdict.command}"}, verdict.sentence)


def _command(name: str, properties: Mapping[str, str], message: str) -> str:
    said = ",".join(f"{key}={_escaped_property(value)}" for key, value in properties.items())
    return f"::{name} {said}::{_escaped(message[:_LONGEST_TEXT])}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _place(finding: Finding) -> dict[str, str]:
    """Return the file and, if it can be found, the line of the test that sent the request."""
    file, _, name = finding.test.partition("::")
    path = Path(file)
    if not name or path.is_absolute() or ".." in path.parts or not path.is_file():
        return {}
    function = re.escape(name.partition("[")[0].rpartition("::")[2] or name.partition("[")[0])
    text = path.read_text("utf-8", "replace")
    found = re.search(rf"^[ \t]*(async[ \t]+)?def[ \t]+{function}\b", text, re.MULTILINE)
    return {"file": path.as_posix(), **({"line": str(text.count("\n", 0, found.start()) + 1)} if found else {})}


def summary_of(verdict: Verdict) -> str:
    """Return `verdict` as Markdown, of a bounded size."""
    lines: list[str] = []
    room = LONGEST_SUMMARY - _LONGEST_TEXT
    for line in _summary(verdict):
        room -= len(line.encode("utf-8", "backslashreplace")) + 1
        if room < 0:
            lines += ["", "The rest is left out: it is too long for a summary.", ""]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _summary(verdict: Verdict) -> Iterator[str]:
    yield f"## mockserver {verdict.command}: {_text(verdict.sentence)}"
    facts = " · ".join(f"{name}: {_text(text)}" for name, text in verdict.facts.items())
    yield from ("", facts, "")
    if verdict.violations:
        yield from (
            "| severity | rule | operation | subject | finding | times |",
            "| --- | --- | --- | --- | --- | --- |",
        )
        yield from map(_row, verdict.violations[:_MOST_ROWS])
        if len(verdict.violations) > _MOST_ROWS:
            yield f"\n{len(verdict.violations) - _MOST_ROWS} more are in the report."
        for judged in verdict.violations[:_MOST_EXAMPLES]:
            yield from _example(judged.finding)
    if verdict.remarks:
        yield from ("", *(f"- {_text(remark)}" for remark in verdict.remarks))


def _row(judged: Judged) -> str:
    finding = judged.finding
    cells = (finding.severity, finding.rule, finding.operation, finding.subject, finding.message, str(judged.count))
    return f"| {' | '.join(map(_text, cells))} |"


def _example(finding: Finding) -> Iterator[str]:
    """Yield the request and the reply of a finding, as a code block that their text cannot end.

    Commands and replies have no line breaks: they were made printable.
    """
    shown = [text[:_LONGEST_TEXT] for text in (finding.request, finding.reply and f"→ {finding.reply}") if text]
    if not shown:
        return
    longest = max((len(ticks) for text in shown for ticks in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    heading = escape(f"{finding.rule} · {finding.operation} · {finding.subject}")
    yield from ("", f"<details><summary>{heading}</summary>", "", f"{fence}console", *shown, fence, "", "</details>")


def _text(text: str) -> str:
    """Return `text` escaped for Markdown, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(text[:_LONGEST_TEXT].split()))
