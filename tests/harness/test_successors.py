"""Findings about an older version or a retired operation name the operation of v1.3 that does the same."""

import pytest

from mockserver.contract.source import packaged_contract
from mockserver.handlers.exchanges.observed import Body, Observed
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.inspection.inspector import Inspector
from mockserver.harness.reports import REPORTS
from mockserver.harness.verdict.verdict import Judged, Verdict

INSPECTOR = Inspector(packaged_contract())
SUCCESSORS = packaged_contract().successors


def found(method: str, path: str, **more: object) -> tuple[Finding, ...]:
    return INSPECTOR.inspect(Observed(method, path, headers={"x-api-key": "tlk_X"}, **more)).findings  # type: ignore[arg-type]


@pytest.mark.parametrize("name", SUCCESSORS)
def test_each_finding_of_a_client_names_the_successor(name: str) -> None:
    operation = packaged_contract().operations[name]
    path = operation.path.replace("{", "").replace("}", "")

    findings = found(operation.method, path, query=b"no_such_parameter=1", status=200, reply=Body(2, b"{}"))

    of_client = [each for each in findings if each.side is Side.CLIENT]
    assert of_client
    assert {each.successor for each in of_client} == {str(SUCCESSORS[name])}
    assert {each.successor for each in findings if each.side is Side.SERVER} <= {""}


def test_a_finding_of_the_current_version_names_no_successor() -> None:
    assert {each.successor for each in found("GET", "/v1.3/indexes", query=b"no_such=1")} == {""}


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_names_the_successor(report: str) -> None:
    findings = found("POST", "/v1.2/search", query=b"no_such_parameter=1")
    judged = tuple(Judged(each, 1, is_violation=True) for each in findings)

    text = REPORTS[report](Verdict("check", "pytest", Severity.WARNING, judged))

    assert "POST /v1.3/search: a form, " in text
    assert "docs/migration.md#make-search-request" in text
