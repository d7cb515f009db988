"""The inspector: checks one exchange, request and reply, against the contract."""

from collections.abc import Iterator
from dataclasses import dataclass

from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.other_versions.unserved import sdk_of
from mockserver.contract.routes import Routes
from mockserver.handlers.exchanges.observed import Ending, Observed
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.as_documented import AnswerSeen, AsDocumented, DoubtReader
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.inspection.requests import RequestInspector
from mockserver.harness.quirks import with_quirk
from mockserver.harness.traffic.evidence import with_evidence
from mockserver.harness.traffic.places import nearest_path, path_form
from mockserver.harness.traffic.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Inspection:
    """The result of inspecting one exchange; `operation` is None for an unknown one.

    `answers` are the answers of doubts that the reply has given.
    """

    observed: Observed
    operation: Operation | None
    findings: tuple[Finding, ...]
    answers: tuple[AnswerSeen, ...] = ()


class Inspector:
    """Inspects the exchanges of one conversation in order: it follows page tokens from reply to request."""

    def __init__(self, contract: Contract) -> None:
        clauses = Clauses(contract.document)
        self._operations = contract.client_operations
        self._routes = Routes(self._operations, contract.paths_of)
        self._unserved = contract.unserved
        self._requests = RequestInspector(clauses)
        self._replies = ReplyInspector(clauses)
        self._doubts = DoubtReader(contract)
        self._tokens = Tokens(self._operations, clauses)
        self._successors = contract.successors

    def inspect(self, observed: Observed) -> Inspection:
        """Return all violations in `observed`, each finding with its evidence."""
        found = self._routes.find(observed.path)
        if found is None:
            return self._without_operation(observed, self._unknown(observed))
        place, values = found
        operation = place.operations.get("GET" if observed.method == "HEAD" else observed.method)
        if operation is None:
            return self._without_operation(observed, self._wrong_method(observed, place.operations))
        names = place.names[operation.method]
        path = dict(zip(names, values, strict=True))
        is_whole = observed.reply.ending is not Ending.ENDLESS
        is_of_server = bool(observed.status) and is_whole and not observed.origin.is_made_up
        read = self._doubts.read(operation, observed) if is_of_server else AsDocumented(observed)
        findings = self._findings(operation, path, observed, read.observed)
        found_here = tuple(each.succeeded_by(self._successors) for each in _with_evidence(findings, observed))
        return Inspection(observed, operation, found_here, read.answers)

    def _findings(
        self, operation: Operation, path: dict[str, str], observed: Observed, documented: Observed
    ) -> Iterator[Finding]:
        """Yield the problems of the request, and of the reply in its documented form."""
        yield from self._requests.inspect(operation, path, observed)
        yield from self._tokens.inspect(operation, path, observed)
        if not observed.origin.is_made_up:
            yield from self._replies.inspect(operation, documented)

    def _without_operation(self, observed: Observed, findings: Iterator[Finding]) -> Inspection:
        return Inspection(observed, None, _with_evidence(findings, observed))

    def _unknown(self, observed: Observed) -> Iterator[Finding]:
        form = path_form(observed.path)
        other_version = self._unserved.at_unknown_path(observed.method, form, sdk_of(observed.headers))
        reason = other_version or self._nothing_at(form)
        yield rules.UNKNOWN_OPERATION.broken(f"{observed.method} {form}", "path", reason, "/paths")

    def _nothing_at(self, form: str) -> str:
        near = nearest_path(form, [operation.path for operation in self._operations])
        return f"The contract has nothing at {form}" + (f"; did you mean {near}?" if near else ".")

    def _wrong_method(self, observed: Observed, allowed: dict[str, Operation]) -> Iterator[Finding]:
        if observed.method == "OPTIONS":  # a preflight request of the browser
            return
        method, known = observed.method, next(iter(allowed.values()))
        other_version = self._unserved.at_unknown_method(method, known.path, sdk_of(observed.headers))
        reason = f"{method} is not a method of {known.path}; there is {', '.join(allowed)}. {other_version}".strip()
        yield rules.WRONG_METHOD.broken(f"{method} {known.path}", "method", reason, "/paths")


def _with_evidence(findings: Iterator[Finding], observed: Observed) -> tuple[Finding, ...]:
    agent = observed.headers.get("user-agent", "")
    return tuple(with_evidence(with_quirk(finding, agent), observed) for finding in findings)
