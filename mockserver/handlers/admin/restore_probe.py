"""Probes a restored account: sends it every read request, so that replies that break the contract are found.

The account is discarded afterwards, since requests move tasks and count reads.
"""

import asyncio
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from inspect import isawaitable
from itertools import count
from typing import Any

from msgspec.structs import replace

from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account, world_at
from mockserver.domain.rules.events import idle_at
from mockserver.ground.clock import LATEST
from mockserver.ground.errors import ContractViolation, DomainError
from mockserver.handlers.call import Call
from mockserver.handlers.common.steps import run_cooperatively
from mockserver.handlers.reply import EventStream
from mockserver.handlers.served import HANDLERS
from mockserver.state.restore import SnapshotInvalid

Values = Mapping[str, Any]

_PARAMETER = re.compile(r"\{([\w-]+)\}")
_LARGEST_PAGE = 50
_SNAPSHOT = "take-snapshot"


async def probe(call: Call, account: Account) -> None:
    """Check that `account` can answer every read request, now and when its jobs are done.

    Raises SnapshotInvalid, which names the request that fails. Other requests run in between.
    """
    await _ask_for_all(call, account)
    done_at = await run_cooperatively(idle_at(account, account.clock.now()))
    if done_at is not None and done_at < LATEST:
        account.clock.set(done_at)
        await _ask_for_all(call, account)


async def _ask_for_all(call: Call, account: Account) -> None:
    for operation in call.accounts.contract.operations.values():
        for path in _paths(operation, account) if _is_asked(operation) else ():
            for query in _queries(operation, account):
                asking = replace(call, operation=operation, path=path, query=query, body={}, behaviour=None)
                await _ask(asking, account)


def _is_asked(operation: Operation) -> bool:
    shows_records = operation.method == "GET" and not operation.waits
    return shows_records and operation.id in HANDLERS and operation.id != _SNAPSHOT


async def _ask(call: Call, account: Account) -> None:
    """Request one record, or all pages of a list."""
    for page in count(1) if "page" in call.query else (None,):
        await asyncio.sleep(0)
        if page is not None:
            call.query = {**call.query, "page": page, "page_limit": _LARGEST_PAGE}
        if not await _answers(call, account) or page is None:
            return


async def _answers(call: Call, account: Account) -> bool:
    """Return whether the page had results."""
    operation = call.operation
    try:
        reply = HANDLERS[operation.id](call, world_at(account, account.clock.now(), operation.version))
        if isawaitable(reply):
            reply = await reply
        if isinstance(reply.body, EventStream):
            operation.check_reply(reply.status, b"".join(reply.body.pieces).decode(), reply.body.media_type)
            return False  # a stream is not a page
        operation.check_reply(reply.status, reply.value)
    except DomainError:
        return False  # a clear error is fine too
    except ContractViolation as violation:
        raise SnapshotInvalid(f"The account could not be shown: {violation}.") from None
    return bool(reply.value.get("data"))


def _paths(operation: Operation, account: Account) -> Iterable[Values]:
    """Return the path parameters for every record that the operation can show.

    The last one names the record. Operations that show no record are left out.
    """
    names = _PARAMETER.findall(operation.path)
    if not names:
        return ({},)
    words = {_word(name): name for name in names}
    last = _word(names[-1])
    places = (
        place
        for kind, table in account.tables
        for record in table.all()
        for place in kind.places(record)
        if list(place)[-1] == last
    )
    return _distinct(
        {name: place[word] for word, name in words.items()} for place in places if place.keys() >= words.keys()
    )


def _word(parameter: str) -> str:
    """Return the kind in a path parameter: `index` for `index-id`."""
    return parameter.replace("-", "_").removesuffix("_id")


def _distinct(values: Iterable[Values]) -> Iterable[Values]:
    return {tuple(each.items()): each for each in values}.values()


def _queries(operation: Operation, account: Account) -> Iterator[Values]:
    with suppress(DomainError):  # some need an index
        yield operation.query.read_query(b"", strict=False)
    names = operation.query.names()
    for index in account.indexes.all() if "index_id" in names and "page" not in names else ():
        yield operation.query.read_query(b"index_id=%b" % index.id.encode(), strict=False)
