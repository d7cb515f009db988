"""Faults as they befall a request: which of them do, and what they do to it on its way in."""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import orjson
from starlette.types import Message, Receive

from mockserver.app.faults.faulty_replies import NO_REPLY, Spoiling, deliver
from mockserver.app.faults.orders import FAULT_NOTE, FaultsOrdered, RequestAborted, Wire
from mockserver.app.http.parsed_request import ParsedRequest
from mockserver.app.http.receiving import ClientGone
from mockserver.app.http.replies import EncodedReply, send_reply
from mockserver.app.journal.matched_requests import plain, request_of
from mockserver.contract.contract import Contract
from mockserver.contract.extensions import FAULT
from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account
from mockserver.domain.testkit.conditions import MatcherInvalid
from mockserver.domain.testkit.fault_texts import SPARED, described_by
from mockserver.domain.testkit.faults import UPLOAD_FAULTS, Fault, FaultInvalid, Faults, Outcome, Rule
from mockserver.ground.errors import DomainError, ParameterInvalid
from mockserver.handlers.call import Call

# Of these nothing is handled, unless the rule says that the request is processed and only its answer is lost.
_INSTEAD = frozenset(["error", "rate_limit", "reset", "close"])

_KIBIBYTE = 1024

Answer = Callable[[Receive], Awaitable[EncodedReply]]


class FaultInjection:
    """One request that faults may befall, from its head to its reply."""

    def __init__(self, ordered: FaultsOrdered, contract: Contract, operation: Operation, wire: Wire) -> None:
        self._account = ordered.account
        self._ordered = ordered
        self._contract = contract
        self._operation = operation
        self._wire = wire
        self._outcome = Outcome()
        self._late: list[Rule] = []
        self._bytes_received = 0

    async def run(self, answer: Answer) -> EncodedReply | None:
        """Answer as the faults have it; return what was sent, None where that was no whole reply.

        `answer` handles the request. Raises ConnectionAborted in process, where no connection exists.
        """
        wire = self._wire
        try:
            reply = await answer(self._receive)
        except RequestAborted:
            reply = NO_REPLY  # the fault says what comes instead
        except ClientGone:
            return None
        finally:
            wire.scope[FAULT_NOTE] = self._outcome.name
        fault = self._outcome.fault
        if fault is None or (reply is not NO_REPLY and fault.kind in UPLOAD_FAULTS):
            await send_reply(wire.scope, wire.send, reply)
            return reply
        now = self._account.clock.now()
        spoiling = Spoiling(fault.options, self._operation, self._contract.statuses, now, reply)
        return await deliver(fault.kind, spoiling, wire)

    @property
    def is_about_upload(self) -> bool:
        """Whether the fault comes while the body does, so that nothing more of it is to be read."""
        return self._outcome.fault is not None and self._outcome.fault.kind in UPLOAD_FAULTS

    async def begin(self, parsed: ParsedRequest) -> Account:
        """Ask the rules that need no body, and return the account that the request is for.

        Raises RequestAborted where nothing is to be handled, DomainError where the request ordered what cannot be had.
        """
        rules = list(_rules(self._ordered, self._contract, self._operation))
        has_body = self._operation.has_body
        self._late = [rule for rule in rules if has_body and rule.needs_body]
        self._request = request_of(self._operation, parsed)
        await self._ask(rule for rule in rules if not (has_body and rule.needs_body))
        return self._account

    async def read(self, call: Call) -> None:
        """Ask the rules that need the body, now that it is read. Raises RequestAborted where the fault answers."""
        if self._late:
            self._request = replace(self._request, body=plain(call.body))
            await self._ask(self._late)

    async def _ask(self, rules: Iterable[Rule]) -> None:
        outcome = self._outcome
        fault, seconds = outcome.fault, outcome.seconds
        outcome.consider(rules, self._request, self._account.clock.now())
        if outcome.seconds > seconds:
            await asyncio.sleep(outcome.seconds - seconds)
        if fault is None and outcome.fault is not None and _is_instead(outcome.fault):
            raise RequestAborted

    async def _receive(self) -> Message:
        message = await self._wire.receive()
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


def _rules(ordered: FaultsOrdered, contract: Contract, operation: Operation) -> Iterator[Rule]:
    """Yield the rules to ask, in order: what the request ordered itself comes first."""
    if ordered.text == SPARED or operation.is_admin:
        return
    faults = ordered.account.kit.faults = ordered.account.kit.faults or Faults()
    own = (_passing_rule(faults, ordered, contract),) if ordered.text is not None else ()
    for rule in (*own, *faults.rules.values()):
        if operation.has_body or rule.fault is None or rule.fault.kind not in UPLOAD_FAULTS:
            yield rule


def _passing_rule(faults: Faults, ordered: FaultsOrdered, contract: Contract) -> Rule:
    text = ordered.text or ""
    try:
        return faults.passing_rule(text, ordered.source, lambda: _described(text, contract))
    except (DomainError, MatcherInvalid, FaultInvalid) as error:
        raise ParameterInvalid(f"{ordered.source} fault", f"{text!r} orders no fault: {error}") from None


def _described(text: str, contract: Contract) -> Mapping[str, Any]:
    reader = contract.order_reader(FAULT)
    if text.startswith("{"):
        return reader.read_json(text.encode(), strict=True)
    return reader.read_json(orjson.dumps(described_by(text, contract.statuses)), strict=True)
