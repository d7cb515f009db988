"""What kind of thing a noun names: something to look at, an event, an activity, a place, a person, an idea.

Whether it takes an article, and what can be said about it, depends on that.
"""

from enum import Enum, auto

from mockserver.domain.generation.words.kind_lists import (
    ACTIVITIES,
    COUNTABLE_IN_ING,
    EVENTS,
    IDEAS,
    MASS_IN_ING,
    PERSONS,
    PLACES,
    PROPER_PLACES,
    RELATIVES,
)
from mockserver.domain.generation.words.plurals import with_plurals

_ENDS_OF_IDEAS = ("ness", "ity", "ism", "ance", "ence", "ship", "ology", "graphy", "onomy", "cy", "dom")
_SHORTEST_ACTIVITY, _SHORTEST_IDEA = 6, 6  # letters, as in "hiking"
_ENDS_OF_PERSONS = ("ologist", "ologists", "ician", "icians", "ographer", "ographers")
_THINGS_IN_ING = COUNTABLE_IN_ING | MASS_IN_ING


class NounKind(Enum):
    """What a noun phrase names."""

    THING = auto()
    EVENT = auto()
    """It takes place: a meeting, a race, a lesson."""
    ACTIVITY = auto()
    """People do it, and it takes no article: yoga, birdwatching."""
    PLACE = auto()
    PERSON = auto()
    IDEA = auto()
    """Nobody can point at it, and it takes no article: inflation, photosynthesis."""
    NOTION = auto()
    """Nobody can point at it either, but it takes an article: a budget, a theory. Only `seen_as` tells it."""
    ANIMAL = auto()
    """Only `seen_as` tells it."""
    SIGHT = auto()
    """It is large or far away: a sunset, a castle, a ship. Only `seen_as` tells it."""
    NAME = auto()
    """A name of a company, a product or whatever else."""


def kind_of_noun(text: str, plain: str) -> NounKind:
    """Return what a noun names, which is given as written and in lower case."""
    owner = plain.removesuffix("'s")
    if owner in PROPER_PLACES:
        return NounKind.PLACE
    found = _LISTED.get(owner)
    if found is None and text[:1].islower():
        found = kind_by_ending(owner)
    return found or NounKind.THING


def kind_by_ending(plain: str) -> NounKind | None:
    """Return what a noun in lower case names by its ending: "biologist", "happiness"; or if it is an activity."""
    is_in_ing = plain.endswith("ing") and len(plain) >= _SHORTEST_ACTIVITY and plain not in _THINGS_IN_ING
    if is_in_ing or plain in ACTIVITIES:
        return NounKind.ACTIVITY
    if plain.endswith(_ENDS_OF_PERSONS):
        return NounKind.PERSON
    return NounKind.IDEA if len(plain) >= _SHORTEST_IDEA and plain.endswith(_ENDS_OF_IDEAS) else None


_LISTED = {
    noun: kind
    for nouns, kind in (
        (with_plurals(PLACES), NounKind.PLACE),
        (with_plurals(PERSONS), NounKind.PERSON),
        (RELATIVES, NounKind.PERSON),
        (with_plurals(EVENTS), NounKind.EVENT),
        (IDEAS, NounKind.IDEA),
        (ACTIVITIES, NounKind.ACTIVITY),
    )
    for noun in nouns
}
