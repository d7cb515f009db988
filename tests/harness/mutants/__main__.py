"""Runs `verify` against every mutant and writes the results to `docs/mutants.md`: `python -m tests.harness.mutants`."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace

from tests.harness.mutants import v1_3_resource_faults as v1_3_resource_faults  # declares its own
from tests.harness.mutants.catalogue import catalogue
from tests.harness.mutants.faulty_app import Fault
from tests.harness.mutants.runs import MutantRun, run_mutant, run_planted
from tests.harness.mutants.table import PAGE, page
from tests.harness.mutants.trials import Trial, try_all
from tests.harness.mutants.v1_3 import PLANTED

_PROCESSES = 3


def main() -> int:
    """Write the page; return 1 if a mutant was not caught."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        single_replies = pool.submit(_trials)
        runs = dict(_completed(pool, _run_v1_2, list(catalogue())))
        of_v1_3 = dict(_completed(pool, _run_v1_3, list(PLANTED)))
        trials = single_replies.result()
    missed = [trial.name for trial in trials if not trial.found]
    print(*(f"NOT CAUGHT {name}" for name in missed), sep="\n", file=sys.stderr)
    in_order = [runs[name] for name in catalogue()], [of_v1_3[name] for name in PLANTED]
    PAGE.write_text(page(in_order[0], trials, in_order[1]), "utf-8")
    return 0 if all(run.is_caught for run in (*runs.values(), *of_v1_3.values())) and not missed else 1


def _trials() -> list[Trial]:
    return try_all().done


def _run_v1_2(name: str) -> MutantRun:
    return _without_fault(run_mutant(catalogue()[name]))


def _run_v1_3(name: str) -> MutantRun:
    return _without_fault(run_planted(PLANTED[name]))


def _without_fault(run: MutantRun) -> MutantRun:
    """Return `run` with a mutant that can be pickled: faults are functions."""
    return replace(run, mutant=replace(run.mutant, make=Fault))


def _completed(
    pool: ProcessPoolExecutor, run_one: Callable[[str], MutantRun], names: list[str]
) -> Iterator[tuple[str, MutantRun]]:
    """Yield each run with the name of its mutant as soon as it is done, and print its result."""
    running = {pool.submit(run_one, name): name for name in names}
    for future in as_completed(running):
        run = future.result()
        state = "caught" if run.is_caught else "NOT CAUGHT"
        print(f"{state} {run.mutant.name}: {run.requests} requests", file=sys.stderr, flush=True)
        yield running[future], run


if __name__ == "__main__":
    sys.exit(main())
