"""Parses references to media."""

from enum import Enum, auto

from msgspec import Struct

from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values


class Place(Enum):
    """The location of media."""

    ADDRESS = auto()
    ASSET = auto()
    REQUEST = auto()


_PLACES = {"url": Place.ADDRESS, "asset_id": Place.ASSET, "base64_string": Place.REQUEST}


class MediaReference(Struct, frozen=True, gc=False):
    """A file: an address, the id of an asset, or its bytes in base64. `parameter` is the field that has it."""

    place: Place
    value: str
    parameter: str


def read_reference(described: Values, parameter: str, longest_base64: int) -> MediaReference:
    """Return the one described file. Raises ParameterInvalid if it has too many characters."""
    name = next(name for name in _PLACES if described.get(name) is not None)
    value: str = described[name]
    if _PLACES[name] is Place.REQUEST and len(value) > longest_base64:
        raise ParameterInvalid(f"{parameter}.{name}", f"It may have at most {longest_base64} characters.")
    return MediaReference(_PLACES[name], value, f"{parameter}.{name}")
