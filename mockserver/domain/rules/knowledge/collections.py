"""Item collections: named sets of items of a knowledge store."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mockserver.domain.account.account import World
from mockserver.domain.records.job import STORE_ITEM, StoreItem
from mockserver.domain.records.knowledge import ItemCollection, KnowledgeStore
from mockserver.domain.rules.knowledge.stores import Description
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.errors import NameTaken, NotFound


def create_collection(world: World, store: KnowledgeStore, name: str, said: Description) -> ItemCollection:
    """Add an empty collection. Raises NameTaken."""
    _check_name_is_free(world, store.id, name)
    now = to_milliseconds(world.now)
    collection_id = f"ksic_{world.account.identifiers.object_id(now)}"
    collection = ItemCollection(collection_id, store.id, name, now, now, said.text, said.metadata or {})
    world.collections.put(collection)
    return collection


def get_collection(world: World, store: KnowledgeStore, collection_id: str) -> ItemCollection:
    """Return a collection of the store. Raises NotFound."""
    collection = world.collections.get(collection_id)
    if collection.store_id != store.id:
        raise NotFound(collection_id, world.collections.collection)
    return collection


def describe_collection(world: World, collection: ItemCollection, said: Description) -> ItemCollection:
    """Change the description of a collection, and return it. Raises NameTaken if another one has the name.

    New metadata replaces all earlier metadata.
    """
    if said.name not in (None, collection.name):
        _check_name_is_free(world, collection.store_id, str(said.name))
    described = replace(
        collection,
        name=collection.name if said.name is None else said.name,
        description=collection.description if said.text is None else said.text,
        metadata=collection.metadata if said.metadata is None else said.metadata,
    )
    return _changed(world, described)


def members_of(world: World, collection: ItemCollection) -> Sequence[StoreItem]:
    """Return the items in a collection, oldest first."""
    items = [world.jobs.get_of(STORE_ITEM, item_id) for item_id in collection.member_ids]
    return sorted(items, key=lambda item: item.created_at)


def add_members(world: World, collection: ItemCollection, item_ids: Iterable[str]) -> ItemCollection:
    """Add items of the store to a collection, and return it; idempotent. Raises NotFound before any item is added."""
    items = world.jobs.item_table_of_store(collection.store_id)
    wanted = [items.get(item_id).id for item_id in item_ids]
    return _with_members(world, collection, dict.fromkeys((*collection.member_ids, *wanted)))


def remove_members(world: World, collection: ItemCollection, item_ids: Iterable[str]) -> ItemCollection:
    """Remove items from a collection, and return it. Non-members are ignored."""
    gone = frozenset(item_ids)
    return _with_members(world, collection, (member for member in collection.member_ids if member not in gone))


def leave_collections(world: World, item: StoreItem) -> None:
    """Remove an item from all its collections."""
    for collection in list(world.collections.view_of_store(item.work.store_id)):
        if item.id in collection.member_ids:
            remove_members(world, collection, [item.id])


def _with_members(world: World, collection: ItemCollection, member_ids: Iterable[str]) -> ItemCollection:
    members = tuple(member_ids)
    if members == collection.member_ids:
        return collection
    return _changed(world, replace(collection, member_ids=members))


def _changed(world: World, collection: ItemCollection) -> ItemCollection:
    changed = replace(collection, updated_at=to_milliseconds(world.now))
    world.collections.put(changed)
    return changed


def _check_name_is_free(world: World, store_id: str, name: str) -> None:
    if world.collections.find_by_name(store_id, name) is not None:
        raise NameTaken("An item collection of the store", name)
