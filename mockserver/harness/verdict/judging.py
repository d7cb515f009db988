"""Judges findings: known ones are suppressed, the rest decides, and reports are written."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from mockserver.ground.colours import painter
from mockserver.ground.did_you_mean import nearest
from mockserver.ground.errors import SettingsInvalid
from mockserver.ground.printable import loggable, printable
from mockserver.harness.inspection.finding import Severity
from mockserver.harness.reports import REPORTS, painted_report
from mockserver.harness.reports.github import report_to_github
from mockserver.harness.verdict.allowances import Allowance, baseline_of, read_allowance, read_baseline
from mockserver.harness.verdict.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Judging:
    """How to judge: the level, the known findings, and the files for reports (None: standard output).

    With `accepts_incomplete` a run may pass even if it did not check everything.
    """

    level: Severity = Severity.WARNING
    allowed: tuple[Allowance, ...] = ()
    baseline: tuple[Allowance, ...] = ()
    new_baseline: Path | None = None
    reports: tuple[tuple[str, Path | None], ...] = (("text", None),)
    accepts_incomplete: bool = False

    @property
    def known(self) -> tuple[Allowance, ...]:
        """All allowances, of the command line and the baseline."""
        return (*self.allowed, *self.baseline)


def judging_of(options: Namespace) -> Judging:
    """Return the options of a command for judging. Raises SettingsInvalid."""
    return Judging(
        Severity(options.level),
        tuple(map(read_allowance, options.allow)),
        tuple(read_baseline(Path(options.baseline))) if options.baseline else (),
        Path(options.write_baseline) if options.write_baseline else None,
        tuple(_reports(options.report)) or (("text", None),),
        getattr(options, "accept_incomplete", False),
    )


def _reports(texts: Iterable[str]) -> Iterable[tuple[str, Path | None]]:
    for text in texts:
        name, _, path = text.partition("=")
        if name not in REPORTS:
            near = nearest(name, REPORTS)
            raise SettingsInvalid(f'--report: "{name}" is not one of {", ".join(REPORTS)}; did you mean {near}?')
        yield name, Path(path) if path else None


def write_reports(verdict: Verdict, judging: Judging, out: TextIO) -> int:
    """Write the reports, and the new baseline if one is wanted; return the exit code.

    A GitHub workflow gets annotations, on standard error, and a step summary. Raises SettingsInvalid if a file cannot
    be written, after writing all others.
    """
    paint = painter(out, os.environ)
    texts = [
        (path, painted_report(verdict, paint) if name == "text" and path is None else REPORTS[name](verdict))
        for name, path in judging.reports
    ]
    if judging.new_baseline is not None and not verdict.unable:
        texts.append((judging.new_baseline, _new_baseline(verdict, judging)))
    problems = [problem for path, text in texts if (problem := _write(path, text, out))]
    out.flush()
    problems += filter(None, [report_to_github(verdict, os.environ, sys.stderr)])
    if problems:
        raise SettingsInvalid(f"{printable(verdict.sentence)} But {'; '.join(problems)}")
    return int(verdict.outcome)


def _write(path: Path | None, text: str, out: TextIO) -> str:
    """Write `text` to `path`, or to `out` without a path; return why it could not be written."""
    if path is None:
        out.write(_writable(loggable(text, os.environ), out.encoding or "utf-8"))
        return ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_writable(text, "utf-8"), "utf-8")
    except OSError as error:
        return f"{path} cannot be written: {error.strerror}"
    return ""


def _writable(text: str, encoding: str) -> str:
    """Return `text` with escapes for characters that `encoding` lacks; arguments in it may be any bytes."""
    return text.encode(encoding, "backslashreplace").decode(encoding)


def _new_baseline(verdict: Verdict, judging: Judging) -> str:
    found = [judged.finding for judged in verdict.judged if judged.finding.severity.reaches(judging.level)]
    rest = [finding for finding in found if not any(entry.covers(finding) for entry in judging.allowed)]
    return baseline_of(rest, judging.baseline, datetime.now(UTC).date())
