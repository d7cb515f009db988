"""A client of the tested server: calls operations by name, and records violations of the contract."""

import asyncio
import time
from collections.abc import Coroutine, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar
from urllib.parse import quote, urlencode

import httpx2
import orjson

from mockserver.contract.bodies import JSON_TYPE
from mockserver.contract.contract import Contract
from mockserver.contract.errors import error_in
from mockserver.contract.json_pointer import pointer
from mockserver.contract.operations import Operation
from mockserver.handlers.exchanges.curl import curl_of
from mockserver.harness.inspection import rules
from mockserver.harness.inspection.as_documented import AnswerSeen
from mockserver.harness.inspection.finding import Finding, Severity, Side
from mockserver.harness.inspection.replies import ReplyInspector
from mockserver.harness.suite.material import FILES
from mockserver.harness.traffic.evidence import reply_of
from mockserver.harness.traffic.exchange import KEY_HEADER, ReceivedReply, SentExchange, SentRequest
from mockserver.harness.verify.guarded_app import GuardedApp

# The same in every run, so that reports are too.
_MULTIPART = "multipart/form-data; boundary=mockserver-verify-7f3b1c"
_GONE = 410
Values = Mapping[str, Any]
# The address of a server in this process.
OWN_HOST = "127.0.0.1"
Result = TypeVar("Result")


class ScenarioOver(Exception):
    """A scenario cannot go on: its problem is recorded, or something that it needs is missing."""


class Retired(ScenarioOver):
    """An operation of a scenario was retired, as the contract documents; there is nothing more to check."""


@dataclass(frozen=True, slots=True)
class ApiReply:
    """A reply, and its operation."""

    operation: Operation
    exchange: SentExchange

    @property
    def status(self) -> int:
        return self.exchange.reply.status

    @property
    def headers(self) -> Mapping[str, str]:
        return self.exchange.reply.headers

    @property
    def json(self) -> Any:
        return self.exchange.reply.json()

    @property
    def is_unreadable(self) -> bool:
        """Whether the reply cannot be read: it is truncated, endless, or contradicts its headers."""
        return not self.exchange.reply.is_readable


@dataclass(slots=True)
class ApiClient:
    """Calls the server with one key. A broken reply ends the `scenario`; a broken law does not."""

    guarded_app: GuardedApp
    contract: Contract
    replies: ReplyInspector
    key: str
    base_url: str
    is_strict: bool
    pause_seconds: float = 0.1
    ready_timeout_seconds: float = 60.0
    is_here: bool = False
    findings: list[Finding] = field(default_factory=list)
    last: ApiReply | None = None
    scenario: str = ""
    _made: set[str] = field(default_factory=set)
    _runner: asyncio.Runner = field(default_factory=asyncio.Runner)

    def close(self) -> None:
        self._runner.close()

    def call(
        self,
        name: str,
        path: Values | None = None,
        query: Values | None = None,
        *,
        json: Any = None,
        form: Values | None = None,
        files: Sequence[str] | Mapping[str, bytes] = (),
        key: str | None = None,
        raw: bytes | None = None,
        contents: bytes | None = None,
    ) -> ApiReply:
        """Call the operation `name`; a violation of the contract in the reply is recorded and ends the scenario.

        `files` are form fields that are sent as files, by name or with their content, unless they have other
        `contents`; `raw` is an unencoded body.
        """
        operation = self.contract.operations[name]
        headers, body = _body(json, form, _contents(files, contents), raw)
        target = _target(operation, path or {}, query or {})
        answer = self._send(operation, target, headers, body, self.key if key is None else key)
        found = [*self.replies.inspect(operation, answer.exchange.observed()), *self._used_twice(answer)]
        self._note_all(answer, found)
        if any(finding.severity is Severity.ERROR for finding in found):
            raise ScenarioOver
        return answer

    def _used_twice(self, answer: ApiReply) -> Iterator[Finding]:
        """Yield a finding if a new record has the identifier of an earlier one."""
        made = self._made_by(answer)
        if made in self._made:
            message = f"An earlier record has the identifier {made} too."
            finding = rules.USED_TWICE.broken(answer.operation, "identifier", message, clause_of(answer.operation))
            yield finding
        elif made:
            self._made.add(made)

    def _made_by(self, answer: ApiReply) -> str:
        if answer.operation.method != "POST" or answer.status != 201 or not answer.exchange.reply.is_readable:
            return ""
        try:
            made = answer.json
        except ValueError:
            return ""
        return str(made.get("_id") or made.get("id") or "") if isinstance(made, dict) else ""

    def first(self, name: str) -> ApiReply:
        """Call the operation `name` of an unknown server. Only how the reply was sent is checked."""
        operation = self.contract.operations[name]
        exchange = self._exchanged(self._request(operation, _target(operation, {}, {}), {}, b"", self.key))
        answer = ApiReply(operation, exchange)
        if not exchange.reply.blocked and answer.is_unreadable:
            self._note_all(answer, self.replies.transport(operation, exchange.observed()))
        return answer

    def accepted(self, name: str, *arguments: Any, **options: Any) -> ApiReply:
        """Call the operation `name`, which must succeed."""
        return self.expect(self.call(name, *arguments, **options), 200, 201, 202, 204)

    def refused(self, status: int, code: str, name: str, *arguments: Any, **options: Any) -> ApiReply:
        """Call the operation `name`, which must be refused with `status` and the error code `code`."""
        answer = self.expect(self._read_as(self.call(name, *arguments, **options), status, code), status)
        got = error_in(answer.json)[0] or None
        self.law(
            got == code,
            answer,
            "wrong-code",
            f"{status} {code}",
            f"The error code is {got}.",
            f"the error code {code}",
            clause_of(answer.operation, "responses", str(status)),
        )
        return answer

    def claim(self, collection: str, name: str) -> None:
        """Record that the run owns the record `name` at the path `collection`."""
        self.guarded_app.guard.ownership.claim(collection, name)

    def note_answer(self, answer: ApiReply, doubt: str, name: str) -> bool:
        """Record that the answer `name` to a `doubt` came; return whether the contract has that answer."""
        operation = answer.operation
        found = self.contract.doubts.at(operation, doubt)
        is_known = found is not None and name in [each.name for each in found.answers]
        self.guarded_app.answers[AnswerSeen(operation.version, doubt, name)] += is_known
        return is_known

    def _read_as(self, answer: ApiReply, status: int, code: str) -> ApiReply:
        """Return `answer` as the expected refusal, if an answer to a doubt makes it that."""
        if answer.status == status and error_in(answer.json)[0] == code:
            return answer
        read = self.guarded_app.doubts.read_as(answer.operation, status, code, answer.exchange.as_it_came.observed())
        if read is None:
            return answer
        self.guarded_app.answers.update(read.answers)
        return replace(answer, exchange=answer.exchange.as_it_came.documented(read.observed))

    def expect(self, answer: ApiReply, *statuses: int) -> ApiReply:
        """Return `answer` if it has one of `statuses`; otherwise record a finding and end the scenario."""
        if answer.status in statuses:
            return answer
        if answer.status == _GONE and answer.operation.retired_on is not None:
            raise Retired
        wanted = " or ".join(map(str, statuses))
        message = f"{answer.operation.id} answered {answer.status}."
        self.note(answer, "wrong-status", wanted, message, wanted, clause_of(answer.operation, "responses"))
        raise ScenarioOver

    def law(
        self, holds: bool, answer: ApiReply, rule: str, subject: str, message: str, expected: str, clause: str = ""
    ) -> bool:
        """Record `message` unless the law `holds`; return whether it does."""
        if not holds:
            self.note(answer, rule, subject, message, expected, clause or clause_of(answer.operation))
        return holds

    def note(self, answer: ApiReply, rule: str, subject: str, message: str, expected: str, clause: str) -> None:
        """Record a violation of the contract, with its exchange and scenario."""
        said = f"{expected} ({self.scenario})" if self.scenario else expected
        finding = Finding(answer.operation.id, Side.SERVER, Severity.ERROR, rule, subject, message, clause, said)
        self.findings.append(self._with_evidence(answer, finding))

    def inspect_generated(self, exchange: SentExchange) -> None:
        """Record flaws in how a reply to a generated request was sent; the suite checks its content."""
        operation = self.guarded_app.operation_of(exchange.request)
        if operation is not None:
            answer = ApiReply(operation, exchange)
            self._note_all(answer, self.replies.transport(operation, exchange.observed()))

    def check_liveness(self) -> None:
        """Check whether the server still answers, if the latest requests got no reply."""
        self._run(self.guarded_app.check_liveness())

    def note_unanswered(self) -> None:
        """Record the requests that got no reply although the server answered others."""
        for request, why in self.guarded_app.unanswered_requests():
            operation = self.guarded_app.operation_of(request)
            if operation is not None:
                answer = ApiReply(operation, SentExchange(request, ReceivedReply(0)))
                self._note_all(answer, [rules.NO_REPLY.broken(operation, "reply", f"{why}.")])

    def send(
        self, method: str, target: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> ReceivedReply:
        """Send a request that need not fit the contract, and return the reply unchecked."""
        own = {"host": OWN_HOST, KEY_HEADER: self.key, **(headers or {})}
        return self._exchanged(SentRequest(method, target, own, body)).reply

    def wait(self) -> None:
        """Wait a moment while the server works."""
        if self.pause_seconds:
            time.sleep(self.pause_seconds)

    def polls(self) -> range:
        """Return the numbers of polls until `ready_timeout_seconds` are over."""
        pause = self.pause_seconds or 1
        return range(max(20, int(self.ready_timeout_seconds / pause)))

    def _send(self, operation: Operation, target: str, headers: Values, body: bytes, key: str) -> ApiReply:
        exchange = self._exchanged(self._request(operation, target, headers, body, key))
        if exchange.reply.blocked:
            raise ScenarioOver(exchange.reply.blocked)
        self.last = ApiReply(operation, exchange)
        return self.last

    def _request(self, operation: Operation, target: str, headers: Values, body: bytes, key: str) -> SentRequest:
        own = {"host": OWN_HOST, "accept": JSON_TYPE, **headers, **({KEY_HEADER: key} if key else {})}
        return SentRequest(operation.method, target, own, body)

    def _exchanged(self, request: SentRequest) -> SentExchange:
        return self._run(self.guarded_app.pass_on(request))

    def _run(self, under_way: Coroutine[Any, Any, Result]) -> Result:
        if self.is_here:
            # `run` sets up signals for each request, which takes half as long as the request itself. It lets a
            # request in flight finish; here an unfinished one leaves nothing behind.
            return self._runner.get_loop().run_until_complete(under_way)
        try:
            return self._runner.run(under_way)
        except KeyboardInterrupt:
            self._forget_stop()
            raise

    def _forget_stop(self) -> None:
        """Run the callbacks of an interrupted run: its stop request would end the next run at once."""
        loop = self._runner.get_loop()
        loop.call_soon(loop.stop)
        loop.run_forever()

    def _note_all(self, answer: ApiReply, found: Iterable[Finding]) -> None:
        for finding in found:
            if finding.rule == rules.UNDOCUMENTED_FIELD.name and not self.is_strict:
                finding = replace(finding, severity=Severity.NOTE)
            self.findings.append(self._with_evidence(answer, finding))

    def _with_evidence(self, answer: ApiReply, finding: Finding) -> Finding:
        observed = answer.exchange.as_it_came.observed()
        return replace(finding, request=curl_of(observed, self.base_url), reply=reply_of(observed))


def clause_of(operation: Operation, *steps: str) -> str:
    """Return the JSON pointer to `operation` in the contract, or to the part of it that `steps` lead to."""
    return pointer("paths", operation.path, operation.method.lower(), *steps)


def _contents(files: Sequence[str] | Mapping[str, bytes], contents: bytes | None) -> Mapping[str, bytes]:
    if isinstance(files, Mapping):
        return files
    return {name: contents or FILES[name]() for name in files}


def _target(operation: Operation, path: Values, query: Values) -> str:
    segments = [
        quote(str(path[segment[1:-1]]), safe="") if segment.startswith("{") else segment
        for segment in operation.path.split("/")
    ]
    return "/".join(segments) + (f"?{urlencode(query, doseq=True)}" if query else "")


def _body(
    json: Any, form: Values | None, files: Mapping[str, bytes], raw: bytes | None
) -> tuple[dict[str, str], bytes]:
    if raw is not None:
        headers, body = {"content-type": "application/json"}, raw
    elif form or files:
        headers, body = {"content-type": _MULTIPART}, _multipart(form or {}, files)
    elif json is not None:
        headers, body = {"content-type": "application/json"}, orjson.dumps(json)
    else:
        return {}, b""
    return {**headers, "content-length": str(len(body))}, body


def _multipart(form: Values, files: Mapping[str, bytes]) -> bytes:
    texts = [
        (name, (None, str(text)))
        for name, value in form.items()
        for text in (value if isinstance(value, list) else [value])
    ]
    contents = [(name, ("verify.mp4", content)) for name, content in files.items()]
    headers = {"content-type": _MULTIPART}
    return httpx2.Request("POST", "http://127.0.0.1", headers=headers, files=[*texts, *contents]).read()
