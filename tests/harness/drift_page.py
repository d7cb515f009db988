"""The page `docs/drift.md`: where the contract and the SDKs disagree, and which side was chosen: `make drift`."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from mockserver.harness.drift.comparison import Party
from mockserver.harness.drift.drifting import choices_of, drift, parties_of
from mockserver.harness.inspection.finding import Severity
from mockserver.harness.verdict.allowances import read_baseline
from mockserver.harness.verdict.judging import Judging
from mockserver.harness.verdict.verdict import Verdict
from tests.clients.environments import (
    LAST_JAVASCRIPT_OF_V1_2,
    LAST_PYTHON_OF_V1_2,
    NEWEST_JAVASCRIPT,
    NEWEST_PYTHON,
    Client,
    installed,
)
from tests.docs.contents import with_contents

DOCS = Path(__file__).parent.parent.parent / "docs"
PAGE = DOCS / "drift.md"


@dataclass(frozen=True, slots=True)
class Generation:
    """The newest SDKs that speak one version of the API."""

    version: str
    python: Client
    javascript: Client

    @property
    def choices(self) -> Path:
        """The file with the chosen side of each disagreement."""
        return choices_of(self.version)


GENERATIONS = (
    Generation("v1.3", NEWEST_PYTHON, NEWEST_JAVASCRIPT),
    Generation("v1.2", LAST_PYTHON_OF_V1_2, LAST_JAVASCRIPT_OF_V1_2),
)


@cache  # to read an SDK takes seconds
def parties(generation: Generation) -> list[Party]:
    """Return the SDKs of a generation, for Python and for JavaScript, as `drift` reads them. Do not change them."""
    python = installed(generation.python) / "bin" / "python"
    return parties_of(None, str(python), str(installed(generation.javascript)))


@cache
def verdict(generation: Generation) -> Verdict:
    """Return the disagreements of the SDKs of a generation and the contract, with the chosen sides."""
    judging = Judging(Severity.WARNING, baseline=tuple(read_baseline(generation.choices)))
    return drift(parties(generation), judging)


def page() -> str:
    return with_contents(_PAGE.format(sections="\n".join(map(_section, GENERATIONS))))


def _section(generation: Generation) -> str:
    found = verdict(generation)
    notes = "\n".join(_notes(found))
    return _SECTION.format(
        **found.facts,
        generation=generation,
        rows="\n".join(_rows(found)),
        notes=f"\nNotes, which are not disagreements:\n\n{notes}\n" if notes else "",
    )


def _rows(found: Verdict) -> Iterator[str]:
    for judged in found.judged:
        if judged.known:
            chosen, _, reason = judged.known.partition(": ")
            finding = judged.finding
            cells = (f"`{finding.operation}`", f"`{finding.subject}`", finding.rule, chosen, reason)
            yield f"| {' | '.join(cells)} |"


def _notes(found: Verdict) -> Iterator[str]:
    for judged in found.judged:
        if judged.finding.severity is Severity.NOTE and not judged.known:
            yield f"- `{judged.finding.operation}`: {judged.finding.message}"


_PAGE = """\
# Where the contract and the SDKs disagree

`mockserver drift --python PYTHON --javascript DIR` finds what the methods of a Python SDK send and its models read, and
reads the declarations of a JavaScript SDK. It compares both with the contract of the API version that they speak, for
the operations that are built. This page shows its findings, with the choices in
`mockserver/harness/drift/choices/`, which the command knows: `make drift`.
A test checks that there is no disagreement without a choice, and no choice without a disagreement.

{sections}
No official OpenAPI file is part of this repository; `mockserver drift --openapi FILE` compares one with the contract.
"""

_SECTION = """\
## API {generation.version}: Python {generation.python.version}, JavaScript {generation.javascript.version}

The Python SDK describes {python}, the JavaScript SDK {javascript}.

| operation | what | finding | chosen side | why |
| --- | --- | --- | --- | --- |
{rows}
{notes}"""

if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
