"""Answers that judge a video: how two parts of it differ, what it counts, how long it is."""

import re
from collections.abc import Collection

from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects.sight import towns as towns_in
from mockserver.domain.writing.aspects.speech import names_duration, spoken
from mockserver.domain.writing.people import first_people_in, people_in
from mockserver.domain.writing.phrases import clause, clock, joined, lowered, number_of_people
from mockserver.domain.writing.prompts.vocabulary import SUBJECTS_OF_FORMS
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_SIDE = r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}"
_RIVALS = re.compile(rf"(?P<one>{_SIDE}) (?:vs?\.?|versus|against|x) (?P<other>{_SIDE})")
"""Matches "Man Utd vs Chelsea"."""
_COUPLE = re.compile(r"(?P<one>[A-Z][a-z]+) (?:and|&|\+) (?P<other>[A-Z][a-z]+)")
_OF_RIVALS = frozenset(["team", "teams", "sides", "opponents", "rivals"])
_OF_COUPLES = frozenset(["bride", "groom", "couple", "newlyweds", "spouses"])
_OF_TOWNS = frozenset(["city", "town"])
OF_NAMED_PLACES = _OF_TOWNS | {"country", "nation", "continent"}
"""Words for places with a name."""
_OF_COMPANIES = frozenset(["Group", "Inc", "Ltd", "PLC"])
_MOST_WORDS = 3
_MOST_PEOPLE = 6
_COUNTED = late_pattern(r"\b(?P<number>\d{1,4})[ -](?P<thing>[^\W\d_]+)")
_LENGTHS = frozenset(["duration", "length", "runtime"])
_WORDS_FOR_VIDEOS = "ad advert commercial episode film last long minute minutes number run second seconds"
_OF_VIDEOS = _LENGTHS.union(_WORDS_FOR_VIDEOS.split())
_MOST_QUOTES = 2
_TIME_UNITS = late_pattern(r"\bhow many (seconds|minutes|hours|days|weeks|months|years)\b")


def main_thing(source: Source) -> str:
    """Return what the video is mainly about, in the words of its title: "sourdough bread"; else its theme."""
    words, tag = source.label.split(), "".join(filter(str.isalnum, next(iter(source.content.hashtags), "").casefold()))
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if tag and "".join(filter(str.isalnum, "".join(words[start:end]).casefold())) == tag:
                return " ".join(words[start:end])
    return source.theme


def rivals_of(source: Source) -> tuple[str, str] | None:
    """Return the two sides of a match that the title names: "Arsenal" and "Chelsea"; None if it names none."""
    found = _RIVALS.search(source.label)
    return (found["one"], found["other"]) if found else None


def couple_of(source: Source) -> tuple[str, str] | None:
    """Return the two people whom the title names: "Emma" and "Jack"; None if it names none."""
    found = _COUPLE.search(source.label)
    return (found["one"], found["other"]) if found else None


def pair_asked(source: Source) -> str:
    """Return the two sides of a match, or the couple, that the prompt asks for; nothing if the title names none."""
    rivals, couple = rivals_of(source), couple_of(source)
    if not rivals and not couple:  # as in most titles
        return ""
    asked = {*tokenise(source.spec.text)}
    pair = rivals if asked & _OF_RIVALS else couple if asked & _OF_COUPLES else None
    return f'In the {source.noun} "{source.label}", these are {joined(pair)}.' if pair else ""


def named_place(source: Source, words: Collection[str]) -> str:
    """Return the town that the video names, if `words` ask for one: that of its title first; else an empty text.

    No scene says in which country a town is.
    """
    if _OF_TOWNS.isdisjoint(words):
        return ""
    named = ((town, town.split()) for town, _ in towns_in(source.scenes))
    towns = [town for town, parts in named if len(parts) < _MOST_WORDS and _OF_COMPANIES.isdisjoint(parts)]
    return next((town for town in towns if town in source.label), next(iter(towns), ""))


def comparison(source: Source) -> str:
    """Return how the beginning and the end of the video differ, and who is in both."""
    scenes = source.scenes
    if len(scenes) < 2:
        return f'The {source.noun} "{source.label}" has a single scene, so its beginning and its end do not differ.'
    first, last = scenes[0], scenes[-1]
    both = [one for one in people_in([first]) if one in set(people_in([last]))]
    differ = (
        f'At the beginning of "{source.label}" ({clock(first.start)}-{clock(first.end)}), '
        f"{lowered(source.describe(first))}. At the end ({clock(last.start)}-{clock(last.end)}), "
        f"{lowered(source.describe(last))}."
    )
    return f"{differ} In both, {joined(both)} can be seen." if both else differ


def audience(source: Source) -> str:
    """Return for whom the video is."""
    return f'The {source.noun} "{source.label}" is for everybody who is interested in {interest_of(source)}.'


def interest_of(source: Source) -> str:
    """Return what somebody is interested in who watches the video: no form such as a lecture."""
    return f'"{main_thing(source)}"' if source.theme in SUBJECTS_OF_FORMS else source.subject


def people(source: Source) -> str:
    """Return how many different people can be seen, and who they are."""
    found = first_people_in(source.scenes, _MOST_PEOPLE)
    who = f": {joined(found)}" if found else ""
    return f'{number_of_people(len(found))} can be seen in the {source.noun} "{source.label}"{who}.'


def stated_count(source: Source) -> int | None:
    """Return the number that stands before the thing of a prompt in the title or in what is said; None without any."""
    wanted = stems((*source.spec.subject, *_TIME_UNITS.findall(source.spec.text.lower())))
    texts = (source.content.title, *(text for text, _ in spoken(source.scenes)))
    stated = (one for text in texts for one in _COUNTED.finditer(text.lower()) if wanted & stems([one["thing"]]))
    return next((int(one["number"]) for one in stated), None)


def is_about_length(source: Source) -> bool:
    """Return whether the prompt asks how long the video itself is."""
    subject = {*source.spec.subject}
    names_length = source.spec.asked == "how long" or not _LENGTHS.isdisjoint(subject)
    return names_length and source.spec.asked in ("how long", "what") and subject <= _OF_VIDEOS


def length(source: Source) -> str:
    """Return how long the video is, in the unit or the form that the prompt names."""
    flat, style = source.spec.text.lower(), source.spec.layout.time_style
    if "minute" in flat and not style.is_padded:
        return f"{round(source.length / 60, 1):g}"
    is_clock = style.is_padded or not ("second" in flat or "number" in flat)
    return style.time(source.length) if is_clock else f"{source.length:g}"


def how_long(source: Source) -> str:
    """Return the length of the video, or what it tells of how long the thing takes that the prompt names."""
    length = f"{clock(source.length)} ({source.length:g} seconds)"
    video = f'The {source.noun} "{source.label}"'
    if is_about_length(source):
        return f"{video} has no length." if source.is_still else f"{video} lasts {length}."
    told = [line for line in spoken(source.scenes) if names_duration(line[0])]
    wanted = stems(source.spec.subject)
    about = [line for line in told if wanted & stems([line[0]])]
    if not (about or told):
        return f"{video} does not tell that; it lasts {length} itself."
    quotes = [f'"{clause(text)}" ({clock(time)})' for text, time in (about or told)[:_MOST_QUOTES]]
    return f"{video} says {joined(quotes)}; it lasts {length} itself."
