"""Generate the file of noun kinds from WordNet: `python -m tools.word_table.noun_kinds WORDNET`."""

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence, Set
from pathlib import Path

from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import word_of
from tools.word_table.kinds import DATA, Nouns, is_frequent

_RAREST = 20_000  # by rank of the stem
_SHORTEST = 3  # letters
_SENSES = 2  # so many of the most frequent ones must agree
_SENSES_WITHOUT_THINGS = 5  # so many may not be things: a tap is a touch, but a faucet too

# Numbers of the files of WordNet's lexicographers. An act such as "sponsorship" is nothing to look at either.
_EVENT, _FOOD, _PLACE, _PERSON = 11, 13, 15, 18
_THINGS = frozenset([5, 6, 8, _FOOD, 17, 20, 27])
_NOTIONS = frozenset([4, 7, 9, 10, 12, 16, 21, 22, 23, 24, 26])

# Words with the number of the sense whose hyponyms are meant.
_ANIMALS = "animal.1"
_SIGHTS = """
    building.1 tower.1 bridge.1 memorial.3 craft.2 train.1 celestial_body.1 geological_formation.1 tree.1 sky.1
    atmospheric_phenomenon.1 weather.1 sunset.1 sunrise.1 dusk.1 fire.1
"""
_SEEN = "written_communication.1 visual_communication.1 sign.2 gem.1 currency.1"
_PERFORMED = """
    recreation.1 aid.4 motion.3 motion.6 exercise.1 exercise.3 ceremony.1 ceremony.3 performance.1 performance.2 music.1
    show.1 show.3 cleaning.1 construction.1 creation.1
"""

Senses = Sequence[str]


def main(directory: Path) -> None:
    """Write the file of the package."""
    nouns = Nouns(directory)
    tests = _tests(nouns)
    words = defaultdict[str, list[str]](list)
    for word in sorted(nouns.words()):
        senses = nouns.senses_of(word)
        kind = next((kind for kind, is_of_kind in tests.items() if is_of_kind(senses)), None)
        if kind is not None and len(word) >= _SHORTEST and is_frequent(word, _RAREST) and _is_unlisted(word):
            words[kind].append(word)
    (DATA / "noun_kinds.txt").write_text("".join(f"{kind}: {' '.join(words[kind])}\n" for kind in tests), "utf-8")


def _tests(nouns: Nouns) -> Mapping[str, Callable[[Senses], bool]]:
    """Return for each kind whether a word with these senses is of it, the most frequent sense first."""
    animals, sights, seen, performed = (_below(nouns, one) for one in (_ANIMALS, _SIGHTS, _SEEN, _PERFORMED))

    def files(senses: Senses) -> set[int]:
        return {nouns.file_of(sense) for sense in senses}

    def first_is_in(group: Set[str]) -> Callable[[Senses], bool]:
        return lambda senses: senses[0] in group and _FOOD not in files(senses[:_SENSES])

    def all_are(is_of_kind: Callable[[str], bool]) -> Callable[[Senses], bool]:
        return lambda senses: (
            all(map(is_of_kind, senses[:_SENSES])) and _THINGS.isdisjoint(files(senses[:_SENSES_WITHOUT_THINGS]))
        )

    return {
        "animal": first_is_in(animals),
        "sight": first_is_in(sights),
        "event": all_are(lambda sense: nouns.file_of(sense) == _EVENT or sense in performed),
        "person": all_are(lambda sense: nouns.file_of(sense) == _PERSON),
        "place": all_are(lambda sense: nouns.file_of(sense) == _PLACE),
        "notion": all_are(lambda sense: nouns.file_of(sense) in _NOTIONS and sense not in seen),
    }


def _below(nouns: Nouns, senses: str) -> frozenset[str]:
    split = (sense.split(".") for sense in senses.split())
    return frozenset([one for word, number in split for one in nouns.senses_below(word, int(number))])


def _is_unlisted(word: str) -> bool:
    """Return whether neither a list nor the ending of a word tells its kind."""
    return word_of(word).kind is NounKind.THING


if __name__ == "__main__":
    main(Path(sys.argv[1]))
