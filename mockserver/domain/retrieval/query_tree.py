"""Combined queries: texts, joined by operators to any sensible depth."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mockserver.domain.records.scenes import Modality


@dataclass(frozen=True, slots=True)
class Leaf:
    """A text to look for. With a `proximity` of its own, it is widened by that and not by what its operator says."""

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

    It compares nothing: its `proximity` is how far its matches are widened by an operator around it.
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
    """Moments of every part, one after the other; at least one part."""

    parts: tuple["Node", ...]
    proximity: float = 0.0


Node: TypeAlias = Leaf | And | Or | Not | Then


def leaves(node: Node) -> Iterator[Leaf]:
    """Yield the texts of a query in the order they are written, so that their modalities can be checked."""
    match node:
        case Leaf():
            yield node
        case Not(origin=origin, sub=sub):
            yield from leaves(origin)
            yield from leaves(sub)
        case And(parts=parts) | Or(parts=parts) | Then(parts=parts):
            for part in parts:
                yield from leaves(part)
