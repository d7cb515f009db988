"""Generate the file of noun kinds from WordNet: `python -m tools.word_table.noun_kinds WORDNET`."""

import sys
from collections import defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

from mockserver.domain.generation.words.noun_kinds import NounKind, kind_of_noun
from mockserver.domain.generation.words.word import word_of
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.retrieval.words import stem
from tools.word_table.kinds import DATA, Nouns

_RAREST = 20_000  # by rank of the stem
_SHORTEST = 3  # letters
_SENSES = 2  # the most frequent ones, which must agree
_SENSES_WITHOUT_THINGS = 5  # so many may not be things: a tap is a touch, but a faucet too

# Numbers of the files of WordNet's lexicographers. An act such as "sponsorship" is nothing to look at either.
_EVENTS, _PERSONS, _PLACES = 11, 18, 15
_THINGS = frozenset([5, 6, 8, 13, 17, 20, 27])
_NOTIONS = frozenset([4, 7, 9, 10, 12, 16, 21, 22, 23, 24, 26])

# Words with the number of the sense whose hyponyms are meant.
_SEEN = "written_communication.1 visual_communication.1 sign.2 gem.1 currency.1"
_PERFORMED = """
    recreation.1 aid.4 motion.3 motion.6 exercise.1 exercise.3 ceremony.1 ceremony.3 performance.1 performance.2 music.1
    show.1 show.3 cleaning.1 construction.1 creation.1
"""


def main(directory: Path) -> None:
    """Write the file of the package."""
    nouns = Nouns(directory)
    tests = _tests(nouns)
    words = defaultdict[str, list[str]](list)
    for word in sorted(nouns.words()):
        senses = nouns.senses_of(word)
        is_thing = any(nouns.file_of(sense) in _THINGS for sense in senses[:_SENSES_WITHOUT_THINGS])
        kind = next((kind for kind, is_of_kind in tests.items() if all(map(is_of_kind, senses[:_SENSES]))), None)
        if kind is not None and not is_thing and len(word) >= _SHORTEST and _is_frequent(word) and _is_unlisted(word):
            words[kind].append(word)
    (DATA / "noun_kinds.txt").write_text("".join(f"{kind}: {' '.join(words[kind])}\n" for kind in tests), "utf-8")


def _tests(nouns: Nouns) -> Mapping[str, Callable[[str], bool]]:
    """Return for each kind whether a sense is of it."""
    seen, performed = _below(nouns, _SEEN), _below(nouns, _PERFORMED)
    return {
        "event": lambda sense: nouns.file_of(sense) == _EVENTS or sense in performed,
        "person": lambda sense: nouns.file_of(sense) == _PERSONS,
        "place": lambda sense: nouns.file_of(sense) == _PLACES,
        "notion": lambda sense: nouns.file_of(sense) in _NOTIONS and sense not in seen,
    }


def _below(nouns: Nouns, senses: str) -> frozenset[str]:
    split = (sense.split(".") for sense in senses.split())
    return frozenset([one for word, number in split for one in nouns.senses_below(word, int(number))])


def _is_frequent(word: str) -> bool:
    return any(number < _RAREST for number in word_table().numbers_of(stem(word)))


def _is_unlisted(word: str) -> bool:
    """Return whether neither a list nor the ending of a word tells its kind."""
    return kind_of_noun(word_of(word)) is NounKind.THING


if __name__ == "__main__":
    main(Path(sys.argv[1]))
