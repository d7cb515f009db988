"""The people that can be seen in a video."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS

_PEOPLE = re.compile(
    rf"\b(?:an?|the|two|three|some) (?:[a-z-]+ )?{PERSON_WORDS}(?![\w'-])(?! (?:card|film|shot|bag|room))",
    re.IGNORECASE,
)


def people_in(scenes: Iterable[Scene]) -> Iterator[str]:
    """Yield the people that the scenes show, such as "a baker", each once, in the order of their first appearance."""
    known = set[str]()
    for one in (one[0] for scene in scenes for moment in scene.seen for one in _PEOPLE.finditer(moment.text)):
        person = one[:1].lower() + one[1:]
        if person not in known:
            known.add(person)
            yield person


def first_people_in(scenes: Iterable[Scene], most: int) -> list[str]:
    """Return the people that appear first."""
    return list(islice(people_in(scenes), most))
