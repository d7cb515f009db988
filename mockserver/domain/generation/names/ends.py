"""What a name says after its subject: how long or how dear it is, what kind of video, and comments."""

from mockserver.domain.generation.names.lists import MONTHS, SHORT_MONTHS, TITLES_OF_NAMES
from mockserver.domain.generation.names.noise import YEAR
from mockserver.domain.generation.names.phrases import begins_compound
from mockserver.domain.generation.words.kind_lists import RELATIVES
from mockserver.domain.generation.words.noun_kinds import is_living
from mockserver.domain.generation.words.roles import INTERJECTIONS
from mockserver.domain.generation.words.word import (
    COUNT,
    DETERMINER,
    FIRST_NAME,
    FORMAT,
    LITTLE,
    MEASURE,
    NAME,
    NO_NOUN,
    NUMBER,
    NUMBERED,
    PAST,
    PRONOUN,
    UNIT,
    VERSUS,
    Word,
    Words,
    facts_of,
    word_of,
)

_ENDINGS_OF_DAYS = "dhnrst"
_LAST_DAY = "31"

_LONGEST_DEMO = 3  # words, as in "Acme product demo"
_BEFORE_LIMITS = frozenset(["under", "below", "over", "within", "for"])
_BEFORE_RELATIVES = frozenset(["day", "time", "way", "thing", "place", "moment", "reason"])
_SUBJECTS = frozenset(["i", "we", "you", "he", "she", "they"])
_WHICH = frozenset(["first", "1st", "second", "2nd", "third", "3rd", "last", "next"])
_TRIES = frozenset(["time", "try", "attempt", "go"])
_NO_END = NO_NOUN | PAST | MEASURE
_PRODUCT = "product"
_BEFORE_VIDEO = frozenset(["welcome", "music", "sales", _PRODUCT])
_OF = word_of("of")


def without_remarks(words: Words) -> Words:
    """Return words without "lol", "1st time" and the like, unless there are no others."""
    found = [word for word in words if word.plain not in INTERJECTIONS] or [*words]
    at = next((at for at in range(1, len(found) - 1) if _counts_tries(*found[at - 1 : at + 2])), 0)
    return found[:at] + found[at + 2 :] if at else found


def _counts_tries(before: Word, which: Word, time: Word) -> bool:
    return which.plain in _WHICH and time.plain in _TRIES and not before.facts & LITTLE


def without_comment(words: Words) -> Words:
    """Return words for a thing without what is told of it after it: "gender reveal | gone wrong", "day 3 | we fell"."""
    clause = next((at for at in range(1, len(words)) if words[at].facts & PRONOUN or words[at].plain == "no"), 0)
    is_whole = _is_relative(words[:clause], *words[clause : clause + 2]) if clause else facts_of(words[1:]) & DETERMINER
    if is_whole:
        return words  # "the house my dad built"
    end = clause or len(words)
    while end > 1 and words[end - 1].facts & _NO_END and not words[end - 2].facts & LITTLE:
        end -= 1
    return words[: end - 1] if end > 2 and words[end - 1].facts & LITTLE else words[:end]


def place_of_comment(words: Words, verb: int) -> int:
    """Return where a sentence about a person begins after a thing, by its verb: "test run | Dad goes"; else 0."""
    begun = verb - 1
    has_title = begun > 0 and words[begun - 1].plain in TITLES_OF_NAMES
    if begun < 1 or not (has_title or words[begun].facts & FIRST_NAME or words[begun].plain in RELATIVES):
        return 0
    begun -= has_title
    before = words[begun - 1]
    is_thing = begun > 0 and not (before.facts & (LITTLE | NAME | VERSUS) or before.text.endswith("'s"))
    return begun if is_thing and not is_living(before) else 0


def _is_relative(words: Words, word: Word, after: Word = _OF) -> bool:
    """Return whether a noun phrase goes on with a word that may begin a sentence: "the house | we built"."""
    before = words[-1]
    if before.facts & LITTLE or begins_compound(word, after):
        return True
    is_of_several = before.plain.endswith("s") or before.plain in _BEFORE_RELATIVES
    return word.plain in _SUBJECTS and (is_of_several or bool(facts_of(words) & DETERMINER))


def drop_format_at_end(words: list[Word]) -> None:
    """Drop years, and what kind of video it is: "pregnancy | vlog", but not "welcome video"."""
    if len(words) > _LONGEST_DEMO and words[-1].facts & FORMAT and words[-2].plain == _PRODUCT:
        del words[-2:]  # "Acme CRM | product demo"
    while len(words) > 1 and (words[-1].facts & FORMAT or _is_year(words[-1])) and not needs_noun(words[:-1]):
        if _is_year(words.pop()) and len(words) > 1 and _is_month(words[-1]):
            words.pop()
            if len(words) > 1 and _is_day(words[-1]):
                words.pop()


def needs_noun(words: Words) -> bool:
    """Return whether words are no subject without a noun after them: "welcome | video", "my first | vlog"."""
    return (
        not words
        or words[-1].plain in _BEFORE_VIDEO
        or all(word.facts & (DETERMINER | COUNT | NO_NOUN) for word in words)
    )


def _is_year(word: Word) -> bool:
    return bool(word.facts & NUMBER and YEAR.fullmatch(word.text))


def is_count(first: Word, second: Word) -> bool:
    """Return whether two words only count or measure, as in "week 2" or "20 min"."""
    is_numbered = first.facts & NUMBERED and second.facts & NUMBER and not _is_year(second)
    return bool(is_numbered or (first.facts & NUMBER and second.facts & UNIT))


def is_limit(before: Word, number: Word) -> bool:
    """Return whether words only tell a limit, as in "under 20k" or "for 2"."""
    return bool(number.facts & COUNT) and before.plain in _BEFORE_LIMITS


def is_date(first: Word, second: Word) -> bool:
    """Return whether two words are a month with a day before it, or with a day or a year after it."""
    return (_is_month(first) and bool(second.facts & NUMBER)) or (_is_month(second) and _is_day(first))


def _is_month(word: Word) -> bool:
    """Return whether a word is the name of a month, or a short form of it."""
    return word.plain in MONTHS | SHORT_MONTHS


def _is_day(word: Word) -> bool:
    """Return whether a word is the number of a day in a month: "14" or "3rd"."""
    day = word.plain.rstrip(_ENDINGS_OF_DAYS)
    return day.isdecimal() and len(day) <= len(_LAST_DAY) and "00" < day.zfill(2) <= _LAST_DAY
