"""Plant every mutant and write down what found it: `python -m tests.harness.mutants`."""

import sys

from tests.harness.mutants import v1_3_stories as v1_3_stories  # declares its own
from tests.harness.mutants.catalogue import Mutant, catalogue
from tests.harness.mutants.hunting import Hunt, hunt
from tests.harness.mutants.table import PAGE, page
from tests.harness.mutants.trying import try_all
from tests.harness.mutants.v1_3 import PLANTED


def main() -> int:
    """Write the page; return 1 if a mutant got away."""
    hunts = [_told(hunt(mutant)) for mutant in catalogue().values()]
    of_v1_3 = [_told(hunt(Mutant(each.name, "", each.make), "v1.3")) for each in PLANTED.values()]
    trials = try_all()
    print(*(f"NOT CAUGHT {name}" for name in trials.missed), sep="\n", file=sys.stderr)
    PAGE.write_text(page(hunts, trials.done, of_v1_3), "utf-8")
    return 0 if all(came.is_caught for came in (*hunts, *of_v1_3)) and not trials.missed else 1


def _told(came: Hunt) -> Hunt:
    print(
        f"{'caught' if came.is_caught else 'NOT CAUGHT'} {came.mutant.name}: {came.requests} requests", file=sys.stderr
    )
    return came


if __name__ == "__main__":
    sys.exit(main())
