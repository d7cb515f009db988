"""Lists of entities and of their collections: filtered by name and state, ordered by dates or names."""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from mockserver.domain.account.account import World
from mockserver.domain.records.entity import Entity, EntityCollection
from mockserver.domain.rules.entities.images import status_of
from mockserver.handlers.call import Call
from mockserver.handlers.common.lists import page_info, page_of
from mockserver.handlers.reply import Reply, View
from mockserver.handlers.v1_3.requests.lists import read_list

T = TypeVar("T", bound=Entity | EntityCollection)

_BY_UPDATE, _BY_NAME = attrgetter("updated_at"), attrgetter("name")


async def show_list(call: Call, world: World, records: Sequence[T], view: Callable[[T], View]) -> Reply:
    """Answer with the requested page of `records`, which are in order of creation."""
    page = await page_of(
        call,
        read_list(call.query),
        records,
        lambda: _fields(world),
        keys={"updated_at": _BY_UPDATE, "name": _BY_NAME},
    )
    return Reply(200, {"data": [view(record) for record in page.items], "page_info": page_info(page)})


def _fields(world: World) -> Mapping[str, Callable[[T], object]]:
    """Return the fields by which records are filtered; only entities have a status."""
    return {
        "name": _BY_NAME,
        "status": lambda record: status_of(world, record).value if isinstance(record, Entity) else None,
    }
