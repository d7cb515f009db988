"""The people that a name names: they are the guests of an interview, and somebody at home speaks to them."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.generation.names.naming import Named
from mockserver.domain.generation.words.kind_lists import RELATIVES
from mockserver.domain.generation.words.noun_kinds import kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import FIRST_NAME, LIKE_FIRST_NAME, TITLE_OF_PERSON, Word, word_of
from mockserver.ground.caches import word_cache

_LONGEST_ROLE = 3  # words


class Person(Struct, frozen=True):
    """Somebody whom a name names."""

    name: str
    """The whole name: "Ana Ruiz"."""
    address: str
    """How others address the person: "Ana", "Dr Lee"."""


@word_cache(maxsize=1_024)
def is_person(phrase: str) -> bool:
    """Return whether a noun phrase names somebody: "the marine biologist", "Ana Ruiz"."""
    if kind_of(phrase) is NounKind.PERSON:
        return True
    words = [word_of(word) for word in phrase.split()]
    roles = words[: len(words) - len(_names(words))]
    return bool(roles) and roles[-1].kind is NounKind.PERSON  # "the economist Paul Romer"


def people_in(subject: Named) -> Sequence[Person]:
    """Return the people whose names are phrases of a name: "the pianist Ana Ruiz"."""
    named = [_names([word_of(word) for word in part.split()]) for part in subject.parts if is_person(part)]
    people = [Person(" ".join([word.text for word in names]), _address(names)) for names in named if names]
    return list({person.address: person for person in people}.values())


def presenter_in(subject: Named) -> str:
    """Return who presents a video by its name: "talk by photographer Steve McCurry", "Prof Lee on sleep"; or nobody."""
    # Without a capital letter inside, nobody has a whole name.
    for person in () if subject.title[1:].islower() else people_in(subject):
        before = subject.title.partition(person.name)[0].split()[-_LONGEST_ROLE:]
        is_by = "by" in before or f" by {person.name}" in subject.about
        if is_by or person.name.split()[0] != person.address:
            return person.address
    owner, _, owned = subject.about.partition("'s ")
    if owned and " " in owner and word_of(owner.split()[0]).facts & TITLE_OF_PERSON:
        return owner  # "Officer Diaz's noise complaint"
    owner = subject.title.partition("'s ")[0]
    return owner if " " not in owner and word_of(owner).facts & FIRST_NAME else ""


def without_presenter(subject: Named, presenter: str) -> Named:
    """Return a subject without who presents it: "the hip replacement" for "the hip replacement with Dr Lee"."""
    names = [presenter, *(person.name for person in people_in(subject) if person.address == presenter)]

    def stripped(phrase: str) -> str:
        for name in names:
            phrase = re.sub(rf"^{re.escape(name)}'s ", "the ", phrase).removesuffix(f" with {name}")
        return phrase

    parts = dict.fromkeys([stripped(part) for part in subject.parts if part not in names])
    about = stripped(subject.about)
    return replace(subject, about=about, parts=tuple(parts) or (about,))


def family_in(subject: Named) -> Sequence[Person]:
    """Return the people anywhere in a name: "Grandpa" in "Grandpa's 80th birthday", "Emma" in "Emma's first steps"."""
    if not subject.words:
        return ()
    return [Person(name, name) for name in dict.fromkeys(_first_names(subject.title.split()))]


def _first_names(texts: Sequence[str]) -> Iterator[str]:
    for at, text in enumerate(texts):
        name = text.removesuffix("'s")
        word = word_of(name)
        # The first word has a capital anyway: "Summer at the lake" names nobody.
        is_name = word.facts & FIRST_NAME or ((at or name != text) and word.facts & LIKE_FIRST_NAME)
        if name[:1].isupper() and (is_name or word.plain in RELATIVES):
            yield name


def _names(words: Sequence[Word]) -> Sequence[Word]:
    """Return the names at the end of a phrase."""
    at = len(words)
    while at and words[at - 1].text[:1].isupper() and not words[at - 1].text.isupper():
        at -= 1
    return words[at:]


def _address(names: Sequence[Word]) -> str:
    has_title = names[0].facts & TITLE_OF_PERSON and len(names) > 1
    return f"{names[0].text} {names[-1].text}" if has_title else names[0].text
