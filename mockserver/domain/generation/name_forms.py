"""Recognises what the form of a name tells: a match of two rivals, footage of an old year, the address of a house.

A match is "X vs Y" with a score, an age group, a part of the game or a stage of a competition.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

_VERSUS = frozenset(["vs", "v", "versus"])

_SCORE = re.compile(r"\d{1,3}[-\u2013:]\d{1,3}")
_SURE = re.compile(
    r"""
    \d{1,3}[-\u2013:]\d{1,3} | u-?\d{1,2}s? | under-\d\d | jv | varsity | ot | overtime | half-?time | kick-?off
    | shoot-?out | play-?offs? | semi-?finals? | quarter-?finals? | t20 | innings | scrimmage | tie-?break | match-?day
    """,
    re.VERBOSE,
)
_SURE_PAIRS = re.compile(
    r"""
    (?:1st|2nd|3rd|4th|first|second|third|fourth|last|final) [ ] (?:half|quarter|period|inning|set|minutes?)
    | (?:extra|full|half|injury|added) [ ] time | full [ ] (?:match|game) | penalty [ ] shootout
    | (?:semi|quarter) [ ] finals?
    """,
    re.VERBOSE,
)
_MAYBE_WORDS = "highlights match league cup derby championship tournament winner goals"
_MAYBE = frozenset(_MAYBE_WORDS.split())
_FINAL = frozenset(["final", "finals"])
_MAYBE_PAIRS = re.compile(r"(?:week|game|round|leg) \d{1,2}")


_OLD_YEAR = re.compile(r"1[89]\d\d")
_LAST_OLD_YEAR = "1989"
_FOOTAGE = frozenset(["footage", "film", "newsreel", "reel", "archive", "tape", "scene", "scenes"])

_STREET_WORDS = "street st road rd avenue ave lane ln drive dr boulevard blvd crescent terrace"
_STREETS = frozenset(_STREET_WORDS.split())
_HOUSE = "house"


_OF_GAMES = frozenset(["game", "gameplay", "gaming", "games"])


def is_trailer(words: Sequence[str]) -> bool:
    """Return whether a name of this genre is that of a film: the trailer of a game shows the game."""
    return "trailer" in words and _OF_GAMES.isdisjoint(words)


def is_old_footage(words: Sequence[str]) -> bool:
    """Return whether a name calls itself footage of a year long ago: "street scene 1915"."""
    return not _FOOTAGE.isdisjoint(words) and any(
        word <= _LAST_OLD_YEAR and _OLD_YEAR.fullmatch(word) is not None for word in words
    )


def without_address(words: Sequence[str]) -> Sequence[str]:
    """Return `words` with a house for an address: what is filmed at "22 Elm Street" is no traffic."""
    if _STREETS.isdisjoint(words):
        return words
    for at, word in enumerate(words[:-2]):
        if word.isdecimal() and words[at + 2] in _STREETS:
            return [*words[:at], _HOUSE, *words[at + 3 :]]
    return words


def rivals_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words beside the "vs" in a name; none if it has no such word between two others.

    A score stands for the "vs" if the name tells more of a match: "Leeds 2-1 Hull highlights".
    """
    at = 0 if _VERSUS.isdisjoint(words) else next(at for at, word in enumerate(words) if word in _VERSUS)
    if not at and not _MAYBE.isdisjoint(words):
        at = next((at for at, word in enumerate(words) if _SCORE.fullmatch(word)), 0)
    rivals = (*words[at - 1 : at], *words[at + 1 : at + 2]) if at else ()
    return rivals if len(rivals) > 1 and not any(map(str.isdecimal, rivals)) else ()


def is_surely_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what only matches have: "3-2", "U15", "2nd half"."""
    return any(map(_SURE.fullmatch, words)) or _has_pair(_SURE_PAIRS, words)


def is_maybe_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what matches have too, such as "highlights", or ends with "final"."""
    return words[-1] in _FINAL or not _MAYBE.isdisjoint(words) or _has_pair(_MAYBE_PAIRS, words)


def _has_pair(pairs: re.Pattern[str], words: Sequence[str]) -> bool:
    return any(pairs.fullmatch(" ".join(pair)) for pair in pairwise(words))
