"""The page `docs/evidence.md`: what is known of each operation, from separate sources, and what is not known."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.handlers.served import API
from tests.clients.environments import CHECKOUT, JAVASCRIPT, PYTHON, Client
from tests.clients.finding import BROKEN
from tests.clients.judging import Judgement
from tests.docs.contents import with_contents
from tests.notebook.replay import CELLS

PAGE = CHECKOUT / "docs" / "evidence.md"
NOTHING = "–"
LANGUAGES = {"python": "Python", "js": "JavaScript"}


@dataclass(frozen=True, slots=True)
class Row:
    """The evidence for an operation. The last two columns need a run of the clients; the others do not."""

    operation: str
    contract: str
    built: str
    refusals: str
    cells: str
    python: str = NOTHING
    javascript: str = NOTHING

    @property
    def without_runs(self) -> tuple[str, ...]:
        return self.operation, self.contract, self.built, self.refusals, self.cells

    def to_line(self) -> str:
        cells = (*self.without_runs, self.python, self.javascript)
        return f"| {' | '.join(cells)} |"


def rows(judgements: Sequence[Judgement] = ()) -> list[Row]:
    """Return a row for each operation of the contract, with the results of `judgements`."""
    cells = Counter(cell.operation for cell in CELLS)
    operations = packaged_contract().api_operations
    return [_row(operation, cells, judgements) for operation in operations]


def _row(operation: Operation, cells: Mapping[str, int], judgements: Sequence[Judgement]) -> Row:
    is_built = operation.id in API
    return Row(
        f"`{operation.method} {operation.path}`",
        f"`{operation.id}`",
        "yes" if is_built else "501",
        str(sum(len(answer.error_codes) for answer in operation.answers.values())) if is_built else NOTHING,
        str(cells[operation.id] or NOTHING),
        _versions(PYTHON, operation.id, judgements),
        _versions(JAVASCRIPT, operation.id, judgements),
    )


def _versions(clients: Iterable[Client], operation_id: str, judgements: Sequence[Judgement]) -> str:
    drove = {judgement.client for judgement in judgements if operation_id in judgement.driven}
    return ", ".join(client.version for client in clients if client in drove) or NOTHING


def rows_of(text: str) -> list[Row]:
    """Return the rows of operations in the `text` of a page."""
    return [Row(*_cells(line)) for line in text.splitlines() if re.match(r"\| `[A-Z]+ /", line)]


def facts_of(client: Client, text: str) -> set[tuple[str, ...]]:
    """Return the facts about `client` in the `text` of a page: operations it drives, errors it raises, its faults."""
    column = "python" if client.language == "python" else "javascript"
    driven = {(row.operation,) for row in rows_of(text) if client.version in getattr(row, column).split(", ")}
    lines = [_cells(line) for line in text.splitlines() if line.startswith(f"| {LANGUAGES[client.language]} |")]
    return driven | {tuple(cells) for *cells, versions in lines if client.version in versions.split(", ")}


def _cells(line: str) -> list[str]:
    return line.strip("| ").split(" | ")


def page(judgements: Sequence[Judgement]) -> str:
    """Return the whole page; equal judgements give equal pages."""
    page = _PAGE.format(
        operations="\n".join(row.to_line() for row in rows(judgements)),
        refusals=refusals_table(judgements),
        broken=broken_table(judgements),
        python=", ".join(client.version for client in PYTHON),
        javascript=", ".join(client.version for client in JAVASCRIPT),
    )
    return with_contents(page)


def refusals_table(judgements: Sequence[Judgement]) -> str:
    """Return which of its own error classes each client raised."""
    by_call: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for judgement in judgements:
        for finding in judgement.findings:
            if finding.is_error_class:
                language = LANGUAGES[judgement.client.language]
                by_call[language, finding.method, finding.outcome].append(judgement.client.version)
    return _table(("client", "call", "error class", "versions"), by_call)


def broken_table(judgements: Sequence[Judgement]) -> str:
    """Return the methods that are broken in a client itself, and its versions."""
    by_fault: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for judgement in judgements:
        for finding in judgement.findings:
            if finding.outcome == BROKEN:
                language = LANGUAGES[judgement.client.language]
                by_fault[language, finding.method, finding.reason].append(judgement.client.version)
    return _table(("client", "call", "what it does", "versions"), by_fault)


def _table(head: Sequence[str], found: Mapping[tuple[str, str, str], list[str]]) -> str:
    lines = [
        f"| {language} | {_as_code(method)} | {text} | {', '.join(versions)} |"
        for (language, method, text), versions in found.items()
    ]
    return "\n".join([f"| {' | '.join(head)} |", "| --- " * len(head) + "|", *lines])


def _as_code(method: str) -> str:
    name, _, about = method.partition(" (")
    return f"`{name}`" + (f" ({about}" if about else "")


_PAGE = """\
# Evidence

Look up for each operation what was tested, and how. `make clients` writes this page: it installs every published client
named here in its own environment, and calls every method of it against `mockserver serve`, over a socket.

## Operations

The columns are independent of each other.

- **contract**: its operationId in `openapi.yaml`.
- **built**: whether it has a handler; without one it answers 501.
- **errors**: how many error codes it may answer by the contract. `tests/api/test_error_catalogue.py` provokes each.
- **notebook**: how many cells of the recorded notebook call it. `tests/notebook/` replays them and compares.
- **Python**, **JavaScript**: the versions of the clients that called it and accepted the result.

| operation | contract | built | errors | notebook | Python | JavaScript |
| --- | --- | --- | --- | --- | --- | --- |
{operations}

The clients are `twelvelabs` {python} for Python and `twelvelabs-js` {javascript} for JavaScript. Those before 0.4 speak
API v1.2, the others API v1.3; from 1.0 on both Python clients are called, `TwelveLabs` and `AsyncTwelveLabs`. If no
client calls an operation that is built, the clients have no method for it, or the method itself is broken.

## Errors, as the clients raise them

The server ran with `--plan free`, so that clients also reach its limits.

{refusals}

## What clients break themselves

In these calls the client did not send the given arguments, or did not return the reply. The run fails if such a call
ends in another way, and if a method is not called at all.

{broken}

## What is not proven

- No comparison with the live service was possible. If a client accepts an answer, the answer has the form that this
  client reads; the service might still answer differently.
- The recorded notebook, from October 2023, is the only recording of the service. Operations that no cell calls are
  based on documentation and on what the clients send and read.
- The refusals of the service, and their codes, are known from its documentation, mostly without recordings.
- Unusual requests of clients are accepted here if their meaning is clear, such as a Python `dict` as one parameter.
  Otherwise they are refused or ignored, as the table above says. The service may decide otherwise.
- The clients ran on one machine, one version of Python and one of Node.js at a time.
"""
