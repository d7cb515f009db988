"""The page `docs/drift.md`: where the contract and the SDKs disagree, and whose side was taken: `make drift`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from mockserver.harness.drift.drifting import drift, parties_of
from mockserver.harness.inspection.finding import Severity
from mockserver.harness.verdict.allowances import read_baseline
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Verdict
from tests.clients.environments import LAST_JAVASCRIPT_OF_V1_2, installed

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE, CHOICES = DOCS / "drift.md", DOCS / "drift.yaml"


def verdict() -> Verdict:
    """Return what the latest published SDKs and the contract disagree in, by the choices that were made."""
    judging = Judging(Severity.WARNING, baseline=tuple(read_baseline(CHOICES)))
    return drift(parties_of(None, sys.executable, str(installed(LAST_JAVASCRIPT_OF_V1_2))), judging)


def page(found: Verdict) -> str:
    return _PAGE.format(**found.facts, rows="\n".join(_rows(found)), notes="\n".join(_notes(found)))


def _rows(found: Verdict) -> Iterator[str]:
    for judged in found.judged:
        if judged.known:
            chosen, _, reason = judged.known.partition(": ")
            finding = judged.finding
            cells = (f"`{finding.operation}`", f"`{finding.subject}`", finding.rule, chosen, reason)
            yield f"| {' | '.join(cells)} |"


def _notes(found: Verdict) -> Iterator[str]:
    for judged in found.judged:
        if judged.finding.severity is Severity.NOTE:
            yield f"- `{judged.finding.operation}`: {judged.finding.message}"


_PAGE = """\
# Where the contract and the SDKs disagree

`mockserver drift --python PYTHON --javascript DIR` asks the official Python SDK 0.3.2 what its methods send and its
models read, and reads what the JavaScript SDK 0.2.8 declares. Both are held against the contract: {python} for Python,
{javascript} for JavaScript. This page is made of what it finds and of the choices in `docs/drift.yaml`:
`make drift`. A test holds that there is no disagreement without a choice, and no choice without a disagreement.

| operation | what | finding | chosen side | why |
| --- | --- | --- | --- | --- |
{rows}

Good to know, and no disagreement:

{notes}

No official OpenAPI file is part of this repository; `mockserver drift --openapi FILE` holds one against the contract.
"""

if __name__ == "__main__":
    PAGE.write_text(page(verdict()), "utf-8")
