"""The people that can be seen in a video."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS

_PEOPLE = re.compile(
    rf"\b(?:an?|the|two|three|some) (?:[a-z-]+ )?{PERSON_WORDS}(?![\w'-])(?! (?:card|film|shot|bag|room))",
    re.IGNORECASE,
)

_NEW_PERSON = re.compile(rf"\b(?P<article>[Aa]n?) (?P<noun>(?:[a-z-]+ )?{PERSON_WORDS})(?![\w'-])")


def people_in(scenes: Iterable[Scene]) -> Iterator[str]:
    """Yield the people that the scenes show, such as "a baker", each once, in the order of their first appearance.

    "The baker" is one of the bakers that are there already, if there are any.
    """
    texts = [moment.text for scene in scenes for moment in scene.seen]
    found = dict.fromkeys(one[0][:1].lower() + one[0][1:] for text in texts for one in _PEOPLE.finditer(text))
    for person in found:
        noun = person.removeprefix("the ")
        if noun == person or not (f"a {noun}" in found or f"an {noun}" in found):
            yield person


def first_people_in(scenes: Iterable[Scene], most: int) -> list[str]:
    """Return the people that appear first."""
    return list(islice(people_in(scenes), most))


def introduced_once(texts: Sequence[str]) -> list[str]:
    """Return the sentences with "the baker" for each baker that an earlier one has, if it is certainly the same."""
    described: dict[str, set[str]] = {}
    for text in texts:
        for one in _NEW_PERSON.finditer(text):
            described.setdefault(one["noun"].lower(), set()).add(" ".join(text[one.end() :].split(None, 2)[:2]))
    known, found = set[str](), list[str]()
    for text in texts:
        people = [(one, one["noun"].lower()) for one in _NEW_PERSON.finditer(text)]
        for one, noun in reversed(people):
            if noun in known and len(described[noun]) == 1:
                article = "The" if one["article"][0] == "A" else "the"
                text = f"{text[: one.start()]}{article} {one['noun']}{text[one.end() :]}"
        known.update(noun for _, noun in people)
        found.append(text)
    return found
