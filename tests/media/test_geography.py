"""Locations in films and pictures."""

import pytest

from mockserver.media.geography import place_of_film, place_of_picture

PLACE = {"geospatial_latitude": 37.3349, "geospatial_longitude": -122.009}


@pytest.mark.parametrize("name", ["location", "location-eng", "com.apple.quicktime.location.ISO6709"])
def test_the_location_of_a_film_is_read_from_iso_6709(name: str) -> None:
    assert place_of_film({name: "+37.3349-122.0090/"}) == PLACE
    high = place_of_film({name: "+37.3349-122.0090+018.2/"})
    assert high == {**PLACE, "geospatial_altitude_meters": 18.2}


@pytest.mark.parametrize("text", ["", "Cupertino", "37.3,-122.0", "+97.0-122.0/", "+37.0-192.0/"])
def test_a_malformed_location_of_a_film_is_ignored(text: str) -> None:
    assert place_of_film({"location": text}) == {}


def test_the_location_of_a_picture_is_read_from_exif() -> None:
    tags = {1: "N", 2: (37.0, 20.0, 5.64), 3: "W", 4: (122.0, 0.0, 32.4), 5: b"\x01", 6: 12.5}

    place = place_of_picture(tags)

    assert place == pytest.approx({**PLACE, "geospatial_altitude_meters": -12.5})


@pytest.mark.parametrize(
    "tags",
    [
        {},
        {2: (1.0, 2.0, 3.0)},
        {2: (1.0, 2.0), 4: (1.0, 2.0, 3.0)},
        {2: "north", 4: "east"},
        {2: (float("nan"), 0.0, 0.0), 4: (1.0, 2.0, 3.0)},
        {2: (91.0, 0.0, 0.0), 4: (1.0, 2.0, 3.0)},
    ],
)
def test_a_malformed_location_of_a_picture_is_ignored(tags: dict[int, object]) -> None:
    assert place_of_picture(tags) == {}
