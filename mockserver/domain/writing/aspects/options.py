"""Which of several options fits a video best: by its words, its kind and its meaning, by what is seen or felt."""

import re
from collections.abc import Mapping, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.meaning.kinds import kinds_named, kinds_of
from mockserver.domain.meaning.vectors import meaning_of, nearness
from mockserver.domain.retrieval.words import stems_of, tokenise
from mockserver.domain.writing.aspects.feelings import sentiment_in
from mockserver.domain.writing.aspects.sight import vehicles
from mockserver.domain.writing.aspects.speech import spoken
from mockserver.domain.writing.aspects.verdicts import is_suitable, mood_of
from mockserver.domain.writing.people import people_in
from mockserver.domain.writing.phrases import joined
from mockserver.domain.writing.prompts.lists.verdicts import verdicts_among
from mockserver.domain.writing.prompts.vocabulary import NUMBERS, Unit
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_INSIDE_WORDS = """
    room kitchen studio hall office garage desk sofa armchair table window lamp floor carpet classroom ceiling
"""
_INSIDE = stems_of(_INSIDE_WORDS.split())
_OUTSIDE_WORDS = """
    street park field sky beach mountain road garden stands market forest river sea sun rain trail yard tree
"""
_OUTSIDE = stems_of(_OUTSIDE_WORDS.split())
_SENTIMENTS = frozenset(["positive", "negative", "neutral", "mixed"])
_EMOTIONS_OF_MOODS: Mapping[str, str] = {
    "tense": "fear surprise tension anger sadness anticipation",
    "energetic": "excitement joy happiness anticipation surprise",
    "festive": "joy happiness love excitement surprise",
    "lively": "joy excitement happiness surprise",
    "playful": "joy happiness surprise love amusement",
    "relaxed": "calm curiosity joy happiness neutral",
    "calm": "calm neutral trust joy",
    "matter": "neutral calm trust",
}
"""The emotions that belong to a mood, by its first word."""
_EMOTIONS = frozenset(
    [
        *(word for words in _EMOTIONS_OF_MOODS.values() for word in words.split()),
        *("disgust", "contempt", "boredom", "confusion", "nostalgia", "pride", "shame", "guilt"),
    ]
)
_OF_WORD_NAMED, _OF_KIND, _OF_WORD_HELD = 100, 60, 20
"""In hundredths: what an option gains if the name or the topics have a word of it, if it is the kind of thing that the
name is about, or if only a scene has a word of it.
"""
_BOTH, _NEITHER = frozenset(["both"]), frozenset(["neither", "none", "none of them"])
_OF_TWO = _BOTH | _NEITHER
"""Options beside two things, any of which can be there."""
_FEW = {number: value for word, value in NUMBERS.items() if 1 < value <= 5 for number in (word, str(value))}
_SEVERAL_BEST = late_pattern(
    rf"\b(?P<number>{'|'.join(_FEW)}) (?:best|most|top|closest|of|labels?|tags?|options?"
    r"|categor(?:y|ies)|topics?|genres?)\b"
    rf"|\btop[ -](?P<top>{'|'.join(_FEW)})\b"
)
_FIRST_AND_SECOND = late_pattern(r"\bprimary and (?:an? |the )?secondary\b", re.IGNORECASE)
_AS_LIST = late_pattern(r"\bcomma[- ]separated|\bseparated by commas?\b", re.IGNORECASE)


def choice(source: Source) -> str:
    """Return which of the alternatives of the prompt fits the video best, or which ones if it wants several."""
    options = source.spec.options
    best = ranked_options(source, options)[: _number_of_choices(source.spec.text)]
    if source.spec.is_bare or _AS_LIST.search(source.spec.text):
        return ", ".join(best)
    if len(best) == 2 and _FIRST_AND_SECOND.search(source.spec.text):
        return "\n".join(f"{place}: {one}" for place, one in zip(("Primary", "Secondary"), best, strict=True))
    words = source.spec.count(Unit.WORD)
    if len(best) == 1 and words and words.number <= len(best[0].split()) + 1:
        return capitalised(best[0])
    offered, chosen = (joined([f'"{option}"' for option in some]) for some in (options, best))
    return f'Of {offered}, {chosen} {"fits" if len(best) == 1 else "fit"} the {source.noun} "{source.label}" best.'


def _number_of_choices(prompt: str) -> int:
    """Return how many of its alternatives a prompt wants."""
    if _FIRST_AND_SECOND.search(prompt):
        return 2
    found = _SEVERAL_BEST.search(prompt.lower())
    return _FEW[found["number"] or found["top"]] if found else 1


def nearest_option(source: Source, options: Sequence[str], about: str = "") -> str:
    """Return the option that fits the video best: by its words, and by their meaning; or that fits the text `about`."""
    return ranked_options(source, options, about)[0]


def ranked_options(source: Source, options: Sequence[str], about: str = "") -> list[str]:
    """Return the options, those first that fit the video, or the text `about`, best."""
    if first := _by_sight_or_feeling(source, options, about):
        return [*first, *(option for option in options if option not in first)]
    fits = option_fits(source, options, about)
    return sorted(options, key=lambda option: -fits[option])


def _by_sight_or_feeling(source: Source, options: Sequence[str], about: str) -> list[str]:
    """Return the options that follow from what is seen or felt, the best first; none if others are offered."""
    things = [option for option in options if option.lower() not in _OF_TWO]
    if {option.lower().removesuffix("s") for option in things} == {"indoor", "outdoor"}:
        begin = "in" if _is_indoors(source) else "out"
        return [next(option for option in things if option.lower().startswith(begin))]
    if len(things) == 2 < len(options):
        return [_of_two(source, options, things)]
    offered = verdicts_among(options)
    if offered and offered.is_permission and not about:
        return [offered.word(is_suitable(source))]
    if (felt := {option.lower(): option for option in options}).keys() <= _SENTIMENTS and not about:
        name = sentiment_in(spoken(source.scenes))[0]
        return [felt.get(name) or felt.get("neutral") or options[0]]
    if not about and {option.lower() for option in options} <= _EMOTIONS:
        felt_here = next(felt for mood, felt in _EMOTIONS_OF_MOODS.items() if mood_of(source).startswith(mood))
        by_name = {option.lower(): option for option in options}
        return [by_name[one] for one in felt_here.split() if one in by_name]
    return []


def _of_two(source: Source, options: Sequence[str], things: Sequence[str]) -> str:
    """Return which of two things is there, or the option for both or for neither of them."""
    there = [thing for thing in things if _is_there(source, thing)]
    if len(there) == 1:
        return there[0]
    wanted = _BOTH if there else _NEITHER
    return next((option for option in options if option.lower() in wanted), things[0])


def _is_there(source: Source, thing: str) -> bool:
    if thing.lower() in ("person", "people", "human"):
        return any(people_in(source.scenes))
    if thing.lower() in ("vehicle", "vehicles", "car"):
        return any(vehicles(source.scenes))
    return any(stem in source.words.forms for stem in stems_of(tokenise(thing)))


def option_fits(source: Source, options: Sequence[str], about: str = "") -> Mapping[str, int]:
    """Return how well each option fits, in hundredths; more than that if the video has a word of it."""
    content = source.content
    texts = (about,) if about else (content.title, *content.topics, *source.headings, *content.hashtags)
    meaning = meaning_of(stems_of(word for text in texts for word in tokenise(text)))
    named, seen = frozenset(stems_of(tokenise(" ".join(texts[:2])))), source.words.forms
    kinds = kinds_of(stems_of(tokenise(texts[0])))
    fits: dict[str, int] = {}
    for option in options:
        stems = stems_of(tokenise(option))
        asked = meaning_of(stems)
        held = _OF_WORD_NAMED if not named.isdisjoint(stems) else _OF_WORD_HELD * any(stem in seen for stem in stems)
        of_kind = _OF_KIND * any(asked_for.kind in kinds for asked_for in kinds_named(stems))
        fits[option] = held + of_kind + (nearness(meaning, asked) if meaning and asked else 0)
    return fits


def _is_indoors(source: Source) -> bool:
    """Return whether more is seen of rooms than of open places."""
    inside, outside = (sum(len(source.words.forms.get(stem, ())) for stem in stems) for stems in (_INSIDE, _OUTSIDE))
    return inside >= outside
