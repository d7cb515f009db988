"""Parses file names, addresses and titles: title, subject and noun phrases."""

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from mockserver.domain.generation.foreign_names import foreign_parts
from mockserver.domain.generation.name_phrases import (
    begins_compound,
    heads_of,
    is_task,
    joined,
    noun_phrases,
    with_article,
)
from mockserver.domain.generation.name_segments import YEAR, Segments
from mockserver.domain.generation.name_spelling import is_foreign_name, spelled
from mockserver.domain.generation.name_words import (
    AFTER_ACTIVITIES,
    CAMERA_WORK,
    DEFINITE_TASKS,
    FORMAT_WORDS,
    MONTHS,
    NOUNS_IN_ING,
    QUESTION_WORDS,
    SPELLED,
)
from mockserver.domain.generation.words.roles import CAMERAS, WATCHED_PLACES
from mockserver.domain.generation.words.word import (
    ADJECTIVE_AT_THE_END,
    BEGINS_PAIR,
    DETERMINER,
    EXPLAINED,
    FIRST_NAMES,
    FORMAT,
    LITTLE,
    MEASURE,
    MUTE,
    NAME,
    NUMBER,
    NUMBERED,
    SAYS_NOTHING,
    UNIT,
    VERB,
    VERSUS,
    Word,
    Words,
    facts_of,
    word_of,
)

LONGEST_TITLE = 80
_LONGEST_SUBJECT = 10  # words

_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:un|re)?[^aeiou]*[aeiou][bdgklmnpt]")
_SPELLED = frozenset(SPELLED.values())
_CCTV = "cctv"
_OF, _TO = word_of("of"), word_of("to")


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
    read = [[word_of(word) for word in segment] for segment in segments]
    words = _plain_words(read)
    if _CCTV not in words and all(word.facts & (SAYS_NOTHING | MUTE) for segment in read for word in segment):
        return None
    written = spelled(read)
    title = " - ".join([joined(segment) for segment in written])[:LONGEST_TITLE].strip()
    if written[0][0].text not in _SPELLED:
        title = title[:1].upper() + title[1:]
    return Named(title, words, *_phrases(written))


def _plain_words(segments: Sequence[Words]) -> tuple[str, ...]:
    """Return all words in lower case, and a word for a camera that watches a place."""
    words = tuple([word.plain for segment in segments for word in segment])
    if segments and (left_out := len(segments[0]) - len(_without_camera(segments[0]))):
        return _CCTV, *words[left_out:]
    is_watched = not CAMERAS.isdisjoint(words) and any(_is_fixed_camera(*pair) for pair in pairwise(words))
    return (*words, _CCTV) if is_watched else words


def _is_fixed_camera(word: str, after: str) -> bool:
    """Return whether two words name a camera that watches a place: "cam 3", "lobby camera"."""
    is_numbered = word in CAMERAS and (after.isdecimal() or len(after) == 1)
    return is_numbered or (word in WATCHED_PLACES and after in CAMERAS)


def _phrases(segments: Sequence[Words]) -> tuple[str, tuple[str, ...]]:
    """Return the subject of the video, and its noun phrases."""
    begun = next((at for at, segment in enumerate(segments) if not _is_on_video(segment)), 0)
    first, *later = segments[begun:]
    main = _subject_words(first)
    others = [run for segment in later for run in noun_phrases(segment) if not _is_of_format(run)]
    if is_foreign_name(first):
        parts = foreign_parts(main)
        return parts[0], (*parts, *map(with_article, others))
    about, core = _about(main)
    runs = [*noun_phrases(core), *others]
    names = _names(first, core, runs)
    parts = tuple(dict.fromkeys([with_article(run, names) for run in [*runs, *heads_of(runs)]]))
    about = about or with_article(core, names)
    return about, parts or (about,)


def _names(words: Words, core: Words, runs: Sequence[Words]) -> set[str]:
    """Return the words of the first segment that are names of people or places, which take no article."""
    names = {run[0].text for run in runs if len(run) == 1 and run[0].text in FIRST_NAMES}
    if core[1:] and core[1].facts & VERSUS and core[0].facts & NAME:
        names.add(core[0].text)
    for before, word in pairwise(words):
        if word.facts & NAME and (before.text.islower() or before.text in names):
            names.add(word.text)
    return names


def _is_of_format(words: Words) -> bool:
    return FORMAT_WORDS.issuperset([word.text for word in words])


def _is_on_video(words: Words) -> bool:
    """Return whether the words only say what kind of video it is, as in "Trailer - our musical"."""
    spoken = [word for word in words if not word.facts & MUTE]
    is_number = len(spoken) == 1 and len(words) > 1 and bool(spoken[0].facts & NUMBERED)
    return is_number or all(word.facts & FORMAT for word in spoken)


def _subject_words(words: Words) -> list[Word]:
    kept = _without_camera(words)
    while len(kept) > 1 and (begun := _words_on_video(kept)):
        kept = kept[begun:]
    while len(kept) > 1 and (kept[-1].facts & FORMAT or _is_year(kept[-1])):
        if _is_year(kept.pop()) and len(kept) > 1 and kept[-1].plain in MONTHS:
            kept.pop()
    while len(kept) > 1 and kept[-1].facts & (MEASURE | ADJECTIVE_AT_THE_END):
        kept.pop()
    if len(kept) > 2:
        is_camera_work = _is_camera_work(*words[-2:])
        if _is_count(*kept[-2:]) or _is_date(*kept[-2:]) or is_camera_work:
            kept = kept[:-1] if is_camera_work and not _is_camera_work(*kept[-2:]) else kept[:-2]
    kept = kept[:_LONGEST_SUBJECT]
    while len(kept) > 1 and kept[-1].facts & LITTLE:
        kept.pop()
    return kept


def _is_year(word: Word) -> bool:
    return bool(word.facts & NUMBER and YEAR.fullmatch(word.text))


def _is_count(first: Word, second: Word) -> bool:
    """Return whether two words only count or measure, as in "week 2" or "20 min"."""
    is_numbered = first.facts & NUMBERED and second.facts & NUMBER
    return bool(is_numbered or (first.facts & NUMBER and second.facts & UNIT))


def _is_date(first: Word, second: Word) -> bool:
    return bool(second.facts & NUMBER) and first.plain in MONTHS


def _is_camera_work(first: Word, second: Word) -> bool:
    return bool(first.facts & BEGINS_PAIR) and (first.plain, second.plain) in CAMERA_WORK


def _words_on_video(words: Words) -> int:
    """Return how many words at the start speak of the video, as in "intro to chemistry" or "drone shot harbour"."""
    if len(words) <= 2:
        return 0
    first, second, third = words[:3]
    if _is_camera_work(first, second):
        return 3 if third.facts & LITTLE and words[3:] else 2
    # "lecture 5 linear algebra"; a "video game" is no video.
    is_numbered = first.facts & NUMBERED and second.facts & NUMBER and not third.facts & LITTLE
    return 2 if is_numbered or (first.facts & FORMAT and second.facts & LITTLE) else 0


def _without_camera(words: Words) -> list[Word]:
    """Return the words without a camera number at the start: "cam 12", "ch02"."""
    first = _CAMERA.fullmatch(words[0].text)
    number = 0 if first is None else 1 if first["number"] else 2
    is_camera = number == 1 or (number == 2 and len(words) > 1 and words[1].facts & NUMBER)
    return list(words[number:] if is_camera and len(words) > number else words)


def _about(words: Words) -> tuple[str | None, Words]:
    """Return the phrase after "about", and its words that contain nouns; without a phrase if it is these words."""
    first = words[0]
    if first.plain == "how" and len(words) > 2 and words[1].plain == "to":
        return _doing(words[2], words[3:]), words[3:] or [word_of(_gerund(words[2]))]
    if first.plain in QUESTION_WORDS and len(words) > 1:
        return f"{first.plain} {joined(words[1:])}", words[1:]
    later = facts_of(words[1:])
    asked = _place_of_question(words) if later & EXPLAINED else 0
    if asked and not words[asked - 1].facts & LITTLE:
        about, core = _about(words[asked:])
        return about, [*words[:asked], _OF, *core]
    if len(words) > 1 and is_task(*words[:2]):
        return _doing(first, words[1:]), words[1:]
    if verb := _place_of_verb(words) if later & (VERB | DETERMINER) else 0:
        after = words[verb + 1 :] if words[verb + 1 : verb + 2] != [_TO] else words[verb + 3 :]
        return f"how {with_article(words[:verb])} {joined(words[verb:])}", [*words[:verb], _TO, *after]
    if len(words) > 1 and _is_doing(*words[:2]):
        return joined(words), words[1:]
    return None, words


def _place_of_question(words: Words) -> int:
    """Return where a question begins, as in "TEDx why we sleep"; 0 without any."""
    return next((at for at in range(1, len(words) - 1) if words[at].facts & EXPLAINED), 0)


def _doing(verb: Word, rest: Words) -> str:
    """Return a task as a noun: "replace toilet valve" is about replacing the toilet valve."""
    article = ["the"] if verb.plain in DEFINITE_TASKS and rest and _is_one_thing(rest) else []
    return " ".join([_gerund(verb), *article, *[word.text for word in rest]])


def _is_one_thing(words: Words) -> bool:
    """Return whether a noun in the singular without an article begins: "toilet valve"."""
    run = next(iter(noun_phrases(words)), [])
    begins = run[:1] == [words[0]] and not words[0].facts & DETERMINER
    return begins and words[0].text.islower() and not run[-1].text.endswith("s")


def _is_doing(word: Word, after: Word) -> bool:
    """Return whether the first word says what is done: "pruning rose bushes", but not "recycling plant"."""
    if not word.plain.endswith("ing") or after.plain in AFTER_ACTIVITIES or begins_compound(word, after):
        return False
    return word.plain not in NOUNS_IN_ING or bool(after.facts & (DETERMINER | NAME))


def _place_of_verb(words: Words) -> int:
    """Return where the first verb in the present tense is, as in "Grandpa repairs the clock"; 0 without any."""
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word.facts & VERB:
            return at
        is_before_object = facts_of(words[at + 1 : at + 2]) & DETERMINER
        has_subject = not (before.facts & LITTLE or before.plain.endswith("s"))
        if is_before_object and has_subject and len(word.plain) > 3 and _ends_in_s(word.plain):
            return at
    return 0


def _ends_in_s(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")


def _gerund(verb: Word) -> str:
    plain = verb.plain
    if plain.endswith("e") and not plain.endswith(("ee", "oe", "ye")):
        return f"{plain[:-1]}ing"
    return f"{plain}{plain[-1]}ing" if _DOUBLED.fullmatch(plain) else f"{plain}ing"
