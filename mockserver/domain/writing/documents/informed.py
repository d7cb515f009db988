"""Values that follow from what a video has of an aspect: advice, next steps, prices, incidents, content for adults."""

from collections.abc import Iterable, Sequence

from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects.duties import NOT_MENTIONED
from mockserver.domain.writing.aspects.finding import Finding
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.speech import PRICE, counts, spoken
from mockserver.domain.writing.aspects.verdicts import (
    UNSUITABLE,
    content_report,
    mood_of,
    rating_of,
    sentiment_of,
    unsuitable,
)
from mockserver.domain.writing.documents.naming import Meaning, Name
from mockserver.domain.writing.documents.places import Place
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.source import Source

_MOST_IN_TEXT = 3
_SAFE = frozenset(["safe", "suitable", "appropriate", "friendly"])
_NEEDED = frozenset(["needed", "required", "requires", "necessary"])
_HEARD = frozenset(["audio", "sound"])
_SEVERITY = ("critical", "high", "medium", "moderate", "low", "none")
_LEVELS_BY_INCIDENTS = (
    _SEVERITY[::-1],
    ("low", "minor", "none"),
    ("medium", "moderate", "low"),
    ("high", "severe", "medium", "critical"),
)
"""The severity by the number of incidents; the last one is for more."""
_GOODS = frozenset(["suitability", "safety", "compliance"])
_USUAL_LEVELS = ("medium", "intermediate", "normal", "easy")
_GOOD_LEVELS = ("high", "safe", "full", "good", "medium", "limited", "low", "unsafe", "none", "poor")
_OF_SAFE = ("G", "TV-G", "safe", "none", "all", "all ages", "everyone", "low")


def findings_of(name: Name, place: Place) -> list[Finding]:
    """Return what `place` has of the aspect of a name."""
    return KINDS[name.aspect].find(place.source) if name.aspect and name.aspect in KINDS else []


def texts_of_aspect(name: Name, place: Place) -> Iterable[str]:
    """Yield a text for a property about an aspect, or that nothing of it is mentioned."""
    match name.aspect:
        case Aspect.CONTENT:
            yield content_report(place.source)
        case Aspect.QUALITY:
            yield f"{rating_of(place.source, 5)} out of 5"
        case Aspect.SENTIMENT:
            yield sentiment_of(place.source)[0]
        case Aspect.NUMBERS | Aspect.PRICES:
            yield from _numbers(name, place.source)
        case _:
            found = [one.text for one in findings_of(name, place)]
            if found and name.aspect is Aspect.COLOURS and not name.is_plural:
                yield found[0].partition(" ")[0]
            if found:
                yield "; ".join(found[:_MOST_IN_TEXT]) if name.is_plural else found[0]
    yield NOT_MENTIONED


def _numbers(name: Name, source: Source) -> Iterable[str]:
    """Yield the sentence with the number that a name asks for: with a currency for a price."""
    said = [text for text, _ in spoken(source.scenes)]
    said += [moment.text for scene in source.scenes for moment in scene.read]
    if name.aspect is Aspect.PRICES:
        yield from (found[0] for text in said if (found := PRICE.search(text.lower())))
    else:
        wanted = {*name.words}
        yield from (clause(text) for text in said if counts(text) and not wanted.isdisjoint(tokenise(text)))


def truth_of(name: Name, source: Source) -> bool | None:
    """Return the truth of a property about an aspect; None if the words of its name decide."""
    words = {*name.words}
    named = [kind for kind in UNSUITABLE if not words.isdisjoint(_words_of(kind))]
    if words & _SAFE:
        return not any(unsuitable(source, kind) for kind in UNSUITABLE)
    if named or name.aspect is Aspect.CONTENT:
        return any(unsuitable(source, kind) for kind in named or UNSUITABLE)
    if words & _HEARD:
        return any(scene.said for scene in source.scenes) or bool(KINDS[Aspect.SOUND].find(source))
    if not words.isdisjoint(["recommend", "recommended", "recommends", "satisfied", "positive"]):
        return sentiment_of(source)[0] in ("positive", "mixed")
    is_of_speech = name.aspect in (Aspect.ACTIONS, Aspect.DECISIONS, Aspect.OBJECTIONS, Aspect.ADVICE, Aspect.WARNINGS)
    if name.aspect is Aspect.INCIDENTS or name.aspect is Aspect.SOUND or is_of_speech or words & _NEEDED:
        return bool(KINDS[name.aspect or Aspect.ACTIONS].find(source))
    return None


def _words_of(kind: str) -> frozenset[str]:
    return frozenset([*tokenise(kind), *_FURTHER.get(kind, ())]) - {"or", "content", "speech"}


_FURTHER = {
    "violence": ("violent", "gore", "blood"),
    "weapons": ("weapon", "gun", "guns"),
    "nudity or sexual content": ("nude", "sex", "adult", "nsfw"),
    "smoking": ("tobacco", "cigarettes"),
    "drugs": ("drug",),
    "swearing or hate speech": ("profanity", "slurs", "offensive"),
}


def informed_choice(values: Sequence[str], name: Name, place: Place) -> str | None:
    """Return the value that follows from the whole of `place`, though its words are not in it; None if none does."""
    by_word = {value.lower(): value for value in values}
    source = place.source
    if name.meaning is Meaning.MOOD or name.aspect in (Aspect.MOOD, Aspect.SENTIMENT):
        moods = (sentiment_of(source)[0], *tokenise(mood_of(source)))
        return next((by_word[mood] for mood in moods if mood in by_word), None)
    if not {"severity", "risk", "danger", "urgency"}.isdisjoint(name.words):
        incidents = len(KINDS[Aspect.INCIDENTS].find(source))
        levels: Sequence[str] = _LEVELS_BY_INCIDENTS[min(incidents, len(_LEVELS_BY_INCIDENTS) - 1)]
        return next((by_word[level] for level in levels if level in by_word), None)
    if not _GOODS.isdisjoint(name.words):
        levels = _GOOD_LEVELS[:: -1 if any(unsuitable(source, kind) for kind in UNSUITABLE) else 1]
        return next((by_word[level] for level in levels if level in by_word), None)
    if not {"difficulty", "level", "priority", "importance"}.isdisjoint(name.words):
        return next((by_word[level] for level in _USUAL_LEVELS if level in by_word), None)
    if name.is_rated and not any(unsuitable(source, kind) for kind in UNSUITABLE):
        return next((by_word[value.lower()] for value in _OF_SAFE if value.lower() in by_word), None)
    if not {"status", "resolution", "outcome"}.isdisjoint(name.words):
        is_decided = bool(KINDS[Aspect.DECISIONS].find(source))
        wished = ("resolved", "completed", "done") if is_decided else ("unresolved", "pending", "open", "in progress")
        return next((by_word[value] for value in wished if value in by_word), None)
    return None
