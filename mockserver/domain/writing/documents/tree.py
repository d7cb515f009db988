"""A JSON schema of an answer as a tree of frozen nodes, one class for each kind of value."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from mockserver.domain.writing.documents.patterns import Pattern

Scalar: TypeAlias = str | int | float | bool | None


class TimeForm(Enum):
    """How a time is written: a number, a whole number, `hh:mm:ss`, or that with milliseconds."""

    SECONDS = auto()
    WHOLE_SECONDS = auto()
    CLOCK = auto()
    PRECISE_CLOCK = auto()


class TextForm(Enum):
    """What a text is, where its schema has a `format`."""

    UUID = auto()
    DATE_TIME = auto()
    DATE = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """Any string, or one of a form or pattern."""

    form: TextForm | None = None
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer from `least` to `most`; there is one."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Number:
    """Any number."""


@dataclass(frozen=True, slots=True)
class Flag:
    """A boolean."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Null."""


@dataclass(frozen=True, slots=True)
class Time:
    """A position in the video."""

    form: TimeForm


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several values; there is at least one."""

    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """An array. It may be empty unless it `is_filled`."""

    items: "Node"
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A property of an object."""

    name: str
    node: "Node"


@dataclass(frozen=True, slots=True)
class Record:
    """An object with these properties, in the order in which they are written."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A value that fits one of several schemas; there is at least one."""

    branches: tuple["Node", ...]


Node: TypeAlias = Text | Whole | Number | Flag | Nothing | Time | Choice | Listing | Record | AnyOf
