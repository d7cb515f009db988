"""Parses file names, addresses and titles: title, subject and noun phrases."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from faker.providers.person.en_US import Provider as People

from mockserver.domain.generation.foreign_names import foreign_parts
from mockserver.domain.generation.name_segments import SPOKEN, YEAR, segments_of
from mockserver.domain.generation.name_words import (
    ABBREVIATED,
    BEFORE_PLACES,
    CAMERA_WORK,
    COMPOUNDS,
    COUNTED_WORDS,
    DETERMINERS,
    FOREIGN_WORDS,
    FORMAT_WORDS,
    GENERIC,
    LITTLE_WORDS,
    MAYBE_TASKS,
    MONTHS,
    NOUNS_IN_ED,
    NOUNS_IN_ING,
    POSSESSIVES,
    PRONOUNS,
    PROPER,
    QUESTION_WORDS,
    SPELLED,
    TASKS,
    TELL_ENGLISH,
    TITLES_OF_NAMES,
    UNITS,
    UPPER,
    VERBS,
    VERSUS,
)
from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.spelling import is_certain, is_known, near_spellings
from mockserver.domain.retrieval.words import stem
from mockserver.ground.caches import short_cache

LONGEST_TITLE = 80
_LONGEST_SUBJECT = 10  # words
_LONGEST_PART = 3  # words
_SHORTEST_NAME = 4  # letters

_COUNT = re.compile(r"\d+[^\W\d_]{0,3}")
_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_DOUBLED = re.compile(r"(?:un|re)?[^aeiou]*[aeiou][bdgklmnpt]")
_WORDS_AND_ACRONYMS = LITTLE_WORDS | {"it", "us"}
_FIRST_NAMES = frozenset(People.first_names)
_LAST_NAMES = frozenset(People.last_names)
_NO_HEADS = PROPER | MONTHS | FORMAT_WORDS | UNITS | {"time", "part", "way"}
_NUMBERED = COUNTED_WORDS | ABBREVIATED.keys()


@dataclass(frozen=True, slots=True)
class Named:
    """A parsed name."""

    title: str
    words: tuple[str, ...]
    """All words of it, in lower case."""
    about: str
    """What can follow "about": "the wheat harvest", "pruning rose bushes", "how robots learn"."""
    parts: tuple[str, ...]
    """Noun phrases with their articles, at least one: "the wheat harvest", "the combine"."""


@short_cache(maxsize=256)
def read_name(name: str | None) -> Named | None:
    """Parse `name`; return None if it says nothing: "IMG_2231.MOV" is a number, "final_v3" a version.

    Separators, camelCase borders, dates, takes, codecs, versions and camera numbers are not words.
    """
    segments = segments_of(name or "")
    words = tuple(word.casefold() for segment in segments for word in segment)
    if segments and len(seen := _without_camera(segments[0])) < len(segments[0]):
        words = ("cctv", *words[len(segments[0]) - len(seen) :])
    if all(word in GENERIC or not SPOKEN.search(word) for word in words):
        return None
    spelled = _spelled(segments)
    title = " - ".join(" ".join(segment) for segment in spelled)[:LONGEST_TITLE].strip()
    about, parts = _phrases(spelled)
    return Named(title if spelled[0][0] in SPELLED.values() else title[:1].upper() + title[1:], words, about, parts)


def _spelled(segments: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return the words as written within a sentence: names and acronyms keep their capitals."""
    words = [word for segment in segments for word in segment]
    spoken = [word for word in words if SPOKEN.search(word) and word.casefold() not in LITTLE_WORDS]
    is_foreign = _is_foreign(words)
    names = _unknown_names(words) if not is_foreign else ()
    # If every word is capitalised, or all letters are capitals, they say nothing.
    all_capital = all(word[:1].isupper() for word in spoken)
    all_upper = all(word.isupper() for word in spoken) and any(len(word) > 3 for word in spoken)
    first, second = words[0], words[1:2]
    beside = words[2:3] if second and second[0].casefold() in VERSUS | FOREIGN_WORDS else second
    is_first_telling = first in _FIRST_NAMES or (bool(beside) and beside[0][:1].isupper() and not all_capital)

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
        if is_foreign or "'" in word:
            return plain if all_upper else word
        is_telling = is_first_telling if word is first else not (all_upper or all_capital)
        has_inner_capitals = word[1:] != word[1:].lower() and not all_upper
        return word if is_telling or has_inner_capitals or not word.isalpha() else plain

    return [[write(word) for word in segment] for segment in segments]


def _unknown_names(words: Sequence[str]) -> Container[str]:
    """Return the words that must be names: no known word, not misspelt, and at the end of a phrase."""
    found = {
        word for pair in pairwise(words) if pair[0].casefold() in BEFORE_PLACES or _is_person(*pair) for word in pair
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


def _is_person(first: str, last: str) -> bool:
    return first.capitalize() in _FIRST_NAMES and last.capitalize() in _LAST_NAMES


def _is_foreign(words: Sequence[str]) -> bool:
    plain = [word.casefold() for word in words]
    if not FOREIGN_WORDS.isdisjoint(plain):
        # In "Tour de France stage 13" only the name is foreign.
        spoken = [word for word in plain if word.isalpha() and word not in COUNTED_WORDS]
        return not spoken or not (_is_english(spoken[0]) and _is_english(spoken[-1]))
    return not all(map(str.isascii, words)) and TELL_ENGLISH.isdisjoint(plain)


def _is_english(word: str) -> bool:
    return is_known(word) and word not in FOREIGN_WORDS and not explanation_of(stem(word))


def _phrases(segments: Sequence[Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    """Return the subject of the video, and its noun phrases."""
    begun = next((at for at, segment in enumerate(segments) if not _is_on_video(segment)), 0)
    segments = segments[begun:]
    main = _subject_words(segments[0])
    others = [words for segment in segments[1:] for words in _runs(segment) if {*words} - FORMAT_WORDS]
    if _is_foreign(segments[0]):
        parts = foreign_parts(main)
        return parts[0], (*parts, *map(_with_article, others))
    about, core = _about(main)
    runs = [*_runs(core), *others]
    # In English the last noun of a compound is the head.
    heads = [run[-1:] for run in runs if len(run) > 1 and _is_head(run[-1])]
    names = {run[0] for run in runs if len(run) == 1 and run[0] in _FIRST_NAMES}
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
    return len(word) > 1 and word.isalpha() and plain not in _NO_HEADS and not is_done


def _subject_words(words: Sequence[str]) -> list[str]:
    kept = _without_camera(words)
    while len(kept) > 1 and (begun := _words_on_video(kept)):
        kept = kept[begun:]
    while len(kept) > 1 and (kept[-1].casefold() in FORMAT_WORDS or YEAR.fullmatch(kept[-1])):
        is_year = bool(YEAR.fullmatch(kept.pop()))
        if is_year and len(kept) > 1 and kept[-1].casefold() in MONTHS:
            kept.pop()
    if len(kept) > 2 and _is_count(*kept[-2:]):
        kept = kept[:-2]
    kept = kept[:_LONGEST_SUBJECT]
    while len(kept) > 1 and kept[-1].casefold() in LITTLE_WORDS:
        kept.pop()
    return kept


def _is_count(first: str, second: str) -> bool:
    """Return whether two words only count or measure, as in "week 2" or "20 min"."""
    is_numbered = second.isdecimal() and first.casefold() in COUNTED_WORDS
    return is_numbered or (first.isdecimal() and second.casefold() in UNITS)


def _words_on_video(words: Sequence[str]) -> int:
    """Return how many words at the start speak of the video, as in "intro to chemistry" or "drone shot harbour"."""
    first, second, third = (word.casefold() for word in (*words, "", "")[:3])
    if (first, second) in CAMERA_WORK:
        return 3 if third in LITTLE_WORDS and words[3:] else 2 if third else 0
    # A "video game" is no video.
    return 2 if first in FORMAT_WORDS and second in LITTLE_WORDS and third else 0


def _without_camera(words: Sequence[str]) -> list[str]:
    """Return the words without a camera number at the start: "cam 12", "ch02"."""
    first = _CAMERA.fullmatch(words[0])
    number = 0 if first is None else 1 if first["number"] else 2
    is_camera = number == 1 or (number == 2 and words[1:2] != [] and words[1].isdecimal())
    return list(words[number:] if is_camera and len(words) > number else words)


def _about(words: Sequence[str]) -> tuple[str, Sequence[str]]:
    """Return the phrase after "about", and its words that contain nouns."""
    first = words[0].casefold()
    if first == "how" and len(words) > 2 and words[1].casefold() == "to":
        return " ".join([_gerund(words[2]), *words[3:]]), words[3:] or words[2:]
    if first in QUESTION_WORDS and len(words) > 1:
        return " ".join([first, *words[1:]]), words[1:]
    if _is_task(*words[:2]):
        return " ".join([_gerund(first), *words[1:]]), words[1:]
    verb = next((at for at in range(1, len(words)) if _is_verb(words, at)), 0)
    if verb:
        after = words[verb + 1 :] if words[verb + 1 : verb + 2] != ["to"] else words[verb + 3 :]
        return f"how {_with_article(words[:verb])} {' '.join(words[verb:])}", [*words[:verb], "to", *after]
    if first.endswith("ing") and len(words) > 1 and first not in NOUNS_IN_ING and not _begins_compound(*words[:2]):
        return " ".join(words), words[1:]
    return _with_article(words), words


def _is_task(verb: str, after: str = "") -> bool:
    """Return whether the first word of a name says what to do, as in "install laminate floor" or "change a tyre"."""
    plain = verb.casefold()
    return bool(after) and (plain in TASKS or (plain in MAYBE_TASKS and after.casefold() in DETERMINERS))


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
        is_little = is_verb or word.casefold() in LITTLE_WORDS
        is_content = not is_little or word.isupper() or _begins_compound(word, after)
        # In "the bridge collapsed" the last word is a verb.
        if is_content and not (run and after.casefold() in ("", *LITTLE_WORDS) and _is_past(word)):
            run.append(word)
            continue
        while run:
            size = len(run) if len(run) <= _LONGEST_PART else 2
            if size < len(run) and _begins_compound(*run[size - 1 : size + 1]):
                size += 1  # "near miss" is one thing
            while size < len(run) and _belongs_to(run[size], run[size - 1]):
                size += 1
            size = min(size, _start_of_last_name(run) or size)
            piece, run = run[:size], run[size:]
            while piece and _COUNT.fullmatch(piece[0]):
                del piece[: 2 if piece[1:] and piece[1].casefold() in UNITS else 1]
            if any(len(word) > 1 and SPOKEN.search(word) for word in piece):
                yield piece


def _belongs_to(word: str, before: str) -> bool:
    """Return whether no phrase ends between the words: "my son's | bike", "Model | Y", "Tour | de | France"."""
    is_foreign = not FOREIGN_WORDS.isdisjoint((word.casefold(), before.casefold()))
    return is_foreign or before.endswith("'s") or len(word) == 1 or _is_person(before, word)


def _is_past(word: str) -> bool:
    return len(word) > 4 and word.islower() and word.endswith("ed") and word not in NOUNS_IN_ED


def _start_of_last_name(run: Sequence[str]) -> int:
    """Return where the name begins that ends a phrase of other words, as in "camera trap Ladakh"; 0 without any."""
    at = len(run)
    while at and _is_name(run[at - 1]):
        at -= 1
    return at if 1 < at < len(run) and run[at - 1].casefold() not in TITLES_OF_NAMES | FOREIGN_WORDS else 0


def _is_name(word: str) -> bool:
    return word.casefold() in PROPER or (word[:1].isupper() and word[1:].islower() and not word.endswith("'s"))


def _begins_compound(word: str, after: str) -> bool:
    return (word.casefold(), after.casefold()) in COMPOUNDS


def _with_article(words: Sequence[str], names: Container[str] = ()) -> str:
    phrase = " ".join(words)
    first = words[0]
    is_named = all(word in names or word.casefold() in PROPER or not SPOKEN.search(word) for word in words)
    is_owned = first.endswith("'s") and first not in POSSESSIVES.values()
    if is_named or is_owned or first.casefold() in DETERMINERS or first.isdecimal() or _is_foreign(words):
        return phrase
    return f"the {phrase}"
