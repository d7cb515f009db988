"""Records as plain values, and back: by the fields that their classes declare.

Fields stand in the order of the alphabet, and what equals its default is left out. A mapping keeps its own order, which
replies show; one whose keys are no texts is a list of pairs.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime, timedelta
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from mockserver.domain.embedding import Scope
from mockserver.domain.outbox import Outbox
from mockserver.domain.testkit.answers import Answers
from mockserver.domain.testkit.behaviour import Behaviour
from mockserver.domain.testkit.conditions import Fits, MatcherInvalid, read_pattern
from mockserver.domain.testkit.expected_videos import ExpectedVideos
from mockserver.domain.testkit.faults import Faults
from mockserver.domain.testkit.matching import Matcher, read_matcher
from mockserver.domain.testkit.profiles import Profiles
from mockserver.ground.errors import MockserverError

Kinds = Mapping[Any, type]

# Classes that others name without importing them.
_NAMES = {kind.__name__: kind for kind in (Answers, Behaviour, ExpectedVideos, Faults, Outbox, Profiles, Scope)}
_COLLECTIONS = {tuple: tuple, list: list, Sequence: tuple, frozenset: frozenset, set: set}
_MAPPINGS = {dict: dict, OrderedDict: OrderedDict, Mapping: dict}
_NONE: Kinds = MappingProxyType({})


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
    if is_dataclass(value):
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
    kind = kinds.get(kind, kind)
    if kind in (Any, object) or (kind in (None, NoneType) and plain is None):
        return plain
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), plain, place, kinds)
    if origin in _MAPPINGS:
        return _mapping(_MAPPINGS[origin], get_args(kind), plain, place, kinds)
    if origin in _COLLECTIONS:
        return _collection(_COLLECTIONS[origin], get_args(kind), plain, place, kinds)
    if kind in _READERS or not is_dataclass(kind):
        return _scalar(kind, plain, place)
    return _record(kind, plain, place, kinds)


def _said(record: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(record):
        value = getattr(record, field.name)
        if _is_required(field) or not _is_same(value, _default(field)):
            yield field.name, value


def _plain_mapping(value: Mapping[Any, Any]) -> Any:
    if all(isinstance(key, str) for key in value):
        return {str(key): to_plain(item) for key, item in value.items()}
    return [[to_plain(key), to_plain(item)] for key, item in value.items()]


def _record(kind: Any, plain: Any, place: str, kinds: Kinds) -> Any:
    given = _checked(dict, plain, place)
    hints = hints_of(kind)
    strange = sorted(given.keys() - hints.keys())
    if strange:
        raise PlainInvalid(f"{place}: it has no {strange[0]}")
    missing = sorted(field.name for field in fields(kind) if _is_required(field) and field.name not in given)
    if missing:
        raise PlainInvalid(f"{place}: its {missing[0]} is missing")
    values = {name: from_plain(hints[name], item, f"{place}.{name}", kinds) for name, item in given.items()}
    try:
        return kind(**values)
    except ValueError as error:
        raise PlainInvalid(f"{place}: {error}") from None


def _one_of(choices: Sequence[Any], plain: Any, place: str, kinds: Kinds) -> Any:
    if plain is None and NoneType in choices:
        return None
    refused = PlainInvalid(f"{place}: {plain!r:.100} cannot be")
    for choice in choices:
        if choice is not NoneType:
            try:
                return from_plain(choice, plain, place, kinds)
            except PlainInvalid as error:
                refused = error
    raise refused


def _mapping(make: Any, kinds_in: Sequence[Any], plain: Any, place: str, kinds: Kinds) -> Any:
    pairs = list(plain.items()) if isinstance(plain, dict) else _checked(list, plain, place)
    key_kind, item_kind = kinds_in
    read = {}
    for pair in pairs:
        if len(_checked((list, tuple), pair, place)) != len(("key", "item")):
            raise PlainInvalid(f"{place}: a pair has two members")
        key = from_plain(key_kind, pair[0], place, kinds)
        read[key] = from_plain(item_kind, pair[1], f"{place}.{pair[0]}", kinds)
    return make(read)


def _collection(make: Any, kinds_in: Sequence[Any], plain: Any, place: str, kinds: Kinds) -> Any:
    items = _checked(list, plain, place)
    if make is tuple and Ellipsis not in kinds_in and len(kinds_in) > 1:
        if len(items) != len(kinds_in):
            raise PlainInvalid(f"{place}: it has {len(kinds_in)} members")
        return tuple(from_plain(kind, item, place, kinds) for kind, item in zip(kinds_in, items, strict=True))
    return make(from_plain(kinds_in[0], item, f"{place}[{number}]", kinds) for number, item in enumerate(items))


def _scalar(kind: Any, plain: Any, place: str) -> Any:
    try:
        if kind in _READERS:
            return _READERS[kind](plain)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return kind(plain)
    except (MatcherInvalid, ValueError, TypeError, OverflowError) as error:
        raise PlainInvalid(f"{place}: {error}") from None
    return _checked((int, float) if kind is float else kind, plain, place)


def _instant(plain: Any) -> datetime:
    instant = datetime.fromisoformat(plain)
    if instant.tzinfo is None:
        raise ValueError(f"{plain} has no time zone")
    return instant


# How to read what is written as something simpler than it is.
_READERS: Mapping[Any, Callable[[Any], Any]] = {
    datetime: _instant,
    timedelta: lambda plain: timedelta(seconds=plain),
    Matcher: read_matcher,
    Fits: lambda plain: Fits(plain, read_pattern(plain, "pattern")),
}


def _checked(kind: Any, plain: Any, place: str) -> Any:
    is_flag = isinstance(plain, bool)
    if not isinstance(plain, kind) or (is_flag and kind is not bool):
        raise PlainInvalid(f"{place}: {plain!r:.100} cannot be")
    return plain


@cache
def hints_of(kind: Any) -> dict[str, Any]:
    """Return the types of the fields of a record's class."""
    return get_type_hints(kind, localns=_NAMES)


def _is_required(field: "Field[Any]") -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _is_same(value: Any, default: Any) -> bool:
    # A number of another type is shown otherwise: 5 is not 5.0.
    return bool(value == default) and not (isinstance(value, int | float) and type(value) is not type(default))


def _default(field: "Field[Any]") -> Any:
    return field.default if field.default_factory is MISSING else field.default_factory()
