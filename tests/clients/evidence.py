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
    """What is known of an operation. The last two axes need a run of the clients; the others do not."""

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
    """Return a row for each operation of the contract, with what `judgements` say of it."""
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


def said_of(client: Client, text: str) -> set[tuple[str, ...]]:
    """Return what the `text` of a page says of `client`: operations it drives, errors it raises, its faults."""
    column = "python" if client.language == "python" else "javascript"
    driven = {(row.operation,) for row in rows_of(text) if client.version in getattr(row, column).split(", ")}
    lines = [_cells(line) for line in text.splitlines() if line.startswith(f"| {LANGUAGES[client.language]} |")]
    return driven | {tuple(cells) for *cells, versions in lines if client.version in versions.split(", ")}


def _cells(line: str) -> list[str]:
    return line.strip("| ").split(" | ")


def page(judgements: Sequence[Judgement]) -> str:
    """Return the whole page; equal judgements make equal pages."""
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
    """Return what clients break themselves, and in which versions."""
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

What this stand-in is known to do, and how. `make clients` makes this page anew: it installs every published client
named here in an environment of its own and drives every method that it has against `mockserver serve`, over a socket.

## Operations

Each column is an axis of its own. None follows from another, and they do not add up to anything.

- **contract**: its operationId in `openapi.yaml`.
- **built**: whether a handler answers it; otherwise it answers 501 and says so.
- **errors**: how many error codes the contract lets it answer. Each is provoked by
  `tests/api/test_error_catalogue.py`.
- **notebook**: how many cells of the recorded notebook ask for it; `tests/notebook/` replays them against what was
  recorded.
- **Python**, **JavaScript**: the versions of the clients that asked for it and took the result for good.

| operation | contract | built | errors | notebook | Python | JavaScript |
| --- | --- | --- | --- | --- | --- | --- |
{operations}

The clients are `twelvelabs` {python} for Python and `twelvelabs-js` {javascript} for JavaScript. Those before 0.4 speak
API v1.2, the others API v1.3; from 1.0 on both Python clients are driven, `TwelveLabs` and `AsyncTwelveLabs`. An
operation that is built and that none of them drives is one that they have no method for, or break themselves.

## Errors, as the clients raise them

The server ran with `--plan free`, so that its limits are met too.

{refusals}

## What clients break themselves

These calls were made, and the client did not send what it was told, or did not hand on what it was answered. A call
that ceases to end so is a failure of the run, and so is a method of which no call is made: nothing is left out.

{broken}

## What is not proven

- No comparison with the live service was possible. That a client takes an answer for good means that it has the form
  this client reads; it does not mean that the service would have given it.
- The recorded notebook is the only conversation with the service that is replayed, and it is of October 2023. What no
  cell asks for rests on documentation and on what the clients send and read.
- Which requests the service refuses, and with which code, is known from its documentation, for the greater part
  without recordings.
- What clients send oddly is understood here where its meaning is plain, such as a `dict` of Python as one parameter;
  where it is not, it is refused or has no effect, as the table above says. The service may draw the line elsewhere.
- The clients ran on one machine, one version of Python and one of Node.js at a time.
"""
