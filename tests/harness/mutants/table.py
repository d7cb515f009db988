"""The tables of mutants, as `docs/mutants.md` shows them."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.docs.contents import with_contents
from tests.harness.mutants.replies import KINDS
from tests.harness.mutants.runs import MutantRun
from tests.harness.mutants.trials import Trial

PAGE = Path(__file__).parents[3] / "docs" / "mutants.md"
_VERSIONS = ("v1.2", "v1.3")

_HEAD = """# Does `mockserver verify` find what is wrong?

Faults are planted into the stand-in, one at a time, and `mockserver verify` must find each.
`make mutants` writes this page.
{caught} of {count} are caught.

## In a single reply

Each kind of fault is planted into every reply where it applies: {replies} replies, by operation and status, of
{operations} operations that the scenarios reach. A faulty reply replaces the good one in a run, and the run
judges it. The tests plant a part of the faults.

| kind | what is wrong | caught, v1.2 | caught, v1.3 | such as | as |
| --- | --- | --- | --- | --- | --- |
{kinds}

## Over several requests

Each fault is planted into a separate server. The scenarios of `mockserver verify in-process --api v1.2 --fail-fast`
must find it or, where the table says so, the requests that `verify` draws for one operation. The tests plant one of
each kind and a third of the others, and run the scenario that finds it.

{caught_of_v1_2} of {mutants} are caught, half of them within {middle:.0f} requests, all within {most}.

| mutant | what is wrong | caught by | as | after requests |
| --- | --- | --- | --- | --- |
"""


_OF_V1_3 = """
## Over several requests, API v1.3

For each of these faults, one scenario must find it. It runs after the scenarios that make what it needs.
{caught} of {count} are caught.

| mutant | caught by | as | after requests |
| --- | --- | --- | --- |
{rows}
"""


def page(runs: Sequence[MutantRun], trials: Sequence[Trial], of_v1_3: Sequence[MutantRun]) -> str:
    """Return the page with the results of `runs`, of `trials`, and of the runs against faults of API v1.3."""
    requests = [run.requests for run in runs if run.is_caught]
    head = _HEAD.format(
        count=len(runs) + len(trials) + len(of_v1_3),
        caught=sum(run.is_caught for run in (*runs, *of_v1_3)) + sum(bool(trial.found) for trial in trials),
        replies=len({(trial.operation, trial.status) for trial in trials}),
        operations=len({trial.operation for trial in trials}),
        kinds="\n".join(_kinds(trials)),
        caught_of_v1_2=len(requests),
        mutants=len(runs),
        middle=median(requests),
        most=max(requests),
    )
    rows = "\n".join(map(_row_of_v1_3, of_v1_3))
    caught = sum(run.is_caught for run in of_v1_3)
    return with_contents(
        head + "".join(map(_row, runs)) + _OF_V1_3.format(caught=caught, count=len(of_v1_3), rows=rows)
    )


def _kinds(trials: Sequence[Trial]) -> list[str]:
    rows = []
    for kind in KINDS:
        planted = [trial for trial in trials if trial.kind == kind.name]
        if planted:
            counts = " | ".join(_caught([trial for trial in planted if trial.version == name]) for name in _VERSIONS)
            first = planted[0]
            rows.append(f"| `{kind.name}` | {kind.fault} | {counts} | `{first.operation}` | {first.found} |")
    return rows


def _caught(trials: Sequence[Trial]) -> str:
    return f"{sum(bool(trial.found) for trial in trials)} of {len(trials)}"


def _row(run: MutantRun) -> str:
    mutant = run.mutant
    if not run.is_caught:
        return f"| `{mutant.name}` | {mutant.fault} | **not caught** | | {run.requests} |\n"
    where = f"requests drawn for `{run.part}`" if mutant.drawn else run.part
    return f"| `{mutant.name}` | {mutant.fault} | {where} | {_found(run)} | {run.requests} |\n"


def _row_of_v1_3(run: MutantRun) -> str:
    if not run.is_caught:
        return f"| `{run.mutant.name}` | **not caught** | | {run.requests} |"
    return f"| `{run.mutant.name}` | {run.part} | {_found(run)} | {run.requests} |"


def _found(run: MutantRun) -> str:
    finding = run.findings[0]
    subject = finding.subject.replace("|", "/")
    return f"{finding.rule} · `{finding.operation}` · {subject}"
