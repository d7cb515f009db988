"""`mockserver check` is tested itself: a valid client has no violation, and every planted fault is found."""

import re

import pytest

from tests.harness.broken_client import DEFECTS, VERSIONS
from tests.harness.broken_clients import findings_of, outcomes
from tests.harness.client_mutants import CLIENT, MUTANTS, PAGE, Mutant, run


def test_the_client_without_a_fault_has_no_findings() -> None:
    made = run()

    assert made.found == []
    assert made.requests == len(CLIENT)


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_planted_fault_is_found_at_the_request_that_has_it(mutant: Mutant) -> None:
    made = run(mutant)

    assert made.found, mutant.what
    number, finding = made.found[0]
    assert number == list(CLIENT).index(mutant.step) + 1
    assert f"| `{mutant.name}` | {mutant.what} | {finding.rule} ·" in PAGE.read_text("utf-8"), "make mutants"


@pytest.mark.parametrize("version", VERSIONS)
def test_a_client_that_sends_the_examples_of_the_contract_has_no_findings(version: str) -> None:
    assert findings_of(version, "none") == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_broken_request_of_a_client_over_http_is_reported(version: str) -> None:
    made = list(outcomes(version, "each"))

    assert [(each.defect, each.operation) for each in made if each.finding is None] == []
    assert len({each.defect for each in made}) >= 12


def test_the_published_table_has_every_defect_and_all_are_found() -> None:
    page = PAGE.read_text("utf-8")

    assert len(DEFECTS) >= 20
    assert [name for name, defect in DEFECTS.items() if f"| `{name}` | {defect.fault} |" not in page] == [], (
        "make mutants"
    )
    assert not [found for found in re.findall(r"(\d+) of (\d+)", page) if found[0] != found[1]]
