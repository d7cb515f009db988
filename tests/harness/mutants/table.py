"""The table of mutants, as `docs/mutants.md` shows it."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.harness.mutants.hunting import Hunt

PAGE = Path(__file__).parents[3] / "docs" / "mutants.md"

_HEAD = """# Does `mockserver verify` find what is wrong?

Into the stand-in one fault is planted at a time, {count} in all, and `mockserver verify in-process --fail-fast` has to
find it: the default run, up to its first finding. Made by `make mutants`; the tests plant each of them too.

{caught} of {count} are caught, half of them within {middle:.0f} requests, all within {most}.

| mutant | what is wrong | caught by | as | after requests |
| --- | --- | --- | --- | --- |
"""


def page(hunts: Sequence[Hunt]) -> str:
    """Return the page that tells what came of `hunts`."""
    requests = [hunt.requests for hunt in hunts if hunt.is_caught]
    head = _HEAD.format(
        count=len(hunts),
        caught=len(requests),
        middle=median(requests),
        most=max(requests),
    )
    return head + "".join(map(_row, hunts))


def _row(hunt: Hunt) -> str:
    mutant = hunt.mutant
    if not hunt.is_caught:
        return f"| `{mutant.name}` | {mutant.fault} | **not caught** | | {hunt.requests} |\n"
    finding = hunt.findings[0]
    where = f"requests drawn for `{hunt.part}`" if mutant.drawn else hunt.part
    subject = finding.subject.replace("|", "/")
    found = f"{finding.rule} · `{finding.operation}` · {subject}"
    return f"| `{mutant.name}` | {mutant.fault} | {where} | {found} | {hunt.requests} |\n"
