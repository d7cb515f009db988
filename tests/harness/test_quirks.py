"""Quirks of published clients: findings that their users cannot avoid are notes, below the default level."""

from dataclasses import replace

import pytest

from mockserver.handlers.exchanges.observed import Observed
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.inspection.inspector import Inspection
from mockserver.harness.inspection.rules import RULES
from mockserver.harness.quirks import QUIRKS, Quirk, with_quirk
from mockserver.harness.verdict.tally import Tally

HTTPX = "python-httpx/0.28.1"


def finding_of(quirk: Quirk) -> Finding:
    subject = quirk.subject.replace("*", "gte")
    return replace(RULES[quirk.rule].broken(quirk.operation, subject, "It is so."))


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: f"{quirk.agent}{quirk.rule}-{quirk.operation}")
def test_a_quirk_is_a_note_that_names_the_client(quirk: Quirk) -> None:
    found = with_quirk(finding_of(quirk), f"{quirk.agent}1.0")

    assert found.severity is Severity.NOTE
    assert found.quirk == f"{quirk.client} {', '.join(quirk.versions)}: {quirk.why}"


@pytest.mark.parametrize("quirk", QUIRKS, ids=lambda quirk: f"{quirk.agent}{quirk.rule}-{quirk.operation}")
def test_the_same_finding_about_another_client_keeps_its_severity(quirk: Quirk) -> None:
    finding = finding_of(quirk)

    assert with_quirk(finding, "Go-http-client/1.1") is finding


def test_another_finding_about_a_known_client_keeps_its_severity() -> None:
    finding = RULES["unknown-field"].broken("any-to-video-search", "body.dumy", "It is so.")

    assert with_quirk(finding, HTTPX) is finding


def test_no_quirk_covers_an_error_of_the_contract() -> None:
    assert {RULES[quirk.rule].severity for quirk in QUIRKS} == {Severity.WARNING}
    assert {RULES[quirk.rule].side for quirk in QUIRKS} == {Side.CLIENT}


@pytest.mark.parametrize("agents", [(HTTPX, "curl/8"), ("curl/8", HTTPX)])
def test_a_quirk_does_not_hide_the_same_finding_about_another_client(agents: tuple[str, str]) -> None:
    finding = RULES["unknown-field"].broken("any-to-video-search", "body.dummy", "It is so.")
    tally = Tally()

    for agent in agents:
        tally.add(Inspection(Observed("POST", "/v1.2/search-v2"), None, (with_quirk(finding, agent),)))

    assert tally.findings[finding.key].severity is Severity.WARNING
    assert tally.counts[finding.key] == 2
