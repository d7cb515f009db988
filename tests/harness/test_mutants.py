"""The judge is judged: each fault that is planted into the stand-in is found, and nothing else is."""

import re

import pytest

from mockserver.harness.verdict.verdict import Outcome
from tests.harness.mutants.catalogue import Mutant, catalogue
from tests.harness.mutants.hunting import hunt_briefly
from tests.harness.mutants.meddling import Fault
from tests.harness.mutants.table import PAGE

MUTANTS = list(catalogue().values())
# Name, fault, and what caught it, as the published table has them.
ROWS = re.findall(r"^\| `([\w-]+)` \| (.*?) \| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE)
CAUGHT_BY = {name: caught_by for name, _, caught_by in ROWS}


@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_a_mutant_is_caught(mutant: Mutant) -> None:
    came = hunt_briefly(mutant, CAUGHT_BY.get(mutant.name, ""))

    assert came.outcome is Outcome.BROKEN, f"{mutant.fault}: {came.outcome.name} after {came.requests} requests"
    assert all(finding.request.startswith("curl ") for finding in came.findings)


@pytest.mark.parametrize("drawn", ["", "list-engines"], ids=["scenarios", "drawn"])
def test_a_server_without_a_fault_is_left_in_peace(drawn: str) -> None:
    came = hunt_briefly(Mutant("none", "nothing is wrong", Fault, drawn))

    assert came.outcome in (Outcome.KEPT, Outcome.INCOMPLETE), came.findings


def test_there_are_enough_of_them() -> None:
    assert len(MUTANTS) >= 60


def test_the_published_table_has_each_of_them_and_all_are_caught() -> None:
    assert [(name, fault) for name, fault, _ in ROWS] == [(mutant.name, mutant.fault) for mutant in MUTANTS], (
        "make mutants"
    )
    assert not [name for name, _, by in ROWS if "not caught" in by]
