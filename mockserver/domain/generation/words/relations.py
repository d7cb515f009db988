"""Joins noun phrases that a name only puts beside each other, and tells when something is.

"Surfing lessons Biarritz night" is about the surfing lessons in Biarritz at night.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from mockserver.domain.generation.names.lists import ITEMS
from mockserver.domain.generation.words.compounds import COMPOUNDS
from mockserver.domain.generation.words.kind_lists import (
    ABOUT_SOMETHING,
    AT_PLACES,
    BY_SOMEBODY,
    FOR_SOMEBODY,
    HOLIDAYS,
    OF_SOMEBODY,
    ON_PLACES,
    TALKS,
)
from mockserver.domain.generation.words.noun_kinds import head_of, is_mass, kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.proper_lists import HOLIDAYS_OF_TWO_WORDS
from mockserver.domain.generation.words.proper_names import is_numbered_lesson, size_of_street
from mockserver.domain.generation.words.roles import BEFORE_TIMES, DAYS_OF_THE_WEEK, TIMES, TIMES_OF_DAY
from mockserver.domain.generation.words.word import (
    ENDS_TIME,
    LIKE_FIRST_NAME,
    LITTLE,
    NAME,
    NUMBER,
    VERB,
    Word,
    Words,
    word_of,
)

_OWNER = re.compile(r"^(?:the |an? |my |our |your |his |her |their |[^ ]+'s )?")
_KINDS_AT_TIMES = frozenset([NounKind.EVENT, NounKind.ACTIVITY, NounKind.PLACE, NounKind.PERSON])
"""What is at night, or in spring; a thing before these words may be part of a compound: "movie night"."""
_OF_EVENTS = (NounKind.THING, NounKind.ACTIVITY)
_NO_TIME_AFTER = HOLIDAYS | {"good", "early", "late", "last", "next", "every", "one"}
_AMBIGUOUS = HOLIDAYS | {"night", "spring", "weekend", "fall", "march", "may"}
_CERTAIN = BEFORE_TIMES.keys() - _AMBIGUOUS
_AFTER_DAYS = TIMES_OF_DAY | {"night"}
_NUMBERED_PLACES = frozenset(
    ["aisle", "bay", "counter", "dock", "gate", "line", "pier", "platform", "terminal", "till"]
)
_CALLS = frozenset(["call", "calls", "complaint", "consult", "consultation", "teleconsult", "appointment"])
_ABOUT = ABOUT_SOMETHING | TALKS
_AND = "and "
_BEFORE_MARCHES = frozenset(["protest", "victory", "wedding", "parade"])


def is_time(word: str) -> bool:
    """Return whether a word in lower case is a time by itself, and no thing."""
    return word in _CERTAIN


def time_at_end(words: Words) -> int:
    """Return how many words at the end say when something is, as in "basketball practice Saturday morning"."""
    if len(words) < 2 or not words[-1].facts & ENDS_TIME:
        return 0
    last = words[-1].plain
    if (words[-2].plain, last) in HOLIDAYS_OF_TWO_WORDS:
        return 0 if len(words) == 2 or words[-3].facts & LITTLE else 2
    if last not in BEFORE_TIMES or (last == "march" and words[-2].plain in _BEFORE_MARCHES):
        return 0
    size = 2 if len(words) > 2 and last in _AFTER_DAYS and words[-2].plain in DAYS_OF_THE_WEEK else 1
    before = words[-size - 1]
    if before.facts & (LITTLE | VERB) or before.plain in _NO_TIME_AFTER:
        return 0
    if size == 1 and (before.plain, last) in COMPOUNDS:
        return 0
    is_certain = size == 2 or last not in _AMBIGUOUS
    return size if is_certain or before.kind in _KINDS_AT_TIMES else 0


def is_holiday(words: Words) -> bool:
    """Return whether the words are a holiday or a time of one: "Good Friday", "Christmas morning"."""
    if len(words) != 2:
        return False
    first, second = words[0].plain, words[1].plain
    return (first in HOLIDAYS and second in TIMES) or (first, second) in HOLIDAYS_OF_TWO_WORDS


def when(words: Words) -> str:
    """Return a time after its preposition: "at dawn", "on Tuesday"."""
    preposition = "on" if len(words) == 2 else BEFORE_TIMES[words[0].plain]
    return f"{preposition} {' '.join([word.text for word in words])}"


def joined_by_meaning(phrases: Sequence[tuple[Words, str]]) -> str:
    """Return noun phrases, each given as words and as text with its article, as one."""
    text = phrases[0][1]
    for (before, previous), (words, phrase) in pairwise(phrases):
        kind = kind_of(phrase)
        if (
            _is_product(before)
            and kind_of(previous) is not NounKind.PERSON
            and kind in (NounKind.THING, NounKind.EVENT)
        ):
            text = f"{text} {phrase.removeprefix('the ')}"  # "the Sony A7 low light test"
        elif is_numbered_lesson(before) and kind not in (NounKind.PLACE, NounKind.PERSON):
            text = f"{text} {_on(words, phrase)}"
        elif _is_event_at_named_place(before, previous, kind):
            text = f"the {text} {phrase.removeprefix('the ')}"  # "the Park Avenue walking tour"
        elif kind is NounKind.EVENT and _is_of_event(before, previous):
            text = f"{text if text.startswith('the ') else f'the {text}'} {phrase.removeprefix('the ')}"
        elif kind is NounKind.NAME and kind_of(text) is not NounKind.NAME:
            text = _named(text, phrase)
        elif len(words) == 2 and words[1].facts & NUMBER and words[0].plain in ITEMS:
            text = f"{text}, {phrase}"  # "the sample, case 14"
        else:
            text = _with_one_and(text, _linked(head_of(before), kind_of(previous), words, phrase))
    return text


def _with_one_and(text: str, linked: str) -> str:
    """Return a text with a linked phrase after it: a list of several has its "and" before the last one only."""
    is_list = linked.startswith(_AND) and f" {_AND}" in text
    return f"{text.replace(f' {_AND}', ', ')} {linked}" if is_list else f"{text} {linked}"


def _named(text: str, name: str) -> str:
    """Return a phrase with a name before its nouns, "the Northwind sales demo": how they are related is not known."""
    name, owner = name.removeprefix("the "), _OWNER.match(text)
    end = owner.end() if owner else 0
    return f"{text[:end]}{name} {text[end:]}"


def _is_event_at_named_place(place: Words, phrase: str, kind: NounKind) -> bool:
    is_named = place[0].text[:1].isupper() and not phrase.startswith("the ") and kind_of(phrase) is NounKind.PLACE
    return is_named and kind is NounKind.EVENT and len(place) > 1


def _is_of_event(before: Words, phrase: str) -> bool:
    """Return whether a phrase says of what the event after it is: "the hail damage | roof survey"."""
    return kind_of(phrase) in _OF_EVENTS and head_of(before).plain not in _ABOUT | _CALLS


def _is_product(words: Words) -> bool:
    """Return whether the words are the name of a product, maybe with a number: "Tesla Model 3"."""
    return all(word.text[:1].isupper() or word.facts & NUMBER for word in words) and words[0].kind is not NounKind.PLACE


def _linked(head: Word, kind_before: NounKind, words: Words, phrase: str) -> str:
    """Return a phrase after the word that links it to what comes before."""
    kind = kind_of(phrase)
    if kind is NounKind.PLACE:
        return f"{preposition_of(words)} {phrase}"
    if len(words) > 1 and words[-1].facts & NUMBER and words[-2].plain in _NUMBERED_PLACES:
        return f"at {phrase}"  # "the inspection at line 4"
    if kind is NounKind.PERSON and kind_before is NounKind.PERSON and head.text.islower():
        return phrase  # "the candidate Sarah Chen"
    if kind is NounKind.PERSON and kind_before is not NounKind.PERSON:
        return f"{link_to_person(head)} {phrase}"
    if head.plain in _CALLS:
        return f"about {phrase}"
    if head.plain in _ABOUT:
        return _on(words, phrase)
    return f"about {phrase}" if kind_before is NounKind.PERSON else f"{_AND}{phrase}"


def _on(words: Words, phrase: str) -> str:
    is_uncounted = phrase.endswith("s") or is_mass(words[-1])
    return f"on {phrase.removeprefix('the ') if is_uncounted else phrase}"


def thing_of_couple(words: Words) -> str:
    """Return the event of a couple that the words name: "Sarah and Tom's wedding"; empty without any."""
    are_two = len(words) > 3 and words[1].text == "and" and all(map(_is_like_first_name, (words[0], words[2])))
    if not are_two or words[3].facts & (LITTLE | NAME) or words[-1].kind is not NounKind.EVENT:
        return ""
    texts = [word.text for word in words]
    return f"{' '.join(texts[:3])}'s {' '.join(texts[3:])}"


def _is_like_first_name(word: Word) -> bool:
    return bool(word.facts & LIKE_FIRST_NAME) and word.text[:1].isupper()


def link_to_person(event: Word) -> str:
    """Return what links an event to the people after it: the wedding of them, a concert by them, a call with them."""
    links = (("of", OF_SOMEBODY), ("by", BY_SOMEBODY), ("for", FOR_SOMEBODY))
    return next((link for link, events in links if event.plain in events), "with")


def preposition_of(place: Words) -> str:
    """Return what comes before a place: "in" the desert, "at" the beach, "on" the highway."""
    if size_of_street(place) == len(place) and place[0].facts & NUMBER:
        return "at"
    head = head_of(place)
    if head.plain in ON_PLACES:
        return "on"
    is_named_place = head.text[:1].isupper() and word_of(head.plain).kind is NounKind.PLACE
    return "at" if head.plain in AT_PLACES or (is_named_place and len(place) > 1) else "in"
