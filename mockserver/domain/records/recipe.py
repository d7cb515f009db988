"""How the vectors of a file are made: into which pieces it is cut, and what each vector is made from."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.records.scenes import Modality, Moment


class Cutting(StrEnum):
    """Where a file is cut: after so many seconds, where pages end, in the middle of pages too, or after sentences."""

    FIXED = "fixed"
    DYNAMIC = "dynamic"
    PAGES = "pages"
    QUADRANTS = "quadrants"
    SENTENCES = "sentences"


class Pieces(Struct, frozen=True, eq=False, gc=False):
    """The pieces of a file: `length` counts seconds or sentences, and `overlap` those that two neighbours share.

    What is left at the end is a piece of its own, unless FIXED pieces do without a short rest.
    """

    cutting: Cutting
    length: Number = 0
    overlap: Count = 0
    keeps_rest: bool = True


class Recipe(Struct, frozen=True, eq=False, gc=False):
    """How vectors of a file are made.

    Of each piece there is one vector for each of the `sources`, by name, where they are separate, and one of all of
    them together where they are fused. Only that one also speaks of the `notes`, which the owner took of the file.
    A vector of the model has `dimensions` numbers, of which the first ones are wanted, `prefix` of them.
    """

    dimensions: Count
    prefix: Count
    sources: Mapping[str, tuple[Modality, ...]]
    pieces: Pieces
    is_separate: bool = True
    is_fused: bool = False
    has_uncertainty: bool = False
    notes: tuple[Moment, ...] = ()
