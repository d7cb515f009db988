"""What `mockserver check` says of clients over HTTP that are broken on purpose, in one way each."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass

from mockserver.ground.settings import Settings
from mockserver.harness.checking import check_program
from mockserver.harness.inspection.finding import Finding, Severity
from mockserver.harness.traffic.places import path_form
from tests.harness.broken_client import VERSIONS, WAYS, Sent, broken


@dataclass(frozen=True, slots=True)
class Broken:
    """A request that was broken in a `way`, and the finding that says so, if there is one."""

    version: str
    way: str
    operation: str
    finding: Finding | None


def findings_of(version: str, way: str) -> list[Finding]:
    """Let the client talk to a server under `check`, and return what counts at the default level."""
    program = [sys.executable, "-m", "tests.harness.broken_client", version, way]
    checked = check_program(Settings(), program, {})
    assert checked.exit_code == 0, f"the client ended with {checked.exit_code}"
    assert checked.tally.requests == len(broken(version, way))
    return [each for each in checked.tally.findings.values() if each.severity.reaches(Severity.WARNING)]


def outcomes(version: str, way: str) -> Iterator[Broken]:
    """Yield what was said of each request that a client sent."""
    found = findings_of(version, way)
    for name, sent in broken(version, way):
        yield Broken(version, name, sent.operation, next((each for each in found if _is_of(each, name, sent)), None))


def _is_of(finding: Finding, way: str, sent: Sent) -> bool:
    if finding.rule not in WAYS[way].rules:
        return False
    if " " not in finding.operation:
        return finding.operation == sent.operation
    method, path = finding.operation.split(" ")
    return method == sent.method and (path == path_form(sent.path) or finding.rule == "wrong-method")


def all_outcomes() -> list[Broken]:
    """Return what was said of every request of every client."""
    return [each for version in VERSIONS for way in WAYS for each in outcomes(version, way)]
