"""Knowledge stores, items, collections and assets: cascading deletions over generated histories."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.account.account import world_at
from mockserver.domain.account.tables import ASSETS, ITEM_COLLECTIONS, JOBS, STORES
from mockserver.domain.records.job import STORE_ITEM
from mockserver.domain.records.upload import Upload
from mockserver.domain.rules.asset_uploads import delete_asset, upload_asset
from mockserver.domain.rules.assets import is_visible
from mockserver.domain.rules.knowledge import collections, items, stores
from mockserver.ground.clock import VirtualClock
from mockserver.ground.steps import run_blocking
from tests.support.accounts import empty_account
from tests.support.records import MEDIA, NOTHING

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
FILMS = ("one.mp4", "two.mp4")
T = TypeVar("T")


class History:
    """An account, and the expected assets, items by store, and members by store and collection."""

    def __init__(self) -> None:
        self.account = empty_account(VirtualClock(NOON), "instant")
        self.world = world_at(self.account, NOON)
        self.assets: list[str] = []
        self.items: dict[str, list[str]] = {}
        self.members: dict[str, dict[str, list[str]]] = {}

    def upload(self, number: int) -> None:
        film = one_of(FILMS, number)
        upload = Upload(film, MEDIA, NOTHING, file=f"/films/{film}")
        self.assets.append(upload_asset(self.world, upload, {}).id)

    def create_store(self, number: int) -> None:
        store = stores.create_store(self.world, "Games", stores.Description(), None)
        self.items[store.id], self.members[store.id] = [], {}

    def add_item(self, number: int) -> None:
        if self.assets and self.items:
            store_id, asset_id = one_of([*self.items], number), one_of(self.assets, number // 3)
            store, asset = self.world.stores.get(store_id), self.world.assets.get(asset_id)
            self.items[store_id].append(items.add_item(self.world, store, asset, items.ItemMetadata(), {}).id)

    def collect(self, number: int) -> None:
        if self.items:
            store_id = one_of([*self.items], number)
            store, wanted = self.world.stores.get(store_id), self.items[store_id][number % 3 :]
            name = f"Set {len(self.members[store_id])} of {number}"
            if self.world.collections.find_by_name(store_id, name) is None:
                made = collections.create_collection(self.world, store, name, stores.Description())
                collections.add_members(self.world, made, wanted)
                self.members[store_id][made.id] = list(wanted)

    def delete_item(self, number: int) -> None:
        found = [(store_id, item_id) for store_id, held in self.items.items() for item_id in held]
        if found:
            store_id, item_id = one_of(found, number)
            items.delete_item(self.world, self.world.jobs.get_of(STORE_ITEM, item_id))
            for held in (self.items[store_id], *self.members[store_id].values()):
                if item_id in held:
                    held.remove(item_id)

    def delete_collection(self, number: int) -> None:
        found = [(store_id, made) for store_id, held in self.members.items() for made in held]
        if found:
            store_id, made = one_of(found, number)
            self.world.collections.delete(made)
            del self.members[store_id][made]

    def delete_store(self, number: int) -> None:
        if self.items:
            store_id = one_of([*self.items], number)
            run_blocking(stores.delete_store(self.world, self.world.stores.get(store_id)))
            del self.items[store_id], self.members[store_id]

    def delete_asset(self, number: int) -> None:
        if self.assets:
            asset_id = one_of(self.assets, number)
            delete_asset(self.world, self.world.assets.get(asset_id), force=False)
            self.assets.remove(asset_id)


STEPS: tuple[Callable[[History, int], None], ...] = (
    History.upload,
    History.create_store,
    History.add_item,
    History.add_item,
    History.collect,
    History.delete_item,
    History.delete_collection,
    History.delete_store,
    History.delete_asset,
)
HISTORIES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 30)), max_size=40)


def one_of(values: Sequence[T], number: int) -> T:
    return values[number % len(values)]


def after(steps: Sequence[tuple[Callable[[History, int], None], int]]) -> History:
    """Return a history with an asset and a store, followed by these steps."""
    history = History()
    for step, number in ((History.upload, 0), (History.create_store, 0), *steps):
        step(history, number)
    return history


@given(HISTORIES)
@settings(max_examples=60, deadline=None)
def test_deletions_cascade_to_items_and_collections_but_not_to_assets(
    steps: list[tuple[Callable[[History, int], None], int]],
) -> None:
    history = after(steps)

    world = history.world
    assert {store.id for store in world.stores.all()} == set(history.items)
    for store_id, held in history.items.items():
        assert [item.id for item in world.jobs.item_table_of_store(store_id).view()] == held
        made = {each.id: list(each.member_ids) for each in world.collections.view_of_store(store_id)}
        assert made == history.members[store_id]
    assert len(world.jobs.view_of(STORE_ITEM)) == sum(map(len, history.items.values()))
    assert len(world.collections) == sum(map(len, history.members.values()))
    assert {asset.id for asset in world.assets.view() if is_visible(world, asset)} == set(history.assets)


@given(HISTORIES)
@settings(max_examples=30, deadline=None)
def test_the_file_of_an_asset_is_kept_while_an_item_shows_it(
    steps: list[tuple[Callable[[History, int], None], int]],
) -> None:
    history = after(steps)

    world = history.world
    shown = {item.asset.id for item in world.jobs.view_of(STORE_ITEM)}
    assert all(world.assets.get(asset_id).file is not None for asset_id in shown)
    assert {asset.id for asset in world.assets.all()} == shown | set(history.assets)


@given(HISTORIES)
@settings(max_examples=30, deadline=None)
def test_no_records_are_left_when_all_stores_and_assets_are_deleted(
    steps: list[tuple[Callable[[History, int], None], int]],
) -> None:
    history = after(steps)

    while history.items:
        history.delete_store(0)
    while history.assets:
        history.delete_asset(0)

    tables = history.account.tables
    assert [len(tables[kind]) for kind in (STORES, JOBS, ITEM_COLLECTIONS, ASSETS)] == [0, 0, 0, 0]
