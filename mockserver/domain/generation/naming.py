"""Parses file names, addresses and titles: title, subject and noun phrases."""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from mockserver.domain.generation.foreign_names import foreign_parts
from mockserver.domain.generation.name_segments import SPOKEN, YEAR, Segments
from mockserver.domain.generation.name_spelling import (
    FIRST_NAMES,
    is_first_name,
    is_foreign_name,
    is_german,
    is_person,
    spelled,
)
from mockserver.domain.generation.name_words import (
    ABBREVIATED,
    AFTER_ACTIVITIES,
    CAMERA_WORK,
    COMPOUNDS,
    COUNTED_WORDS,
    DEFINITE_TASKS,
    DETERMINERS,
    FORMAT_WORDS,
    GENERIC,
    IRREGULAR_PAST,
    JOINED,
    LITTLE_WORDS,
    MAYBE_TASKS,
    MONTHS,
    NOUNS_IN_ED,
    NOUNS_IN_ING,
    NUMBERED_WORDS,
    POSSESSIVES,
    PRONOUNS,
    PROPER,
    QUESTION_WORDS,
    SPELLED,
    TASK_BEGINNINGS,
    TASKS,
    TITLES_OF_NAMES,
    TITLES_OF_PEOPLE,
    UNITS,
    VERBS,
    VERSUS,
)
from mockserver.domain.generation.words.foreign import FOREIGN_LITTLE_WORDS, FOREIGN_WORDS
from mockserver.domain.generation.words.roles import (
    ADJECTIVES_AT_THE_END,
    ADJECTIVES_BEFORE,
    DAYS,
    MEASURE,
    NO_THINGS,
    TIMES,
    WATCHED_PLACES,
)
from mockserver.domain.meaning.spelling import is_known

LONGEST_TITLE = 80
_LONGEST_SUBJECT = 10  # words
_LONGEST_PART = 3  # words

_COUNT = re.compile(r"\d+[^\W\d_]{0,3}")
_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:un|re)?[^aeiou]*[aeiou][bdgklmnpt]")
_CAMERAS = frozenset(["cam", "camera", "kamera", "camara", "cámara", "caméra"])
_NO_HEADS = (
    PROPER | MONTHS | DAYS | TIMES | FORMAT_WORDS | UNITS | ADJECTIVES_AT_THE_END | NO_THINGS | {"time", "part", "way"}
)
_BEFORE_NAMES = TITLES_OF_NAMES | FOREIGN_WORDS
_NUMBERED = COUNTED_WORDS | ABBREVIATED.keys()
_NO_THINGS = NO_THINGS | ADJECTIVES_AT_THE_END | DAYS | (MONTHS - {"march", "may"})
_LONGEST_NUMBER = 2  # digits
_RELATIVES = frozenset(["Dad", "Daddy", "Mom", "Mum", "Mommy", "Grandpa", "Grandma"])
_EXPLAINED = frozenset(["how", "why", "what"])


class Named(Struct, frozen=True):
    """A parsed name."""

    title: str
    words: tuple[str, ...]
    """All words of it, in lower case."""
    about: str
    """What can follow "about": "the wheat harvest", "pruning rose bushes", "how robots learn"."""
    parts: tuple[str, ...]
    """Noun phrases with their articles, at least one: "the wheat harvest", "the combine"."""


def read_words(segments: Segments) -> Named | None:
    """Parse the words of a name; return None if they say nothing: "IMG_2231.MOV" is a number, "final_v3" a version."""
    words = tuple([word.casefold() for segment in segments for word in segment])
    if segments and len(seen := _without_camera(segments[0])) < len(segments[0]):
        words = ("cctv", *words[len(segments[0]) - len(seen) :])
    elif any(_is_fixed_camera(*pair) for pair in pairwise(words)):
        words = (*words, "cctv")
    if all(word in GENERIC or not SPOKEN.search(word) for word in words):
        return None
    written = spelled(segments)
    title = " - ".join(" ".join(segment) for segment in written)[:LONGEST_TITLE].strip()
    about, parts = _phrases(written)
    return Named(title if written[0][0] in SPELLED.values() else title[:1].upper() + title[1:], words, about, parts)


def _is_fixed_camera(word: str, after: str) -> bool:
    """Return whether two words name a camera that watches a place: "cam 3", "lobby camera"."""
    is_numbered = word in _CAMERAS and (after.isdecimal() or len(after) == 1)
    return is_numbered or (word in WATCHED_PLACES and after in _CAMERAS)


def _phrases(segments: Sequence[Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the subject of the video, and its noun phrases."""
    begun = next((at for at, segment in enumerate(segments) if not _is_on_video(segment)), 0)
    segments = segments[begun:]
    main = _subject_words(segments[0])
    others = [words for segment in segments[1:] for words in _runs(segment) if {*words} - FORMAT_WORDS]
    if is_foreign_name(segments[0]):
        parts = foreign_parts(main)
        return parts[0], (*parts, *map(_with_article, others))
    about, core = _about(main)
    runs = [*_runs(core), *others]
    # In English the last noun of a compound is the head.
    heads = [
        run[-1:]
        for run in runs
        if len(run) > 1 and _is_head(run[-1]) and not _begins_compound(*run[-2:]) and not all(map(_is_name, run[-2:]))
    ]
    names = {run[0] for run in runs if len(run) == 1 and run[0] in FIRST_NAMES}
    if core[1:] and core[1].casefold() in VERSUS and _is_name(core[0]):
        names.add(core[0])
    for before, word in pairwise(segments[0]):
        if _is_name(word) and (before.islower() or before in names):
            names.add(word)
    parts = tuple(dict.fromkeys(_with_article(run, names) for run in [*runs, *heads]))
    about = _with_article(core, names) if about == _with_article(core) else about
    return about, parts or (about,)


def _is_on_video(words: Sequence[str]) -> bool:
    """Return whether the words only say what kind of video it is, as in "Trailer - our musical"."""
    plain = [word.casefold() for word in words if SPOKEN.search(word)]
    return FORMAT_WORDS.issuperset(plain) or (len(plain) == 1 and len(words) > 1 and plain[0] in _NUMBERED)


def _is_head(word: str) -> bool:
    """Return whether the last word of a compound names the thing itself: in "newborn sleeping" it does not."""
    plain = word.casefold()
    is_done = plain.endswith("ing") and plain not in NOUNS_IN_ING
    is_noun = plain not in _NO_HEADS and plain not in FOREIGN_LITTLE_WORDS and not is_done and not _is_past(word)
    return is_noun and len(word) > 1 and word.isalpha() and is_known(plain)


def _subject_words(words: Sequence[str]) -> list[str]:
    kept = _without_camera(words)
    while len(kept) > 1 and (begun := _words_on_video(kept)):
        kept = kept[begun:]
    while len(kept) > 1 and (kept[-1].casefold() in FORMAT_WORDS or YEAR.fullmatch(kept[-1])):
        is_year = bool(YEAR.fullmatch(kept.pop()))
        if is_year and len(kept) > 1 and kept[-1].casefold() in MONTHS:
            kept.pop()
    while len(kept) > 1 and (MEASURE.fullmatch(kept[-1]) or kept[-1].casefold() in ADJECTIVES_AT_THE_END):
        kept.pop()
    if len(kept) > 2 and (_is_count(*kept[-2:]) or _is_date(*kept[-2:]) or _is_camera_work(words[-2:])):
        kept = kept[:-1] if _is_camera_work(words[-2:]) and not _is_camera_work(kept[-2:]) else kept[:-2]
    kept = kept[:_LONGEST_SUBJECT]
    while len(kept) > 1 and kept[-1].casefold() in LITTLE_WORDS:
        kept.pop()
    return kept


def _is_count(first: str, second: str) -> bool:
    """Return whether two words only count or measure, as in "week 2" or "20 min"."""
    is_numbered = second.isdecimal() and first.casefold() in _NUMBERED
    return is_numbered or (first.isdecimal() and second.casefold() in UNITS)


def _is_date(first: str, second: str) -> bool:
    return first.casefold() in MONTHS and second.isdecimal()


def _is_camera_work(words: Sequence[str]) -> bool:
    return tuple(map(str.casefold, words)) in CAMERA_WORK


def _words_on_video(words: Sequence[str]) -> int:
    """Return how many words at the start speak of the video, as in "intro to chemistry" or "drone shot harbour"."""
    first, second, third = (word.casefold() for word in (*words, "", "")[:3])
    if (first, second) in CAMERA_WORK:
        return 3 if third in LITTLE_WORDS and words[3:] else 2 if third else 0
    if third and _is_count(first, second) and third not in LITTLE_WORDS and second.isdecimal():
        return 2  # "lecture 5 linear algebra"
    # A "video game" is no video.
    return 2 if first in FORMAT_WORDS and second in LITTLE_WORDS and third else 0


def _without_camera(words: Sequence[str]) -> list[str]:
    """Return the words without a camera number at the start: "cam 12", "ch02"."""
    first = _CAMERA.fullmatch(words[0])
    number = 0 if first is None else 1 if first["number"] else 2
    is_camera = number == 1 or (number == 2 and len(words) > 1 and words[1].isdecimal())
    return list(words[number:] if is_camera and len(words) > number else words)


def _about(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the phrase after "about", and its words that contain nouns."""
    first = words[0].casefold()
    if first == "how" and len(words) > 2 and words[1].casefold() == "to":
        return _doing(words[2], words[3:]), words[3:] or [_gerund(words[2])]
    if first in QUESTION_WORDS and len(words) > 1:
        return " ".join([first, *words[1:]]), words[1:]
    asked = next((at for at in range(1, len(words) - 1) if words[at].casefold() in _EXPLAINED), 0)
    if asked and words[asked - 1].casefold() not in LITTLE_WORDS:
        about, core = _about(words[asked:])  # "TEDx why we sleep"
        return about, [*words[:asked], "of", *core]
    if _is_task(*words[:2]):
        return _doing(first, words[1:]), words[1:]
    verb = next((at for at in range(1, len(words)) if _is_verb(words, at)), 0)
    if verb:
        after = words[verb + 1 :] if words[verb + 1 : verb + 2] != ["to"] else words[verb + 3 :]
        return f"how {_with_article(words[:verb])} {' '.join(words[verb:])}", [*words[:verb], "to", *after]
    if len(words) > 1 and _is_doing(*words[:2]):
        return " ".join(words), words[1:]
    return _with_article(words), words


def _doing(verb: str, rest: Sequence[str]) -> str:
    """Return a task as a noun: "replace toilet valve" is about replacing the toilet valve."""
    run = next(_runs(rest), []) if rest else []
    is_one = verb.casefold() in DEFINITE_TASKS and run[:1] == list(rest[:1]) and rest[0].casefold() not in DETERMINERS
    article = ["the"] if is_one and rest[0].islower() and not run[-1].endswith("s") else []
    return " ".join([_gerund(verb), *article, *rest])


def _is_doing(word: str, after: str) -> bool:
    """Return whether the first word says what is done: "pruning rose bushes", but not "recycling plant"."""
    plain = word.casefold()
    is_noun = plain in NOUNS_IN_ING and after.casefold() not in DETERMINERS and not _is_name(after)
    is_noun = is_noun or after.casefold() in AFTER_ACTIVITIES
    return plain.endswith("ing") and not is_noun and not _begins_compound(word, after)


def _is_task(verb: str, after: str = "") -> bool:
    """Return whether the first word of a name says what to do, as in "install laminate floor" or "change a tyre"."""
    plain = verb.casefold()
    is_begun = (plain, after.casefold()) in TASK_BEGINNINGS or after.casefold() in DETERMINERS
    return bool(after) and (plain in TASKS or (plain in MAYBE_TASKS and is_begun))


def _is_verb(words: Sequence[str], at: int) -> bool:
    """Return whether the word is a verb in the present tense, as in "Grandpa repairs the clock"."""
    word, before = words[at].casefold(), words[at - 1].casefold()
    if word in VERBS:
        return True
    is_before_object = at + 1 < len(words) and words[at + 1].casefold() in DETERMINERS
    has_subject = before not in LITTLE_WORDS and not before.endswith("s")
    return is_before_object and has_subject and len(word) > 3 and word.endswith("s") and not word.endswith("ss")


def _gerund(verb: str) -> str:
    verb = verb.casefold()
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _DOUBLED.fullmatch(verb) else f"{verb}ing"


def _runs(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the sequences of words between function words, cut to a maximum length."""
    run: list[str] = []
    for before, word, after in zip(("", *words), (*words, "of"), (*words[1:], "of", ""), strict=True):
        if word.casefold() == "home" and before.casefold() == "at":
            continue  # says where
        # "near" is a function word, "near miss" is not.
        is_verb = before.casefold() in PRONOUNS or (before.casefold() == "to" and _is_task(word, after))
        is_versus = bool(before and after) and word.casefold() in VERSUS
        is_little = is_verb or is_versus or word.casefold() in LITTLE_WORDS
        is_content = not is_little or (word.isupper() and word != "I") or _begins_compound(word, after)
        is_content = is_content or (before.casefold(), word.casefold(), after.casefold()) in JOINED
        # In "the bridge collapsed" the last word is a verb.
        if is_content and not (run and (not after or after.casefold() in LITTLE_WORDS) and _is_past(word)):
            run.append(word)
            continue
        while run:
            size = _size_of_first(run)
            piece, run = run[:size], run[size:]
            while piece and _COUNT.fullmatch(piece[0]):
                del piece[: 2 if piece[1:] and piece[1].casefold() in UNITS else 1]
            while len(piece) > 1 and (MEASURE.fullmatch(piece[-1]) or piece[-1].casefold() in _NO_THINGS):
                del piece[-1]
            if any(len(word) > 1 and SPOKEN.search(word) for word in piece) and not _is_no_thing(piece):
                yield piece


def _is_no_thing(piece: Sequence[str]) -> bool:
    return len(piece) == 1 and piece[0].casefold() in _NO_THINGS


def _size_of_first(run: Sequence[str]) -> int:
    """Return how many words the first noun phrase has in a sequence of nouns."""
    size = len(run) if len(run) <= _LONGEST_PART else 2
    if size < len(run) and _begins_compound(*run[size - 1 : size + 1]):
        size += 1  # "near miss" is one thing
    while size < len(run) and _belongs_to(run[size], run[size - 1]):
        size += 1
    size = min(size, _start_of_last_name(run) or size)
    if run[0].casefold() in TITLES_OF_PEOPLE and len(run) > 1:
        size = 3 if all(map(_is_name, run[1:3])) else 2  # "Dr Lee | malaria"
    # "ribbon cutting | new library", "interview | Dr Lee"
    starts = (at for at in range(1, len(run)) if _begins_phrase(run[at], run[at - 1]))
    return min(size, next(starts, size))


def _begins_phrase(word: str, before: str) -> bool:
    """Return whether a new phrase begins with `word`: an adjective after a noun, or the title of a person."""
    plain = word.casefold()
    if plain in ADJECTIVES_BEFORE:
        is_owner = before.endswith("'s") or is_first_name(before)
        return before.casefold() not in ADJECTIVES_BEFORE and not is_owner
    return plain in TITLES_OF_PEOPLE and before.casefold() not in TITLES_OF_PEOPLE


def _belongs_to(word: str, before: str) -> bool:
    """Return whether no phrase ends between the words: "my son's | bike", "Model | Y", "Tour | de | France"."""
    is_foreign = not FOREIGN_WORDS.isdisjoint((word.casefold(), before.casefold()))
    is_foreign = is_foreign or before.casefold() in ADJECTIVES_BEFORE
    is_named = word[:1].isupper() and (before.casefold() in TITLES_OF_NAMES or _is_part_of_name(before, word))
    return is_foreign or is_named or before.endswith("'s") or len(word) == 1 or is_person(before, word)


def _is_part_of_name(before: str, word: str) -> bool:
    """Return whether two capitalised words are one name: "Golden Gate", but not "Anna | Berlin"."""
    return _is_name(before) and _is_name(word) and PROPER.isdisjoint((before.casefold(), word.casefold()))


def _is_past(word: str) -> bool:
    is_regular = len(word) > 4 and word.endswith("ed") and word not in NOUNS_IN_ED
    return word.islower() and (is_regular or word in IRREGULAR_PAST)


def _start_of_last_name(run: Sequence[str]) -> int:
    """Return where the name begins that ends a phrase of other words, as in "camera trap Ladakh"; 0 without any."""
    at = len(run)
    while at and _is_name(run[at - 1]):
        at -= 1
    return at if 1 < at < len(run) and run[at - 1].casefold() not in _BEFORE_NAMES else 0


def _is_name(word: str) -> bool:
    return word.casefold() in PROPER or (word[:1].isupper() and word[1:].islower() and not word.endswith("'s"))


def _begins_compound(word: str, after: str) -> bool:
    return (word.casefold(), after.casefold()) in COMPOUNDS


def _with_article(words: Sequence[str], names: Container[str] = ()) -> str:
    phrase = " ".join(words)
    first = words[0]
    is_named = all(word in names or word.casefold() in PROPER or not SPOKEN.search(word) for word in words)
    is_owned = first.endswith("'s") and first not in POSSESSIVES.values()
    is_numbered = len(words) == 2 and _takes_number(first, words[1])
    is_titled = len(words) > 1 and first.casefold() in TITLES_OF_PEOPLE and words[1][:1].isupper()
    if is_named or is_owned or is_numbered or is_titled or first.casefold() in DETERMINERS or first.isdecimal():
        return phrase
    if is_foreign_name(words) and not is_german(words):
        return phrase
    if is_first_name(first) and len(words) > 1 and words[1].islower():  # "Emma's first steps", "Emma dancing"
        is_owner = not words[1].endswith("ing") and words[1] not in LITTLE_WORDS
        return f"{first}'s {' '.join(words[1:])}" if is_owner else phrase
    if first in _RELATIVES and words[1:2] and words[1].endswith("ing"):
        return phrase  # "Dad teaching me to drive"
    return f"the {phrase}"


def _takes_number(noun: str, number: str) -> bool:
    """Return whether a noun with a number has no article: "court 3", "aisle 104", but not "the drones 2"."""
    if not number.isdecimal():
        return noun in _CAMERAS and len(number) == 1  # "cam B"
    return noun.casefold() in NUMBERED_WORDS or (len(number) <= _LONGEST_NUMBER and not noun.endswith("s"))
