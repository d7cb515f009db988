"""A topic: the texts from which videos about it are generated."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, eq=False)
class Stage:
    """One step of the plot: a heading, what somebody does, and what is said meanwhile."""

    heading: str
    acts: tuple[str, ...]
    """Predicates that follow any of the topic's people: "stirs the pot"."""
    lines: tuple[str, ...]
    """Whole sentences, as spoken."""


@dataclass(frozen=True, slots=True, eq=False)
class Topic:
    """A subject as data. Lines, remarks and signs may contain `{subject}`, `{company}` and `{town}`."""

    name: str
    keywords: tuple[str, ...]
    """Words of a file name that speak for this topic; singular, lower case."""
    subjects: tuple[str, ...]
    titles: tuple[str, ...]
    people: tuple[str, ...]
    places: tuple[str, ...]
    """With their preposition: "in a bright kitchen"."""
    details: tuple[str, ...]
    """Short clauses that can follow "while": "steam rises from the pot"."""
    stages: tuple[Stage, ...]
    """Opening first, closing last."""
    remarks: tuple[str, ...]
    signs: tuple[str, ...]
    brands: tuple[str, ...]
    hashtags: tuple[str, ...]
    decides: tuple[str, ...] = ()
    """Words and expressions that decide, whatever else the name says: how it was filmed, what form it has."""
    happens: tuple[str, ...] = ()
    """Words for what happens, which decide as well, but not before some nouns: a kitchen fire, not a fire engine."""
    is_watched_only: bool = False
    """The camera only watches: nobody presents, nobody speaks, and nothing is arranged for it."""
