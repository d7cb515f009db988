"""An application that all requests of a run pass: it counts them and blocks those that must not be sent."""

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from time import time

from starlette.types import ASGIApp, Receive, Scope, Send

from mockserver.app.http.asgi_client import AsgiReply, body_messages, call, http_scope
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Routes
from mockserver.handlers.exchanges.observed import Body, Ending, Flaw, lower_names, repeated_names
from mockserver.harness.inspection.as_documented import AnswerSeen, DoubtReader
from mockserver.harness.traffic.bounds import ReplyEndless
from mockserver.harness.traffic.exchange import BLOCKED_HEADER, ReceivedReply, SentExchange, SentRequest
from mockserver.harness.traffic.framing import framing_of
from mockserver.harness.traffic.unpacking import received_body
from mockserver.harness.verify.limits import RequestGuard
from mockserver.harness.verify.naming import Naming
from mockserver.harness.verify.remote import BOUNDS, NoReply

# A run waits at most this long for a rate limit window; a longer one ends the requests that count against it.
_LONGEST_WAIT_SECONDS = 60.0
_MOST_SILENT = 5
_MOST_ENDLESS = 3

Sleep = Callable[[float], Awaitable[None]]


@dataclass(slots=True)
class Replies:
    """How often an operation was called, and how it answered, by status."""

    statuses: Counter[int] = field(default_factory=Counter)

    @property
    def requests(self) -> int:
        return self.statuses.total()

    @property
    def accepted(self) -> int:
        """The number of successful requests, with a status of 200 to 299."""
        return sum(count for status, count in self.statuses.items() if 200 <= status < 300)


class GuardedApp:
    """An ASGI application in front of the tested one."""

    def __init__(
        self, target: ASGIApp, contract: Contract, guard: RequestGuard, prefix: str, sleep: Sleep = asyncio.sleep
    ) -> None:
        self._target = target
        self._routes = Routes(contract.operations.values(), contract.paths_of)
        self._naming = Naming(contract, guard.ownership.deletions, prefix)
        self._sleep = sleep
        self.doubts = DoubtReader(contract)
        self.answers: Counter[AnswerSeen] = Counter()
        self.guard = guard
        self.replies: dict[str, Replies] = {}
        self.silent = 0
        self.silence = ""
        self.under_way = 0
        # For generated requests; scenarios check their replies themselves.
        self.inspect_generated: Callable[[SentExchange], None] = lambda exchange: None
        self._silences: list[tuple[SentRequest, str]] = []
        self._known_to_answer: SentRequest | None = None
        self._endless = 0

    def set_target(self, target: ASGIApp) -> None:
        """Send requests to `target` from now on."""
        self._target = target

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _live(receive, send)
            return
        request = _request(scope, await _whole(receive))
        exchange = await self.pass_on(request, scope)
        if not exchange.reply.blocked:
            self.inspect_generated(exchange)
        is_readable = exchange.reply.is_readable or exchange.reply.blocked
        await _send(exchange.reply if is_readable else _held("the reply cannot be read"), send)

    def operation_of(self, request: SentRequest) -> Operation | None:
        """Return the operation of `request`, if the contract has it."""
        found = self._routes.find(request.path)
        return found[0].operations.get(request.method) if found else None

    async def pass_on(self, request: SentRequest, scope: Scope | None = None) -> SentExchange:
        """Send `request`, unless it must be blocked, and return the exchange."""
        operation = self.operation_of(request)
        objection = self.guard.objection(request, operation)
        if objection:
            self.guard.blocked[objection] += 1
            return SentExchange(request, _held(objection))
        request = self._naming.named(request, operation)
        exchange = SentExchange(request, await self._answered(request, scope))
        if exchange.reply.status == 429:
            exchange = await self._retry_after_window(exchange, operation, scope)
        elif operation is not None and operation.rate_group and _is_last(exchange.reply):
            self.guard.spent_groups.add(operation.rate_group)
        exchange = self._documented(exchange, operation)
        self.guard.ownership.note(exchange, operation)
        if 400 <= exchange.reply.status < 500:
            self.guard.refund(request, operation)
        if operation is not None and not exchange.reply.blocked:
            self.replies.setdefault(operation.id, Replies()).statuses[exchange.reply.status] += 1
        return exchange

    def _documented(self, exchange: SentExchange, operation: Operation | None) -> SentExchange:
        """Return `exchange` in documented form, and record the answers to doubts."""
        if operation is None or exchange.reply.blocked:
            return exchange
        read = self.doubts.read(operation, exchange.observed())
        self.answers.update(read.answers)
        return exchange.documented(read.observed) if read.is_changed else exchange

    def unanswered_requests(self) -> list[tuple[SentRequest, str]]:
        """Return the requests that got no reply although the server answered others, each with the reason."""
        return self._silences[: len(self._silences) - self.silent]

    async def check_liveness(self) -> None:
        """Repeat a request that was answered before: if it is answered, the server is not silent."""
        if self.silent and self._known_to_answer is not None:
            await self._answered(self._known_to_answer, None)

    async def _answered(self, request: SentRequest, scope: Scope | None) -> ReceivedReply:
        self.guard.count(request, self.operation_of(request))
        self.under_way += 1
        asked = _scope(request, scope)
        try:
            answered = await call(self._target, asked, body_messages([request.body]))
        except NoReply as error:
            return await self._unanswered(request, str(error))
        except ReplyEndless as error:
            return await self._without_end(request, str(error))
        except Exception as error:  # noqa: BLE001 - a server answers 500 if its application fails
            return ReceivedReply(500, {"content-type": "text/plain"}, f"{type(error).__name__}: {error}".encode())
        finally:
            self.under_way -= 1
        self.silent = self._endless = 0
        if request.method == "GET":
            self._known_to_answer = request
        return _reply(request, answered, framing_of(asked))

    async def _unanswered(self, request: SentRequest, why: str) -> ReceivedReply:
        """Record a missing reply. After several in a row, check whether the server or the operation is silent."""
        self._silences.append((request, why))
        self.silent += 1
        self.silence = why
        if self.silent == _MOST_SILENT:
            operation = self.operation_of(request)
            await self.check_liveness()
            if self.silent:
                self.guard.is_closed = True
            elif operation is not None:
                self.guard.silent_operations.add(operation.id)
        return _held(why)

    async def _without_end(self, request: SentRequest, why: str) -> ReceivedReply:
        """Return a reply that was cut off. After several in a row, block the operation, or the server."""
        self._endless += 1
        if self._endless == _MOST_ENDLESS:
            operation, known = self.operation_of(request), self._known_to_answer
            if known is not None:
                await self._answered(known, None)
            if self._endless:
                self.guard.is_closed = True
            elif operation is not None:
                self.guard.silent_operations.add(operation.id)
        return ReceivedReply(0, received=Body(ending=Ending.ENDLESS, fault=why))

    async def _retry_after_window(
        self, exchange: SentExchange, operation: Operation | None, scope: Scope | None
    ) -> SentExchange:
        """Repeat the request after the rate limit window; if that is too late, block what counts against it."""
        seconds = _wait(exchange.reply)
        if seconds is not None and seconds <= _LONGEST_WAIT_SECONDS:
            await self._sleep(seconds)
            return SentExchange(exchange.request, await self._answered(exchange.request, scope))
        if operation is not None and operation.rate_group:
            self.guard.spent_groups.add(operation.rate_group)
        return exchange


def _wait(reply: ReceivedReply) -> float | None:
    """Return how long a reply asks to wait, in seconds."""
    after = reply.headers.get("retry-after", "")
    if after.isdigit():
        return float(after)
    reset = reply.headers.get("x-ratelimit-reset", "")
    return max(0.0, float(reset) - time()) if reset.isdigit() else None


def _is_last(reply: ReceivedReply) -> bool:
    """Return whether a reply says that no more requests may follow for longer than a run waits."""
    return reply.headers.get("x-ratelimit-remaining") == "0" and (_wait(reply) or 0) > _LONGEST_WAIT_SECONDS


def _held(why: str) -> ReceivedReply:
    return ReceivedReply(503, {BLOCKED_HEADER: re.sub(r"[^ -~]", "?", why)}, b"", blocked=why)


def _request(scope: Scope, body: bytes) -> SentRequest:
    query = scope["query_string"].decode("latin-1")
    target = scope["raw_path"].decode("latin-1") + (f"?{query}" if query else "")
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return SentRequest(scope["method"], target, headers, body)


def _scope(request: SentRequest, scope: Scope | None) -> Scope:
    headers = [(name.encode("latin-1"), text.encode("latin-1")) for name, text in request.headers.items()]
    if scope is not None and scope["headers"] and len(scope["headers"]) != len(headers):
        headers = scope["headers"]  # a repeated header is sent repeatedly
    return http_scope(request.method, request.target.encode("latin-1"), headers)


async def _whole(receive: Receive) -> bytes:
    chunks = bytearray()
    while True:
        message = await receive()
        chunks += message.get("body", b"")
        if message["type"] != "http.request" or not message.get("more_body", False):
            return bytes(chunks)


def _reply(request: SentRequest, answered: AsgiReply, framing: Flaw | None) -> ReceivedReply:
    if not answered.status:
        return ReceivedReply(500, {"content-type": "text/plain"}, b"The application sent no reply.")
    headers = lower_names(answered.raw_headers)
    ending = Ending.WHOLE if answered.is_complete else Ending.BROKEN
    came = Body(len(answered.body), answered.body, ending)
    body = received_body(came, headers, method=request.method, status=answered.status, bounds=BOUNDS, framing=framing)
    return ReceivedReply(
        answered.status, headers, body.raw, received=body, repeated=repeated_names(answered.raw_headers)
    )


async def _send(reply: ReceivedReply, send: Send) -> None:
    left_out = ("content-encoding", "content-length") if "content-encoding" in reply.headers else ()
    headers = [
        (name.encode("latin-1"), value.encode("latin-1"))
        for name, value in reply.headers.items()
        if name not in left_out
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})


async def _live(receive: Receive, send: Send) -> None:
    """Start and stop like the server's own application; its creator starts and stops it."""
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            return
