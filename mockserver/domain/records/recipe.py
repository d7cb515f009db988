"""How embeddings of a file are made: its segments, and the sources of each vector."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from mockserver.domain.records.numbers import Count, Number
from mockserver.domain.records.scenes import Modality, Moment


class Cutting(StrEnum):
    """Where a file is cut: after some seconds, at page ends, also within pages, or after sentences."""

    FIXED = "fixed"
    DYNAMIC = "dynamic"
    PAGES = "pages"
    QUADRANTS = "quadrants"
    SENTENCES = "sentences"


class Pieces(Struct, frozen=True, eq=False, gc=False):
    """The segments of a file: `length` counts seconds or sentences, `overlap` those that two neighbours share.

    The rest at the end is a segment of its own, except that FIXED segments drop a short rest.
    """

    cutting: Cutting
    length: Number = 0
    overlap: Count = 0
    keeps_rest: bool = True


class Recipe(Struct, frozen=True, eq=False, gc=False):
    """How embeddings of a file are made.

    Each segment has a vector for each of the `sources` if they are separate, and one for all of them if they are fused.
    Only the fused one covers the `notes`, which are the owner's. The model makes vectors of `dimensions` numbers, of
    which the first `prefix` are returned.
    """

    dimensions: Count
    prefix: Count
    sources: Mapping[str, tuple[Modality, ...]]
    pieces: Pieces
    is_separate: bool = True
    is_fused: bool = False
    has_uncertainty: bool = False
    notes: tuple[Moment, ...] = ()
