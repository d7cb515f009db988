"""Records as plain values, and back: by the fields that their classes declare.

Fields stand in the order of the alphabet, and what equals its default is left out. A mapping keeps its own order, which
replies show; one whose keys are no texts is a list of pairs.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from mockserver.domain.account.outbox import Outbox
from mockserver.domain.embedding import Scope
from mockserver.domain.records.video import Scalar
from mockserver.domain.testkit.answers import Answers
from mockserver.domain.testkit.behaviour import Behaviour
from mockserver.domain.testkit.conditions import Fits, MatcherInvalid, read_pattern
from mockserver.domain.testkit.expected_videos import ExpectedVideos
from mockserver.domain.testkit.faults import Faults
from mockserver.domain.testkit.matching import Matcher, read_matcher
from mockserver.domain.testkit.profiles import Profiles
from mockserver.ground.errors import MockserverError
from mockserver.state.bounds import OutOfBounds, bounds_of, check_instant, check_number, check_wait

Kinds = Mapping[Any, type]
Renamed = tuple[tuple[Any, type], ...]
# Where something stands: what it is in, and the name or number that it has there. Only a refusal writes it out.
Place = str | tuple["Place", str | int]
Read = Callable[[Any, Place], Any]

# Classes that others name without importing them.
_NAMES = {kind.__name__: kind for kind in (Answers, Behaviour, ExpectedVideos, Faults, Outbox, Profiles, Scope)}
_COLLECTIONS = {tuple: tuple, list: list, Sequence: tuple, frozenset: frozenset, set: set}
_MAPPINGS = {dict: dict, OrderedDict: OrderedDict, Mapping: dict}
_NONE: Kinds = MappingProxyType({})
_LACKING = (MISSING, msgspec.NODEFAULT)


class PlainInvalid(MockserverError):
    """A plain value is none that the record can have; the message names the place."""


def to_plain(value: Any) -> Any:
    """Return `value` as JSON has it."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, Matcher):
        return to_plain(value.described)
    if isinstance(value, Fits):
        return value.pattern
    if _is_record(type(value)):
        return {name: to_plain(item) for name, item in sorted(_said(value))}
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if isinstance(value, frozenset | set):
        return sorted(map(to_plain, value))
    return list(map(to_plain, value)) if isinstance(value, tuple | list) else value


def from_plain(kind: Any, plain: Any, place: str = "", kinds: Kinds = _NONE) -> Any:
    """Return the value of type `kind` that `plain` stands for; `kinds` says what types stand for others.

    Raises PlainInvalid, whose message begins with the place.
    """
    return _reader(kind, tuple(kinds.items()))(plain, place)


def _said(record: Any) -> Iterator[tuple[str, Any]]:
    kind: Any = type(record)
    for name, default in _fields(kind):
        value = getattr(record, name)
        if default is None or not _is_same(value, default()):
            yield name, value


def _plain_mapping(value: Mapping[Any, Any]) -> Any:
    if all(isinstance(key, str) for key in value):
        return {str(key): to_plain(item) for key, item in value.items()}
    return [[to_plain(key), to_plain(item)] for key, item in value.items()]


# An account has many records of few kinds, so how to read each kind is found out once.
@cache
def _reader(kind: Any, kinds: Renamed) -> Read:
    kind = dict(kinds).get(kind, kind)
    if kind in (Any, object):
        return lambda plain, place: plain
    if kind in (None, NoneType, Scalar):
        return _checking((str, int, float, bool) if kind is Scalar else NoneType)
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _one_of(inner, kinds)
    if origin in _MAPPINGS:
        return _mapping(_MAPPINGS[origin], _reader(inner[0], kinds), _reader(inner[1], kinds))
    if origin in _COLLECTIONS:
        is_fixed = origin is tuple and Ellipsis not in inner and len(inner) > 1
        return _members(inner, kinds) if is_fixed else _collection(_COLLECTIONS[origin], _reader(inner[0], kinds))
    if kind in _READERS or not _is_record(kind):
        return _scalar(kind)
    return _record(kind, kinds)


def _record(kind: Any, kinds: Renamed) -> Read:
    readers = {name: _reader(hint, kinds) for name, hint in hints_of(kind).items()}
    required = frozenset(name for name, default in _fields(kind) if default is None)
    bounds = bounds_of(kind)

    def read(plain: Any, place: Place) -> Any:
        given = _checked(dict, plain, place)
        if not given.keys() <= readers.keys():
            raise _refusal(place, f"it has no {min(given.keys() - readers.keys())}")
        if not required <= given.keys():
            raise _refusal(place, f"its {min(required - given.keys())} is missing")
        values = {name: readers[name](item, (place, f".{name}")) for name, item in given.items()}
        try:
            for name, limits in bounds.items():
                check_number(values[name], limits)
            return kind(**values)
        except ValueError as error:
            raise _refusal(place, str(error)) from None

    return read


def _one_of(choices: Sequence[Any], kinds: Renamed) -> Read:
    readers = [_reader(choice, kinds) for choice in choices if choice is not NoneType]
    may_lack = NoneType in choices

    def read(plain: Any, place: Place) -> Any:
        if plain is None and may_lack:
            return None
        refused = _refusal(place, f"{plain!r:.100} cannot be")
        for reader in readers:
            try:
                return reader(plain, place)
            except PlainInvalid as error:
                refused = error
        raise refused

    return read


def _mapping(make: Any, read_key: Read, read_item: Read) -> Read:
    def read(plain: Any, place: Place) -> Any:
        pairs = list(plain.items()) if isinstance(plain, dict) else _checked(list, plain, place)
        values = {}
        for pair in pairs:
            if len(_checked((list, tuple), pair, place)) != len(("key", "item")):
                raise _refusal(place, "a pair has two members")
            values[read_key(pair[0], place)] = read_item(pair[1], (place, f".{pair[0]}"))
        return make(values)

    return read


def _collection(make: Any, read_item: Read) -> Read:
    def read(plain: Any, place: Place) -> Any:
        items = _checked(list, plain, place)
        return make([read_item(item, (place, number)) for number, item in enumerate(items)])

    return read


def _members(members: Sequence[Any], kinds: Renamed) -> Read:
    readers = [_reader(member, kinds) for member in members]

    def read(plain: Any, place: Place) -> Any:
        items = _checked(list, plain, place)
        if len(items) != len(readers):
            raise _refusal(place, f"it has {len(readers)} members")
        return tuple(reader(item, place) for reader, item in zip(readers, items, strict=True))

    return read


def _scalar(kind: Any) -> Read:
    if kind in _READERS or (isinstance(kind, type) and issubclass(kind, Enum)):
        return _reading(_READERS.get(kind, kind))
    if kind in (int, float):
        return _number(kind)
    return _checking(kind)


def _reading(convert: Callable[[Any], Any]) -> Read:
    def read(plain: Any, place: Place) -> Any:
        try:
            return convert(plain)
        except (MatcherInvalid, ValueError, TypeError, OverflowError) as error:
            raise _refusal(place, str(error)) from None

    return read


def _number(kind: type) -> Read:
    types = (int, float) if kind is float else kind

    def read(plain: Any, place: Place) -> Any:
        try:
            return check_number(_checked(types, plain, place))
        except OutOfBounds as error:
            raise _refusal(place, str(error)) from None

    return read


def _checking(kind: Any) -> Read:
    return lambda plain, place: _checked(kind, plain, place)


# How to read what is written as something simpler than it is.
_READERS: Mapping[Any, Callable[[Any], Any]] = {
    datetime: lambda plain: check_instant(datetime.fromisoformat(plain)),
    timedelta: lambda plain: check_wait(timedelta(seconds=plain)),
    Matcher: read_matcher,
    Fits: lambda plain: Fits(plain, read_pattern(plain, "pattern")),
}


def _checked(kind: Any, plain: Any, place: Place) -> Any:
    is_flag = plain is True or plain is False
    takes_flags = kind is bool or (is_flag and isinstance(kind, tuple) and bool in kind)
    if not isinstance(plain, kind) or (is_flag and not takes_flags):
        raise _refusal(place, f"{plain!r:.100} cannot be")
    return plain


def _refusal(place: Place, reason: str) -> PlainInvalid:
    return PlainInvalid(f"{_text(place)}: {reason}")


def _text(place: Place) -> str:
    if isinstance(place, str):
        return place
    around, step = place
    return _text(around) + (step if isinstance(step, str) else f"[{step}]")


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """Return the types of the fields of a record's class."""
    return get_type_hints(kind, localns=_NAMES)


def _is_same(value: Any, default: Any) -> bool:
    # A number of another type is shown otherwise: 5 is not 5.0.
    return bool(value == default) and not (isinstance(value, int | float) and type(value) is not type(default))


def _is_record(kind: Any) -> bool:
    return is_dataclass(kind) or (isinstance(kind, type) and issubclass(kind, msgspec.Struct))


@cache
def _fields(kind: Any) -> list[tuple[str, Callable[[], Any] | None]]:
    """Return the fields of a record's class, each with what makes its default, or None where it has to be given."""
    declared = msgspec.structs.fields(kind) if issubclass(kind, msgspec.Struct) else fields(kind)
    return [(field.name, _maker(field.default, field.default_factory)) for field in declared]


def _maker(default: Any, factory: Any) -> Callable[[], Any] | None:
    if default not in _LACKING:
        return lambda: default
    return None if factory in _LACKING else factory
