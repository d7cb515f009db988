"""Findings of `mockserver check` about clients over HTTP with one planted defect each."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from mockserver.ground.settings import Settings
from mockserver.harness.checking import check_program
from mockserver.harness.inspection.finding import Finding, Severity
from mockserver.harness.traffic.places import path_form
from tests.harness.broken_client import DEFECTS, VERSIONS, ClientRequest, broken


@dataclass(frozen=True, slots=True)
class BrokenRequest:
    """A request with a planted `defect`, and the finding about it, if there is one."""

    version: str
    defect: str
    operation: str
    finding: Finding | None


def findings_of(version: str, defect: str) -> list[Finding]:
    """Run the client under `check`, and return the findings of the default level."""
    program = [sys.executable, "-m", "tests.harness.broken_client", version, defect]
    checked = check_program(Settings(), program, {})
    assert checked.exit_code == 0, f"the client ended with {checked.exit_code}"
    assert checked.tally.requests == len(broken(version, defect))
    return [each for each in checked.tally.findings.values() if each.severity.reaches(Severity.WARNING)]


def outcomes(version: str, defect: str) -> Iterator[BrokenRequest]:
    """Yield each request of a client with the finding about it."""
    found = findings_of(version, defect)
    for name, request in broken(version, defect):
        yield BrokenRequest(
            version, name, request.operation, next((each for each in found if _is_of(each, name, request)), None)
        )


def _is_of(finding: Finding, defect: str, request: ClientRequest) -> bool:
    if finding.rule not in DEFECTS[defect].rules:
        return False
    if " " not in finding.operation:
        return finding.operation == request.operation
    method, path = finding.operation.split(" ")
    return method == request.method and (path == path_form(request.path) or finding.rule == "wrong-method")


def all_outcomes() -> list[BrokenRequest]:
    """Return every request of every client with the finding about it."""
    return [each for version in VERSIONS for defect in DEFECTS for each in outcomes(version, defect)]
