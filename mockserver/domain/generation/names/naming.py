"""Parses file names, addresses and titles: title, subject and noun phrases."""

from collections.abc import Container, Sequence
from itertools import pairwise

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.names.beginnings import words_before_thing, words_on_video
from mockserver.domain.generation.names.ends import (
    drop_format_at_end,
    is_count,
    is_date,
    is_limit,
    needs_noun,
    without_comment,
    without_remarks,
)
from mockserver.domain.generation.names.foreign import foreign_parts, subject_of_foreign, whole_phrase
from mockserver.domain.generation.names.lists import (
    FORMAT_WORDS,
    SPELLED,
)
from mockserver.domain.generation.names.phrases import (
    heads_of,
    joined,
    noun_phrases,
    with_article,
)
from mockserver.domain.generation.names.segments import Segments
from mockserver.domain.generation.names.spelling import is_foreign_name, spelled
from mockserver.domain.generation.names.subjects import phrase_about
from mockserver.domain.generation.words.actions import (
    is_participle,
)
from mockserver.domain.generation.words.cameras import (
    CCTV,
    is_camera_work,
    is_only_worn_camera,
    size_of_camera,
    without_camera,
    words_with_camera,
)
from mockserver.domain.generation.words.kind_lists import (
    ABOUT_SOMETHING,
    PROPER_PLACES,
    THE_PLACES,
)
from mockserver.domain.generation.words.noun_kinds import head_of, is_living
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.proper_lists import CONFERENCES
from mockserver.domain.generation.words.proper_names import (
    end_of_lesson,
    is_lesson_of_course,
    is_office,
    is_titled,
    sides_of,
)
from mockserver.domain.generation.words.relations import (
    joined_by_meaning,
    link_to_person,
    time_at_end,
    when,
)
from mockserver.domain.generation.words.roles import TIMES
from mockserver.domain.generation.words.word import (
    ADJECTIVE_AT_THE_END,
    FIRST_NAME,
    FIRST_NAMES,
    FORMAT,
    LITTLE,
    LITTLE_BESIDE_FOREIGN,
    MEASURE,
    MUTE,
    NAME,
    NO_THING,
    NUMBER,
    NUMBERED,
    SAYS_NOTHING,
    TITLE_OF_PERSON,
    UNIT,
    VERSUS,
    Word,
    Words,
    facts_of,
    word_of,
)

LONGEST_TITLE = 80
_LONGEST_SUBJECT = 10  # words

_SPELLED = frozenset(SPELLED.values())
_SAYS_NOTHING = SAYS_NOTHING | MUTE
_ANNOUNCED = "breaking breaking_news faq news lecture seminar recipe sermon live pov exclusive podcast"
_ANNOUNCEMENTS = frozenset(tuple(one.split("_")) for one in _ANNOUNCED.split())
"""Segments before the subject: "Breaking: flood in Ohio"."""
_RECORDINGS = frozenset(["vlog", "timelapse", "time-lapse", "hyperlapse", "pkg", "vo", "sot", "vosot"])
_OWNED = (NounKind.THING, NounKind.EVENT, NounKind.ACTIVITY)
_AND = " and "
_IN = word_of("in")


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
    words = words_with_camera(read)
    if is_only_worn_camera(read):
        return None  # "AXON_Body_4"
    if CCTV not in words and all(word.facts & _SAYS_NOTHING for segment in read for word in segment):
        return None
    written = spelled(read)
    title = " - ".join([joined(segment) for segment in written])[:LONGEST_TITLE].strip()
    if written[0][0].text not in _SPELLED:
        title = capitalised(title)
    return Named(title, words, *_phrases(written))


def _phrases(segments: Sequence[Words]) -> tuple[str, tuple[str, ...]]:
    """Return the subject of the video, and its noun phrases."""
    begun = next((at for at, segment in enumerate(segments) if not _is_on_video(segment)), 0)
    first, *later = map(without_remarks, segments[begun:])
    main = _subject_words(first)
    others = [run for segment in later for run in noun_phrases(segment) if not _is_of_format(run)]
    if is_foreign_name(first):
        main = subject_of_foreign(main)
        foreign = foreign_parts(main)
        return whole_phrase(main) or foreign[0], (*foreign, *map(with_article, others))
    about, core = phrase_about(main)
    core = core if about else without_comment(core)
    own = noun_phrases(core)
    names = _names(first, [*own, *others])
    phrases = [(run, with_article(run, names)) for run in own]
    parts = [phrase for _, phrase in phrases]
    is_plain = not facts_of(core) & LITTLE
    if parts and not is_plain and (time := _time_after(core)):
        parts[-1] = f"{parts[-1]} {time}"
    if about == joined(core):
        parts[:1] = [about]  # "what is compound interest"
    elif about is None:
        about = _described(core, phrases, names)
        if is_plain and parts and parts[0] != about and _AND not in about and about != with_article(core, names):
            parts[0] = about  # "the surfing lessons in Biarritz"
    named = [*parts, *[with_article(run, names) for run in [*others, *heads_of([*own, *others])]]]
    return about, tuple(dict.fromkeys(named)) or (about,)


def _time_after(words: Words) -> str:
    """Return the time at the end with its preposition, as in "temples in autumn"; empty without any."""
    begun = next((at for at in range(1, len(words)) if words[at].facts & LITTLE and _is_time(words[at + 1 :])), 0)
    return joined(words[begun:]) if begun else ""


def _is_time(words: Words) -> bool:
    return 0 < len(words) <= 2 and words[-1].plain in TIMES and not words[0].facts & NAME


def _described(words: Words, phrases: Sequence[tuple[Words, str]], names: Container[str]) -> str:
    """Return the words with articles, and with what links phrases that are only beside each other.

    `phrases` are the noun phrases in them, each as words and as text with its article.
    """
    facts = facts_of(words)
    if facts & FIRST_NAME and (person := _person_after_event(words)):
        event = words[:person]
        return f"{with_article(event, names)} {link_to_person(event[-1])} {joined(words[person:])}"
    if facts & LITTLE and (lesson := end_of_lesson(words)) and not words[lesson].facts & LITTLE:
        return f"{joined(words[:lesson])} on {joined(words[lesson:])}"
    if facts & TITLE_OF_PERSON and (whose := _thing_of_person(words)):
        return f"{joined(words[:whose])}'s {joined(words[whose:])}"
    at_end = time_at_end(words)
    rest, time = words[: len(words) - at_end], words[len(words) - at_end :]
    if time:
        phrases = [(run, with_article(run, names)) for run in noun_phrases(rest)]
    are_all_words = _are_all_words(rest, [run for run, _ in phrases])
    if are_all_words and (len(phrases) > 1 or not facts & LITTLE):
        text = joined_by_meaning(phrases)
    else:
        text = with_article(_with_places(rest), names)
    return f"{text} {when(time)}" if time else text


def _are_all_words(words: Words, runs: Sequence[Words]) -> bool:
    """Return whether noun phrases have all words but measures after the first: "service | 10am | Pastor Mike"."""
    found = sum([len(run) for run in runs])
    if found == len(words) or not facts_of(words[1:]) & (MEASURE | UNIT):
        return found == len(words)
    in_runs = [word for run in runs for word in run]
    measures = [word for word in words[1:] if word.facts & (MEASURE | UNIT | NUMBER) and word not in in_runs]
    return found + len(measures) == len(words)


def _person_after_event(words: Words) -> int:
    """Return where the people begin whose event it is: "wedding Anna and Tom"; 0 without any."""
    for at, (before, word) in enumerate(pairwise(words), 1):
        if word.facts & FIRST_NAME:
            are_people = all(one.facts & (NAME | LITTLE) for one in words[at:])
            if are_people and at > 1 and is_office(before):
                return at - 1 if words[at - 2].kind is NounKind.EVENT else 0  # "interview | CEO Jane Doe"
            return at if are_people and not (before.facts & (NAME | LITTLE) or is_living(before)) else 0
    return 0


def _thing_of_person(words: Words) -> int:
    """Return where a thing or an event of the person before it begins: "Coach Tom | warmup drills"; 0 without any."""
    if len(words) < 3 or not is_titled(*words[:2]):
        return 0
    at = 2 + bool(words[2].facts & NAME and not words[2].facts & NO_THING and words[3:])
    is_doing = (words[at + 1 :] and is_participle(*words[at : at + 2])) or words[at].facts & LITTLE
    return 0 if is_doing or head_of(words[at:]).kind not in _OWNED else at


def _with_places(words: Words) -> Words:
    """Return the words with "in" before each name of a place that nothing links: "apartment for rent Brooklyn"."""
    if not facts_of(words) & LITTLE:
        return words
    found = [*words[:1]]
    for before, word in pairwise(words):
        is_linked = before.facts & (LITTLE | LITTLE_BESIDE_FOREIGN | NAME)
        if word.plain in PROPER_PLACES and not is_linked:
            found += [_IN, word_of("the"), word] if word.plain in THE_PLACES else [_IN, word]
        else:
            found.append(word)
    return found


def _names(words: Words, runs: Sequence[Words]) -> set[str]:
    """Return the words of the first segment that are names of people or places, which take no article."""
    names = {run[0].text for run in runs if len(run) == 1 and run[0].text in FIRST_NAMES}
    facts = facts_of(words)
    if facts & VERSUS:
        names.update(word.text for side in sides_of(words)[:2] for word in side if word.facts & NAME)
    if facts & NAME:
        for before, word in pairwise(words):
            if word.facts & NAME and (before.text.islower() or before.text in names):
                names.add(word.text)
    return names


def _is_of_format(words: Words) -> bool:
    return FORMAT_WORDS.issuperset([word.text for word in words])


def _is_on_video(words: Words) -> bool:
    """Return whether the words only say what kind of video it is, as in "Trailer - our musical"."""
    spoken = [word for word in words if not word.facts & MUTE]
    if tuple([word.plain for word in words]) in _ANNOUNCEMENTS or is_lesson_of_course(words):
        return True
    if size_of_camera(words) == len(words):
        return True  # "Officer bodycam"
    if words[0].plain in CONFERENCES and all(word.facts & NUMBER or word.text.isupper() for word in words[1:]):
        return True  # "PyCon DE 2025"
    is_numbered = len(spoken) < len(words) and bool(spoken and spoken[-1].facts & NUMBERED)
    if is_numbered and all(word.plain in ABOUT_SOMETHING for word in spoken[:-1]):
        return True  # "Ep 48", "Podcast Ep 48"
    if all(word.facts & MEASURE for word in words):
        return True  # "S01E03"
    is_general = len(words) > 1 and all(word.facts & SAYS_NOTHING for word in words)  # "Screen recording"
    return is_general or all(word.facts & FORMAT for word in spoken)


def _subject_words(words: Words) -> list[Word]:
    kept = without_camera(words)
    while len(kept) > 1 and (begun := words_on_video(kept) or words_before_thing(kept)):
        kept = kept[begun:]
    drop_format_at_end(kept)
    while len(kept) > 1 and (kept[-1].facts & (MEASURE | ADJECTIVE_AT_THE_END) or is_limit(*kept[-2:])):
        kept.pop()
    if len(kept) > 2:
        is_filmed_so = is_camera_work(*words[-2:])
        if is_count(*kept[-2:]) or is_date(*kept[-2:]) or is_filmed_so:
            kept = kept[:-1] if is_filmed_so and not is_camera_work(*kept[-2:]) else kept[:-2]
            drop_format_at_end(kept)
    others = [word for word in kept if word.plain not in _RECORDINGS]
    kept = (kept if needs_noun(others) else others)[:_LONGEST_SUBJECT]
    while len(kept) > 1 and (kept[-1].facts & LITTLE or kept[-1].plain in ("explained", CCTV)):
        kept.pop()
    return kept
