"""The people and things of one video, chosen once, so that its scenes belong together."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Self

from faker.providers.company.en_US import Provider as Companies
from msgspec import Struct

from mockserver.domain.generation.draws import Chance, choice, shuffled
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
_PEOPLE = 4  # a host, two guests, and somebody absent

_JOINTS = (" in a ", " in an ", " with a ", " with an ", " in ", " with ", " behind ", " beside ")

# Before clothes and tools that belong to the role: a firefighter wearing full gear gets no striped cardigan.
_JOINTS_OF_GEAR = (" wearing ", " holding ")
_ARTICLE = re.compile(r"^(?:the |an? )")


class Cast(Struct, frozen=True):
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

    @property
    def roles(self) -> tuple[str, ...]:
        """The people without their descriptions, "the baker", unless that would not tell them apart."""
        roles = [_role(person, _JOINTS + _JOINTS_OF_GEAR) or person for person in self.people]
        shorter = roles if len({*roles}) == len(roles) else self.people
        return tuple([_ARTICLE.sub("the ", one, count=1) for one in shorter])

    @classmethod
    def of(cls, topic: Topic, chance: Chance, guests: Sequence[str] = ()) -> Self:
        """Return the cast for a video of `topic`; the same seed gives the same cast. Known `guests` come first."""
        invented = shuffled(FIRST_NAMES, chance, _PEOPLE + len(guests))
        host, *others, absent = [name for name in invented if name not in guests][:_PEOPLE]
        companies = (_company(chance), _company(chance))
        return cls(
            people=tuple([_dressed(person, chance) for person in shuffled(topic.people, chance, 2)]),
            places=tuple(shuffled(topic.places, chance, 2)),
            companies=companies,
            towns=(_town(chance), _town(chance)),
            brands=(choice(topic.brands, chance), companies[0]),
            host=host,
            guests=(*guests, *others)[: len(others)],
            absent=absent,
        )


def _dressed(person: str, chance: Chance) -> str:
    """Return one of a topic's people in random clothes, so that videos of one topic have different people."""
    if chance() < 0.4:
        return person
    role = _role(person, _JOINTS)
    colour = choice(_COLOURS, chance)
    return f"{role} in {'an' if colour[0] in 'aeiou' else 'a'} {colour} {choice(_CLOTHES, chance)}" if role else person


@cache
def _role(person: str, joints: tuple[str, ...]) -> str:
    """Return the role of a person without the description; empty for a thing, such as a bus."""
    return next((person.partition(joint)[0] for joint in joints if joint in person), "")


def _company(chance: Chance) -> str:
    one, other = choice(LAST_NAMES, chance), choice(LAST_NAMES, chance)
    return f"{one} {choice(_COMPANY_SUFFIXES, chance)}" if chance() < 0.5 else f"{one}-{other}"


def _town(chance: Chance) -> str:
    town = choice(LAST_NAMES, chance) + choice(TOWN_SUFFIXES, chance)
    return f"{choice(TOWN_PREFIXES, chance)} {town}" if chance() < 0.4 else town
