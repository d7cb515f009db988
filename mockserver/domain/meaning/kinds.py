"""Hypernyms: a retriever is a dog and an animal, a lasagna is Italian food.

The file has a line for each kind: its name, and the words that belong to it. Words are stems; an underscore joins the
stems of an expression. `tools/word_table` documents how the file was made.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from mockserver.domain.meaning.glossary import explained
from mockserver.ground.package_data import package_data


class KindNamed(NamedTuple):
    """A kind that a text names: its number, and the stems that name it."""

    kind: int
    stems: tuple[str, ...]


Kinds = tuple[KindNamed, ...]


class _Lexicon:
    """The kinds of expressions: for the first stem of each expression, all its stems and its kind."""

    __slots__ = ("_by_first",)

    def __init__(self, entries: Iterable[tuple[str, int]]) -> None:
        self._by_first: defaultdict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for expression, kind in entries:
            stems = tuple(expression.split("_"))
            self._by_first[stems[0]].append((stems, kind))

    def find(self, stems: Collection[str]) -> dict[int, tuple[str, ...]]:
        """Return the kinds that `stems` name, each with its longest expression."""
        found: dict[int, tuple[str, ...]] = {}
        known = frozenset(stems)
        for stem in stems:
            for expression, kind in self._by_first.get(stem, ()):
                if known.issuperset(expression) and len(expression) > len(found.get(kind, ())):
                    found[kind] = expression
        return found


def kinds_of(stems: Collection[str]) -> Collection[int]:
    """Return the kinds of the things that a text with these stems names."""
    return _of_things().find(explained(stems))


def name_of_kind(kind: int) -> list[str]:
    """Return the stems of the first name of a kind."""
    names, _ = _lines()[kind]
    return names[0].split("_")


def kinds_named(stems: Collection[str]) -> Kinds:
    """Return the kinds that a text with these stems asks for by name."""
    return tuple(KindNamed(kind, expression) for kind, expression in sorted(_by_name().find(stems).items()))


def may_name_kind(stem: str) -> bool:
    """Return whether the name of any kind has this stem."""
    return stem in _stems_of_names()


@cache
def _lines() -> list[tuple[list[str], list[str]]]:
    lines = (line.split(":") for line in package_data("kinds.txt").decode().splitlines())
    return [(names.split(), things.split()) for names, things in lines]


@cache
def _by_name() -> _Lexicon:
    return _Lexicon((name, kind) for kind, (names, _) in enumerate(_lines()) for name in names)


@cache
def _stems_of_names() -> frozenset[str]:
    return frozenset(stem for names, _ in _lines() for name in names for stem in name.split("_"))


@cache
def _of_things() -> _Lexicon:
    return _Lexicon((one, kind) for kind, (names, things) in enumerate(_lines()) for one in (*names, *things))
