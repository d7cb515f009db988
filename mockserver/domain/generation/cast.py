"""The people and things of one video, chosen once, so that its scenes belong together."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Self

from faker.providers.company.en_US import Provider as Companies

from mockserver.domain.generation.invented_names import FIRST_NAMES, LAST_NAMES, TOWN_PREFIXES, TOWN_SUFFIXES
from mockserver.domain.generation.topics import Topic

_COMPANY_SUFFIXES = tuple(Companies.company_suffixes)
_COLOURS = ("red", "blue", "green", "yellow", "grey", "black", "white", "orange", "brown", "purple", "striped", "beige")
_CLOTHES = (
    "jacket",
    "scarf",
    "cap",
    "shirt",
    "sweater",
    "vest",
    "coat",
    "T-shirt",
    "hoodie",
    "cardigan",
    "hat",
    "polo",
)
_JOINTS = (" in a ", " in an ", " with a ", " with an ", " in ", " with ", " behind ", " beside ")


@dataclass(frozen=True, slots=True)
class Cast:
    """The people, places, companies and towns of one video."""

    people: tuple[str, ...]
    """As they are seen: "a baker with floury hands"."""
    places: tuple[str, ...]
    companies: tuple[str, ...]
    towns: tuple[str, ...]
    brands: tuple[str, ...]
    host: str
    guests: tuple[str, ...]
    absent: str
    """Somebody who is spoken of and never seen."""

    @classmethod
    def of(cls, topic: Topic, random: Random) -> Self:
        """Return the cast for a video of `topic`; the same seed gives the same cast."""
        host, *guests, absent = random.sample(FIRST_NAMES, 4)
        companies = (_company(random), _company(random))
        return cls(
            people=tuple(_dressed(person, random) for person in random.sample(topic.people, 2)),
            places=tuple(random.sample(topic.places, 2)),
            companies=companies,
            towns=(_town(random), _town(random)),
            brands=(random.choice(topic.brands), companies[0]),
            host=host,
            guests=tuple(guests),
            absent=absent,
        )


def _dressed(person: str, random: Random) -> str:
    """Return one of a topic's people in random clothes, so that videos of one topic have different people."""
    if random.random() < 0.4:
        return person
    role = _role(person)
    colour = random.choice(_COLOURS)
    return f"{role} in {'an' if colour[0] in 'aeiou' else 'a'} {colour} {random.choice(_CLOTHES)}" if role else person


def _role(person: str) -> str:
    """Return the role of a person without the description; empty for a thing, such as a bus."""
    return next((person.partition(joint)[0] for joint in _JOINTS if joint in person), "")


def _company(random: Random) -> str:
    names: Sequence[str] = (random.choice(LAST_NAMES), random.choice(LAST_NAMES))
    return f"{names[0]} {random.choice(_COMPANY_SUFFIXES)}" if random.random() < 0.5 else "-".join(names)


def _town(random: Random) -> str:
    town = random.choice(LAST_NAMES) + random.choice(TOWN_SUFFIXES)
    return f"{random.choice(TOWN_PREFIXES)} {town}" if random.random() < 0.4 else town
