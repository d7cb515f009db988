"""The proof of `mockserver check`: a good client leaves no violation, and every fault that is planted into it does."""

import re

import pytest

from tests.harness.broken_client import VERSIONS, WAYS
from tests.harness.broken_clients import findings_of, outcomes
from tests.harness.client_mutants import CLIENT, MUTANTS, PAGE, Mutant, run


def test_the_client_without_a_fault_is_found_to_keep_the_contract() -> None:
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
def test_a_client_over_http_that_does_as_the_examples_do_is_left_in_peace(version: str) -> None:
    assert findings_of(version, "none") == []


@pytest.mark.parametrize("version", VERSIONS)
def test_every_broken_request_of_a_client_over_http_is_reported(version: str) -> None:
    made = list(outcomes(version, "each"))

    assert [(each.way, each.operation) for each in made if each.finding is None] == []
    assert len({each.way for each in made}) >= 12


def test_the_published_table_has_each_way_and_all_are_found() -> None:
    page = PAGE.read_text("utf-8")

    assert len(WAYS) >= 20
    assert [name for name, way in WAYS.items() if f"| `{name}` | {way.fault} |" not in page] == [], "make mutants"
    assert not [found for found in re.findall(r"(\d+) of (\d+)", page) if found[0] != found[1]]
