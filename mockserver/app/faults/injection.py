"""Fault injection for one request: selects the rules that apply and carries them out."""

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson
from starlette.types import Message

from mockserver.app.faults.faulty_replies import FaultContext, deliver
from mockserver.app.faults.orders import Connection, FaultOrder, RequestAborted, SendObserver
from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.app.http.replies import NO_REPLY, EncodedReply, send_reply
from mockserver.app.journal.matched_requests import plain, request_of
from mockserver.contract.contract import Contract, check_error_code
from mockserver.contract.extensions import FAULT
from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account
from mockserver.domain.testkit.fault_texts import SPARED, described_by
from mockserver.domain.testkit.faults import UPLOAD_FAULTS, Fault, FaultDecision, FaultInvalid, FaultRule, Faults
from mockserver.domain.testkit.matching.conditions import MatcherInvalid
from mockserver.ground.errors import DomainError, ParameterInvalid

# With these the request is not handled, unless the rule says `processed`: then only its reply is lost.
_INSTEAD = frozenset(["error", "rate_limit", "reset", "close"])

_KIBIBYTE = 1024


class FaultInjection:
    """Fault injection for one request. It applies rules before and after the body is read, and to the reply.

    The pipeline calls `before_body` and `after_body`, and reads through `receive` between them. `deliver` sends the
    reply.
    """

    def __init__(
        self,
        order: FaultOrder | None,
        contract: Contract,
        operation: Operation,
        account: Account,
        connection: Connection,
        observer: SendObserver,
    ) -> None:
        self._order = order
        self._contract = contract
        self._operation = operation
        self._account = account
        self._connection = connection._replace(send=observer.send)
        self._observer = observer
        self._outcome = FaultDecision()
        self._late: list[FaultRule] = []
        self._bytes_received = 0

    @property
    def is_about_upload(self) -> bool:
        """Whether the fault happens during the upload, so that the rest of it is not read."""
        return self._outcome.fault is not None and self._outcome.fault.kind in UPLOAD_FAULTS

    async def before_body(self, parsed: ParsedRequest) -> None:
        """Apply the rules that do not need the body.

        Raises RequestAborted if a fault answers the request, DomainError if the request ordered an impossible fault.
        """
        rules = list(_rules(self._order, self._account, self._contract, self._operation))
        has_body = self._operation.has_body
        self._late = [rule for rule in rules if has_body and rule.needs_body]
        self._request = request_of(self._operation, parsed)
        await self._ask(rule for rule in rules if not (has_body and rule.needs_body))

    async def after_body(self, body: Any) -> None:
        """Apply the rules that need the body. Raises RequestAborted if a fault answers the request."""
        if self._late:
            self._request = replace(self._request, body=plain(body))
            await self._ask(self._late)

    async def deliver(self, reply: EncodedReply) -> None:
        """Send `reply`, with the fault if there is one. NO_REPLY stands for an aborted request.

        Raises ConnectionAborted in process, where no connection exists.
        """
        connection, fault = self._connection, self._outcome.fault
        if fault is None or (reply is not NO_REPLY and fault.kind in UPLOAD_FAULTS):
            await send_reply(connection.scope, connection.send, reply)
            return
        now = self._account.clock.now()
        context = FaultContext(fault.options, self._operation, self._contract.statuses, now, reply)
        await deliver(fault.kind, context, connection)

    def end(self) -> None:
        """Record what was sent, and the fault."""
        self._observer.end(self._outcome.name)

    async def _ask(self, rules: Iterable[FaultRule]) -> None:
        outcome = self._outcome
        fault, seconds = outcome.fault, outcome.seconds
        outcome.consider(rules, self._request, self._account.clock.now())
        if outcome.seconds > seconds:
            await asyncio.sleep(outcome.seconds - seconds)
        if fault is None and outcome.fault is not None and _is_instead(outcome.fault):
            raise RequestAborted

    async def receive(self) -> Message:
        """Return the next message of the request. Raises RequestAborted if a fault ends the upload."""
        message = await self._connection.receive()
        fault = self._outcome.fault
        if fault and fault.kind in UPLOAD_FAULTS and message["type"] == "http.request":
            await self._disturb(fault, message)
        return message

    async def _disturb(self, fault: Fault, message: Message) -> None:
        is_last = not message.get("more_body", False)
        before = self._bytes_received
        self._bytes_received += len(message.get("body", b""))
        if fault.kind == "refuse_upload":
            has_come = is_last
        else:
            limit = fault.options["after_kib"] * _KIBIBYTE
            has_come = before <= limit and (self._bytes_received > limit or is_last)
        if has_come and fault.kind == "stall_upload":
            await asyncio.sleep(fault.options["seconds"])
        elif has_come:
            raise RequestAborted


def _is_instead(fault: Fault) -> bool:
    return fault.kind in _INSTEAD and not fault.options["processed"]


def _rules(order: FaultOrder | None, account: Account, contract: Contract, operation: Operation) -> Iterator[FaultRule]:
    """Yield the rules in the order in which they apply: first the request's own."""
    if order is not None and order.text == SPARED:
        return
    faults = account.kit.faults = account.kit.faults or Faults()
    own = () if order is None else (_passing_rule(faults, order, contract),)
    for rule in (*own, *faults.rules.values()):
        if operation.has_body or rule.fault is None or rule.fault.kind not in UPLOAD_FAULTS:
            yield rule


def _passing_rule(faults: Faults, order: FaultOrder, contract: Contract) -> FaultRule:
    text, source = order
    try:
        return faults.passing_rule(text, source, lambda: _described(text, contract))
    except (DomainError, MatcherInvalid, FaultInvalid) as error:
        raise ParameterInvalid(f"{source} fault", f"{text!r} orders no fault: {error}") from None


def _described(text: str, contract: Contract) -> Mapping[str, Any]:
    reader = contract.order_reader(FAULT)
    said = text.encode() if text.startswith("{") else orjson.dumps(described_by(text, contract.statuses))
    described = reader.read_json(said, strict=True)
    check_error_code(described.get("fault", {}).get("error", {}), contract, "fault.error.code")
    return described
