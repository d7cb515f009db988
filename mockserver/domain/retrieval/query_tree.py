"""Combined queries: texts joined by nested operators."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mockserver.domain.records.scenes import Modality


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text to search for. Its own `proximity` replaces that of its operator."""

    text: str
    modalities: tuple[Modality, ...]
    exact: bool = False
    proximity: float | None = None


@dataclass(frozen=True, slots=True)
class And:
    """Moments at which every part matches; at least one part."""

    parts: tuple["Node", ...]
    proximity: float = 0.0


@dataclass(frozen=True, slots=True)
class Or:
    """Moments at which any part matches; at least one part.

    It compares nothing: its `proximity` is how far an enclosing operator widens its matches.
    """

    parts: tuple["Node", ...]
    proximity: float | None = None


@dataclass(frozen=True, slots=True)
class Not:
    """Moments of `origin` at which `sub` does not match."""

    origin: "Node"
    sub: "Node"
    proximity: float = 0.0


@dataclass(frozen=True, slots=True)
class Then:
    """Moments of every part, one after another; at least one part."""

    parts: tuple["Node", ...]
    proximity: float = 0.0


Node: TypeAlias = Leaf | And | Or | Not | Then


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the texts of a query in the order in which they are written."""
    match node:
        case Leaf():
            yield node
        case Not(origin=origin, sub=sub):
            yield from leaves(origin)
            yield from leaves(sub)
        case And(parts=parts) | Or(parts=parts) | Then(parts=parts):
            for part in parts:
                yield from leaves(part)
