"""The people and things of one video, chosen once, so that its scenes belong together."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Self

from msgspec import Struct

from mockserver.domain.generation.draws import Chance, below, choice, shuffled
from mockserver.domain.generation.people.invented import FIRST_NAMES, LAST_NAMES, TOWN_PREFIXES, TOWN_SUFFIXES
from mockserver.domain.generation.people.listed import COMPANY_SUFFIXES
from mockserver.domain.generation.speech.genre import TITLED
from mockserver.domain.generation.speech.guests import Person
from mockserver.domain.generation.topics import Topic

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

# Also before clothes and tools that belong to the role: a firefighter wearing full gear gets no striped cardigan.
_JOINTS_AND_GEAR = (*_JOINTS, " wearing ", " holding ")
_ARTICLE = re.compile(r"^(?:the |an? )")


class Cast(Struct, frozen=True):
    """The people, places, companies and towns of one video."""

    people: tuple[str, ...]
    """As they are seen: "a baker with floury hands"."""
    places: tuple[str, ...]
    companies: tuple[str, ...]
    """In a conversation of two sides, the company of each."""
    towns: tuple[str, ...]
    brands: tuple[str, ...]
    host: str
    guests: tuple[str, ...]
    absent: str
    """Somebody who is spoken of and never seen."""

    @property
    def roles(self) -> tuple[str, ...]:
        """The people without their descriptions, "the baker", unless that would not tell them apart."""
        roles = [_role(person, _JOINTS_AND_GEAR) or person for person in self.people]
        shorter = roles if len({*roles}) == len(roles) else self.people
        return tuple([_ARTICLE.sub("the ", one, count=1) for one in shorter])

    @classmethod
    def of(
        cls, topic: Topic, chance: Chance, named: Sequence[Person] = (), company: str = "", presenter: str = ""
    ) -> Self:
        """Return the cast for a video of `topic`; the same seed gives the same cast.

        Those whom the name of the video names come first among the guests, and are seen if the topic shows them. The
        company in the name is that of the other side in a conversation of two sides, and else the only one.
        """
        guests = [person.address for person in named]
        invented = shuffled(FIRST_NAMES, chance, _PEOPLE + len(guests) + bool(presenter))
        known = {*guests, presenter}
        host, *others, absent = [name for name in invented if name not in known][:_PEOPLE]
        if topic.genre in TITLED:
            presenter = presenter.rpartition(" ")[2] or choice(LAST_NAMES, chance)
        own, second = _company(chance), _company(chance)
        companies = (own, company or second) if topic.people_opposite else (company or own, company or second)
        return cls(
            people=_seen(topic, chance, named if topic.shows_named_people else ()),
            places=tuple(shuffled(topic.places, chance, 2)),
            companies=companies,
            towns=(_town(chance), _town(chance)),
            brands=(choice(topic.brands, chance), companies[1 if company else 0]),
            host=presenter or host,
            guests=(*guests, *others)[: len(others)],
            absent=absent,
        )


def _seen(topic: Topic, chance: Chance, named: Sequence[Person]) -> tuple[str, ...]:
    """Return two people as they are seen, one of each side in a conversation of two sides."""
    if topic.people_opposite:
        one, other = choice(topic.people, chance), choice(topic.people_opposite, chance)
    else:
        one, other = shuffled(topic.people, chance, 2)
    if not named:
        return _dressed(one, chance), _dressed(other, chance)
    is_first_named = len(named) > 1 and not topic.people_opposite
    return named[1].name if is_first_named else _dressed(one, chance), named[0].name


def _dressed(person: str, chance: Chance) -> str:
    """Return one of a topic's people in random clothes, so that videos of one topic have different people."""
    if below(10, chance) < 4:
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
    return f"{one} {choice(COMPANY_SUFFIXES, chance)}" if below(2, chance) else f"{one}-{other}"


def _town(chance: Chance) -> str:
    town = choice(LAST_NAMES, chance) + choice(TOWN_SUFFIXES, chance)
    return f"{choice(TOWN_PREFIXES, chance)} {town}" if below(10, chance) < 4 else town
