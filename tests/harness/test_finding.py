"""Findings are identified, weighed by severity, and printed."""

import json
from dataclasses import replace

import pytest

from mockserver.harness.inspection.finding import Finding, Severity, Side

FOUND = Finding(
    operation="list-indexes",
    side=Side.CLIENT,
    severity=Severity.WARNING,
    rule="unknown-parameter",
    subject="query.limit",
    message="limit is not a parameter",
    clause="/paths/~1v1.2~1indexes/get",
)


def test_a_finding_is_identified_by_its_subject_and_not_by_its_evidence() -> None:
    assert replace(FOUND, request="curl …", message="other words").key == FOUND.key
    assert replace(FOUND, subject="query.size").key != FOUND.key


@pytest.mark.parametrize(
    ("severity", "level", "reached"),
    [
        (Severity.ERROR, Severity.WARNING, True),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.NOTE, Severity.WARNING, False),
    ],
)
def test_a_level_is_reached_by_the_same_and_higher_severities(
    severity: Severity, level: Severity, reached: bool
) -> None:
    assert severity.reaches(level) is reached


def test_a_finding_is_printed_as_json_with_plain_words() -> None:
    written = json.loads(json.dumps(FOUND.to_json()))

    assert (written["side"], written["severity"], written["subject"]) == ("client", "warning", "query.limit")
