"""Filters: conditions of list parameters, and search filters.

List parameters are text and are parsed as the type of the stored value; a search filter is JSON with types of its own.
"""

import re
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from math import floor
from operator import attrgetter
from typing import TypeGuard, TypeVar

from mockserver.domain.rules.conditions.comparison import compare, date_meets, read_date, read_number
from mockserver.domain.rules.user_metadata import custom_meets, find_custom, fold, printed_metadata
from mockserver.ground.caches import short_cache
from mockserver.ground.errors import MockserverError
from mockserver.ground.steps import Steps, map_in_portions


class FilterInvalid(MockserverError):
    """A condition cannot be parsed; the message says which one and what would work."""


@dataclass(frozen=True, slots=True)
class VideoFacts:
    """The fields of a video for search filters; duration in seconds, size in bytes."""

    id: str
    title: str
    duration: float
    width: int
    height: int
    size: int
    fps: float
    metadata: Mapping[str, object] = field(default_factory=dict)
    filename: str = ""


R = TypeVar("R")

Predicate = Callable[[VideoFacts], bool]

_OBJECT_ID = re.compile(r"[0-9a-f]{24}")
_NUMBERS: Mapping[str, Callable[[VideoFacts], float]] = {
    name: attrgetter(name) for name in ("duration", "width", "height", "size", "fps")
}
_TEXTS: Mapping[str, Callable[[VideoFacts], str]] = {name: attrgetter(name) for name in ("title", "filename")}


def matches_query(
    record: Mapping[str, object], conditions: Mapping[str, object], custom: Mapping[str, object] | None = None
) -> bool:
    """Return whether `record` meets all `conditions`, whose keys are a field, or a field with `[gte]` or `[lte]`.

    A key that the record lacks is looked up in `custom`, the user metadata, and not met if it is missing there too;
    without `custom` it is ignored. A condition of None is ignored. Of several values for one field, one has to match,
    except that a list must contain all of them. Raises FilterInvalid if a value cannot be parsed as the field's type.
    Source: parameters of 2022 to 2024; repeated values and unknown keys are our choice.
    """
    return all(_meets(record, key, wanted, custom) for key, wanted in conditions.items() if wanted is not None)


def matching(
    records: Sequence[R],
    conditions: Mapping[str, object],
    fields: Mapping[str, Callable[[R], object]],
    custom: Callable[[R], Mapping[str, object]] | None = None,
) -> Steps[list[R]]:
    """Return the records that meet `matches_query`; `fields` read their values, and only needed fields are read."""
    tests = [_condition(key, wanted, fields, custom) for key, wanted in conditions.items() if wanted is not None]

    def meet_all(portion: Sequence[R]) -> Sequence[R]:
        for meets in tests:
            portion = [record for record in portion if meets(record)]
        return portion

    return map_in_portions(records, meet_all)


def _condition(
    key: str,
    wanted: object,
    fields: Mapping[str, Callable[[R], object]],
    custom: Callable[[R], Mapping[str, object]] | None,
) -> Callable[[R], bool]:
    name, operator = _split(key)
    read = fields.get(name)
    if read is None:
        known = dict.fromkeys(fields)
        return lambda record: _meets(known, key, wanted, custom(record) if custom else None)
    texts = frozenset(map(str, _values(wanted)))

    def meets(record: R) -> bool:
        stored = read(record)
        if type(stored) is str and not operator:  # a fast path: most conditions are of this kind, and lists may be long
            return stored in texts
        return _field_meets(stored, key, wanted)

    return meets


def _meets(record: Mapping[str, object], key: str, wanted: object, custom: Mapping[str, object] | None) -> bool:
    name, operator = _split(key)
    if name in record:
        return _field_meets(record[name], key, wanted)
    if custom is None:
        return True
    stored = find_custom(custom, name)
    if stored is not None:
        return any(custom_meets(stored, operator, str(value)) for value in _values(wanted))
    if name == "metadata":
        return matches_query({}, printed_metadata(wanted), custom)
    # The real API ignores a client's camelCase spelling of a date instead of taking it for metadata.
    return fold(name) in record


def _field_meets(stored: object, key: str, wanted: object) -> bool:
    name, operator = _split(key)
    match stored:
        case None:
            return False
        case tuple() | list():
            return set(_listed(wanted)) <= set(stored)
        case bool():
            return any(custom_meets(stored, operator, str(value)) for value in _values(wanted))
        case datetime():
            return any(date_meets(stored, operator, _date(key, value)) for value in _values(wanted))
        case int() | float():
            comparable = floor(stored) if name == "duration" and not operator else stored
            return any(compare(comparable, operator, _number(key, value)) for value in _values(wanted))
        case _ if operator:
            raise FilterInvalid(f"{name} is text and takes no {operator}; ask for {name}=<value>")
        case _:
            return str(stored) in map(str, _values(wanted))


@short_cache(maxsize=256)
def _split(key: str) -> tuple[str, str]:
    found = re.fullmatch(r"(.+)\[(gte|lte)\]", key)
    return (found[1], found[2]) if found else (key, "")


def _values(wanted: object) -> Sequence[object]:
    return wanted if isinstance(wanted, list | tuple) else (wanted,)


def _listed(wanted: object) -> list[str]:
    """Split a list: one client sends comma-separated values, another repeats the key."""
    return [part.strip() for value in _values(wanted) for part in str(value).split(",") if part.strip()]


def _date(key: str, wanted: object) -> date | datetime:
    found = read_date(str(wanted))
    if found is None:
        raise FilterInvalid(f"{key} must be a date such as 2023-10-13 or an RFC 3339 time, got {str(wanted)!r}")
    return found


def _number(key: str, wanted: object) -> float:
    number = read_number(str(wanted))
    if number is None:
        raise FilterInvalid(f"{key} must be a number, got {str(wanted)!r}")
    return number


# The fields for search filters besides user metadata.
FIELDS = frozenset(["id", *_NUMBERS, *_TEXTS])


def compile_search_filter(conditions: Mapping[str, object], fields: Container[str] = FIELDS) -> Predicate:
    """Return a predicate for videos that meet every condition of a search filter; an empty filter accepts all.

    A name that is not in `fields` is a key of the user metadata. Raises FilterInvalid for a value of the wrong type, an
    unknown operator or a malformed id. An empty range is valid and finds nothing. Source: facts of v1.2, edge cases
    recorded from v1.3.
    """
    if not isinstance(conditions, Mapping):
        raise FilterInvalid(f"the filter must be an object, got {_kind(conditions)}")
    tests = tuple(_test(name, wanted, fields) for name, wanted in conditions.items() if wanted is not None)
    return lambda video: all(test(video) for test in tests)


def _test(name: str, wanted: object, fields: Container[str]) -> Predicate:
    if name not in fields:
        meets_custom = _custom_test(name, wanted)
        return lambda video: meets_custom(find_custom(video.metadata, name))
    if name == "id":
        ids = _ids(wanted)
        return lambda video: video.id in ids
    if number_of := _NUMBERS.get(name):
        meets = _number_test(name, wanted)
        return lambda video: meets(number_of(video))
    text, text_of = _text(name, wanted), _TEXTS[name]
    return lambda video: text_of(video) == text


def _ids(wanted: object) -> frozenset[str]:
    if not isinstance(wanted, list | tuple) or not wanted:
        raise FilterInvalid(f"id must be an array of at least one video id, got {_kind(wanted)}")
    for video_id in wanted:
        if not isinstance(video_id, str) or not _OBJECT_ID.fullmatch(video_id):
            raise FilterInvalid(f"id holds {video_id!r}, which is not a video id of 24 hexadecimal digits")
    return frozenset(wanted)


def _text(name: str, wanted: object) -> str:
    if not isinstance(wanted, str):
        raise FilterInvalid(f"{name} must be a string, got {_kind(wanted)}")
    return wanted


def _custom_test(name: str, wanted: object) -> Callable[[object], bool]:
    """Return a predicate for values of user metadata. A list meets a text that it has."""
    if isinstance(wanted, str):
        return lambda stored: wanted in stored if isinstance(stored, list | tuple) else stored == wanted
    if isinstance(wanted, bool):
        return lambda stored: stored is wanted
    if not (_is_number(wanted) or isinstance(wanted, Mapping)):
        expected = "a string, a number, true, false or an object with gte and lte"
        raise FilterInvalid(f"{name} must be {expected}, got {_kind(wanted)}")
    meets = _number_test(name, wanted)
    return lambda stored: _is_number(stored) and meets(stored)


def _number_test(name: str, wanted: object) -> Callable[[float], bool]:
    if isinstance(wanted, Mapping):
        bounds = _bounds(name, wanted)
        return lambda stored: all(compare(stored, operator, bound) for operator, bound in bounds)
    if not _is_number(wanted):
        raise FilterInvalid(f"{name} must be a number or an object with gte and lte, got {_kind(wanted)}")
    if name == "duration":
        return lambda stored: floor(stored) == wanted
    return lambda stored: stored == wanted


def _bounds(name: str, wanted: Mapping[str, object]) -> tuple[tuple[str, float], ...]:
    unknown = sorted(wanted.keys() - {"gte", "lte"})
    if unknown or not wanted:
        raise FilterInvalid(f"{name} takes gte and lte, got {', '.join(unknown) or 'neither'}")
    bounds = []
    for operator, bound in wanted.items():
        if not _is_number(bound):
            raise FilterInvalid(f"{name}.{operator} must be a number, got {_kind(bound)}")
        bounds.append((operator, bound))
    return tuple(bounds)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _kind(value: object) -> str:
    """The JSON name of a value's type, for messages."""
    match value:
        case None:
            return "null"
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case Mapping():
            return "an object"
        case [_, *_]:
            return "an array"
        case _:
            return "an empty array"
