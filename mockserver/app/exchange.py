"""The way of an API request: key, parameters, body, handler, and the reply checked before it leaves.

Raw ASGI, because this is the hot path: a framework's request and response objects cost as much as all the rest.
"""

import logging
from collections.abc import Mapping
from inspect import isawaitable
from pathlib import Path
from time import perf_counter
from typing import Any

from starlette.types import Receive, Scope, Send

from mockserver.app.accounts import Accounts
from mockserver.app.files import Files
from mockserver.app.forms import FormLimits
from mockserver.app.receiving import ClientGone, receive_body
from mockserver.app.replies import error_body, send_json
from mockserver.contract.contract import Contract
from mockserver.contract.operations import Operation
from mockserver.contract.routes import Place
from mockserver.domain.media import Limits, check_size
from mockserver.domain.recorded import written_out
from mockserver.domain.world import World
from mockserver.ground.errors import ApiError, ContractViolation, NotBuilt
from mockserver.handlers.call import Call, ReceivedFile, Reply, Studio
from mockserver.handlers.registry import Handler

LARGEST_HEADERS = 64 * 1024
MEDIA_PATH = "/_media"

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
        self._statuses = contract.statuses
        self._handlers = handlers
        self._accounts = accounts
        self._studio = studio
        self._strict = strict
        self._public_url = public_url.rstrip("/")
        limits = Limits()
        self._form_limits = FormLimits(files, lambda size: check_size(size, limits))

    async def answer(self, place: Place, values: list[str], scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for `place`, whose path had the parameter `values`."""
        started = perf_counter()
        method = "GET" if scope["method"] == "HEAD" else scope["method"]
        operation = place.operations.get(method)
        if operation is None:
            await self._refuse_method(place, scope, send)
            return
        try:
            reply = await self._reply(operation, dict(zip(place.names[method], values, strict=True)), scope, receive)
        except ClientGone:
            return
        await send_json(scope, send, reply.status, reply.body)
        if log.isEnabledFor(logging.DEBUG):
            milliseconds = round((perf_counter() - started) * 1000, 2)
            log.debug("answered", extra={"operation": operation.id, "status": reply.status, "ms": milliseconds})

    async def _reply(self, operation: Operation, path: dict[str, Any], scope: Scope, receive: Receive) -> Reply:
        try:
            try:
                reply = await self._handle(operation, path, scope, receive)
            except ApiError as error:
                reply = Reply(self._statuses[error.code], error_body(error.code, error.message))
            operation.check_reply(reply.status, reply.body)
        except NotBuilt as missing:
            return Reply(501, error_body("mock_not_built", f"{operation.id}: this mock does not do {missing} yet."))
        except ContractViolation as violation:
            log.error("contract_violation", extra={"operation": operation.id, "violation": str(violation)})  # noqa: TRY400 - the violation says all
            return Reply(500, error_body("mock_contract_violation", str(violation)))
        except ClientGone:
            raise
        except Exception:
            log.exception("handler_failed", extra={"operation": operation.id})
            return Reply(500, error_body("mock_internal_error", f"This mock failed at {operation.id}; see its log."))
        return reply

    async def _handle(self, operation: Operation, path: dict[str, Any], scope: Scope, receive: Receive) -> Reply:
        headers = dict(scope["headers"])
        if sum(len(name) + len(value) for name, value in scope["headers"]) > LARGEST_HEADERS:
            raise ApiError("headers_too_large", f"The headers may have at most {LARGEST_HEADERS} bytes together.")
        account = self._accounts.of(headers.get(b"x-api-key"))
        handler = self._handlers.get(operation.id)
        if handler is None:
            raise NotBuilt("this operation")
        path_values = operation.path_parameters.read_path(path) if path else path
        query = operation.query.read_query(scope["query_string"], strict=self._strict)
        body = await receive_body(operation, headers, receive, self._form_limits, strict=self._strict)
        try:
            call = Call(operation, path_values, query, body, self._media_url(scope, headers), self._studio)
            return await _handled(call, handler, World(account, account.clock.now()))
        finally:
            _remove_files(body)

    def _media_url(self, scope: Scope, headers: Mapping[bytes, bytes]) -> str:
        if self._public_url:
            return self._public_url + MEDIA_PATH
        host = headers.get(b"host", b"127.0.0.1").decode("latin-1")
        return f"{scope.get('scheme', 'http')}://{host}{MEDIA_PATH}"

    async def _refuse_method(self, place: Place, scope: Scope, send: Send) -> None:
        allow = (b"allow", place.allow.encode())
        if scope["method"] == "OPTIONS":
            await send_json(scope, send, 204, None, [allow])
            return
        message = f"{scope['method']} is not a method of {scope['path']}; allowed: {place.allow}."
        await send_json(scope, send, 405, error_body("method_not_allowed", message), [allow])


async def _handled(call: Call, handler: Handler, world: World) -> Reply:
    answer = world.account.recorded.find(call.operation.id, call.body, world.videos) if call.body else None
    if answer is not None:
        return Reply(answer.status, written_out(answer, call.media_url, world.account.id))
    reply = handler(call, world)
    return await reply if isawaitable(reply) else reply


def _remove_files(body: Any) -> None:
    """Remove the files that came with a request and that no handler has kept."""
    if isinstance(body, dict):
        for value in body.values():
            if isinstance(value, ReceivedFile):
                Path(value.path).unlink(missing_ok=True)
