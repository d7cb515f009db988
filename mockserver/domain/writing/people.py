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

_NEAR = 30  # characters
# It begins with a character, not with a border of words, because then texts are searched for that character first.
_NEW_PERSON = re.compile(rf"(?P<article>[Aa](?<!\w[Aa])n?) (?P<noun>(?:[a-z-]+ )?{PERSON_WORDS})(?![\w'-])")


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
    known, found = dict[str, str](), list[str]()  # what comes after each person
    for text in texts:
        is_last_of_others = len(found) == len(texts) - 1 and not any(map(text.__contains__, known))
        people = [] if is_last_of_others else [*_NEW_PERSON.finditer(text)]
        told = text
        for one in reversed(people):
            if known.get(one["noun"]) == _after(one):
                article = "The" if one["article"][0] == "A" else "the"
                told = f"{told[: one.start()]}{article}{told[one.end('article') :]}"
        for one in people:
            known.setdefault(one["noun"], _after(one))
        found.append(told)
    return found


def _after(person: re.Match[str]) -> str:
    """Return the next two words, which tell one man from another: "in a"."""
    return " ".join(person.string[person.end() : person.end() + _NEAR].split(None, 2)[:2])
