"""The heart of the harness: one exchange held against the contract, on both sides."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Routes
from mockserver.harness import rules
from mockserver.harness.clauses import Clauses
from mockserver.harness.evidence import with_evidence
from mockserver.harness.finding import Finding
from mockserver.harness.inspecting_replies import ReplyInspector
from mockserver.harness.inspecting_requests import RequestInspector
from mockserver.harness.observed import Observed
from mockserver.harness.places import nearest_path, path_form
from mockserver.harness.quirks import excused
from mockserver.harness.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Inspection:
    """What came of looking at one exchange; `operation` is None where the contract has none."""

    observed: Observed
    operation: Operation | None
    findings: tuple[Finding, ...]


class Inspector:
    """Looks at the exchanges of one conversation, in their order: page tokens are followed from reply to request."""

    def __init__(self, contract: Contract) -> None:
        clauses = Clauses(contract.document)
        self._operations = contract.api_operations
        self._routes = Routes(self._operations, contract.prefixes)
        self._requests = RequestInspector(clauses)
        self._replies = ReplyInspector(clauses)
        self._tokens = Tokens(self._operations, clauses)

    def inspect(self, observed: Observed) -> Inspection:
        """Return all that does not keep the contract in `observed`, each finding with its evidence."""
        found = self._routes.find(observed.path)
        if found is None:
            return self._without_operation(observed, self._unknown(observed))
        place, values = found
        operation = place.operations.get("GET" if observed.method == "HEAD" else observed.method)
        if operation is None:
            return self._without_operation(observed, _wrong_method(observed, place.operations))
        names = place.names[operation.method]
        path = dict(zip(names, values, strict=True))
        findings = self._findings(operation, path, observed)
        return Inspection(observed, operation, _with_evidence(findings, observed))

    def _findings(self, operation: Operation, path: dict[str, str], observed: Observed) -> Iterator[Finding]:
        yield from self._requests.inspect(operation, path, observed)
        yield from self._tokens.inspect(operation, path, observed)
        if not observed.origin.is_made_up:
            yield from self._replies.inspect(operation, observed)

    def _without_operation(self, observed: Observed, findings: Iterator[Finding]) -> Inspection:
        return Inspection(observed, None, _with_evidence(findings, observed))

    def _unknown(self, observed: Observed) -> Iterator[Finding]:
        form = path_form(observed.path)
        near = nearest_path(form, [operation.path for operation in self._operations])
        yield rules.UNKNOWN_OPERATION.broken(
            f"{observed.method} {form}",
            "path",
            f"The contract has nothing at {form}" + (f"; did you mean {near}?" if near else "."),
            "/paths",
        )


def _wrong_method(observed: Observed, allowed: dict[str, Operation]) -> Iterator[Finding]:
    if observed.method == "OPTIONS":  # a browser's question, not the client's
        return
    known = next(iter(allowed.values()))
    yield rules.WRONG_METHOD.broken(
        f"{observed.method} {known.path}",
        "method",
        f"{observed.method} is not a method of {known.path}; there is {', '.join(allowed)}.",
        "/paths",
    )


def _with_evidence(findings: Iterator[Finding], observed: Observed) -> tuple[Finding, ...]:
    agent = observed.headers.get("user-agent", "")
    return tuple(with_evidence(excused(finding, agent), observed) for finding in findings)
