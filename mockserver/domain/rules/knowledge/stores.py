"""Knowledge stores: created, described and deleted by their owner."""

from collections.abc import Mapping
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.account.account import World, deleting
from mockserver.domain.records.knowledge import Enrichment, KnowledgeStore
from mockserver.domain.records.metadata import Value
from mockserver.domain.rules.assets import release_in_steps
from mockserver.ground.clock import to_milliseconds
from mockserver.ground.steps import Steps


class Description(Struct, frozen=True, gc=False):
    """The owner's description of a store or a collection; None leaves a field unchanged."""

    name: str | None = None
    text: str | None = None
    metadata: Mapping[str, Value] | None = None


def create_store(world: World, name: str, said: Description, enrichment: Enrichment | None) -> KnowledgeStore:
    """Add an empty store. Several stores may have one name."""
    now = to_milliseconds(world.now)
    store_id = f"ks_{world.account.identifiers.object_id(now)}"
    store = KnowledgeStore(store_id, name, now, now, said.text, said.metadata or {}, enrichment)
    world.stores.put(store)
    return store


def describe_store(world: World, store: KnowledgeStore, said: Description) -> KnowledgeStore:
    """Change the description of a store, and return it. New metadata replaces all earlier metadata."""
    described = replace(
        store,
        name=store.name if said.name is None else said.name,
        description=store.description if said.text is None else said.text,
        metadata=store.metadata if said.metadata is None else said.metadata,
        updated_at=to_milliseconds(world.now),
    )
    world.stores.put(described)
    return described


def touch_store(world: World, store_id: str) -> None:
    """Set the store's time of last change to now."""
    world.stores.put(replace(world.stores.get(store_id), updated_at=to_milliseconds(world.now)))


def delete_store(world: World, store: KnowledgeStore) -> Steps[None]:
    """Delete a store with its items, collections and conversations. The assets stay.

    From the first step on, the API no longer shows the store.
    """
    with deleting(world.account, store.id):
        world.stores.delete(store.id)
        world.account.corpora.drop(store.id)
        world.sessions.delete_of_store(store.id)
        yield
        world.collections.delete_of_store(store.id)
        yield
        items = yield from world.jobs.delete_of_store(store.id)
        yield from release_in_steps(world, [item.asset for item in items])
