"""How the words of a name are spelled within a sentence: names and acronyms keep their capitals."""

from collections.abc import Container, Sequence
from itertools import pairwise

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.names.lists import (
    FAMILY_POSSESSIVES,
    LITTLE_WORDS,
    MONTHS,
    POSSESSIVES,
    PROPER,
    SHORTENED,
    SPELLED,
    UPPER,
)
from mockserver.domain.generation.words.foreign import (
    FOREIGN_WORDS,
    GERMAN_ARTICLES,
    GERMAN_NOUNS,
    LITTLE_BESIDE_FOREIGN_WORDS,
    tells_german,
)
from mockserver.domain.generation.words.kind_lists import DONE_BY_CHILDREN, MODELS, OF_CHILDREN
from mockserver.domain.generation.words.noun_kinds import is_first_name, is_place_of_two_words
from mockserver.domain.generation.words.proper_lists import ABBREVIATED_TITLES, COURSES, FAMOUS
from mockserver.domain.generation.words.proper_names import proper_names
from mockserver.domain.generation.words.relations import time_at_end
from mockserver.domain.generation.words.word import (
    ADJECTIVE_AT_THE_END,
    BEFORE_PLACE,
    BEGINS_PLACE,
    CAPITALS,
    COUNTED,
    FIRST_NAME,
    FIRST_NAMES,
    FOREIGN,
    HAS_SPELLING,
    LAST_NAMES,
    LIKE_FIRST_NAME,
    LIKE_GERMAN_COMPOUND,
    LIKE_LAST_NAME,
    LITTLE,
    LITTLE_BESIDE_FOREIGN,
    MAKER,
    MUTE,
    NOT_ASCII,
    NUMBER,
    ONLY_NAMES,
    TELLS_ENGLISH,
    TELLS_GERMAN,
    VERB,
    VERSUS,
    Word,
    Words,
    facts_of,
    word_of,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.kinds import kinds_of
from mockserver.domain.meaning.operations import names_operation
from mockserver.domain.meaning.spelling import is_certain, is_known, near_spellings
from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.retrieval.words import stem

_SHORTEST_NAME = 4  # letters
_SHORTEST_COMPOUND = 10  # letters
_LONGEST_ACRONYM = 5  # letters
_LONGEST_NUMERAL = 3  # letters: "VII"
_SHORTEST_HEADING = 4  # words
_ENDS_OF_NOUNS = ("tion", "sion", "ness", "ment", "ism", "ist", "ity", "ology", "graphy", "scope")
_TOWNS = """
    pool ford castle mouth port burg burgh field bridge hill ham wood stone wick land berg stad ville town shire bury
    chester haven dale well church gate
"""
_ENDS_OF_TOWNS = tuple(_TOWNS.split())
_ENDS_OF_OTHER_GERMAN_WORDS = ("en", "eln", "ern", "t", "e", "es", "er", "em", "ig", "lich", "isch")
_ENDS_OF_GERMAN_ADJECTIVES = ("e", "en", "er", "es", "em")
_GERMAN_ADJECTIVES = (
    "neue neuer neues alte alter altes kleine kleiner große großer schöne schöner erste erster erstes letzte letzter"
)
_NO_GERMAN_NOUNS = LITTLE_BESIDE_FOREIGN_WORDS | frozenset(_GERMAN_ADJECTIVES.split())
"""Words at the start of a German name that are no nouns."""
_WORDS_AND_ACRONYMS = LITTLE_WORDS | {"it", "us"}
_MAYBE_FOREIGN = FOREIGN | NOT_ASCII | TELLS_GERMAN | LIKE_GERMAN_COMPOUND | LITTLE_BESIDE_FOREIGN

_BETWEEN_PEOPLE = frozenset(["and", "und", "et", "y"])
_BEGINS_NAME = LIKE_FIRST_NAME | BEGINS_PLACE | MAKER
_NO_UNKNOWN_NAME = CAPITALS | NOT_ASCII | MUTE | COUNTED
_BABIES, _FIRST = frozenset(["baby", "toddler", "newborn", "puppy", "kitten"]), frozenset(["first", "1st"])
_TITLES_OF_RELATIVES = frozenset(["uncle", "aunt", "auntie"])
_OF = word_of("of")


def spelled(segments: Sequence[Words]) -> Sequence[Words]:
    """Return the words as written within a sentence: names and acronyms keep their capitals."""
    words = [word for segment in segments for word in segment]
    is_foreign = is_foreign_name(words)
    names = _german_nouns(words) if is_foreign else _unknown_names(words)
    if not is_foreign:
        segments = [_with_owners(segment, is_first=segment is segments[0]) for segment in segments]
        words = [word for segment in segments for word in segment]
    if not (names or facts_of(words) & (CAPITALS | HAS_SPELLING)):
        return segments
    spelling = _Spelling(words, {segment[0].text for segment in segments}, names, is_foreign=is_foreign)
    return [
        [spelling.of(word, is_first=at == place == 0) for place, word in enumerate(segment)]
        for at, segment in enumerate([segments[0], *map(_as_within_sentence, segments[1:])])
    ]


def _with_owners(words: Words, *, is_first: bool) -> Words:
    """Return the words of a segment with the apostrophes that file names leave out: "emmas cat", "grandmas cat"."""
    found = [*words]
    for at, word in enumerate(words):
        is_before_thing = at + 1 < len(words) and not words[at + 1].facts & LITTLE
        is_after_title = at > 0 and words[at - 1].plain in _TITLES_OF_RELATIVES
        is_of_family = is_first and at == 0 and word.plain in FAMILY_POSSESSIVES
        if is_before_thing and word.plain in _BABIES and words[at + 1].plain in _FIRST:
            found[at] = word_of(f"{word.text}'s")  # "baby first steps"
        elif (is_before_thing and (is_of_family or _is_owner(word))) or (is_after_title and _is_name_with_s(word)):
            found[at] = word_of(f"{word.text[:-1]}'{word.text[-1]}")
    return found


def _is_owner(word: Word) -> bool:
    """Return whether a word can only be a first name with an "s": "emmas", but not "marks" or "thomas"."""
    if not word.plain.endswith("s") or word.plain[:-1] not in ONLY_NAMES:
        return False
    name = word.plain.capitalize()
    return name not in FIRST_NAMES and name not in LAST_NAMES


def _is_name_with_s(word: Word) -> bool:
    name = word.plain.capitalize()
    return name.endswith("s") and name[:-1] in FIRST_NAMES and name not in FIRST_NAMES


def _as_within_sentence(segment: Words) -> Words:
    """Return a segment without the capital that its first word only has as the first: "Breaking: Flood waters"."""
    first, *rest = segment
    is_only_first = rest and rest[0].text.islower() and first.text.istitle()
    return [word_of(first.plain), *rest] if is_only_first and not first.facts & LIKE_FIRST_NAME else segment


class _Spelling:
    """The spelling of the words of one name, and what its capitals say."""

    __slots__ = ("_all_capital", "_all_upper", "_is_first_telling", "_is_foreign", "_names", "_starts")

    def __init__(self, words: Words, starts: Container[str], names: Container[str], *, is_foreign: bool) -> None:
        self._starts, self._names, self._is_foreign = starts, names, is_foreign
        spoken = [word.text for word in words if not (word.facts & (MUTE | LITTLE) or word.text[0].isdecimal())]
        # If every word is capitalised, or most words of a heading, or all letters are capitals, they say nothing.
        self._all_capital = all(word[:1].isupper() for word in spoken) or _is_heading(words)
        self._all_upper = all(word.isupper() for word in spoken) and any(len(word) > 3 for word in spoken)
        self._is_first_telling = words[0].text in FIRST_NAMES or self._has_capital_after(words)

    def _has_capital_after(self, words: Words) -> bool:
        """Return whether the word beside the first one has a telling capital."""
        beside = words[2:3] if facts_of(words[1:2]) & (VERSUS | FOREIGN) else words[1:2]
        return bool(beside) and beside[0].text[:1].isupper() and not self._all_capital

    def of(self, word: Word, *, is_first: bool = False) -> Word:
        """Return a word as it is written within a sentence."""
        is_plain = not word.facts & (CAPITALS | HAS_SPELLING) and word.text not in self._names
        return word if is_plain else word_of(self._spelled(word.text, word.plain, is_first=is_first))

    def _spelled(self, word: str, plain: str, *, is_first: bool) -> str:
        if word in SHORTENED and not (self._is_foreign or is_first):
            return SHORTENED[word]
        if plain in SPELLED and not (self._is_foreign and len(plain) == 1):  # "i" is a word of many languages
            return SPELLED[plain]
        if plain in POSSESSIVES:
            return POSSESSIVES[plain]
        if plain in ABBREVIATED_TITLES:
            return plain.capitalize()
        if plain in UPPER and (word.islower() or word.isupper()):
            return word.upper() if plain not in _WORDS_AND_ACRONYMS or word.isupper() else word
        owner = plain.removesuffix("'s")
        if owner in PROPER or word in self._names:
            return word if self._is_code(word, plain) else capitalised(plain)
        if owner in ONLY_NAMES and not self._is_foreign:
            return plain.capitalize() if word.islower() or self._all_upper else word
        if word.endswith("'s") and word[:-2].capitalize() in FIRST_NAMES:
            return plain.capitalize()
        return word if self._keeps_capitals(word, plain, is_first=is_first) else plain

    def _is_code(self, word: str, plain: str) -> bool:
        """Return whether a word in capitals is a course or a part of a model: "A7S IV"."""
        is_short = len(word) <= _LONGEST_NUMERAL or not word.isalpha()
        return word.isupper() and (plain in COURSES or (is_short and word in self._names and not self._all_upper))

    def _keeps_capitals(self, word: str, plain: str, *, is_first: bool) -> bool:
        """Return whether the capitals of a word that is in no list are those of a name or an acronym."""
        if self._is_foreign or "'" in word:
            return not self._all_upper
        if len(word) == 1 and not is_first and not self._all_upper:
            return plain not in LITTLE_WORDS  # "building C"
        if plain in LITTLE_WORDS and word.istitle() and len(word) > 1 and word not in self._starts:
            return False
        if self._all_upper:
            return (is_first and self._is_first_telling) or not word.isalpha()
        if word.isupper() and len(word) > _LONGEST_ACRONYM and is_known(plain):
            return False  # "INTERVIEW Dr Lee"
        is_telling = self._is_first_telling if is_first else not self._all_capital
        has_inner_capitals = word[1:] != word[1:].lower()
        return is_telling or has_inner_capitals or not word.isalpha() or _is_unknown_name(word, plain)


def _is_heading(words: Words) -> bool:
    """Return whether the words, which no little word links, begin with a capital and are capitalised, but for a third.

    "Hip_Replacement_Dr_Lee_left-side"
    """
    spoken = [word for word in words if word.text[0].isalpha() and not word.facts & ADJECTIVE_AT_THE_END]
    small = sum([word.text[0].islower() for word in spoken])
    is_long = len(spoken) >= _SHORTEST_HEADING and small * 3 <= len(spoken)
    return is_long and words[0].text[0].isupper() and not facts_of(words) & LITTLE


def _unknown_names(words: Words) -> set[str]:
    """Return the words that must be names: no known word, not misspelt, and at the end of a phrase."""
    found = proper_names(words) | _months_at_end(words)
    unknown: list[str] = []
    if len(words) > 1 and words[1].facts & VERB and words[0].text.isalpha() and not is_known(words[0].plain):
        found.add(words[0].text)  # "lukas plays piano"
    if words[0].facts & LIKE_FIRST_NAME and len(words) > 1 and _is_of_child(*words[:2]):
        found.add(words[0].text)  # "ben first steps", "max learning to swim"
    for before, word, after in zip(words, words[1:], (*words[2:], _OF), strict=False):
        if word.plain in _BETWEEN_PEOPLE and _are_people(before, after):
            found |= {before.text, after.text}  # "Anna and Tom"
        is_last = after.facts & (LITTLE | MUTE)
        # "Lake Balaton" is a name, and neither "the lake with Dad" nor "Swan Lake ballet".
        is_place = is_last and before.facts & BEFORE_PLACE and not word.facts & LITTLE
        if is_place or (before.facts & _BEGINS_NAME and (_is_name(before, word) or _is_rare_name(before, word))):
            found |= {before.text, word.text}
        if is_last and len(word.text) >= _SHORTEST_NAME and not word.facts & _NO_UNKNOWN_NAME and _is_unknown(word):
            unknown.append(word.text)
    if unknown and any(is_known(word.text) for word in words if not word.facts & LITTLE):
        found.update(word for word in unknown if not (_is_misspelt(word) or _is_thing(word)))
    return found


def _is_of_child(name: Word, after: Word) -> bool:
    """Return whether a word is a first name before what children have or do."""
    return is_first_name(name) and (after.plain in OF_CHILDREN or after.plain in DONE_BY_CHILDREN)


def _are_people(one: Word, other: Word) -> bool:
    """Return whether two words beside an "and" are first names: at least one is no other word."""
    are_alike = all(word.facts & LIKE_FIRST_NAME for word in (one, other))
    return are_alike and (bool((one.facts | other.facts) & FIRST_NAME) or (is_first_name(one) and is_first_name(other)))


def _months_at_end(words: Words) -> set[str]:
    """Return the month that a name ends with, also if it is another word: "PTA meeting March"."""
    while words and words[-1].facts & NUMBER:
        words = words[:-1]
    return {word.text for word in words[-time_at_end(words) or len(words) :] if word.plain in MONTHS}


def _is_name(first: Word, last: Word) -> bool:
    """Return whether two words are the name of a person, a place or a car: "Emma Brown", "New York", "Honda Accord"."""
    is_car = first.facts & MAKER and last.plain in MODELS
    return bool(is_car) or is_person(first, last) or is_place_of_two_words(first, last)


def _is_rare_name(first: Word, last: Word) -> bool:
    """Return whether a word after a first name must be a last name: an initial, or capitalised and no other word."""
    is_rare = len(last.text) == 1 or (last.text[:1].isupper() and _is_unknown(last))
    return first.plain in ONLY_NAMES and is_rare and not last.facts & (LITTLE | MUTE)


def _is_unknown(word: Word) -> bool:
    return word.text.isalpha() and not is_known(word.text)


def _is_misspelt(word: str) -> bool:
    return is_certain(word) and bool(near_spellings(word))


def _is_thing(word: str) -> bool:
    """Return whether an unknown word must be a noun: a compound, by its ending, or because it is of a known kind."""
    is_long = len(word) >= _SHORTEST_COMPOUND - 1
    is_compound = is_long and len(word_table().numbers_of(stem(word))) > 1 and not word.endswith(_ENDS_OF_TOWNS)
    return is_compound or word.endswith(_ENDS_OF_NOUNS) or bool(kinds_of([stem(word)]))


def _german_nouns(words: Words) -> set[str]:
    """Return the lower-case words of a German name that must be nouns; none if its capitals tell the nouns."""
    is_told = any(word.text[:1].isupper() for word in words[1:])
    if is_told or not any(word.facts & TELLS_GERMAN and not word.text.isupper() for word in words):
        return set()
    after_articles = {after.text for word, after in pairwise(words) if _is_article_of_noun(word, after)}
    nouns = after_articles | {word.text for word in words if _is_german_noun(word.text)}
    return nouns if words[0].plain in _NO_GERMAN_NOUNS else nouns | {words[0].text}


def _is_article_of_noun(word: Word, after: Word) -> bool:
    is_adjective = after.plain.endswith(_ENDS_OF_GERMAN_ADJECTIVES) or after.plain in LITTLE_BESIDE_FOREIGN_WORDS
    return word.plain in GERMAN_ARTICLES and not is_adjective


def _is_german_noun(word: str) -> bool:
    if word in LITTLE_BESIDE_FOREIGN_WORDS:
        return False
    is_known_noun = word in GERMAN_NOUNS or word.capitalize() in LAST_NAMES or tells_german(word)
    return is_known_noun or not word.endswith(_ENDS_OF_OTHER_GERMAN_WORDS)


def _is_unknown_name(word: str, plain: str) -> bool:
    """Return whether a capitalised word is none that is known, and not misspelt: a name, or a German noun."""
    is_long = word[:1].isupper() and len(word) >= _SHORTEST_NAME
    return is_long and not (is_known(plain) or names_operation(plain) or _is_misspelt(plain))


def is_person(first: Word, last: Word) -> bool:
    """Return whether two words are a first and a last name."""
    is_first = bool(first.facts & LIKE_FIRST_NAME)
    return is_first and (bool(last.facts & LIKE_LAST_NAME) or (first.plain, last.plain) in FAMOUS)


def is_foreign_name(words: Words) -> bool:
    """Return whether these words of a name are not English."""
    facts = facts_of(words)
    if not facts & _MAYBE_FOREIGN or facts & VERB:  # "Nonna teaches gnocchi"
        return False
    if facts & FOREIGN:
        # In "Tour de France stage 13" only the name is foreign.
        spoken = [word.plain for word in words if word.plain.isalpha() and not word.facts & (COUNTED | FIRST_NAME)]
        return not spoken or not (_is_english(spoken[0]) and _is_english(spoken[-1]))
    if facts & TELLS_ENGLISH:
        return False
    return bool(facts & (NOT_ASCII | TELLS_GERMAN)) or is_german(words) or _is_strange(words)


def _is_strange(words: Words) -> bool:
    """Return whether no word is English, and one is a little word of another language: "schaatsen op natuurijs"."""
    others = [word.plain for word in words if not word.facts & LITTLE_BESIDE_FOREIGN]
    is_strange = 0 < len(others) < len(words)
    return is_strange and not any(is_known(word) and not explanation_of(stem(word)) for word in others)


def is_german(words: Words) -> bool:
    """Return whether the first word must be a German compound: "Kindergartenfest" is long, capitalised and unknown."""
    first = words[0]
    is_compound = bool(first.facts & LIKE_GERMAN_COMPOUND) and _is_unknown_name(first.text, first.plain)
    return is_compound and not any(_is_in_english(word.text) for word in words)


def _is_in_english(word: str) -> bool:
    return word.islower() and word.isascii() and is_known(word)


def _is_english(word: str) -> bool:
    return is_known(word) and word not in FOREIGN_WORDS and not explanation_of(stem(word))
