"""Where a film or a picture was taken, according to the file, with the API's field names."""

import re
from collections.abc import Mapping
from typing import Any

# ISO 6709, as cameras write it: +37.3349-122.0090+018.2/
_ISO_6709 = re.compile(r"([+-]\d{1,2}(?:\.\d+)?)([+-]\d{1,3}(?:\.\d+)?)([+-]\d+(?:\.\d+)?)?", re.ASCII)
_NAMES = ("com.apple.quicktime.location.ISO6709", "location", "location-eng")
# Tags of the GPS part of EXIF.
_LATITUDE_REF, _LATITUDE, _LONGITUDE_REF, _LONGITUDE, _ALTITUDE_REF, _ALTITUDE = range(1, 7)
_BELOW_SEA = 1
_FARTHEST_NORTH, _FARTHEST_EAST = 90, 180


def place_of_film(metadata: Mapping[str, str]) -> dict[str, object]:
    """Return where a film was taken; empty if the file does not say so."""
    match = next((found for name in _NAMES if (found := _ISO_6709.match(metadata.get(name, "")))), None)
    if match is None:
        return {}
    return _place(float(match[1]), float(match[2]), float(match[3]) if match[3] else None)


def place_of_picture(tags: Mapping[int, Any]) -> dict[str, object]:
    """Return where a picture was taken; empty if its EXIF data do not have a valid position."""
    try:
        latitude, longitude = _degrees(tags[_LATITUDE]), _degrees(tags[_LONGITUDE])
        altitude = float(tags[_ALTITUDE]) if _ALTITUDE in tags else None
    except (KeyError, TypeError, ValueError, ZeroDivisionError):
        return {}
    if tags.get(_LATITUDE_REF) == "S":
        latitude = -latitude
    if tags.get(_LONGITUDE_REF) == "W":
        longitude = -longitude
    if altitude is not None and tags.get(_ALTITUDE_REF) in (_BELOW_SEA, bytes([_BELOW_SEA])):
        altitude = -altitude
    return _place(latitude, longitude, altitude)


def _degrees(parts: Any) -> float:
    degrees, minutes, seconds = map(float, parts)
    return degrees + minutes / 60 + seconds / 3600


def _place(latitude: float, longitude: float, altitude: float | None) -> dict[str, object]:
    # NaN and infinity are not a position.
    if not (abs(latitude) <= _FARTHEST_NORTH and abs(longitude) <= _FARTHEST_EAST):
        return {}
    place: dict[str, object] = {"geospatial_latitude": latitude, "geospatial_longitude": longitude}
    is_known = altitude is not None and abs(altitude) < float("inf")
    return {**place, **({"geospatial_altitude_meters": altitude} if is_known else {})}
