"""Selects the items of a knowledge store that a search covers."""

from collections.abc import Iterable, Sequence
from math import asin, cos, radians, sin, sqrt

from msgspec import Struct

from mockserver.domain.account.account import World
from mockserver.domain.records.asset import Medium
from mockserver.domain.records.job import StoreItem
from mockserver.domain.records.knowledge import KnowledgeStore
from mockserver.domain.rules.knowledge.items import is_ready, items_of
from mockserver.ground.errors import MockserverError
from mockserver.ground.steps import Steps, map_in_portions

# Source: documentation of 2026.
MOST_IN_CIRCLE = 10_000

_EARTH_RADIUS_METERS = 6_371_008.8


class CircleTooBroad(MockserverError):
    """A circle has more items than a search can cover."""


class Circle(Struct, frozen=True, gc=False):
    """A place on the earth, in degrees, and everything within the radius."""

    latitude: float
    longitude: float
    radius_meters: float

    def has(self, latitude: float, longitude: float) -> bool:
        """Return whether a place is within the great-circle radius."""
        south, north = radians(self.latitude), radians(latitude)
        turned = radians(longitude - self.longitude)
        haversine = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(turned / 2) ** 2
        return 2 * _EARTH_RADIUS_METERS * asin(sqrt(min(1.0, haversine))) <= self.radius_meters


class ItemFilter(Struct, frozen=True, gc=False):
    """Conditions for items: one of the `media` and, if given, an id or the circle."""

    media: frozenset[Medium]
    item_ids: frozenset[str] | None = None
    circle: Circle | None = None


def chosen_items(world: World, store: KnowledgeStore, wanted: ItemFilter) -> Steps[list[StoreItem]]:
    """Return the ready items of a store that meet all conditions. Raises CircleTooBroad."""
    items = yield from ready_items(world, store)
    if wanted.circle is not None:
        items = within(items, wanted.circle)

    def chosen(portion: Sequence[StoreItem]) -> list[StoreItem]:
        return [
            item
            for item in portion
            if item.asset.medium in wanted.media and (wanted.item_ids is None or item.id in wanted.item_ids)
        ]

    return (yield from map_in_portions(items, chosen))


def ready_items(world: World, store: KnowledgeStore) -> Steps[list[StoreItem]]:
    """Return the ready items of a store, oldest first."""
    return map_in_portions(items_of(world, store)[:], lambda some: [item for item in some if is_ready(item, world.now)])


def within(items: Iterable[StoreItem], circle: Circle) -> list[StoreItem]:
    """Return the items that were recorded in the circle. Raises CircleTooBroad if there are too many."""
    found = [item for item in items if _is_within(item, circle)]
    if len(found) > MOST_IN_CIRCLE:
        raise CircleTooBroad(f"{len(found)} items lie in the circle; it may hold {MOST_IN_CIRCLE}.")
    return found


def _is_within(item: StoreItem, circle: Circle) -> bool:
    measured = item.asset.measured
    latitude, longitude = measured.get("geospatial_latitude"), measured.get("geospatial_longitude")
    return isinstance(latitude, int | float) and isinstance(longitude, int | float) and circle.has(latitude, longitude)
