"""A restored account, asked for all that it has before anybody else asks it: what the contract forbids to answer shows.

The account is one that is thrown away afterwards, since to be asked moves tasks and counts reads.
"""

import asyncio
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from inspect import isawaitable
from itertools import count
from typing import Any

from msgspec.structs import replace

from mockserver.contract.operations import Operation
from mockserver.domain.account.account import Account, world_at
from mockserver.domain.rules.events import idle_at
from mockserver.ground.clock import LATEST
from mockserver.ground.errors import ApiError, ContractViolation
from mockserver.handlers.call import Call
from mockserver.handlers.served import HANDLERS
from mockserver.state.restore import SnapshotInvalid

Values = Mapping[str, Any]

_PARAMETER = re.compile(r"\{([\w-]+)\}")
_LARGEST_PAGE = 50
_SNAPSHOT = "take-snapshot"


async def probe(call: Call, account: Account) -> None:
    """Return if `account` can answer whatever it is asked for, now and when its work is done.

    Raises SnapshotInvalid, which says what it cannot. Others are answered meanwhile.
    """
    await _ask_for_all(call, account)
    done_at = idle_at(account, account.clock.now())
    if done_at is not None and done_at < LATEST:
        account.clock.set(done_at)
        await _ask_for_all(call, account)


async def _ask_for_all(call: Call, account: Account) -> None:
    for operation in call.accounts.contract.operations.values():
        for path in _paths(operation, account) if _is_asked(operation) else ():
            await asyncio.sleep(0)
            for query in _queries(operation, account):
                asking = replace(call, operation=operation, path=path, query=query, body={}, behaviour=None)
                await _ask(asking, account)


def _is_asked(operation: Operation) -> bool:
    return operation.method == "GET" and operation.id in HANDLERS and operation.id != _SNAPSHOT


async def _ask(call: Call, account: Account) -> None:
    """Ask for one thing, or for all pages of a list."""
    for page in count(1) if "page" in call.query else (None,):
        if page is not None:
            call.query = {**call.query, "page": page, "page_limit": _LARGEST_PAGE}
        if not await _answers(call, account) or page is None:
            return


async def _answers(call: Call, account: Account) -> bool:
    """Tell whether there was something on the page."""
    operation = call.operation
    try:
        reply = HANDLERS[operation.id](call, world_at(account, account.clock.now()))
        if isawaitable(reply):
            reply = await reply
        operation.check_reply(reply.status, reply.value)
    except ApiError:
        return False  # a clear answer, too
    except ContractViolation as violation:
        raise SnapshotInvalid(f"The account could not be shown: {violation}.") from None
    return bool(reply.value.get("data"))


def _paths(operation: Operation, account: Account) -> Iterable[Values]:
    """Return the parameters of the path for all that the operation can show of the account."""
    names = tuple(_PARAMETER.findall(operation.path))
    return _SUBJECTS[names](account) if names in _SUBJECTS else ()


def _queries(operation: Operation, account: Account) -> Iterator[Values]:
    with suppress(ApiError):  # some ask for an index
        yield operation.query.read_query(b"", strict=False)
    names = operation.query.names()
    for index in account.indexes.all() if "index_id" in names and "page" not in names else ():
        yield operation.query.read_query(b"index_id=%b" % index.id.encode(), strict=False)


def _indexes(account: Account) -> Iterator[Values]:
    return ({"index-id": index.id} for index in account.indexes.all())


def _videos(account: Account) -> Iterator[Values]:
    for index in account.indexes.all():
        for video in account.videos.of_index(index.id):
            yield {"index-id": index.id, "video-id": video.id}


def _tasks(account: Account) -> Iterator[Values]:
    yield from ({"task_id": task.id} for task in account.tasks.all())
    yield from ({"task_id": task.id} for task in account.embedding_tasks.all())


def _integrations(account: Account) -> Iterator[Values]:
    names = {made.integration_id for made in account.imports.all()}
    return ({"integration-id": name} for name in sorted(names))


def _tokens(name: str) -> Callable[[Account], Iterator[Values]]:
    def tokens(account: Account) -> Iterator[Values]:
        for token_id, results in account.pages.all():
            for number in range(-(-len(results.items) // results.page_size)):
                yield {name: f"{token_id}-{number}"}

    return tokens


# By the parameters of a path. What has others is not of a snapshot, or in a list as well.
_SUBJECTS: Mapping[tuple[str, ...], Callable[[Account], Iterable[Values]]] = {
    (): lambda account: ({},),
    ("index-id",): _indexes,
    ("index-id", "video-id"): _videos,
    ("video-id",): _videos,
    ("task_id",): _tasks,
    ("integration-id",): _integrations,
    ("page-token",): _tokens("page-token"),
    ("page_token",): _tokens("page_token"),
}
