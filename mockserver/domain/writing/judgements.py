"""Answers that judge a video: which of several words fits it best, how two parts differ, what its mood is."""

import re
from collections.abc import Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.meaning.vectors import meaning_of, nearness
from mockserver.domain.retrieval.words import stems_of, tokenise
from mockserver.domain.writing.aspects.feelings import sentiment_in
from mockserver.domain.writing.aspects.speech import spoken
from mockserver.domain.writing.people import first_people_in, people_in
from mockserver.domain.writing.phrases import clock, joined, lowered, number_of_people
from mockserver.domain.writing.prompts.vocabulary import SUBJECTS_OF_FORMS, Unit
from mockserver.domain.writing.source import Source

_INSIDE = stems_of(
    [
        "room",
        "kitchen",
        "studio",
        "hall",
        "office",
        "garage",
        "desk",
        "sofa",
        "armchair",
        "table",
        "window",
        "lamp",
        "floor",
        "carpet",
        "classroom",
        "ceiling",
    ]
)
_OUTSIDE = stems_of(
    [
        "street",
        "park",
        "field",
        "sky",
        "beach",
        "mountain",
        "road",
        "garden",
        "stands",
        "market",
        "forest",
        "river",
        "sea",
        "sun",
        "rain",
        "trail",
        "yard",
        "tree",
    ]
)
_SENTIMENTS = frozenset(["positive", "negative", "neutral", "mixed"])
_SIDE = r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,2}"
_RIVALS = re.compile(rf"(?P<one>{_SIDE}) (?:vs?\.?|versus|against|x) (?P<other>{_SIDE})")
"""Matches "Man Utd vs Chelsea"."""
_COUPLE = re.compile(r"(?P<one>[A-Z][a-z]+) (?:and|&|\+) (?P<other>[A-Z][a-z]+)")
_OF_RIVALS = frozenset(["team", "teams", "sides", "opponents", "rivals"])
_OF_COUPLES = frozenset(["bride", "groom", "couple", "newlyweds", "spouses"])
_OF_WORD_HELD = 100  # hundredths; a word that the video has is nearer than any other
_MOST_PEOPLE = 6


def choice(source: Source) -> str:
    """Return which of the alternatives of the prompt fits the video best: by its words, and by their meaning."""
    options = source.spec.options
    best = nearest_option(source, options)
    words = source.spec.count(Unit.WORD)
    if source.spec.is_bare:
        return best
    if words and words.number <= len(best.split()) + 1:
        return capitalised(best)
    offered = joined([f'"{option}"' for option in options])
    return f'Of {offered}, "{best}" fits the {source.noun} "{source.label}" best.'


def nearest_option(source: Source, options: Sequence[str], about: str = "") -> str:
    """Return the option that fits the video best: by its words, and by their meaning; or that fits the text `about`."""
    if {option.removesuffix("s") for option in options} == {"indoor", "outdoor"}:
        return next(option for option in options if option.startswith("in" if _is_indoors(source) else "out"))
    if (felt := {option.lower(): option for option in options}).keys() <= _SENTIMENTS and not about:
        name = sentiment_in(spoken(source.scenes))[0]
        return felt.get(name) or felt.get("neutral") or options[0]
    content = source.content
    texts = (about,) if about else (content.title, *content.topics, *source.headings, *content.hashtags)
    meaning = meaning_of(stems_of(word for text in texts for word in tokenise(text)))

    def fit(option: str) -> int:
        stems = stems_of(tokenise(option))
        asked = meaning_of(stems)
        held = _OF_WORD_HELD * any(stem in source.words.forms for stem in stems)
        return held + (nearness(meaning, asked) if meaning and asked else 0)

    return max(options, key=fit)


def _is_indoors(source: Source) -> bool:
    """Return whether more is seen of rooms than of open places."""
    inside, outside = (sum(len(source.words.forms.get(stem, ())) for stem in stems) for stems in (_INSIDE, _OUTSIDE))
    return inside >= outside


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
