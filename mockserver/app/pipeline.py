"""The stages of an API request. `application` has controlled access and found the operation before.

    account of the key → fault injection → parameters → body → fixed answer → rate limit → recorded answer or handler
        → reply checked by the contract → journal → send

Raw ASGI, because this is the hot path: a framework's request and response objects cost as much as all the rest. So the
stages are one function, and what few requests need is imported where it is needed.
"""

import asyncio
import logging
from collections.abc import Awaitable, Mapping
from datetime import date
from time import perf_counter
from typing import TYPE_CHECKING

from starlette.types import Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.faults.orders import Connection, RequestAborted, fault_order
from mockserver.app.http.arriving import remove_files
from mockserver.app.http.head import LARGEST_HEADERS, MOST_HEADERS, test_name
from mockserver.app.http.live import send_live_reply
from mockserver.app.http.parsed_request import ParsedRequest, Values
from mockserver.app.http.receiving import ClientGone, ServerStopping, receive_body, while_connected
from mockserver.app.http.replies import (
    NO_REPLY,
    STORAGE_FAILED,
    EncodedReply,
    checked,
    declared_rate_headers,
    encode,
    encode_failure,
    encode_refusal,
    encode_stopped,
    rate_headers,
    refuse,
    send_reply,
)
from mockserver.app.journal.recorder import ExchangeContext, Recorder, log_answer
from mockserver.app.media.files import Files
from mockserver.app.unread import keep_unread
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.other_versions.unserved import sdk_of
from mockserver.domain.account.account import Account, World, world_at
from mockserver.domain.account.journal import ANSWER, BEHAVIOUR, RECORDED
from mockserver.domain.account.plan import Plan
from mockserver.domain.records.recorded_answer import written_out
from mockserver.domain.rules.indexes import delete_expired
from mockserver.domain.rules.videos import remove_lingering
from mockserver.ground.errors import (
    ContractViolation,
    DomainError,
    HeadersTooLarge,
    MethodNotAllowed,
    NotBuilt,
    NotFound,
    OfAnotherAccount,
    RateExceeded,
    StorageFailed,
)
from mockserver.ground.retirement import EndpointRetired
from mockserver.handlers.call import Call, VideoIngest
from mockserver.handlers.registry import Handler
from mockserver.handlers.reply import Reply
from mockserver.handlers.served import RATE_LIMITS

if TYPE_CHECKING:
    from mockserver.app.faults.injection import FaultInjection
    from mockserver.app.store import Store

_TOO_LARGE = f"A request may have at most {MOST_HEADERS} headers with {LARGEST_HEADERS} bytes together."

# With this plan nothing of an account expires.
_USUAL_PLAN = Plan.UNLIMITED

_REFUSED = 400

log = logging.getLogger("mockserver")


class Pipeline:
    """Answers requests to operations of the contract."""

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        accounts: Accounts,
        ingest: VideoIngest,
        files: Files,
        recorder: Recorder,
        largest_body: int,
        store: "Store | None" = None,
    ) -> None:
        self._store = store
        self._contract = contract
        self._handlers = handlers
        self._used: dict[str, Handler] = {}
        self._accounts = accounts
        self._ingest = ingest
        self._files = files
        self._recorder = recorder
        self._largest_body = largest_body

    async def answer(self, parsed: ParsedRequest, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for a path of the contract."""
        context = ExchangeContext()
        context.started, context.parsed = perf_counter(), parsed
        operation = parsed.operation
        if operation is None:
            await self._refuse_method(parsed, scope, send)
            return
        try:
            reply = await self._reply(operation, context, scope, receive, send)
            if self._store is not None and context.account is not None:
                reply = await self._stored(reply, operation, context.account, self._store)
            faults = context.faults
            if operation.reply_headers and reply is not NO_REPLY:
                reply.headers += operation.reply_headers
            if operation.has_body and not 0 < reply.status < _REFUSED and not (faults and faults.is_about_upload):
                await keep_unread(context, receive)
            if faults is not None:
                await faults.deliver(reply)
                return
            if operation.is_admin:
                self._recorder.note_order(operation, context, reply)
                request_id = b""
            else:
                request_id = self._recorder.record(context, scope, reply)
            if reply.live is not None:
                await send_live_reply(scope, receive, send, reply, reply.live)
                return
            await send_reply(scope, send, reply, request_id)
            if log.isEnabledFor(logging.DEBUG):
                log_answer(operation, reply, context, request_id)
        except ClientGone:
            if context.faults is None and not operation.is_admin:
                self._recorder.record(context, scope)
        finally:
            if context.faults is not None:
                context.faults.end()

    async def _reply(
        self, operation: Operation, context: ExchangeContext, scope: Scope, receive: Receive, send: Send
    ) -> EncodedReply:
        """Take a request through the stages; return NO_REPLY if a fault aborts it. Raises ClientGone."""
        parsed, body = context.parsed, None
        try:
            if self._store is not None:
                await self._load_accounts(operation, parsed, self._store)
            account = context.account = self._account(operation, parsed)
            faults = None
            if account.kit.faults is not None or not parsed.is_usual:
                faults = context.faults = self._faults(operation, context, account, Connection(scope, receive, send))
            if faults is not None:
                receive = faults.receive
                await faults.before_body(parsed)
            if operation.retired_on is not None:
                _check_not_retired(operation, operation.retired_on, account)
            handler, path, query = parsed.prepared or await self._prepare(operation, parsed)
            if operation.has_body:
                body = await receive_body(operation, receive, self._files, context, self._largest_body)
            call = self._call(operation, parsed, path, query, body)
            if faults is not None:
                await faults.after_body(body)
            reply = _answer(call, handler, account, context)
            if not isinstance(reply, Reply):
                reply = await (while_connected(scope, receive, reply) if operation.waits else reply)
            reply.headers += context.rate_headers
            if account.uploads:
                _release_expired(account)
            if self._store is None:
                self._follow(account)
            return checked(reply, operation)
        except ClientGone:
            raise
        except Exception as error:  # noqa: BLE001 - no error may end as a traceback at a client
            return self._without_answer(error, operation, context.account)
        finally:
            if body is not None and context.passing is not None:  # if there may be files
                remove_files(body)

    async def _load_accounts(self, operation: Operation, parsed: ParsedRequest, store: "Store") -> None:
        """Load the accounts of the request that are stored and not in memory. Raises StorageFailed."""
        if operation.is_storage:
            await store.load(parsed.path["account_id"])
        elif operation.needs_key:
            if parsed.head.key not in self._accounts.opened:
                await store.load(self._accounts.id_of(parsed.head.key))
        elif _is_about_all(operation):
            await store.load_all()

    async def _stored(
        self, reply: EncodedReply, operation: Operation, account: Account, store: "Store"
    ) -> EncodedReply:
        """Return `reply` when its changes are stored, or the reply that they could not be."""
        try:
            await (store.flush_all() if _is_about_all(operation) else store.flush(account))
        except StorageFailed as error:
            return _failed(error, operation)
        self._follow(account)
        return reply

    def _follow(self, account: Account) -> None:
        """Remove files and schedule deliveries after a change."""
        if account.assets.files.unused or account.uploads.files.unused:
            self._ingest.remove_unused(account)
        if account.outbox is not None:
            self._accounts.dispatcher.notice(account)

    def _call(
        self, operation: Operation, parsed: ParsedRequest, path: Values, query: Values, body: Values | None
    ) -> Call:
        call = Call(operation, path, query, body, parsed.head.media_url, self._ingest, self._accounts, parsed.is_strict)
        if operation.is_admin:
            call.test = test_name(parsed.headers)
        if operation.takes_headers:
            call.headers = operation.header_parameters.read_headers(parsed.headers)
        return call

    def _without_answer(self, error: Exception, operation: Operation, account: Account | None) -> EncodedReply:
        """Return the reply to a request that `error` ended; NO_REPLY if a fault aborted it."""
        if isinstance(error, RequestAborted):
            return NO_REPLY
        if isinstance(error, ServerStopping):
            return encode_stopped()
        if isinstance(error, NotFound):
            error = self._seen_by(account, error, operation)
        return _failed(error, operation)

    def _seen_by(self, account: Account | None, error: NotFound, operation: Operation) -> NotFound:
        """Return the error for a missing record: some versions say that it belongs to another account."""
        if account is None or not operation.errors.names(OfAnotherAccount):
            return error
        if not self._accounts.is_of_another(error.identifier, account):
            return error
        return OfAnotherAccount(error.identifier, error.collection)

    def _account(self, operation: Operation, parsed: ParsedRequest) -> Account:
        head = parsed.head
        if parsed.is_usual:
            account = self._accounts.opened.get(head.key)
            if account is not None:
                return account
        if parsed.sent.is_too_large:
            raise HeadersTooLarge(_TOO_LARGE)
        if operation.is_admin:
            return self._accounts.for_admin(operation, head)
        if operation.is_storage:
            return self._accounts.at(parsed.path["account_id"])
        return self._accounts.of(head.key) if operation.needs_key else self._accounts.anonymous

    def _faults(
        self, operation: Operation, context: ExchangeContext, account: Account, connection: Connection
    ) -> "FaultInjection | None":
        """Return the fault injection for this request, or None. Admin operations have none."""
        if operation.is_admin:
            return None
        head = context.parsed.head
        order = fault_order(head.key if operation.needs_key else None, head.headers)
        if order is None and account.kit.faults is None:
            return None
        from mockserver.app.faults.injection import FaultInjection  # few accounts have faults ordered

        observer = self._recorder.observe(operation, connection, context)
        return FaultInjection(order, self._contract, operation, account, connection, observer)

    async def _prepare(self, operation: Operation, parsed: ParsedRequest) -> tuple[Handler, Values, Values]:
        handler = self._used.get(operation.id)
        if handler is None:
            if operation.id not in self._handlers:
                raise NotBuilt("this operation")
            # The first use imports modules, which takes too long for the event loop.
            handler = self._used[operation.id] = await asyncio.to_thread(self._handlers.__getitem__, operation.id)
        parsed.prepared = handler, *parsed.parameters(operation)
        return parsed.prepared

    async def _refuse_method(self, parsed: ParsedRequest, scope: Scope, send: Send) -> None:
        allow = (b"allow", parsed.allow.encode())
        if scope["method"] == "OPTIONS":
            await send_reply(scope, send, encode(204, None, (allow,)))
            return
        method, path = scope["method"], scope["path"]
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in parsed.headers.items()}
        other_version = self._contract.unserved.at_unknown_method(method, path, sdk_of(headers))
        message = f"{method} is not a method of {path}; allowed: {parsed.allow}. {other_version}".strip()
        reply = encode_refusal(MethodNotAllowed(message), self._contract.errors_at(path), (allow,))
        reply.headers += self._recorder.record_misdirected(parsed, scope, reply)
        await send_reply(scope, send, reply)


def _is_about_all(operation: Operation) -> bool:
    """Return whether the operation changes all accounts: it names none."""
    return operation.is_admin and not operation.needs_key and operation.method != "GET"


def _release_expired(account: Account) -> None:
    from mockserver.domain.rules.uploads.multipart_uploads import release_expired  # few accounts upload in chunks

    release_expired(account)


def _failed(error: Exception, operation: Operation) -> EncodedReply:
    """Return the reply for an error: the only place where errors of a request become replies."""
    if isinstance(error, DomainError):
        try:
            return checked(refuse(error, operation.errors), operation)
        except Exception as unfit:  # noqa: BLE001 - such as a refusal that the contract does not allow
            return _failed(unfit, operation)
    if isinstance(error, NotBuilt):
        message = f"{operation.id}: this mock does not do {error} yet."
        return encode_failure(501, "mock_not_built", message, operation.errors)
    if isinstance(error, StorageFailed):
        log.error("storage_failed", extra={"operation": operation.id, "reason": str(error)})
        return encode_failure(507, STORAGE_FAILED, str(error), operation.errors)
    if isinstance(error, ContractViolation):
        log.error("contract_violation", extra={"operation": operation.id, "violation": str(error)})
        return encode_failure(500, "mock_contract_violation", str(error), operation.errors)
    log.error("handler_failed", exc_info=error, extra={"operation": operation.id})
    message = f"This mock failed at {operation.id}; see its log."
    return encode_failure(500, "mock_internal_error", message, operation.errors)


def _check_not_retired(operation: Operation, retired_on: date, account: Account) -> None:
    """Check that the API had the operation on the account's date. Raises EndpointRetired."""
    if account.as_of is not None and account.as_of >= retired_on:
        raise EndpointRetired(f"{operation.method} {operation.path}", retired_on)


def _answer(call: Call, handler: Handler, account: Account, context: ExchangeContext) -> Reply | Awaitable[Reply]:
    """Answer as a test has ordered, or else by the handler, if the rate limit allows it."""
    if account.kit.answers is not None or account.kit.behaviour is not None:
        _take_orders(call, account, context)
    now = context.at = account.clock.now()
    world = world_at(account, now, call.operation.version)
    if account.plan is not _USUAL_PLAN:
        delete_expired(world)
    group = call.operation.rate_group
    if group is not None:
        try:
            window = account.rates.spend(RATE_LIMITS[call.operation.version][account.plan][group], now)
        except RateExceeded as exceeded:
            refused = refuse(exceeded, call.operation.errors)
            refused.headers += declared_rate_headers(call.operation, refused.headers)
            return refused
        context.rate_headers = rate_headers(window.limit, window.used, window.ends_at)
    return _known_answer(call, world, context) or handler(call, world)


def _take_orders(call: Call, account: Account, context: ExchangeContext) -> None:
    """Take the fixed answer for this request and the behaviour of the account, and note them for the journal."""
    kit = account.kit
    if kit.answers is not None:
        from mockserver.app.journal.matched_requests import request_of  # few accounts have fixed answers

        found = kit.answers.find(request_of(call.operation, context.parsed, call.body))
        if found is not None:
            context.served_by, call.fixed = found
    if kit.behaviour is not None:
        call.behaviour = kit.behaviour
        remove_lingering(world_at(account, account.clock.now()))
    there = ((ANSWER, call.fixed), (BEHAVIOUR, call.behaviour))
    context.orders = tuple(name for name, order in there if order is not None)


def _known_answer(call: Call, world: World, context: ExchangeContext) -> Reply | None:
    """Return the fixed or recorded answer for this request."""
    fixed, recorded = call.fixed, world.account.recorded
    # Recordings show perfect retrieval.
    if fixed is None and recorded.by_operation and (call.behaviour is None or not call.operation.is_retrieval):
        fixed = recorded.find(call.operation.id, call.body, world.videos)
        if fixed is not None:
            context.served_by = RECORDED
    if fixed is None or fixed.is_about_text:
        return None
    return Reply(fixed.status, written_out(fixed, call.media_url, world.account.id))
