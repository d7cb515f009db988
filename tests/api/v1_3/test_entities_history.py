"""After any sequence of requests, entities, images and collections agree with a simple model."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.api_1_3 import Api13, code_of
from tests.support.entities import COLLECTIONS, add, create, new_collection, new_image, path_of, take

START = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
STEP = timedelta(seconds=0.25)
GONE = (404, "resource_not_exists")
INVALID = (400, "parameter_invalid")
T = TypeVar("T")
_KEYS = count()

choices = st.integers(0, 99)
several = st.lists(choices, min_size=1, max_size=3)


@cache
def application() -> MockServerApp:
    """Return the server; each account has its own clock."""
    return MockServerApp(Settings(profile="seconds"), make_clock=lambda: VirtualClock(START))


@dataclass(eq=False)
class ModelEntity:
    id: str
    collection: str
    images: list[str]
    processed_at: datetime
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        return path_of(self.collection, self.id)

    def status(self, now: datetime) -> str:
        return "processing" if self.images and now < self.processed_at + STEP else "ready"


def picked(things: list[T], choice: int) -> T:
    return things[choice % len(things)]


class Account(RuleBasedStateMachine):
    """A client with its own account."""

    def __init__(self) -> None:
        super().__init__()
        key = f"tlk_ENTITIES{next(_KEYS)}"
        app = application()
        clock = app.accounts.of(key.encode()).clock.base
        assert isinstance(clock, VirtualClock)
        self.clock, self.api = clock, Api13(app, clock, key)
        self.collections: list[str] = []
        self.images: list[str] = []
        self.entities: list[ModelEntity] = []
        self.gone: list[str] = []

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def chosen(self, numbers: list[int]) -> list[str]:
        """Return images without duplicates, in the order of choice."""
        return list(dict.fromkeys(picked(self.images, number) for number in numbers))

    def added(self, entity_id: str, collection: str, images: list[str]) -> None:
        self.entities.append(ModelEntity(entity_id, collection, images, self.now))

    @initialize()
    def begin(self) -> None:
        self.collections = [new_collection(self.api, "One"), new_collection(self.api, "Two")]
        self.images = [new_image(self.api, f"{number}.png") for number in range(3)]

    @rule(quarters=st.sampled_from([1, 2, 8]))
    def time_passes(self, quarters: int) -> None:
        self.clock.advance(seconds=quarters * STEP.total_seconds())

    @rule()
    def upload_an_image(self) -> None:
        self.images.append(new_image(self.api))

    @rule()
    def make_a_collection(self) -> None:
        self.collections.append(new_collection(self.api))

    @precondition(lambda self: self.images and self.collections)
    @rule(choice=choices, numbers=several)
    def make_an_entity(self, choice: int, numbers: list[int]) -> None:
        collection, images = picked(self.collections, choice), self.chosen(numbers)
        self.added(create(self.api, collection, images).json()["_id"], collection, images)

    @precondition(lambda self: self.images and self.collections)
    @rule(choice=choices, wanted=st.lists(st.tuples(several, st.booleans()), max_size=3))
    def make_several_entities(self, choice: int, wanted: list[tuple[list[int], bool]]) -> None:
        collection = picked(self.collections, choice)
        images = [self.chosen(numbers) for numbers, _ in wanted]
        items = [
            {"name": "Vera", "asset_ids": of if is_sound else [*of, "0" * 24]}
            for of, (_, is_sound) in zip(images, wanted, strict=True)
        ]
        result = self.api.post(f"{COLLECTIONS}/{collection}/entities/bulk", json={"entities": items}).json()
        sound = [of for of, (_, is_sound) in zip(images, wanted, strict=True) if is_sound]
        refused = [number for number, (_, is_sound) in enumerate(wanted) if not is_sound]
        assert [error["entity_index"] for error in result["errors"]] == refused
        assert (result["success_count"], result["failed_count"]) == (len(sound), len(refused))
        for made, of in zip(result["entities"], sound, strict=True):
            self.added(made["_id"], collection, of)

    @precondition(lambda self: self.images and self.entities)
    @rule(choice=choices, numbers=several)
    def add_images(self, choice: int, numbers: list[int]) -> None:
        entity, images = picked(self.entities, choice), self.chosen(numbers)
        assert add(self.api, entity.path, *images).status_code == 200
        new = [image for image in images if image not in entity.images]
        if new:
            entity.images, entity.processed_at = [*entity.images, *new], self.now

    @precondition(lambda self: self.images and self.entities)
    @rule(choice=choices, numbers=several)
    def take_images(self, choice: int, numbers: list[int]) -> None:
        entity, images = picked(self.entities, choice), self.chosen(numbers)
        left = [image for image in entity.images if image not in images]
        reply = take(self.api, entity.path, *images)
        if left and set(images) <= set(entity.images):
            assert reply.json()["asset_ids"] == left
            entity.images, entity.processed_at = left, self.now
        else:
            assert code_of(reply) == INVALID

    @precondition(lambda self: self.images)
    @rule(choice=choices, force=st.booleans())
    def delete_an_image(self, choice: int, force: bool) -> None:
        image = picked(self.images, choice)
        assert self.api.delete(f"/assets/{image}", params={"force": force}).status_code == 204
        self.images.remove(image)
        self.gone.append(f"/assets/{image}/entities")
        for entity in self.entities:
            if image in entity.images:
                entity.images.remove(image)
                entity.processed_at = self.now

    @precondition(lambda self: self.entities)
    @rule(choice=choices, metadata=st.dictionaries(st.sampled_from("ab"), st.integers(0, 9) | st.booleans()))
    def change_an_entity(self, choice: int, metadata: dict[str, Any]) -> None:
        entity = picked(self.entities, choice)
        assert self.api.patch(entity.path, json={"metadata": metadata}).status_code == 200
        entity.metadata = metadata

    @precondition(lambda self: self.entities)
    @rule(choice=choices)
    def delete_an_entity(self, choice: int) -> None:
        entity = picked(self.entities, choice)
        assert self.api.delete(entity.path).status_code == 204
        self.entities.remove(entity)
        self.gone.append(entity.path)

    @precondition(lambda self: self.collections)
    @rule(choice=choices)
    def delete_a_collection(self, choice: int) -> None:
        collection = picked(self.collections, choice)
        assert self.api.delete(f"{COLLECTIONS}/{collection}").status_code == 204
        self.collections.remove(collection)
        self.gone += [f"{COLLECTIONS}/{collection}", *(e.path for e in self.entities if e.collection == collection)]
        self.entities = [entity for entity in self.entities if entity.collection != collection]

    @rule()
    def restore_a_snapshot(self) -> None:
        raw = self.api.client.get("/__admin/snapshot").content
        headers = {"content-type": "application/x-ndjson"}
        assert self.api.client.post("/__admin/snapshot", content=raw, headers=headers).is_success

    @invariant()
    def entities_agree_with_the_model(self) -> None:
        listed = self.api.get("/entities", params={"sort_option": "asc", "page_limit": 50}).json()["data"]
        assert [self.fields_of(item) for item in listed] == [
            (each.id, each.collection, each.images, each.metadata, each.status(self.now)) for each in self.entities[:50]
        ]

    @invariant()
    def images_list_their_entities(self) -> None:
        for image in self.images[-3:]:
            expected = [entity.id for entity in self.entities if image in entity.images]
            assert self.api.ids(f"/assets/{image}/entities", page_limit=50)[::-1] == expected[-50:]

    @invariant()
    def collections_list_their_entities(self) -> None:
        assert self.api.ids(COLLECTIONS, page_limit=50)[::-1] == self.collections[-50:]
        for collection in self.collections[-2:]:
            expected = [entity.id for entity in self.entities if entity.collection == collection]
            assert self.api.ids(f"{COLLECTIONS}/{collection}/entities", page_limit=50)[::-1] == expected[-50:]

    @invariant()
    def deleted_records_are_not_found(self) -> None:
        for path in self.gone[-3:]:
            assert code_of(self.api.get(path)) == GONE

    @invariant()
    def every_image_stays_until_it_is_deleted(self) -> None:
        assert self.api.ids("/assets", page_limit=50)[::-1] == self.images[-50:]

    def fields_of(self, item: dict[str, Any]) -> tuple[Any, ...]:
        return item["_id"], item["entity_collection_id"], item["asset_ids"], item.get("metadata", {}), item["status"]


def test_links_between_entities_and_images_always_agree_with_the_model() -> None:
    run_state_machine_as_test(
        Account,
        settings=settings(max_examples=12, stateful_step_count=20, suppress_health_check=list(HealthCheck)),
    )
