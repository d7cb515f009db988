"""Recognises a name of a match: "X vs Y" with a score, an age group, a part of the game or a stage of a competition."""

import re
from collections.abc import Sequence
from itertools import pairwise

_VERSUS = frozenset(["vs", "v", "versus"])

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
_MAYBE_WORDS = "final finals highlights match league cup derby championship tournament winner goals"
_MAYBE = frozenset(_MAYBE_WORDS.split())
_MAYBE_PAIRS = re.compile(r"(?:week|game|round|day|heat|leg) \d{1,2}")


def rivals_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words beside the "vs" in a name; none if it has no such word between two others."""
    if _VERSUS.isdisjoint(words):
        return ()
    at = next(at for at, word in enumerate(words) if word in _VERSUS)
    return (words[at - 1], words[at + 1]) if 0 < at < len(words) - 1 else ()


def is_surely_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what only matches have: "3-2", "U15", "2nd half"."""
    return any(map(_SURE.fullmatch, words)) or _has_pair(_SURE_PAIRS, words)


def is_maybe_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what matches have too, such as "highlights"."""
    return not _MAYBE.isdisjoint(words) or _has_pair(_MAYBE_PAIRS, words)


def _has_pair(pairs: re.Pattern[str], words: Sequence[str]) -> bool:
    return any(pairs.fullmatch(" ".join(pair)) for pair in pairwise(words))
