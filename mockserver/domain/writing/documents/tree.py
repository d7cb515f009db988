"""A JSON schema as a tree of frozen nodes, one class for each kind of value."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from mockserver.domain.writing.documents.patterns import Pattern

Scalar: TypeAlias = str | int | float | bool | None


class TimeForm(Enum):
    """The format of a time: a number, an integer, `hh:mm:ss`, that with milliseconds, `mm:ss` or `m:ss`."""

    SECONDS = auto()
    WHOLE_SECONDS = auto()
    CLOCK = auto()
    PRECISE_CLOCK = auto()
    MINUTES = auto()
    SHORT_MINUTES = auto()


class TextForm(Enum):
    """The format of a text, if its schema has a `format`."""

    UUID = auto()
    DATE_TIME = auto()
    DATE = auto()
    TIME = auto()


@dataclass(frozen=True, slots=True)
class Text:
    """Any string, or one with a format or pattern."""

    form: TextForm | None = None
    pattern: Pattern | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """An integer from `least` to `most`; the range is not empty."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Number:
    """A number from `least` to `most`; the range is not empty."""

    least: float = float("-inf")
    most: float = float("inf")


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
    """An array of `least` to `most` values; the `first` ones have schemas of their own."""

    items: "Node"
    least: int = 0
    most: int | None = None
    first: tuple["Node", ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A property of an object, with its description if it has one."""

    name: str
    node: "Node"
    description: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """An object with these properties, in the order of output."""

    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """A value that fits one of several schemas; there is at least one."""

    branches: tuple["Node", ...]


def fewest_values(node: "Node") -> int:
    """Return the number of values in the smallest document that fits."""
    match node:
        case Record(members):
            return 1 + sum(fewest_values(member.node) for member in members)
        case Listing(items, least, _, first):
            return 1 + sum(map(fewest_values, first)) + max(0, least - len(first)) * fewest_values(items)
        case AnyOf(branches):
            return max(map(fewest_values, branches))
    return 1


Node: TypeAlias = Text | Whole | Number | Flag | Nothing | Time | Choice | Listing | Record | AnyOf
