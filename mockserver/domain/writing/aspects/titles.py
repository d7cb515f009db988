"""What a title states beside its subject: a sport, its league, and the number of an episode, a lecture or a game."""

import re
from collections.abc import Iterator

from mockserver.domain.meaning.glossary import explained
from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.domain.writing.aspects.goods import is_sport
from mockserver.domain.writing.phrases import joined
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_SPORTS = (
    *("american football", "basketball", "football", "baseball", "hockey", "tennis", "cricket", "golf", "rugby"),
    *("boxing", "cycling", "volleyball", "swimming", "athletics"),
)
_LEAGUE = late_pattern(
    r"\b(?:(?:[A-Z][\w-]+ ){0,2}(?:[Ll]eague|[Cc]hampionship|[Ss]erie|[Ll]iga)(?: [A-Z0-9]\w{0,3}(?!\w))?)"
)
_NUMBER_ASKED = late_pattern(
    r"\b(?P<noun>[a-z]{3,20}) (?:number|no\.?|#)(?!\w)|\bnumber of (?:the|this) (?P<of>[a-z]{3,20})\b"
    r"|\b(?:which|what) (?P<which>[a-z]{3,20}) (?:is|of)\b"
)
_NO_NOUNS = frozenset(["the", "any", "this", "that", "with", "phone", "which", "what", "total", "for", "and"])


def told_by_title(source: Source) -> str:
    """Return a sentence with the sport, league or number that a prompt asks for; nothing if the title has none."""
    told = [f"the {name} is {value}" for name, value in _asked(source)]
    return f'In the {source.noun} "{source.label}", {joined(told)}.' if told else ""


def _asked(source: Source) -> Iterator[tuple[str, str]]:
    flat = source.spec.text.lower()
    asked = {*tokenise(flat)}
    if "sport" in asked and (sport := sport_of(source)):
        yield "sport", sport
    if "league" in asked and (league := league_of(source)):
        yield "league", league
    for one in _NUMBER_ASKED.finditer(flat) if any(map(str.isdigit, source.label)) else ():
        noun = one["noun"] or one["of"] or one["which"]
        number = None if noun in _NO_NOUNS else number_of(source, noun)
        if number is not None:
            yield f"{noun} number", str(number)


def sport_of(source: Source) -> str:
    """Return the sport that the title or the topics name or whose league they name; empty if they name none."""
    words = [word for text in (source.content.title, *source.content.topics) for word in tokenise(text)]
    named = (word for word in words if word.isalpha() and is_sport(word))
    return next(named, "") or next(filter(None, map(_explained_sport, words)), "")


def _explained_sport(word: str) -> str:
    """Return the sport of a league or a tournament, such as the NBA; empty for other words."""
    known = explained([stem(word)])
    is_league = any(stem(kind) in known for kind in ("league", "tournament"))
    return next((sport for sport in _SPORTS if is_league and {*map(stem, sport.split())} <= {*known}), "")


def league_of(source: Source) -> str:
    """Return the league that the title names: "NBA", "Premier League"; empty if it names none."""
    if found := _LEAGUE.search(source.label):
        return found[0].strip()
    words = re.findall(r"[^\W_]+", source.label)
    return next((word for word in words if stem("league") in explained([stem(word.lower())])), "")


def number_of(source: Source, noun: str) -> int | None:
    """Return the number of a thing in the title: 7 for "Lecture 7" or "7th lecture"; None if it has none."""
    flat, name = source.label.lower(), re.escape(noun)
    found = re.search(rf"\b{name} (?:no\.? |number |#)?(\d{{1,4}})\b|\b(\d{{1,4}})(?:st|nd|rd|th) {name}\b", flat)
    return int(found[1] or found[2]) if found else None
