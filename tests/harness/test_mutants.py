"""`verify` is tested itself: it finds each fault that is planted into the stand-in, and nothing else."""

import re

import pytest

from mockserver.harness.verdict.verdict import Outcome
from tests.harness.mutants.catalogue import Mutant, catalogue
from tests.harness.mutants.faulty_app import Fault
from tests.harness.mutants.replies import KINDS
from tests.harness.mutants.runs import run_mutant
from tests.harness.mutants.table import PAGE
from tests.harness.mutants.trials import try_all
from tests.support.tiers import ALL, CI, every, spread

MUTANTS = list(catalogue().values())
# CI plants one fault of each kind that several resources can have, and a third of the others; the first tier plants a
# sixth of these. `make check-all` plants all.
KINDS_ONCE = {mutant.name.partition(": ")[0]: mutant for mutant in MUTANTS if ": " in mutant.name}
SAMPLE = [*KINDS_ONCE.values(), *[mutant for mutant in MUTANTS if ": " not in mutant.name][::3]]
# One in so many of the faults in single replies is planted, in each tier.
STRIDES = [pytest.param(24, marks=CI), pytest.param(6, marks=ALL)]
# Name, fault, and what caught it, as the published table has them.
TABLE = PAGE.read_text("utf-8").partition("## Over several requests\n")[2].partition("\n## ")[0]
ROWS = re.findall(r"^\| `([\w:. -]+)` \| (.*?) \| (.*?) \|", TABLE, re.MULTILINE)
CAUGHT_BY = {name: caught_by for name, _, caught_by in ROWS}


@pytest.mark.parametrize(
    "mutant", spread(MUTANTS, quick=every(6, SAMPLE), ci=every(1, SAMPLE)), ids=lambda mutant: mutant.name
)
def test_a_mutant_is_caught(mutant: Mutant) -> None:
    run = run_mutant(mutant, CAUGHT_BY.get(mutant.name, ""))

    assert run.outcome is Outcome.BROKEN, f"{mutant.fault}: {run.outcome.name} after {run.requests} requests"
    assert all(finding.request.startswith("curl ") for finding in run.findings)


@pytest.mark.parametrize("stride", STRIDES)
def test_a_fault_of_any_kind_in_a_reply_to_any_operation_is_caught(stride: int) -> None:
    trials = try_all(stride)

    assert trials.missed == []
    assert len(trials.done) > 200
    assert {trial.version for trial in trials.done} == {"v1.2", "v1.3"}


@pytest.mark.parametrize("drawn", ["", "list-engines"], ids=["scenarios", "drawn"])
def test_a_server_without_a_fault_has_no_findings(drawn: str) -> None:
    run = run_mutant(Mutant("none", "nothing is wrong", Fault, drawn))

    assert run.outcome in (Outcome.KEPT, Outcome.INCOMPLETE), run.findings
    assert run.findings == []


def test_the_catalogue_has_at_least_150_mutants_and_50_kinds() -> None:
    assert len(MUTANTS) >= 150
    assert len(KINDS) >= 50


def test_the_published_table_has_every_mutant_and_all_are_caught() -> None:
    page = PAGE.read_text("utf-8")

    assert [(name, fault) for name, fault, _ in ROWS] == [(mutant.name, mutant.fault) for mutant in MUTANTS], (
        "make mutants"
    )
    assert not [name for name, _, by in ROWS if "not caught" in by]
    assert not [found for found in re.findall(r"(\d+) of (\d+)", page) if found[0] != found[1]]
