"""Every report groups the findings of one request, with the test, the time and the exchange once."""

import json

import pytest

from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.verdict import Judged, OperationUse, Verdict

TEST, AT, EXCHANGE = "tests/test_app.py::test_it[one]", "2026-01-02T03:04:05Z", "9f86d081-17"
CURL = "curl -X GET /v1.2/indexes?colour=red&size=2"


def judged(subject: str, exchange: str, severity: Severity = Severity.WARNING) -> Judged:
    finding = Finding(
        "list-indexes",
        Side.CLIENT,
        severity,
        "unknown-parameter",
        subject,
        "It is so.",
        request=CURL,
        reply="200 {}",
        request_id=exchange,
        at=AT,
        test=TEST,
        quirk="Some SDK 1.0: habit" if severity is Severity.NOTE else "",
    )
    return Judged(finding, 1, severity is Severity.WARNING)


FOUND = (judged("query.a", EXCHANGE), judged("query.b", "9f86d081-18"), judged("query.c", EXCHANGE))
NOTE = judged("query.d", EXCHANGE, Severity.NOTE)


def report(name: str, *found: Judged) -> str:
    return REPORTS[name](Verdict("check", "pytest", Severity.WARNING, found, {"list-indexes": OperationUse(2, 2)}))


@pytest.mark.parametrize("name", REPORTS)
def test_every_report_names_the_test_the_time_and_the_exchange(name: str) -> None:
    written = report(name, FOUND[0])

    assert all(text in written for text in (TEST, AT, EXCHANGE))


@pytest.mark.parametrize("name", REPORTS)
def test_a_quirk_is_named_in_every_report(name: str) -> None:
    written = report(name, NOTE)

    assert "Some SDK 1.0: habit" in written
    assert TEST in written


@pytest.mark.parametrize("name", ["text", "junit", "html"])
def test_findings_of_one_request_are_grouped(name: str) -> None:
    written = report(name, *FOUND)

    places = [written.index(f"query.{letter}") for letter in "acb"]
    assert places == sorted(places)
    assert written.count("curl -X GET") == 2


def test_the_json_report_says_which_findings_belong_to_a_request() -> None:
    written = json.loads(report("json", *FOUND))

    assert [[key[-1] for key in request["findings"]] for request in written["requests"]] == [
        ["query.a", "query.c"],
        ["query.b"],
    ]
    assert written["requests"][0]["request_id"] == EXCHANGE
    assert [finding["test"] for finding in written["findings"]] == [TEST] * 3
