"""The way of an API request: key, parameters, body, handler, and the reply checked before it leaves.

Raw ASGI, because this is the hot path: a framework's request and response objects cost as much as all the rest.
"""

import logging
import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from math import ceil
from time import perf_counter
from typing import TYPE_CHECKING, Any

from starlette.types import Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.fault_orders import FAULT_HEADER, FaultsOrdered, Struck, Wire
from mockserver.app.files import Files
from mockserver.app.receiving import ClientGone, receive_body, remove_files
from mockserver.app.replies import EncodedReply, encode, encode_error, error_body, rate_headers, send_reply
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Place
from mockserver.domain.indexes import delete_expired
from mockserver.domain.rates import RateExceeded
from mockserver.domain.recorded import written_out
from mockserver.domain.world import Account, World
from mockserver.ground.errors import ApiError, ContractViolation, NotBuilt
from mockserver.handlers.call import Call, Reply, Studio
from mockserver.handlers.registry import Handler

if TYPE_CHECKING:
    from mockserver.app.faults import Trial

MOST_HEADERS = 200
LARGEST_HEADERS = 64 * 1024
MEDIA_PATH = "/_media"
_ANY_HOST = b"127.0.0.1"
_HOST = re.compile(rb"([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")

log = logging.getLogger("mockserver")


class Exchange:
    """Answers requests to operations of the contract."""

    def __init__(
        self,
        contract: Contract,
        handlers: Mapping[str, Handler],
        accounts: Accounts,
        studio: Studio,
        files: Files,
        *,
        strict: bool,
        public_url: str,
    ) -> None:
        self._contract = contract
        self._statuses = contract.statuses
        self._handlers = handlers
        self._accounts = accounts
        self._studio = studio
        self._strict = strict
        self._public_url = public_url.rstrip("/")
        self._files = files

    async def answer(self, place: Place, values: list[str], scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for `place`, whose path had the parameter `values`."""
        started = perf_counter()
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        operation = place.operations.get(method)
        if operation is None:
            await self._refuse_method(place, scope, send)
            return
        path = dict(zip(place.names[method], values, strict=True))
        reply: EncodedReply | None
        try:
            reply = await self._reply(operation, path, scope, receive)
        except ClientGone:
            return
        except FaultsOrdered as ordered:
            reply = await self._answer_on_trial(ordered, operation, path, Wire(scope, receive, send))
        else:
            await send_reply(scope, send, reply)
        if reply and log.isEnabledFor(logging.DEBUG):
            milliseconds = round((perf_counter() - started) * 1000, 2)
            log.debug("answered", extra={"operation": operation.id, "status": reply.status, "ms": milliseconds})

    async def _answer_on_trial(
        self, ordered: FaultsOrdered, operation: Operation, path: dict[str, Any], wire: Wire
    ) -> EncodedReply | None:
        from mockserver.app.faults import Trial  # few accounts have faults ordered

        trial = Trial(ordered, self._contract, operation, wire)
        return await trial.run(lambda receive: self._reply(operation, path, wire.scope, receive, trial))

    async def _reply(
        self,
        operation: Operation,
        path: dict[str, Any],
        scope: Scope,
        receive: Receive,
        trial: "Trial | None" = None,
    ) -> EncodedReply:
        try:
            try:
                reply = await self._handle(operation, path, scope, receive, trial)
            except ApiError as error:
                reply = Reply(self._statuses[error.code], error_body(error.code, error.message))
            encoded = encode(reply)
            operation.check_reply(reply.status, encoded.text if encoded.lines else reply.body, encoded.media_type)
        except (ClientGone, FaultsOrdered, Struck):
            raise
        except NotBuilt as missing:
            return encode_error(501, "mock_not_built", f"{operation.id}: this mock does not do {missing} yet.")
        except ContractViolation as violation:
            log.error("contract_violation", extra={"operation": operation.id, "violation": str(violation)})  # noqa: TRY400 - the violation says all
            return encode_error(500, "mock_contract_violation", str(violation))
        except Exception:
            log.exception("handler_failed", extra={"operation": operation.id})
            return encode_error(500, "mock_internal_error", f"This mock failed at {operation.id}; see its log.")
        return encoded

    async def _handle(
        self,
        operation: Operation,
        path: dict[str, Any],
        scope: Scope,
        receive: Receive,
        trial: "Trial | None",
    ) -> Reply:
        headers = dict(scope["headers"])
        _check_size(scope["headers"])
        if trial is not None:
            account = await trial.begin(path)
        else:
            account = self._accounts.of(headers.get(b"x-api-key")) if operation.needs_key else self._accounts.nobody
            if (account.kit.faults is not None or FAULT_HEADER in headers) and not operation.is_admin:
                raise FaultsOrdered.by_header(account, headers.get(FAULT_HEADER))
        handler = self._handlers.get(operation.id)
        if handler is None:
            raise NotBuilt("this operation")
        strict = self._strict or operation.is_admin  # whoever misspells what a test orders shall hear of it
        path_values = operation.path_parameters.read_path(path) if path else path
        query = operation.query.read_query(scope["query_string"], strict=strict)
        media_url = _media_url(self._public_url, scope.get("scheme", "http"), headers.get(b"host", _ANY_HOST))
        call = Call(operation, path_values, query, None, media_url, self._studio, self._accounts, strict)
        if not operation.bodies:
            _fix(call, path, scope, account)
            return await _handled(call, handler, account)
        call.body = await receive_body(operation, headers, receive, self._files, strict=strict)
        try:
            if trial is not None:
                await trial.read(call)
            _fix(call, path, scope, account)
            return await _handled(call, handler, account)
        finally:
            remove_files(call.body)

    async def _refuse_method(self, place: Place, scope: Scope, send: Send) -> None:
        allow = (b"allow", place.allow.encode())
        if scope["method"] == "OPTIONS":
            await send_reply(scope, send, encode(Reply(204, None, (allow,))))
            return
        message = f"{scope['method']} is not a method of {scope['path']}; allowed: {place.allow}."
        await send_reply(scope, send, encode_error(405, "method_not_allowed", message, (allow,)))


@lru_cache(maxsize=256)
def _media_url(public_url: str, scheme: str, host: bytes) -> str:
    """Return what addresses of media begin with: where the request went, unless the settings say otherwise."""
    reachable = host if _HOST.fullmatch(host) else _ANY_HOST
    return (public_url or f"{scheme}://{reachable.decode()}") + MEDIA_PATH


def _check_size(headers: list[tuple[bytes, bytes]]) -> None:
    if len(headers) > MOST_HEADERS or sum(map(len, chain.from_iterable(headers))) > LARGEST_HEADERS:
        raise ApiError(
            "headers_too_large",
            f"A request may have at most {MOST_HEADERS} headers with {LARGEST_HEADERS} bytes together.",
        )


def _fix(call: Call, path: dict[str, Any], scope: Scope, account: Account) -> None:
    """Note the reply that a test has fixed for this very request, if it has."""
    if account.kit.answers is not None:
        from mockserver.app.requests import request_of  # few accounts have answers fixed

        call.fixed = account.kit.answers.find(request_of(call.operation, path, scope, call.body))


async def _handled(call: Call, handler: Handler, account: Account) -> Reply:
    """Answer, if the operation's rate limit allows it, and say how much of the limit is left."""
    world = World(account, account.clock.now())
    delete_expired(world)
    group = call.operation.rate_group
    if group is None:
        return await _answered(call, handler, world)
    try:
        allowance = account.rates.spend(account.plan, group, world.now)
    except RateExceeded as exceeded:
        wait = ceil((exceeded.allowance.ends_at - world.now).total_seconds())
        return Reply(429, None, (*rate_headers(exceeded.allowance), (b"retry-after", b"%d" % wait)))
    reply = await _answered(call, handler, world)
    reply.headers = rate_headers(allowance)
    return reply


async def _answered(call: Call, handler: Handler, world: World) -> Reply:
    """Answer as was fixed or recorded for this very request, else as the handler does."""
    fixed = call.fixed or world.account.recorded.find(call.operation.id, call.body, world.videos)
    if fixed is not None and fixed.text is None:
        return Reply(fixed.status, written_out(fixed, call.media_url, world.account.id))
    reply = handler(call, world)
    if not isinstance(reply, Reply):
        reply = await reply
    if world.account.outbox is not None:
        call.accounts.courier.notice(world.account)
    return reply
