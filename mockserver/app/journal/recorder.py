"""Records every exchange. This is on the hot path, so it stores existing objects and creates little."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from time import perf_counter
from typing import TYPE_CHECKING

import orjson
from starlette.types import Message, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.faults.orders import ENTRY_NOTE, Connection
from mockserver.app.http.connections import REFUSAL
from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.app.http.replies import NO_REPLY, REQUEST_ID, SIGNATURE, EncodedReply
from mockserver.app.journal.secrets import Secrets
from mockserver.app.unread import LONGEST_BEGINNING, LONGEST_BODY, LongBody, PassingBody, digest_of
from mockserver.contract.contract import Contract
from mockserver.contract.extensions import TOKENS
from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account
from mockserver.domain.account.journal import ENTRY_BYTES, Headers, Journal, Line, Rare, RawEntry
from mockserver.domain.account.meter import Meter, tokens_of
from mockserver.domain.watching.happenings import EXCHANGE, ORDER, Order
from mockserver.ground.clock import SystemClock
from mockserver.ground.errors import KeyInvalid

if TYPE_CHECKING:  # few accounts have faults
    from mockserver.app.faults.injection import FaultInjection

_USUAL_HEADERS = frozenset([b"content-type", b"content-length", SIGNATURE[0]])
_BESIDE_THE_API = ("/__admin", "/_media", "/docs")


_MACHINE = SystemClock()

log = logging.getLogger("mockserver")


class ExchangeContext:
    """Facts about a request while it is handled: its account, and its contents."""

    # Created for every request; without an __init__ that takes a third of the time.
    started: float = 0
    parsed: ParsedRequest
    account: Account | None = None
    at: datetime | None = None
    body: bytes = b""
    long: LongBody | None = None
    passing: PassingBody | None = None
    orders: tuple[str, ...] = ()
    served_by: str = ""
    rate_headers: Headers = ()
    faults: "FaultInjection | None" = None

    @property
    def headers(self) -> Mapping[bytes, bytes]:
        """The headers of the request, by name."""
        return self.parsed.headers


class Recorder:
    """Records exchanges: in the journal of the account, or in one for all unauthenticated requests."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts
        self._own = cache(partial(_segments, accounts.contract))

    def record(
        self,
        context: ExchangeContext,
        scope: Scope,
        reply: EncodedReply = NO_REPLY,
        request_id: bytes | None = None,
        fault: str = "",
    ) -> bytes:
        """Record an exchange, and the `fault` that affected it. Its identifier is new unless it is given."""
        account, parsed = context.account, context.parsed
        if not reply.status:
            reply = (scope.get("state") or {}).get(REFUSAL, reply)
        raw = reply.raw or b"".join(reply.pieces)
        journal = self._accounts.unauthenticated if account is None else account.kit.journal
        if account is not None and 200 <= reply.status < 300:
            _count(account.kit.meter, parsed, raw, reply)
        line, body, raw, rare = self._kept(context, journal, raw, fault)
        if request_id is None:
            request_id = journal.next_id()
        entry = RawEntry(
            request_id,
            line,
            body,
            reply.status,
            reply.headers,
            reply.media_type,
            raw,
            context.at or _now(account),
            context.started,
            perf_counter() - context.started,
            journal.test,
            rare,
            ENTRY_BYTES + parsed.size + len(body) + len(raw),
        )
        scope[ENTRY_NOTE] = entry
        journal.add(entry)
        self._publish(entry, account)
        return request_id

    def _kept(
        self, context: ExchangeContext, journal: Journal, raw: bytes, fault: str
    ) -> tuple[Line, bytes, bytes, Rare | None]:
        """Return what an entry keeps of the request line, of both bodies and of rare facts, without secrets."""
        parsed, body = context.parsed, context.body
        line, size, sha256, is_key_in_url = parsed.line, len(body), "", False
        if size > LONGEST_BODY or context.long is not None or (context.passing is not None and not body):
            body, size, sha256 = _long_body(context)
        secrets = parsed.head.secrets
        if parsed.has_secret is None:
            parsed.has_secret = secrets.are_in_url(line[2], line[3], self._own)
        if journal.is_masking or parsed.has_secret or (body and _has_secret(context, secrets, body)):
            journal.is_masking = True
            is_key_in_url = secrets.is_key_in_url(line[2], line[3], self._own)
            line = (*line[:2], secrets.masked_path(line[2], self._own), secrets.masked(line[3]), line[4])
            body, raw = secrets.masked(body), secrets.masked(raw)
            size = size if sha256 else len(body)
        if not (
            sha256 or len(raw) + size > LONGEST_BODY or is_key_in_url or fault or context.orders or context.served_by
        ):
            return line, body, raw, None
        rare = Rare(size, len(raw), fault, is_key_in_url, sha256, context.orders, context.served_by)
        longest = LONGEST_BEGINNING if context.passing is not None and not context.body else LONGEST_BODY
        return line, body[:longest], raw[:LONGEST_BODY], rare

    def _publish(self, entry: RawEntry, account: Account | None) -> None:
        """Pass an exchange on to the observers, and to the clients that watch events."""
        for observe in self._accounts.observers:
            observe(entry)
        feed = self._accounts.feed
        if feed.is_open and not feed.close_if_left(entry.started):
            feed.add(EXCHANGE, None if account is None else account.id, entry, entry.size)

    def note_order(self, operation: Operation, context: ExchangeContext, reply: EncodedReply) -> None:
        """Publish the event that an admin operation has changed something."""
        feed = self._accounts.feed
        if not feed.is_open or operation.method == "GET" or operation.says.is_safe or not 200 <= reply.status < 300:
            return
        account, parsed = context.account, context.parsed
        if account is None or not operation.needs_key:
            self._accounts.jobs.note_all()
        else:
            self._accounts.jobs.note_change(account.id)
        path = parsed.head.secrets.masked_path(parsed.line[2], self._own)
        account_id = account.id if account is not None and operation.needs_key else None
        feed.add(ORDER, account_id, Order(operation.id, operation.method, path, reply.status))

    def record_misdirected(self, parsed: ParsedRequest, scope: Scope, reply: EncodedReply) -> Headers:
        """Record a request for an unknown path or method, and return the header with its identifier."""
        if parsed.line[2].startswith(_BESIDE_THE_API):
            return ()
        context = ExchangeContext()
        context.started, context.parsed = perf_counter(), parsed
        try:
            context.account = self._accounts.of(parsed.head.key)
        except KeyInvalid:
            context.account = None
        return ((REQUEST_ID, self.record(context, scope, reply)),)

    def observe(self, operation: Operation, connection: Connection, context: ExchangeContext) -> "SendObserver":
        """Return an observer of what is sent on `connection`. At the end it records the exchange, with its fault."""
        request_id = self._journal(context).next_id()

        def note(seen: EncodedReply, fault: str) -> None:
            self.record(context, connection.scope, seen, request_id, fault)
            log_answer(operation, seen, context, request_id)

        return SendObserver(connection.send, request_id, note)

    def _journal(self, context: ExchangeContext) -> Journal:
        return self._accounts.unauthenticated if context.account is None else context.account.kit.journal


def log_answer(operation: Operation, reply: EncodedReply, context: ExchangeContext, request_id: bytes) -> None:
    """Log an exchange in one line."""
    facts = {"operation": operation.id, "status": reply.status}
    milliseconds = round((perf_counter() - context.started) * 1000, 2)
    log.debug("answered", extra={**facts, "ms": milliseconds, "request_id": request_id.decode()})


class SendObserver:
    """Observes what is sent, and adds the identifier header."""

    def __init__(self, send: Send, request_id: bytes, note: Callable[[EncodedReply, str], None]) -> None:
        self._send = send
        self._note = note
        self._header = (REQUEST_ID, request_id)
        self._status = 0
        self._headers: dict[bytes, bytes] = {}
        self._pieces: list[bytes] = []

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status, self._headers = message["status"], dict(message["headers"])
            message = {**message, "headers": [*message["headers"], self._header]}
        else:
            self._pieces.append(message.get("body", b""))
        await self._send(message)

    def end(self, fault: str) -> None:
        """Record what was sent."""
        media_type = self._headers.get(b"content-type", b"").decode("latin-1")
        headers = tuple((name, value) for name, value in self._headers.items() if name not in _USUAL_HEADERS)
        self._note(EncodedReply(self._status, media_type, b"".join(self._pieces), headers), fault)


def _tokens_in(raw: bytes, reply: EncodedReply, operation: Operation) -> int:
    """Return the number of generated tokens in a reply; a fault may have truncated or changed it."""
    answer = operation.answers.get(reply.status)
    stream = answer.streams.get(reply.media_type) if answer else None
    if stream is not None:
        return tokens_of(list(stream.whole_objects(raw.decode(errors="replace"))))
    try:
        return tokens_of(orjson.loads(raw))
    except orjson.JSONDecodeError:
        return 0


def _count(meter: Meter, parsed: ParsedRequest, raw: bytes, reply: EncodedReply) -> None:
    """Count a successful request, and the tokens that it generated."""
    meter.calls[parsed.line[0]] += 1
    if parsed.operation is not None and parsed.operation.meter == TOKENS:
        meter.tokens_generated += _tokens_in(raw, reply, parsed.operation)


def _long_body(context: ExchangeContext) -> tuple[bytes, int, str]:
    """Return a body that is long or was passed on unread, as far as it is kept, with its whole size and its hash."""
    body, passing = context.body, context.passing
    if passing is not None and not body:
        return passing.beginning, passing.size, passing.sha256
    long = context.long
    return (long.beginning, long.size, long.sha256) if long is not None else (body, len(body), digest_of(body))


def _has_secret(context: ExchangeContext, secrets: Secrets, body: bytes) -> bool:
    return context.long.has_secret if context.long is not None else secrets.are_in(body)


def _segments(contract: Contract) -> frozenset[bytes]:
    """Return the fixed segments of the contract's paths."""
    return frozenset(word.encode() for operation in contract.operations.values() for word in operation.path.split("/"))


def _now(account: Account | None) -> datetime:
    return (_MACHINE if account is None else account.clock).now()
