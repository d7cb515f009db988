"""The people that can be seen in a video."""

import re
from collections.abc import Iterable

from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS

_PEOPLE = re.compile(
    rf"\b(?:an?|the|two|three|some) (?:[a-z-]+ )?{PERSON_WORDS}(?![\w'-])(?! (?:card|film|shot|bag|room))",
    re.IGNORECASE,
)


def people_in(scenes: Iterable[Scene]) -> list[str]:
    """Return the people that the scenes show, such as "a baker", in the order of their first appearance."""
    found = (one[0] for scene in scenes for moment in scene.seen for one in _PEOPLE.finditer(moment.text))
    return list(dict.fromkeys(person[:1].lower() + person[1:] for person in found))
