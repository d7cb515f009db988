"""Circles on the earth, and the maximum number of items in one."""

from datetime import UTC, datetime
from math import pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.asset import Asset
from mockserver.domain.records.job import STORE_ITEM, Job, StoreItem
from mockserver.domain.records.job_profile import PROFILES
from mockserver.domain.records.knowledge import Ingestion
from mockserver.domain.records.timeline import begin
from mockserver.domain.rules.knowledge.choosing import MOST_IN_CIRCLE, Circle, CircleTooBroad, within
from tests.support.records import MEDIA, NOTHING

NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)
LATITUDES, LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
DEGREE_METERS = 6_371_008.8 * pi / 180


def an_item(**measured: object) -> StoreItem:
    asset = Asset("a", "a.jpg", MEDIA, NOTHING, NOON, measured=measured)
    return Job("i", Ingestion("s"), asset, NOON, NOON, begin(PROFILES["instant"], NOON, STORE_ITEM.path))


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES, st.floats(1, 20_000_000))
def test_being_in_a_circle_is_symmetric(south: float, west: float, north: float, east: float, radius: float) -> None:
    # If the distance to the border is below an atom's width, either answer is right.
    assert not Circle(south, west, radius).has(north, east) or Circle(north, east, radius + 1e-3).has(south, west)


@given(LATITUDES, LONGITUDES)
def test_the_largest_circle_has_all_of_the_earth(latitude: float, longitude: float) -> None:
    assert Circle(0, 0, 20_037_508).has(latitude, longitude)


@pytest.mark.parametrize(("away", "is_inside"), [(0.999, True), (1.001, False)])
def test_a_degree_is_as_long_on_a_meridian_as_on_the_equator(away: float, is_inside: bool) -> None:
    circle = Circle(0, 179.5, DEGREE_METERS)

    assert circle.has(away, 179.5) is is_inside
    assert circle.has(0, 179.5 + away - 360) is is_inside


def test_an_item_without_a_place_is_in_no_circle() -> None:
    somewhere = an_item(geospatial_latitude=1, geospatial_longitude=2.5)
    everywhere = Circle(0, 0, 20_037_508)

    assert within([an_item(), somewhere, an_item(geospatial_latitude=1)], everywhere) == [somewhere]


def test_a_circle_can_have_at_most_ten_thousand_items() -> None:
    item, everywhere = an_item(geospatial_latitude=1, geospatial_longitude=2), Circle(0, 0, 20_037_508)

    assert len(within([item] * MOST_IN_CIRCLE, everywhere)) == 10_000
    with pytest.raises(CircleTooBroad, match="10001 items"):
        within([item] * (MOST_IN_CIRCLE + 1), everywhere)
