"""Conversations about a knowledge store: earlier turns, and the items that an answer covers."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.records.knowledge import ItemCollection, KnowledgeStore, Selection, Session, Turn
from mockserver.domain.rules.knowledge.collections import get_collection, members_of
from mockserver.domain.rules.knowledge.items import get_item, is_ready, items_of
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import ParameterInvalid
from mockserver.ground.steps import Steps, in_portions

# Earlier turns are dropped.
MOST_TURNS = 20


class Scope(Struct, frozen=True):
    """The items that an answer covers: the ready ones of a selection, and the selected collections."""

    items: tuple[StoreItem, ...]
    collections: tuple[ItemCollection, ...] = ()


def session_for(world: World, store: KnowledgeStore, session_id: str | None) -> Session:
    """Return the session; without an id, a new one that is not stored yet.

    Raises NotFound, or ParameterInvalid if the session belongs to another store.
    """
    if session_id is None:
        now = to_milliseconds(world.now)
        return Session(f"sess_{world.account.identifiers.uuid7(now)}", store.id, now)
    session = world.sessions.get(session_id)
    if session.store_id != store.id:
        raise ParameterInvalid("session_id", f"The session is about the knowledge store {session.store_id}.")
    return session


def check_selections(world: World, store: KnowledgeStore, selections: Iterable[Selection]) -> None:
    """Check that everything selected is in the store. Raises NotFound."""
    for selection in selections:
        if selection.is_collection:
            get_collection(world, store, selection.id)
        else:
            get_item(world, store, selection.id)


def scope_of(world: World, store: KnowledgeStore, selections: Sequence[Selection]) -> Steps[Scope]:
    """Return the existing, ready items of a selection; without a selection, all ready items."""
    if not selections:
        return Scope((yield from _ready(world, items_of(world, store)[:])))
    items, collections = list[StoreItem](), list[ItemCollection]()
    for selection in selections:
        collection = world.collections.find(selection.id) if selection.is_collection else None
        item = None if selection.is_collection else world.jobs.find_of(STORE_ITEM, selection.id)
        if collection is not None:
            collections.append(collection)
            items.extend(members_of(world, collection))
        elif item is not None:
            items.append(item)
    return Scope((yield from _ready(world, items)), tuple(collections))


def note_turn(world: World, session: Session, turn: Turn, selections: Iterable[Selection], outputs: int) -> None:
    """Store question, answer and selection for later turns."""
    noted = replace(
        session,
        turns=(*session.turns, turn)[-MOST_TURNS:],
        selections=tuple(dict.fromkeys((*session.selections, *selections))),
        outputs=session.outputs + outputs,
    )
    world.sessions.put(noted)


def _ready(world: World, items: Sequence[StoreItem]) -> Steps[tuple[StoreItem, ...]]:
    by_id: dict[str, StoreItem] = {}

    def note(portion: Sequence[StoreItem]) -> None:
        by_id.update((item.id, item) for item in portion if is_ready(item, world.now))

    yield from in_portions(items, note)
    return tuple(by_id.values())
