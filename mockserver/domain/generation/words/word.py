"""A word of a name, with what is known about it: which lists have it, and how it is written.

Each fact is a bit: one `&` tells whether any of several facts is true, of one word or of all words together.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import count

from msgspec import Struct

from mockserver.domain.generation.names import lists
from mockserver.domain.generation.names.noise import SPOKEN
from mockserver.domain.generation.people import listed
from mockserver.domain.generation.words import compounds, foreign, kind_lists, other_words, proper_lists, roles
from mockserver.domain.generation.words.nouns import NounKind, kind_of_noun
from mockserver.domain.generation.words.verbs import infinitive
from mockserver.ground.caches import word_cache

_SHORTEST_FIRST_NAME = 3  # letters
_SHORTEST_COMPOUND = 10  # letters
_SHORTEST_PAST = 5  # letters
_COUNT = re.compile(r"\d+[^\W\d_]{0,3}")

FIRST_NAMES = frozenset(listed.FIRST_NAMES) | proper_lists.MORE_FIRST_NAMES | set(map(str.capitalize, lists.ALSO_WORDS))
LAST_NAMES = frozenset(listed.LAST_NAMES) | proper_lists.MORE_LAST_NAMES

_BRANDS = frozenset(one for one in lists.SPELLED.values() if len(one) > 2 and one[0].islower())
"""Names that begin with a small letter: "iPhone"."""

ONLY_NAMES: Mapping[str, str] = {
    name.casefold(): name
    for name in FIRST_NAMES
    if name.casefold() not in lists.ALSO_WORDS and len(name) >= _SHORTEST_FIRST_NAME
}
"""First names that are no other word, by how they are written in lower case."""

_bits = count()
_of_listed: defaultdict[str, int] = defaultdict(int)  # the facts of each word that a list has


def _fact(*words: Iterable[str]) -> int:
    """Return a new fact. It is true of all these words, whatever their capitals."""
    fact = 1 << next(_bits)
    for some in words:
        for word in some:
            _of_listed[word] |= fact
    return fact


# What a list tells
LITTLE = _fact(lists.LITTLE_WORDS)
FORMAT = _fact(lists.FORMAT_WORDS)
PROPER = _fact(lists.PROPER)
SAYS_NOTHING = _fact(lists.GENERIC)
NO_THING = _fact(roles.NO_THINGS, roles.ADJECTIVES_AT_THE_END, roles.DAYS, lists.MONTHS - {"march", "may"})
ADJECTIVE_AT_THE_END = _fact(roles.ADJECTIVES_AT_THE_END)
ADJECTIVE_BEFORE = _fact(roles.ADJECTIVES_BEFORE)
COUNTED = _fact(lists.COUNTED_WORDS)
NUMBERED = _fact(lists.COUNTED_WORDS, lists.ABBREVIATED)
UNIT = _fact(lists.UNITS)
DETERMINER = _fact(lists.DETERMINERS)
PRONOUN = _fact(lists.PRONOUNS)
VERB = _fact(lists.VERBS)
INFINITIVE = _fact(map(infinitive, lists.VERBS))
"""It is the base form of one of those verbs."""
TASK = _fact(lists.TASKS)
MAYBE_TASK = _fact(lists.MAYBE_TASKS)
EXPLAINED = _fact(["how", "why", "what"])
"""It begins a question within a name: "TEDx why we sleep"."""
VERSUS = _fact(lists.VERSUS)
BEFORE_PLACE = _fact(lists.BEFORE_PLACES)
TITLE_OF_PERSON = _fact(proper_lists.TITLES_OF_PEOPLE)
STREET = _fact(proper_lists.STREETS)
BEFORE_NAME = _fact(lists.TITLES_OF_NAMES, foreign.FOREIGN_WORDS)
BEGINS_PAIR = _fact(first for first, _ in compounds.COMPOUNDS | lists.CAMERA_WORK)
"""With the right word after it, it names one thing, or speaks of the video."""
BEGINS_PLACE = _fact(first for first, _ in kind_lists.PLACES_OF_TWO_WORDS)
MAKER = _fact(kind_lists.MAKERS)
ENDS_TIME = _fact(roles.BEFORE_TIMES, (last for _, last in proper_lists.HOLIDAYS_OF_TWO_WORDS))
"""It says when something is, or does so after the right word."""
TELLS_ENGLISH = _fact(lists.TELL_ENGLISH)
FOREIGN = _fact(foreign.FOREIGN_WORDS)
LITTLE_BESIDE_FOREIGN = _fact(foreign.LITTLE_BESIDE_FOREIGN_WORDS)

# What a list tells, or how the word is written
NAME = _fact(lists.PROPER)
"""It is spelled like a name: "Emma", but not "EMMA" or "Emma's"."""
NO_HEAD = _fact(
    *(lists.PROPER, lists.MONTHS, lists.FORMAT_WORDS, lists.UNITS, foreign.FOREIGN_LITTLE_WORDS, roles.DAYS),
    *(roles.TIMES, roles.ADJECTIVES_AT_THE_END, roles.NO_THINGS, ["time", "part", "way"]),
)
"""At the end of a compound it does not name the thing itself: "sleeping" in "newborn sleeping"."""
HAS_SPELLING = _fact(
    *(
        lists.SPELLED,
        lists.SHORTENED,
        lists.POSSESSIVES,
        lists.FAMILY_POSSESSIVES,
        proper_lists.ABBREVIATED_TITLES,
        lists.UPPER,
    ),
    *(lists.PROPER, ONLY_NAMES),
)
"""A list may tell how it is spelled, or how the owner is in "emma's"."""

# How the word is written
CAPITALS = _fact()
NOT_ASCII = _fact()
SINGLE = _fact()
"""It is a single character."""
MUTE = _fact()
"""It has no letter."""
NUMBER = _fact()
COUNT = _fact()
"""It is a number, maybe with an ending: "80th"."""
MEASURE = _fact()
"""It is a number with a unit, or of an episode: "20min", "S2E4"."""
PAST = _fact()
NO_NOUN = _fact()
"""It is an adjective or an adverb."""
FIRST_NAME = _fact()
"""It is a first name, no other word, and spelled so."""
LIKE_FIRST_NAME = _fact()
"""With other capitals it may be a first name, and another word too."""
LIKE_LAST_NAME = _fact()
LIKE_GERMAN_COMPOUND = _fact()
TELLS_GERMAN = _fact()


class Word(Struct, frozen=True, gc=False):
    """A word of a name."""

    text: str
    plain: str
    """The word in lower case."""
    facts: int
    """All facts that are true of it, as bits."""
    kind: NounKind = NounKind.THING
    """What it names, if it is a noun."""


Words = Sequence[Word]


def facts_of(words: Iterable[Word]) -> int:
    """Return the facts that are true of any of `words`."""
    facts = 0
    for word in words:
        facts |= word.facts
    return facts


def size_before_little(words: Words) -> int:
    """Return how many words there are before the first function word that is not the first word: 1 for "Paris in"."""
    for at in range(1, len(words)):
        if words[at].facts & LITTLE:
            return at
    return len(words)


@word_cache(maxsize=4_096)
def word_of(text: str) -> Word:
    """Return a word, at least a letter long, with all that is known about it."""
    plain = text.casefold()
    facts = _of_listed.get(plain, 0) | _of_letters(text, plain) | _of_names(text, plain)
    if text[0].isdecimal():
        facts |= _of_number(text)
    return Word(text, plain, facts, kind_of_noun(text, plain))


def _of_letters(text: str, plain: str) -> int:
    facts = 0 if text == plain else CAPITALS
    if not text.isascii():
        facts |= NOT_ASCII
    if not text.isalpha():
        facts |= NO_HEAD if SPOKEN.search(plain) else NO_HEAD | MUTE
        facts |= MEASURE if roles.EPISODE.fullmatch(plain) else 0
    if len(text) == 1:
        facts |= NO_HEAD | SINGLE
    if plain.endswith("ing") and plain not in lists.NOUNS_IN_ING:
        facts |= NO_HEAD
    is_regular = len(text) >= _SHORTEST_PAST and text.endswith("ed") and text not in lists.NOUNS_IN_ED
    if (is_regular or text in other_words.IRREGULAR_PAST) and text.islower():
        facts |= NO_HEAD | PAST
    if text in other_words.NO_NOUNS:
        facts |= NO_HEAD | NO_NOUN
    return facts | TELLS_GERMAN if foreign.tells_german(plain) else facts


def _of_names(text: str, plain: str) -> int:
    facts = FIRST_NAME if ONLY_NAMES.get(plain) == text else 0
    name = text.capitalize()
    if name in FIRST_NAMES:
        facts |= LIKE_FIRST_NAME
    if name in LAST_NAMES and plain not in lists.COUNTED_WORDS:
        facts |= LIKE_LAST_NAME
    if text.endswith("'s"):
        facts |= HAS_SPELLING
    elif text[:1].isupper():
        facts |= NAME if text[1:].islower() else 0
        facts |= LIKE_GERMAN_COMPOUND if len(text) >= _SHORTEST_COMPOUND and text.isalpha() else 0
    elif text in _BRANDS:
        facts |= NAME
    return facts


def _of_number(text: str) -> int:
    facts = NUMBER if text.isdecimal() else 0
    if _COUNT.fullmatch(text):
        facts |= COUNT
    return facts | MEASURE if roles.MEASURE.fullmatch(text) else facts
