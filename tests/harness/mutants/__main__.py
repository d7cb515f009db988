"""Plant every mutant and write down what found it: `python -m tests.harness.mutants`."""

import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import replace

from tests.harness.mutants import v1_3_stories as v1_3_stories  # declares its own
from tests.harness.mutants.catalogue import catalogue
from tests.harness.mutants.hunting import Hunt, hunt, hunt_planted
from tests.harness.mutants.meddling import Fault
from tests.harness.mutants.table import PAGE, page
from tests.harness.mutants.trying import Trial, try_all
from tests.harness.mutants.v1_3 import PLANTED

_PROCESSES = 3


def main() -> int:
    """Write the page; return 1 if a mutant got away."""
    with ProcessPoolExecutor(_PROCESSES) as pool:
        trying = pool.submit(_tried)
        hunts = dict(_told(pool, _hunt_of_v1_2, list(catalogue())))
        of_v1_3 = dict(_told(pool, _hunt_of_v1_3, list(PLANTED)))
        trials = trying.result()
    missed = [trial.name for trial in trials if not trial.found]
    print(*(f"NOT CAUGHT {name}" for name in missed), sep="\n", file=sys.stderr)
    in_order = [hunts[name] for name in catalogue()], [of_v1_3[name] for name in PLANTED]
    PAGE.write_text(page(in_order[0], trials, in_order[1]), "utf-8")
    return 0 if all(came.is_caught for came in (*hunts.values(), *of_v1_3.values())) and not missed else 1


def _tried() -> list[Trial]:
    return try_all().done


def _hunt_of_v1_2(name: str) -> Hunt:
    return _without_fault(hunt(catalogue()[name]))


def _hunt_of_v1_3(name: str) -> Hunt:
    return _without_fault(hunt_planted(PLANTED[name]))


def _without_fault(came: Hunt) -> Hunt:
    """Return `came` with a mutant that can go from one process to another: faults are functions."""
    return replace(came, mutant=replace(came.mutant, make=Fault))


def _told(pool: ProcessPoolExecutor, hunting: Callable[[str], Hunt], names: list[str]) -> Iterator[tuple[str, Hunt]]:
    """Yield what came of each hunt, by name of the mutant, and print it when it comes."""
    under_way = {pool.submit(hunting, name): name for name in names}
    for done in as_completed(under_way):
        came = done.result()
        said = "caught" if came.is_caught else "NOT CAUGHT"
        print(f"{said} {came.mutant.name}: {came.requests} requests", file=sys.stderr, flush=True)
        yield under_way[done], came


if __name__ == "__main__":
    sys.exit(main())
