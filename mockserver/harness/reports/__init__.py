"""Verdicts for people and for programs: text, JSON, JUnit, and a page that needs nothing but itself."""

from collections.abc import Callable

from mockserver.harness.reports.json_text import json_report
from mockserver.harness.reports.junit import junit_report
from mockserver.harness.reports.page import html_report
from mockserver.harness.reports.plain import text_report
from mockserver.harness.verdict.verdict import Verdict

REPORTS: dict[str, Callable[[Verdict], str]] = {
    "text": text_report,
    "json": json_report,
    "junit": junit_report,
    "html": html_report,
}
