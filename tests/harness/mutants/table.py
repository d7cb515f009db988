"""The tables of mutants, as `docs/mutants.md` shows them."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.harness.mutants.hunting import Hunt
from tests.harness.mutants.replies import KINDS
from tests.harness.mutants.trying import Trial

PAGE = Path(__file__).parents[3] / "docs" / "mutants.md"
_VERSIONS = ("v1.2", "v1.3")

_HEAD = """# Does `mockserver verify` find what is wrong?

Into the stand-in one fault is planted at a time, and `mockserver verify` has to find it. Made by `make mutants`.
{caught} of {count} are caught.

## In a single reply

Each kind of fault is planted into every reply where it applies: {replies} replies, by operation and status, of
{operations} operations that the scenarios reach. A faulty reply is tried where the run gets the good one, and is judged
as the run judges. The tests plant a part of them.

| kind | what is wrong | caught, v1.2 | caught, v1.3 | such as | as |
| --- | --- | --- | --- | --- | --- |
{kinds}

## Over several requests

Each of these is planted into a server of its own, and `mockserver verify in-process --fail-fast` has to find it: the
default run, up to its first finding. The tests plant each of them, and tell the scenario that finds it.

{hunted} of {mutants} are caught, half of them within {middle:.0f} requests, all within {most}.

| mutant | what is wrong | caught by | as | after requests |
| --- | --- | --- | --- | --- |
"""


def page(hunts: Sequence[Hunt], trials: Sequence[Trial]) -> str:
    """Return the page that tells what came of `hunts` and `trials`."""
    requests = [hunt.requests for hunt in hunts if hunt.is_caught]
    head = _HEAD.format(
        count=len(hunts) + len(trials),
        caught=len(requests) + sum(bool(trial.found) for trial in trials),
        replies=len({(trial.operation, trial.status) for trial in trials}),
        operations=len({trial.operation for trial in trials}),
        kinds="\n".join(_kinds(trials)),
        hunted=len(requests),
        mutants=len(hunts),
        middle=median(requests),
        most=max(requests),
    )
    return head + "".join(map(_row, hunts))


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


def _row(hunt: Hunt) -> str:
    mutant = hunt.mutant
    if not hunt.is_caught:
        return f"| `{mutant.name}` | {mutant.fault} | **not caught** | | {hunt.requests} |\n"
    finding = hunt.findings[0]
    where = f"requests drawn for `{hunt.part}`" if mutant.drawn else hunt.part
    subject = finding.subject.replace("|", "/")
    found = f"{finding.rule} · `{finding.operation}` · {subject}"
    return f"| `{mutant.name}` | {mutant.fault} | {where} | {found} | {hunt.requests} |\n"
