"""How the words of a name are spelled within a sentence: names and acronyms keep their capitals."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from faker.providers.person.en_US import Provider as People

from mockserver.domain.generation.name_segments import SPOKEN
from mockserver.domain.generation.name_words import (
    ABBREVIATED_TITLES,
    ALSO_WORDS,
    BEFORE_PLACES,
    COUNTED_WORDS,
    FAMILY_POSSESSIVES,
    LITTLE_WORDS,
    POSSESSIVES,
    PROPER,
    SPELLED,
    TELL_ENGLISH,
    UPPER,
    VERSUS,
)
from mockserver.domain.generation.words.foreign import (
    FOREIGN_WORDS,
    GERMAN_NOUNS,
    LITTLE_BESIDE_FOREIGN_WORDS,
    tells_german,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.kinds import kinds_of
from mockserver.domain.meaning.spelling import is_certain, is_known, near_spellings
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.retrieval.words import stem

_SHORTEST_NAME = 4  # letters
_SHORTEST_COMPOUND = 10  # letters
_LONGEST_ACRONYM = 5  # letters
_ENDS_OF_NOUNS = ("tion", "sion", "ness", "ment", "ism", "ist", "ity", "ology", "graphy", "scope")
_TOWNS = """
    pool ford castle mouth port burg burgh field bridge hill ham wood stone wick land berg stad ville town shire bury
    chester haven dale well church gate
"""
_ENDS_OF_TOWNS = tuple(_TOWNS.split())
_ENDS_OF_OTHER_GERMAN_WORDS = ("en", "eln", "ern", "t", "e", "es", "er", "em", "ig", "lich", "isch")
_BEFORE_LAST_NAMES = VERSUS | FOREIGN_WORDS
_WORDS_AND_ACRONYMS = LITTLE_WORDS | {"it", "us"}

FIRST_NAMES = frozenset(People.first_names)
_LAST_NAMES = frozenset(People.last_names)

# First names that are no other word, as they are written in lower case.
_ONLY_NAMES: Mapping[str, str] = {
    name.casefold(): name
    for name in FIRST_NAMES
    if name.casefold() not in ALSO_WORDS and len(name) >= _SHORTEST_NAME - 1
}


def spelled(segments: Sequence[Sequence[str]]) -> list[list[str]]:
    """Return the words as written within a sentence: names and acronyms keep their capitals."""
    spelling = _Spelling(segments)
    return [[spelling.of(word) for word in segment] for segment in spelling.segments]


class _Spelling:
    """The spelling of the words of one name, and what its capitals say."""

    __slots__ = (
        "_all_capital",
        "_all_upper",
        "_first",
        "_is_first_telling",
        "_is_foreign",
        "_names",
        "_names_with_s",
        "_starts",
        "segments",
    )

    def __init__(self, segments: Sequence[Sequence[str]]) -> None:
        words = [word for segment in segments for word in segment]
        spoken = [word for word in words if SPOKEN.search(word) and word.casefold() not in LITTLE_WORDS]
        self._is_foreign = is_foreign_name(words)
        self._names = _german_nouns(words) if self._is_foreign else _unknown_names(words)
        # If every word is capitalised, or all letters are capitals, they say nothing.
        self._all_capital = all(word[:1].isupper() for word in spoken)
        self._all_upper = all(word.isupper() for word in spoken) and any(len(word) > 3 for word in spoken)
        self.segments = segments
        if len(words) > 1 and words[0].casefold() in FAMILY_POSSESSIVES and words[1].casefold() not in LITTLE_WORDS:
            words[0] = f"{words[0][:-1]}'{words[0][-1]}"  # "grandmas 80th birthday"
            self.segments = [words[: len(segments[0])], *segments[1:]]
        self._first = words[0]
        self._is_first_telling = self._first in FIRST_NAMES or self._has_capital_after(words)
        self._names_with_s = {word for word in words if word.endswith("'s") and word[:-2].capitalize() in FIRST_NAMES}
        self._starts = {segment[0] for segment in self.segments}

    def _has_capital_after(self, words: Sequence[str]) -> bool:
        """Return whether the word beside the first one has a telling capital."""
        second = words[1:2]
        beside = words[2:3] if second and second[0].casefold() in _BEFORE_LAST_NAMES else second
        return bool(beside) and beside[0][:1].isupper() and not self._all_capital

    def of(self, word: str) -> str:
        """Return a word as it is written within a sentence."""
        plain = word.casefold()
        if plain in SPELLED and not (self._is_foreign and len(plain) == 1):  # "i" is a word of many languages
            return SPELLED[plain]
        if plain in POSSESSIVES:
            return POSSESSIVES[plain]
        if plain in ABBREVIATED_TITLES:
            return plain.capitalize()
        if plain in UPPER and (word.islower() or word.isupper()):
            return word.upper() if plain not in _WORDS_AND_ACRONYMS or word.isupper() else word
        if plain.removesuffix("'s") in PROPER or word in self._names:
            return plain[:1].upper() + plain[1:]
        if plain.removesuffix("'s") in _ONLY_NAMES and not self._is_foreign:
            return plain.capitalize() if word.islower() or self._all_upper else word
        if word in self._names_with_s:
            return plain.capitalize()
        return word if self._keeps_capitals(word, plain) else plain

    def _keeps_capitals(self, word: str, plain: str) -> bool:
        """Return whether the capitals of a word that is in no list are those of a name or an acronym."""
        if self._is_foreign or "'" in word:
            return not self._all_upper
        if plain in LITTLE_WORDS and word.istitle() and len(word) > 1 and word not in self._starts:
            return False
        if self._all_upper:
            is_telling = self._is_first_telling and word is self._first
            return is_telling or not word.isalpha()
        if word.isupper() and len(word) > _LONGEST_ACRONYM and is_known(plain):
            return False  # "INTERVIEW Dr Lee"
        is_telling = self._is_first_telling if word is self._first else not self._all_capital
        has_inner_capitals = word[1:] != word[1:].lower()
        return is_telling or has_inner_capitals or not word.isalpha() or _is_unknown_name(word)


def _unknown_names(words: Sequence[str]) -> Container[str]:
    """Return the words that must be names: no known word, not misspelt, and at the end of a phrase."""
    found = {word for pair in pairwise(words) if is_person(*pair) for word in pair}
    for before, word, after in zip(words, words[1:], (*words[2:], "of"), strict=False):
        is_last = after.casefold() in LITTLE_WORDS or not SPOKEN.search(after)
        # "Lake Balaton" is a name, and neither "the lake with Dad" nor "Swan Lake ballet".
        if before.casefold() in BEFORE_PLACES and word.casefold() not in LITTLE_WORDS and is_last:
            found |= {before, word}
    if not any(is_known(word) for word in words if word.casefold() not in LITTLE_WORDS):
        return found
    for word, after in pairwise((*words[1:], "of")):
        is_last = after.casefold() in LITTLE_WORDS or not SPOKEN.search(after)
        if is_last and len(word) >= _SHORTEST_NAME and word.isascii() and word.isalpha() and word.islower():
            is_misspelt = is_certain(word) and near_spellings(word)
            if not (is_known(word) or is_misspelt or word in COUNTED_WORDS or _is_thing(word)):
                found.add(word)
    return found


def _is_thing(word: str) -> bool:
    """Return whether an unknown word must be a noun: a compound, by its ending, or because it is of a known kind."""
    is_long = len(word) >= _SHORTEST_COMPOUND - 1
    is_compound = is_long and len(word_table().numbers_of(stem(word))) > 1 and not word.endswith(_ENDS_OF_TOWNS)
    return is_compound or word.endswith(_ENDS_OF_NOUNS) or bool(kinds_of([stem(word)]))


def _german_nouns(words: Sequence[str]) -> Container[str]:
    """Return the lower-case words of a German name that must be nouns; none if its capitals tell the nouns."""
    plain = [word.casefold() for word in words if not word.isupper()]
    if not tells_german(plain) or any(word[:1].isupper() for word in words[1:]):
        return ()
    return {
        word
        for word in words
        if word in GERMAN_NOUNS
        or word.capitalize() in _LAST_NAMES
        or not (word in LITTLE_BESIDE_FOREIGN_WORDS or word.endswith(_ENDS_OF_OTHER_GERMAN_WORDS))
    }


def _is_unknown_name(word: str) -> bool:
    """Return whether a capitalised word is none that is known, and not misspelt: a name, or a German noun."""
    plain = word.casefold()
    is_long = word[:1].isupper() and len(word) >= _SHORTEST_NAME
    return is_long and not is_known(plain) and not (is_certain(plain) and near_spellings(plain))


def is_first_name(word: str) -> bool:
    """Return whether a word as spelled is a first name and no other word, such as "Rose"."""
    return _ONLY_NAMES.get(word.casefold()) == word


def is_person(first: str, last: str) -> bool:
    is_last = last.capitalize() in _LAST_NAMES and last.casefold() not in COUNTED_WORDS
    return is_last and first.capitalize() in FIRST_NAMES


def is_foreign_name(words: Sequence[str]) -> bool:
    plain = [*map(str.casefold, words)]
    if not FOREIGN_WORDS.isdisjoint(plain):
        # In "Tour de France stage 13" only the name is foreign.
        spoken = [word for word in plain if word.isalpha() and word not in COUNTED_WORDS]
        return not spoken or not (_is_english(spoken[0]) and _is_english(spoken[-1]))
    if not TELL_ENGLISH.isdisjoint(plain):
        return False
    return not all(map(str.isascii, words)) or is_german(words) or tells_german(plain) or _is_strange(plain)


def _is_strange(words: Sequence[str]) -> bool:
    """Return whether no word is English, and one is a little word of another language: "schaatsen op natuurijs"."""
    if LITTLE_BESIDE_FOREIGN_WORDS.isdisjoint(words):
        return False
    others = [word for word in words if word not in LITTLE_BESIDE_FOREIGN_WORDS]
    return bool(others) and not any(is_known(word) and not explanation_of(stem(word)) for word in others)


def is_german(words: Sequence[str]) -> bool:
    """Return whether the first word must be a German compound: "Kindergartenfest" is long, capitalised and unknown."""
    first = words[0]
    is_compound = len(first) >= _SHORTEST_COMPOUND and first.isalpha() and _is_unknown_name(first)
    return is_compound and not any(word.islower() and word.isascii() and is_known(word) for word in words)


def _is_english(word: str) -> bool:
    return is_known(word) and word not in FOREIGN_WORDS and not explanation_of(stem(word))
