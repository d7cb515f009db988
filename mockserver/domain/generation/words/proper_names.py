"""Names that consist of other words: people with titles, streets, courses."""

import re
from itertools import pairwise

from mockserver.domain.generation.words.compounds import COMPOUNDS
from mockserver.domain.generation.words.noun_kinds import is_mass
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.proper_lists import (
    ABBREVIATED_TITLES,
    ALSO_NO_STREETS,
    CLUBS,
    COURSES,
    HOLIDAYS_OF_TWO_WORDS,
    NUMBERED_LESSONS,
    SHOWS,
    STREET_NAMES,
)
from mockserver.domain.generation.words.word import (
    COUNT,
    ENDS_TIME,
    HAS_SPELLING,
    LIKE_FIRST_NAME,
    LIKE_LAST_NAME,
    LITTLE,
    MEASURE,
    NAME,
    NUMBER,
    PROPER,
    STREET,
    TITLE_OF_PERSON,
    UNIT,
    VERB,
    VERSUS,
    Word,
    Words,
    facts_of,
)
from mockserver.domain.meaning.spelling import is_known

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_DIGITS_OF_COURSE, _DIGITS_OF_LONG_COURSE = 3, 4
_NAME = NAME | HAS_SPELLING
_NO_NAME = LITTLE | VERB | NUMBER | COUNT
_NOT_IN_ADDRESS = LITTLE | NUMBER | UNIT | STREET


def proper_names(words: Words) -> set[str]:
    """Return the words that are names beside those before or after them."""
    facts, found = facts_of(words), set[str]()
    if facts & TITLE_OF_PERSON:
        found |= {one.text for pair in pairwise(words) if is_titled(*pair) for one in pair}
    if facts & STREET:
        found |= {one.text for at in range(len(words)) for one in words[at : at + size_of_street(words[at:])]}
    if facts & VERSUS and facts & _NAME:
        found |= {one.text for side in sides_of(words)[:2] for one in side}
    if facts & NUMBER:
        found |= {before.text for before, word in pairwise(words) if _is_course(before, word)}
    if facts & ENDS_TIME:
        holidays = [pair for pair in pairwise(words) if (pair[0].plain, pair[1].plain) in HOLIDAYS_OF_TWO_WORDS]
        found |= {one.text for pair in holidays for one in pair}
    return found


def is_titled(title: Word, word: Word) -> bool:
    """Return whether a title and the word after it name a person: "Coach Tom", "Dr Lee", but not "coach training"."""
    if not title.facts & TITLE_OF_PERSON or word.facts & _NO_NAME or not word.text.isalpha():
        return False
    if word.facts & LIKE_FIRST_NAME or not is_known(word.plain):
        return True
    is_person = word.facts & LIKE_LAST_NAME and (word.plain.endswith("s") or not is_mass(word))
    return bool(is_person) or (title.plain in ABBREVIATED_TITLES and word.kind is NounKind.THING)


def is_office(word: Word) -> bool:
    """Return whether a word is the office of a person whose name may follow: "Mayor", "CEO"."""
    return bool(word.facts & TITLE_OF_PERSON) or (word.text.isupper() and word.kind is NounKind.PERSON)


def size_of_street(words: Words) -> int:
    """Return how many words at the start name a street or a house: "Elm Street", "12 Oak Lane"; 0 if they do not."""
    if not facts_of(words[1:4]) & STREET:
        return 0
    first = words[0]
    is_ordinal = bool(first.facts & COUNT and _ORDINAL.fullmatch(first.plain))
    if first.facts & COUNT and not (is_ordinal or first.facts & MEASURE):
        sizes = (size for size in (3, 4) if facts_of(words[size - 1 : size]) & STREET)
        return next((size for size in sizes if _is_address(words[1:size])), 0)
    street = words[1]
    is_street = street.facts & STREET and street.plain not in ALSO_NO_STREETS
    is_named = is_ordinal or first.plain in STREET_NAMES
    is_compound = len(words) > 2 and (street.plain, words[2].plain) in COMPOUNDS  # "river road trip"
    return 2 if is_street and is_named and not is_compound else 0


def _is_address(words: Words) -> bool:
    """Return whether the words after a number are a street: "Oak Drive", but neither "test drive" nor "hour drive"."""
    *before, street = words
    is_certain = street.plain not in ALSO_NO_STREETS or before[-1].plain in STREET_NAMES
    return is_certain and not facts_of(before) & _NOT_IN_ADDRESS


def sides_of(words: Words) -> tuple[Words, Words, Words]:
    """Return both sides of a match, and the words after them: "Lakers vs Celtics | highlights"; empty without any.

    A side begins after an event: "cup final | Spain vs Italy".
    """
    at = next((at for at in range(1, len(words) - 1) if words[at].facts & VERSUS), 0)
    begun = next((start for start in range(at, 0, -1) if words[start - 1].kind is NounKind.EVENT), 0)
    begun = 0 if begun == at else begun
    if not at or facts_of([*words[begun:at], words[at + 1]]) & LITTLE:
        return (), (), ()
    end = at + 2
    for after in words[end : end + 1]:
        if after.plain in CLUBS or (after.facts & _NAME and not words[end - 1].facts & PROPER):
            end += 1  # "Norwich City", "real Madrid"
    return words[begun:at], words[at + 1 : end], words[end:]


def is_numbered_lesson(words: Words) -> bool:
    """Return whether the last words are a lesson or the like with its number: "CS101 lecture 7"."""
    return len(words) > 1 and bool(words[-1].facts & NUMBER) and words[-2].plain in NUMBERED_LESSONS


def size_of_numbering(words: Words) -> int:
    """Return how many words at the start number a lesson or the like: "lecture 5", "podcast episode 42"."""
    if words and words[0].plain in SHOWS and is_numbered_lesson(words[1:3]):
        return 3
    return 2 if is_numbered_lesson(words[:2]) else 0


def is_lesson_of_course(words: Words) -> bool:
    """Return whether the words are a course, by its code, and the number of a lesson: "CS50 lecture 3"."""
    course = words[:-2]
    is_code = len(course) == 1 and course[0].text.isupper() and not course[0].text.isalpha()
    return is_numbered_lesson(words) and (is_code or is_numbered_course(course))


def end_of_lesson(words: Words) -> int:
    """Return where what a numbered lesson is about begins: "CS101 lecture 7 | hash tables"; 0 if nothing does."""
    for at, (lesson, number) in enumerate(pairwise(words[:-1]), 2):
        if number.facts & NUMBER and lesson.plain in NUMBERED_LESSONS:
            return at
    return 0


def is_numbered_course(words: Words) -> bool:
    """Return whether the words are a course and its number: "Phys 202"."""
    return len(words) == 2 and _is_course(*words)


def _is_course(subject: Word, number: Word) -> bool:
    if subject.plain not in COURSES or not number.facts & NUMBER:
        return False
    is_long = len(number.text) == _DIGITS_OF_LONG_COURSE and subject.text.isupper()  # "ECON 2010"
    return is_long or len(number.text) == _DIGITS_OF_COURSE
