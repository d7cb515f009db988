"""Plants every kind of fault into the first reply of each operation and status in one run of `verify`.

A fault in a single reply needs no run of its own. When the run gets a valid reply, each faulty version of it is read
and inspected as `verify` would, and then the run goes on with the valid one. The first finding about a faulty reply is
the one with which `verify --fail-fast` would have ended.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mockserver.app.http.asgi_client import AsgiReply, body_messages, call
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.source import packaged_contract
from mockserver.harness.inspection.clauses import Clauses
from mockserver.harness.inspection.finding import Finding, Severity
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.traffic.exchange import CAME_AS_HEADER, SentRequest
from mockserver.harness.verify.guarded_app import GuardedApp
from mockserver.harness.verify.limits import Limits, RequestGuard
from mockserver.harness.verify.options import VerifyOptions
from mockserver.harness.verify.ownership import Ownership
from mockserver.harness.verify.server import IN_PROCESS, server_at
from mockserver.harness.verify.verifier import verify_server
from tests.harness.mutants.replies import KINDS, Kind, valid_reply, with_fault


@dataclass(frozen=True, slots=True)
class Trial:
    """A fault that was planted into a reply, and the first finding about it; "" if there was none."""

    kind: str
    operation: str
    version: str
    status: int
    found: str

    @property
    def name(self) -> str:
        return f"{self.kind} · {self.operation} {self.status}"


@dataclass(slots=True)
class Trials:
    """All trials of a run; one in `stride` kinds is planted into each reply."""

    kinds: Sequence[Kind] = KINDS
    stride: int = 1
    done: list[Trial] = field(default_factory=list)
    _seen: set[tuple[str, int]] = field(default_factory=set)
    _number: int = 0

    def wanted(self, operation: Operation, status: int) -> list[Kind]:
        """Return the kinds to plant into a reply; none if the operation has answered with this status before."""
        if (operation.id, status) in self._seen:
            return []
        self._seen.add((operation.id, status))
        first = self._number % self.stride
        self._number += 1
        return list(self.kinds[first :: self.stride])

    @property
    def missed(self) -> list[str]:
        return [trial.name for trial in self.done if not trial.found]


class TrialApp:
    """Serves `app`, and tries faults on each reply before it is sent."""

    def __init__(self, app: ASGIApp, trials: Trials) -> None:
        self._app = app
        self._trials = trials
        self._contract: Contract = packaged_contract()
        self._inspector = ReplyInspector(Clauses(self._contract.document))
        limits = Limits(10**9, 10**9, may_write=True, protects_others=False)
        self._reader = GuardedApp(app, self._contract, RequestGuard(limits, Ownership()), "verify ")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        message = await receive()
        body = message.get("body", b"")
        reply = await call(self._app, scope, body_messages([body]))
        await self._try_all(_request(scope, body), reply)
        await _send(reply, send)

    async def _try_all(self, request: SentRequest, reply: AsgiReply) -> None:
        operation = self._reader.operation_of(request)
        if operation is None or (valid := valid_reply(operation, reply)) is None:
            return
        for kind in self._trials.wanted(operation, reply.status):
            faulty = with_fault(valid, kind)
            if faulty is not None:
                found = await self._findings(operation, request, faulty)
                if found is None:
                    continue
                first = next((f"{finding.rule} · {finding.subject}" for finding in found if _counts(finding)), "")
                self._trials.done.append(Trial(kind.name, operation.id, operation.version, reply.status, first))

    async def _findings(
        self, operation: Operation, request: SentRequest, faulty: AsgiReply
    ) -> Iterable[Finding] | None:
        """Return the findings about a faulty reply; None if it is valid by another source of the API."""

        async def answer(scope: Scope, receive: Receive, send: Send) -> None:
            await _send(faulty, send)

        self._reader.set_target(answer)
        exchange = await self._reader.pass_on(request)
        if CAME_AS_HEADER in exchange.reply.headers:
            return None
        return self._inspector.inspect(operation, exchange.observed())


def _counts(finding: Finding) -> bool:
    return finding.severity.reaches(Severity.WARNING)


def _request(scope: Scope, body: bytes) -> SentRequest:
    headers = {name.decode("latin-1"): text.decode("latin-1") for name, text in scope["headers"]}
    query = scope["query_string"].decode("latin-1")
    target = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    return SentRequest(scope["method"], target, headers, body)


async def _send(reply: AsgiReply, send: Send) -> None:
    start: Message = {"type": "http.response.start", "status": reply.status, "headers": reply.raw_headers}
    await send(start)
    await send({"type": "http.response.body", "body": reply.body, "more_body": not reply.is_complete})


def try_all(stride: int = 1, versions: Collection[str] = ()) -> Trials:
    """Try every kind of fault on the replies to all scenarios of `verify`."""
    trials = Trials(stride=stride)
    server = server_at(IN_PROCESS, "", wrap=lambda app: TrialApp(app, trials))
    verify_server(server, VerifyOptions(phases=(), versions=tuple(versions)))
    return trials
