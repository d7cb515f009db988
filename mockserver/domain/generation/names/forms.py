"""Recognises what the form of a name tells: a match of two rivals, footage of an old year, an address, a figure.

A match is "X vs Y" with a score, an age group, a part of the game or a stage of a competition.
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from mockserver.domain.generation.words.business import PERIODS, is_business
from mockserver.domain.generation.words.proper_lists import ALSO_NO_STREETS, COURSES, STREET_NAMES, STREETS, TEAMS

_VERSUS = frozenset(["vs", "v", "versus"])
_AT = "at"

_SCORE = re.compile(r"\d{1,3}[-\u2013:]\d{1,3}")
_SURE = re.compile(
    r"""
    \d{1,3}[-\u2013:]\d{1,3} | u-?\d{1,2}s? | under-\d\d | jv | varsity | ot | overtime | half-?time | kick-?off
    | touchdowns? | buzzer-?beater | slam-?dunks? | hat-?trick | home-?run | free-?throws?
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

_HOUSE_NUMBER = re.compile(r"\d+[a-d]?")
_STREET_WORDS = "street st road rd avenue ave lane ln drive dr boulevard blvd crescent terrace"
_STREETS = frozenset(_STREET_WORDS.split())
_HOUSE = "house"


_NAMED_STREETS = STREETS - ALSO_NO_STREETS

_FIGHTING = "wrestling wrestle battling battle fighting fight fights struggling tackling tackle juggling beating boxing"
FIGHTS = frozenset(_FIGHTING.split())
"""They may be figures of speech, as in "wrestling with depression"."""
_TROUBLE_WORDS = """
    depression anxiety grief addiction debt cancer doubt doubts loss fear fears insomnia burnout stress loneliness
    illness inflation poverty hunger corruption racism demons trauma leukemia alcoholism obesity crime
"""
_TROUBLES = frozenset(_TROUBLE_WORDS.split())

_AFTER_REACTION = frozenset(["to", "video", "videos", "compilation"])
_SHIPPING = "shipping"
_VESSEL_WORDS = "ship ships lane lanes container containers port harbour harbor vessel cargo canal dock"
_OF_VESSELS = frozenset(_VESSEL_WORDS.split())

_CALLS = "Business meeting", "Customer call", "Sales call", "Webinar"
_OF_ACTION_CAMERAS = "Hiking", "Cycling", "Climbing", "Snow sports", "Surfing"
_RECORDERS: Sequence[tuple[re.Pattern[str], tuple[str, ...]]] = (
    (re.compile(r"dji|drone", re.IGNORECASE), ("Landscape", "Farming", "Construction", "Ships and ferries")),
    (re.compile(r"gopr|g[xhp]\d", re.IGNORECASE), _OF_ACTION_CAMERAS),
    (re.compile(r"screen[ _-]?(?:rec|cap|cast)|bildschirm", re.IGNORECASE), ("Software", "Video games")),
    (re.compile(r"axon[ _-]?body|(?:bwc|bodycam)[\W_]*(?:\d|footage|video|$)", re.IGNORECASE), ("Body camera",)),
    (re.compile(r"(?:viofo|blackvue|thinkware|nextbase|roadcam)", re.IGNORECASE), ("Dashcam",)),
    (re.compile(r"(?:nvr|dvr|ch|cam)_?\d{0,2}_", re.IGNORECASE), ("Security camera",)),
    (re.compile(r"(?:zoom_\d+|gmt\d{8}-\d{6})[ _]*", re.IGNORECASE), _CALLS),
)
"""How cameras and other recorders call their files, and the topics of what people record with them."""

_FIRST_LETTERS_OF_RECORDERS = frozenset("acdgsbzvtnrACDGSBZVTNR")
_CALL_RECORDER = _RECORDERS[-1][0]

_DASHCAM_FILE = re.compile(
    r"(?:viofo|blackvue|thinkware|nextbase|roadcam)\w*?_\d{8}_\d{6}(?:_[a-z]{1,2})?(?![^\W_])", re.IGNORECASE
)
"""All that a dashcam calls a file: its maker, its model, the time and the lens."""

_CCTV_FILE = re.compile(
    r"(?:(?:nvr|dvr)_)?(?:ch|cam|channel|camera)_?\d{1,2}(?:_(?:main|sub))?(?:_(?:19|20)\d{6}_?\d{6})+", re.IGNORECASE
)
"""All that a recorder of security cameras calls a file: the channel, the stream and the times."""

_COURSE_CODE = re.compile(r"(?P<subject>[a-z]{2,5}) ?\d{3,4}\b")

_OF_GAMES = frozenset(["game", "gameplay", "gaming", "games"])


def without_recorder(name: str) -> str:
    """Return the name of a file without how a recorder of calls or a camera begins it: "zoom_0", "VIOFO_2024..."."""
    if name[:1] in _FIRST_LETTERS_OF_RECORDERS:
        name = _CCTV_FILE.sub("", _DASHCAM_FILE.sub("", name, count=1), count=1)
    return _CALL_RECORDER.sub("", name, count=1) if name[:1] in "zZgG" and _CALL_RECORDER.match(name) else name


def topics_of_recorder(name: str) -> Collection[str]:
    """Return the names of the topics that a recorder suggests, by how it calls its files; none if it tells nothing."""
    may_be_one = name[:1] in _FIRST_LETTERS_OF_RECORDERS
    return next((topics for recorder, topics in _RECORDERS if recorder.match(name)), ()) if may_be_one else ()


def topic_of_recorder(name: str) -> str:
    """Return the topic of what a recorder of one kind of things records if its words tell none; else ""."""
    topics = topics_of_recorder(name)
    return "" if topics is _OF_ACTION_CAMERAS else next(iter(topics), "")


def is_of_course(words: Sequence[str]) -> bool:
    """Return whether a name begins with the code of a course: "CS101 hash tables", "ECON 2010 lecture 12"."""
    code = _COURSE_CODE.match(" ".join(words[:2]))
    return code is not None and code["subject"] in COURSES


def is_trailer(words: Sequence[str]) -> bool:
    """Return whether a name of this genre is that of a film: the trailer of a game shows the game."""
    return "trailer" in words and _OF_GAMES.isdisjoint(words)


def is_old_footage(words: Sequence[str]) -> bool:
    """Return whether a name calls itself footage of a year long ago: "street scene 1915"."""
    return not _FOOTAGE.isdisjoint(words) and any(
        word <= _LAST_OLD_YEAR and _OLD_YEAR.fullmatch(word) is not None for word in words
    )


def literal(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a name that mean what they say, by what is beside them.

    Left out are fights with a trouble ("wrestling with depression"), names of streets, the shipping of parcels, a
    reaction to what is watched, and what looks like a quarter of a year but is none: "Audi Q3", "homework q3".
    """
    return _without_quarters(_without_fights(_without_address(_without_parcels(_without_reaction(words)))))


def _without_reaction(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without the reaction of somebody who watches: it is no chemistry in "reaction to new album"."""
    if "reaction" not in words:
        return words
    at = words.index("reaction")
    return [*words[:at], *words[at + 1 :]] if words[at + 1 : at + 2] and words[at + 1] in _AFTER_REACTION else words


def _without_quarters(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without a quarter, unless companies do something in it, or there is nothing else."""
    if PERIODS.isdisjoint(words) or is_business(words):
        return words
    others = [word for word in words if word not in PERIODS]
    return others if any(map(str.isalpha, others)) else words


def _without_fights(words: Sequence[str]) -> Sequence[str]:
    if FIGHTS.isdisjoint(words) or _TROUBLES.isdisjoint(words):
        return words
    return [word for word in words if word not in FIGHTS]


def _without_parcels(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without "shipping", unless vessels do it: shops do it with parcels."""
    if _SHIPPING not in words or not _OF_VESSELS.isdisjoint(words):
        return words
    return [word for word in words if word != _SHIPPING] or words


def _without_address(words: Sequence[str]) -> Sequence[str]:
    """Return `words` with a house for an address, and a street without its name.

    What is filmed at "22 Elm Street" is no traffic, and "Park Avenue" is no park.
    """
    if _STREETS.isdisjoint(words):
        return words
    for at, word in enumerate(words[:-2]):
        if _HOUSE_NUMBER.fullmatch(word) and words[at + 2] in _STREETS:
            return [*words[:at], _HOUSE, *words[at + 3 :]]
    pairs = zip(words, (*words[1:], ""), strict=True)
    return [word for word, after in pairs if not (word in STREET_NAMES and after in _NAMED_STREETS)]


def rivals_in(words: Sequence[str]) -> tuple[str, ...]:
    """Return the words beside the "vs" in a name; none if it has no such word between two others.

    A score stands for the "vs" if the name tells more of a match: "Leeds 2-1 Hull highlights". So does "at" between two
    well-known teams.
    """
    at = 0 if _VERSUS.isdisjoint(words) else next(at for at, word in enumerate(words) if word in _VERSUS)
    if not at and not _MAYBE.isdisjoint(words):
        at = next((at for at, word in enumerate(words) if _SCORE.fullmatch(word)), 0)
    if not at and _AT in words:
        at = next(
            (at for at in range(1, len(words)) if words[at] == _AT and _are_teams(*words[at - 1 : at + 2 : 2])), 0
        )
    rivals = (*words[at - 1 : at], *words[at + 1 : at + 2]) if at else ()
    return rivals if len(rivals) > 1 and not any(map(str.isdecimal, rivals)) else ()


def _are_teams(*words: str) -> bool:
    return TEAMS.issuperset(words)


def is_surely_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what only matches have: "3-2", "U15", "2nd half", well-known teams."""
    return _are_teams(*rivals_in(words)) or any(map(_SURE.fullmatch, words)) or _has_pair(_SURE_PAIRS, words)


def is_maybe_match(words: Sequence[str]) -> bool:
    """Return whether a name of two rivals tells what matches have too, such as "highlights", or ends with "final"."""
    return words[-1] in _FINAL or not _MAYBE.isdisjoint(words) or _has_pair(_MAYBE_PAIRS, words)


def _has_pair(pairs: re.Pattern[str], words: Sequence[str]) -> bool:
    return any(pairs.fullmatch(" ".join(pair)) for pair in pairwise(words))
