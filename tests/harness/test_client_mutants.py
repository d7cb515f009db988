"""The proof of `mockserver check`: a good client leaves no violation, and every fault that is planted into it does."""

import pytest

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
