"""Reports of a verdict: text, JSON, JUnit, and a self-contained HTML page."""

from collections.abc import Callable

from mockserver.ground.colours import Paint
from mockserver.harness.reports.json_text import json_report
from mockserver.harness.reports.junit import junit_report
from mockserver.harness.reports.page import html_report
from mockserver.harness.reports.plain import text_report
from mockserver.harness.verdict.verdict import Verdict, printable_verdict

Report = Callable[[Verdict], str]


def _safe(report: Report) -> Report:
    """Return `report` with control characters escaped, so that a server's reply cannot control a terminal."""
    return lambda verdict: report(printable_verdict(verdict))


REPORTS: dict[str, Report] = {
    "text": _safe(text_report),
    "json": _safe(json_report),
    "junit": _safe(junit_report),
    "html": _safe(html_report),
}


def painted_report(verdict: Verdict, paint: Paint) -> str:
    """Return the text report in the colours of `paint`; control characters of others are escaped as in the rest."""
    return text_report(printable_verdict(verdict), paint)
