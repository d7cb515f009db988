"""Numbers that fit what they count: "45 minutes", but "9 days"."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mockserver.domain.generation.draws import Chance, in_turn

_NUMBER = "number"

_RANGES: Mapping[str, Sequence[int]] = {
    "seconds": range(4, 60),
    "minutes": range(3, 46),
    "hours": range(2, 24),
    "days nights evenings": range(2, 22),
    "weeks": range(2, 17),
    "months": range(2, 19),
    "years winters": range(2, 36),
    "per": range(3, 90),
    "dollars euros pounds": (12, 15, 19, 25, 29, 32, 35, 39, 42, 45, 49, 55, 59, 65, 69, 75, 79, 85, 89),
    "pages": range(8, 90),
    "page": range(3, 90),
    "slide": range(3, 30),
    "chapter": range(2, 13),
    "times tries attempts turns shows strings kinds ships": range(3, 18),
    "volunteers amendments barrows slides bruises stairs": range(3, 20),
    "people callers participants votes names": range(5, 60),
    "thousand": range(4, 70),
    "degrees": range(12, 35),
}
"""The numbers before or after some words."""

_ANY = range(3, 60)
"""The numbers of what has no range of its own."""

_RANGE_OF = {word: numbers for words, numbers in _RANGES.items() for word in words.split()}
_SLOTS = {word: f"{_NUMBER} of {word}" for word in _RANGE_OF}

# So many numbers of each range, evenly spread: all slots of a video draw by turns from one order of these.
_CHOICES = 60
_TEXTS: Mapping[str, Sequence[str]] = {
    slot: [str(numbers[at * len(numbers) // _CHOICES]) for at in range(_CHOICES)]
    for slot, numbers in ((_NUMBER, _ANY), *((slot, _RANGE_OF[word]) for word, slot in _SLOTS.items()))
}

_BEFORE = re.compile(r"(?P<word>\w+) $")
_AFTER = re.compile(r"(?: (?:more|other|full|whole))? (?P<word>\w+)")

NUMBERS = tuple(dict.fromkeys(text for texts in _TEXTS.values() for text in texts))
"""All of these numbers."""


def number_slots(plan: str) -> Iterator[str]:
    """Yield the slot of each number in a sentence, by the word that it counts or that it follows: "page 12"."""
    for at in re.finditer(r"\{number\}", plan):
        before = _BEFORE.search(plan, 0, at.start())
        after = _AFTER.match(plan, at.end())
        words = (found["word"] for found in (after, before) if found)
        yield next((_SLOTS[word] for word in words if word in _SLOTS), _NUMBER)


class WithNumbers(dict[str, Iterator[str]]):
    """The values of slots, also of those for numbers: a video has few of these."""

    def __init__(self, values: Mapping[str, Iterator[str]], chance: Chance) -> None:
        super().__init__(values)
        self._turns = in_turn(range(_CHOICES), chance)

    def __missing__(self, slot: str) -> Iterator[str]:
        numbers = self[slot] = map(_TEXTS[slot].__getitem__, self._turns)
        return numbers
