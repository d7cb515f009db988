"""Faults that every resource of API v1.3 can have; `v1_3_resource_faults` has those of single resources.

Each names the scenario that must find it, so that a test runs only that one and those that it needs.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import orjson

from mockserver.contract.source import packaged_contract
from mockserver.harness.verify.scenarios.common.resources import Resource
from mockserver.harness.verify.scenarios.v1_3 import ends, kinds
from tests.harness.mutants.catalogue import Change
from tests.harness.mutants.faulty_app import Changed, Fault, Reply, Request, Resend

CONTRACT = packaged_contract()
MINE = "tlk_SAMPLE"
_LIFE, _END = "all views of it agree", "a deleted one is gone"


@dataclass(frozen=True, slots=True)
class Planted:
    """A fault, the words in the name of the scenario that finds it, and the resources whose scenarios run before it."""

    name: str
    make: Callable[[], Fault]
    scenario: str
    after: tuple[Resource, ...] = ()


PLANTED: dict[str, Planted] = {}


def plant(name: str, make: Callable[[], Fault], scenario: str, *after: Resource) -> None:
    assert name not in PLANTED, name
    PLANTED[name] = Planted(name, make, scenario, after)


def plant_change(
    name: str, scenario: str, *operations: str, after: tuple[Resource, ...] = (), status: int = 200
) -> Callable[[Change], Change]:
    """Plant the decorated function, which changes replies with `status` to `operations`."""

    def add(change: Change) -> Change:
        make = lambda: Changed(change, frozenset(operations), frozenset([status]))  # noqa: E731 - one for each run
        plant(name, make, scenario, *after)
        return change

    return add


def _lineage(resource: Resource) -> tuple[Resource, ...]:
    """Return the parents of a resource, the outermost first."""
    parents = [each for each in kinds.KINDS if each.name in resource.parents.values()]
    return tuple(before for parent in parents for before in (*_lineage(parent), parent))


class _OfOne(Fault):
    """A fault in what one resource shows: in its list, where `lists`, or in its retrieval."""

    def __init__(self, resource: Resource, *, lists: bool, change: Callable[[Any], None]) -> None:
        found = resource.operation(CONTRACT, "GET") if lists else resource.of_one(CONTRACT, "GET")
        self._operation = found.id if found else ""
        self._change = change

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            self._change(reply.body)


def _other_id(body: Any) -> None:
    for row in body["data"]:
        name = next(each for each in ("task_id", "batch_id", "upload_id", "_id") if each in row)
        row[name] = row[name][:-1] + ("0" if row[name][-1] != "0" else "1")


def _off_by_one(body: Any) -> None:
    body["page_info"]["total_results"] += 1


def _oldest_first(body: Any) -> None:
    body["data"].reverse()


def _later_dates(body: Any) -> None:
    for row in body.get("data", ()):
        row["created_at"] = "2031-01-01T00:00:00Z"


class _Repeats(Fault):
    """The last row of a page is the first of the next one."""

    def __init__(self, resource: Resource) -> None:
        self._operation = resource.operation(CONTRACT, "GET").id
        self._last: Any = None

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200 and reply.body["data"]:
            if request.query.get("page", "1") != "1" and self._last is not None:
                reply.body["data"][0] = self._last
            self._last = reply.body["data"][-1]


class _PastTheEnd(Fault):
    """A page past the end is the last one again."""

    def __init__(self, resource: Resource) -> None:
        self._operation = resource.operation(CONTRACT, "GET").id
        self._last: list[Any] = []

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            self._last = reply.body["data"] or self._last
            reply.body["data"] = self._last


class _FallsBack(Fault):
    """A job that has ended is in its first state again when it is retrieved once more."""

    def __init__(self, resource: Resource) -> None:
        operation = resource.polled(CONTRACT)
        assert operation is not None
        assert operation.says.poll is not None
        self._operation, self._ends = operation.id, operation.says.poll.until
        self._first, self._over = "", False

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            self._first = self._first or reply.body["status"]
            if self._over:
                reply.body["status"] = self._first
            self._over = reply.body["status"] in self._ends


class _Ages(Fault):
    """The date of creation changes with every request."""

    def __init__(self, resource: Resource) -> None:
        operation = resource.of_one(CONTRACT, "GET")
        self._operation, self._times = operation.id if operation else "", 0

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation == self._operation and reply.status == 200:
            self._times += 1
            reply.body["created_at"] = f"2031-01-01T00:00:{self._times % 60:02d}Z"


class _Kept(Fault):
    """A deleted resource is still listed, or can still be retrieved."""

    def __init__(self, resource: Resource, *, lists: bool) -> None:
        shows = resource.operation(CONTRACT, "GET") if lists else resource.of_one(CONTRACT, "GET")
        self._operation, self._lists = shows.id if shows else "", lists
        self._replies: dict[str, Any] = {}

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        if request.operation != self._operation or request.key != MINE:
            return
        place = str((request.path, request.query))
        if reply.status == 200 and not self._lists:
            self._replies[place] = reply.body
        elif reply.status == 404 and place in self._replies:
            reply.become(200, self._replies[place])
        elif reply.status == 200 and len(self._replies.setdefault(place, reply.body)["data"]) > len(reply.body["data"]):
            reply.body = self._replies[place]
        else:
            self._replies[place] = reply.body


class _ForAll(Fault):
    """One operation answers every key as the owner."""

    def __init__(self, operation: str) -> None:
        self._operation = operation

    def before(self, request: Request) -> Request:
        return replace(request, key=MINE) if request.operation == self._operation else request


class _Cut(Fault):
    """Texts of an update are truncated before they are stored."""

    def __init__(self, resource: Resource) -> None:
        operation = resource.of_one(CONTRACT, "PATCH", "PUT")
        self._operation = operation.id if operation else ""

    def before(self, request: Request) -> Request:
        if request.operation != self._operation:
            return request
        body = {name: value[:20] if isinstance(value, str) else value for name, value in request.json.items()}
        return replace(request, body=orjson.dumps(body))


class _Orphaned(Fault):
    """A resource can still be read after its parent is deleted."""

    def __init__(self, resource: Resource) -> None:
        operation, parent = resource.of_one(CONTRACT, "GET"), _lineage(resource)[-1].of_one(CONTRACT, "DELETE")
        self._operation, self._deletion = operation.id if operation else "", parent.id if parent else ""
        self._example: Any = None
        self._is_deleted = False

    async def after(self, request: Request, reply: Reply, resend: Resend) -> None:
        self._is_deleted |= request.operation == self._deletion and reply.status == 204
        if request.operation == self._operation and reply.status == 200:
            self._example = reply.body
        elif request.operation == self._operation and reply.status == 404 and self._is_deleted:
            reply.become(200, self._example)


def _generic() -> Iterator[tuple[str, Callable[[], Fault], str, Resource]]:
    for each in kinds.KINDS:
        life, name = f"{each.name}: {_LIFE}", each.name
        shows = each.of_one(CONTRACT, "GET") is not None
        yield f"other-id-in-list: {name}", partial(_OfOne, each, lists=True, change=_other_id), life, each
        yield f"total-off-by-one: {name}", partial(_OfOne, each, lists=True, change=_off_by_one), life, each
        yield f"oldest-first: {name}", partial(_OfOne, each, lists=True, change=_oldest_first), life, each
        yield f"row-twice: {name}", partial(_Repeats, each), life, each
        yield f"past-the-end: {name}", partial(_PastTheEnd, each), life, each
        if shows:
            yield (
                f"other-date-in-list: {name}",
                partial(_OfOne, each, lists=True, change=_later_dates),
                life,
                each,
            )
            yield f"ages: {name}", partial(_Ages, each), life, each
        if each.polled(CONTRACT):
            yield f"falls-back: {name}", partial(_FallsBack, each), life, each
        if each.change:
            yield f"text-cut: {name}", partial(_Cut, each), life, each
    for each in ends.DELETED:
        end, name = f"{each.name}: {_END}", each.name
        yield f"listed-once-deleted: {name}", partial(_Kept, each, lists=True), end, each
        if each.of_one(CONTRACT, "GET"):
            yield f"read-once-deleted: {name}", partial(_Kept, each, lists=False), end, each
    for each in (kinds.ITEM, kinds.ITEM_COLLECTION, kinds.ENTITY):
        [parent] = each.parents.values()
        yield f"outlives-its-parent: {each.name}", partial(_Orphaned, each), f"{parent}: {_END}", each
    for each in kinds.KINDS:
        for operation in (
            each.of_one(CONTRACT, "GET"),
            each.of_one(CONTRACT, "DELETE"),
            each.operation(CONTRACT, "GET"),
        ):
            if operation is not None:
                name = operation.id
                yield (
                    f"for-all-accounts: {name}",
                    partial(_ForAll, name),
                    "another account cannot see or delete records",
                    each,
                )


for _name, _make, _scenario, _resource in _generic():
    plant(_name, _make, _scenario, *_lineage(_resource), _resource)
