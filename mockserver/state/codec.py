"""Converts records to plain values and back. msgspec converts; this checks what types cannot express.

Fields are in the order of their class. A mapping keeps its own order, which replies show.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from types import NoneType
from typing import Any, cast, get_type_hints

import msgspec
from msgspec import Struct, ValidationError

from mockserver.domain.account.coming_ends import ComingEnds
from mockserver.domain.account.outbox import Outbox
from mockserver.domain.testkit.answers import Answers
from mockserver.domain.testkit.behaviour import Behaviour
from mockserver.domain.testkit.expected_videos import ExpectedVideos
from mockserver.domain.testkit.faults import Faults
from mockserver.domain.testkit.matching.conditions import Fits, MatcherInvalid, read_pattern
from mockserver.domain.testkit.matching.matcher import Matcher, read_matcher
from mockserver.domain.testkit.profiles import Profiles
from mockserver.ground.clock import EARLIEST
from mockserver.ground.errors import MockserverError

# Classes that an account and its kit name without importing them.
_NAMES = {kind.__name__: kind for kind in (Answers, Behaviour, ComingEnds, ExpectedVideos, Faults, Outbox, Profiles)}
# Later than any clock, because a record may be due after the current time.
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
_LONGEST = timedelta(days=3653)
_UTC = timedelta(0)
_SIMPLE = (str, int, float, NoneType)

# A place: the container, and the name or number in it. Only an error message writes it out.
_Place = str | tuple["_Place", str | int]


class PlainInvalid(MockserverError):
    """A plain value that the record cannot have; the message begins with the place."""


def to_plain(value: Any) -> Any:
    """Return `value` as plain JSON values."""
    return msgspec.to_builtins(value, enc_hook=_written)


def fields_to_plain(record: Any, referred: Collection[str]) -> dict[str, Any]:
    """Return the fields of a record as JSON values; for records in the fields `referred` only the id."""
    kind: Any = type(record)
    values = {name: getattr(record, name) for name in _fields_of(kind)}
    return cast("dict[str, Any]", to_plain(values | {name: values[name].id for name in referred}))


def from_plain(kind: Any, plain: Any, place: str) -> Any:
    """Return the value of type `kind` for `plain`. A record in `plain` is used as it is.

    Raises PlainInvalid, whose message begins with `place`.
    """
    if isinstance(plain, dict) and _is_record(kind):
        _check_names(kind, plain, place)  # a misspelt name best explains why another is missing
    try:
        value = msgspec.convert(plain, kind, dec_hook=_read)
    except ValidationError as error:
        reason, _, path = str(error).partition(" - at `$")
        raise PlainInvalid(f"{place}{path.removesuffix('`')}: {reason}") from None
    _check(value, plain, place)
    return value


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """Return the types of a class's fields."""
    return get_type_hints(kind, localns=_NAMES, include_extras=True)


def _written(value: Any) -> Any:
    """Return the plain value of a record that needs more than its fields."""
    if isinstance(value, Matcher):
        return value.described
    if isinstance(value, Fits):
        return value.pattern
    raise NotImplementedError(f"a {type(value).__name__} cannot be written")


def _read(kind: type, plain: Any) -> Any:
    make = _MADE_OF[kind]
    try:
        return make(plain)
    except (MatcherInvalid, AttributeError, TypeError) as error:
        raise ValueError(str(error)) from None


_MADE_OF: Mapping[type, Callable[[Any], Any]] = {
    object: lambda plain: plain,
    Matcher: read_matcher,
    Fits: lambda plain: Fits(plain, read_pattern(plain, "pattern")),
}


def _check(value: Any, plain: Any, place: _Place) -> None:
    """Check what a type cannot express: unknown fields, and the ranges of instants and durations.

    Raises PlainInvalid.
    """
    if value is plain or isinstance(value, _SIMPLE):
        return
    kind: Any = type(value)
    if _is_record(kind):
        if isinstance(plain, dict):  # else it is a list of texts, such as a voice
            _check_fields(value, plain, place)
    elif isinstance(value, tuple | list):
        for number, (item, said) in enumerate(zip(value, plain, strict=True)):
            _check(item, said, (place, number))
    elif isinstance(value, datetime):
        _check_instant(value, place)
    elif isinstance(value, timedelta):
        _must(abs(value) <= _LONGEST, place, f"it is more than {_LONGEST.days} days")
    elif isinstance(value, Mapping):
        for name, item in value.items():
            _check(item, plain[name], (place, f".{name}"))


@cache
def _is_record(kind: Any) -> bool:
    return is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, Struct))


def _check_fields(value: Any, plain: Mapping[str, Any], place: _Place) -> None:
    kind: Any = type(value)
    _check_names(kind, plain, place)
    for name in _fields_of(kind):
        if name in plain:
            _check(getattr(value, name), plain[name], (place, f".{name}"))


def _check_names(kind: Any, plain: Mapping[str, Any], place: _Place) -> None:
    names = _names(kind)
    if not plain.keys() <= names:
        raise PlainInvalid(f"{_text(place)}: it has no {min(plain.keys() - names)}")


@cache
def _fields_of(kind: Any) -> tuple[str, ...]:
    """Return the field names of a record's class."""
    if issubclass(kind, Struct):
        names: tuple[str, ...] = kind.__struct_fields__
        return names
    return tuple(field.name for field in fields(kind))


@cache
def _names(kind: Any) -> frozenset[str]:
    """Return all names of a record of this class: its fields, and the tag that identifies it."""
    tag = kind.__struct_config__.tag_field if issubclass(kind, Struct) else None
    return frozenset([*_fields_of(kind), *([tag] if tag else [])])


def _check_instant(instant: datetime, place: _Place) -> None:
    _must(instant.utcoffset() == _UTC, place, f"{instant.isoformat()} is not in UTC")
    years = f"the years from {EARLIEST.year} to {_LATEST.year - 1}"
    _must(EARLIEST <= instant < _LATEST, place, f"{instant.isoformat()} is not in {years}")


def _must(holds: bool, place: _Place, otherwise: str) -> None:
    if not holds:
        raise PlainInvalid(f"{_text(place)}: {otherwise}")


def _text(place: _Place) -> str:
    if isinstance(place, str):
        return place
    around, step = place
    return _text(around) + (step if isinstance(step, str) else f"[{step}]")
