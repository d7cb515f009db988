"""How the words of a name are spelled within a sentence: names and acronyms keep their capitals."""

from collections.abc import Container, Mapping, Sequence
from itertools import pairwise

from faker.providers.person.en_US import Provider as People

from mockserver.domain.generation.name_segments import SPOKEN
from mockserver.domain.generation.name_words import (
    ALSO_WORDS,
    BEFORE_PLACES,
    COUNTED_WORDS,
    FAMILY_POSSESSIVES,
    FOREIGN_WORDS,
    LITTLE_WORDS,
    POSSESSIVES,
    PROPER,
    SPELLED,
    TELL_ENGLISH,
    UPPER,
    VERSUS,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.spelling import is_certain, is_known, near_spellings
from mockserver.domain.retrieval.words import stem

_SHORTEST_NAME = 4  # letters
_SHORTEST_COMPOUND = 10  # letters
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
    words = [word for segment in segments for word in segment]
    spoken = [word for word in words if SPOKEN.search(word) and word.casefold() not in LITTLE_WORDS]
    is_foreign = is_foreign_name(words)
    names = _unknown_names(words) if not is_foreign else ()
    if len(words) > 1 and words[0].casefold() in FAMILY_POSSESSIVES and words[1].casefold() not in LITTLE_WORDS:
        first = f"{words[0][:-1]}'{words[0][-1]}"  # "grandmas 80th birthday"
        segments = [[first, *words[1 : len(segments[0])]], *segments[1:]]
        words[0] = first
    # If every word is capitalised, or all letters are capitals, they say nothing.
    all_capital = all(word[:1].isupper() for word in spoken)
    all_upper = all(word.isupper() for word in spoken) and any(len(word) > 3 for word in spoken)
    first, second = words[0], words[1:2]
    beside = words[2:3] if second and second[0].casefold() in _BEFORE_LAST_NAMES else second
    is_first_telling = first in FIRST_NAMES or (bool(beside) and beside[0][:1].isupper() and not all_capital)

    def write(word: str) -> str:
        plain = word.casefold()
        if plain in SPELLED:
            return SPELLED[plain]
        if plain in POSSESSIVES:
            return POSSESSIVES[plain]
        if plain in UPPER and (word.islower() or word.isupper()):
            return word.upper() if plain not in _WORDS_AND_ACRONYMS or word.isupper() else word
        if plain.removesuffix("'s") in PROPER or word in names:
            return plain[:1].upper() + plain[1:]
        if plain.removesuffix("'s") in _ONLY_NAMES and not is_foreign:
            return plain.capitalize() if word.islower() or all_upper else word
        if is_foreign or "'" in word:
            return plain if all_upper else word
        is_telling = is_first_telling if word is first else not (all_upper or all_capital)
        has_inner_capitals = word[1:] != word[1:].lower() and not all_upper
        is_kept = is_telling or has_inner_capitals or not word.isalpha() or (not all_upper and _is_unknown_name(word))
        return word if is_kept else plain

    return [[write(word) for word in segment] for segment in segments]


def _unknown_names(words: Sequence[str]) -> Container[str]:
    """Return the words that must be names: no known word, not misspelt, and at the end of a phrase."""
    found = {
        word for pair in pairwise(words) if pair[0].casefold() in BEFORE_PLACES or is_person(*pair) for word in pair
    }
    if not any(is_known(word) for word in words if word.casefold() not in LITTLE_WORDS):
        return found
    for word, after in pairwise((*words[1:], "of")):
        is_last = after.casefold() in LITTLE_WORDS or not SPOKEN.search(after)
        if is_last and len(word) >= _SHORTEST_NAME and word.isascii() and word.isalpha() and word.islower():
            is_misspelt = is_certain(word) and near_spellings(word)
            if not (is_known(word) or is_misspelt or word in COUNTED_WORDS):
                found.add(word)
    return found


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
    return (not all(map(str.isascii, words)) or is_german(words)) and TELL_ENGLISH.isdisjoint(plain)


def is_german(words: Sequence[str]) -> bool:
    """Return whether the first word must be a German compound: "Kindergartenfest" is long, capitalised and unknown."""
    first = words[0]
    is_compound = len(first) >= _SHORTEST_COMPOUND and first.isalpha() and _is_unknown_name(first)
    return is_compound and not any(word.islower() and word.isascii() and is_known(word) for word in words)


def _is_english(word: str) -> bool:
    return is_known(word) and word not in FOREIGN_WORDS and not explanation_of(stem(word))
