"""Cameras in names: one with its number, one that watches a place, and how the video was filmed."""

import re
from collections.abc import Sequence
from itertools import pairwise

from mockserver.domain.generation.names.lists import CAMERA_WORK
from mockserver.domain.generation.speech.genre_of_name import genre_in
from mockserver.domain.generation.words.roles import CAMERAS, WATCHED_PLACES
from mockserver.domain.generation.words.word import BEGINS_PAIR, FORMAT, LITTLE, NUMBER, Word, Words, facts_of

CCTV, BODYCAM = "cctv", "bodycam"
_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_BEGINNINGS_OF_CAMERAS = ("cam", "kam", "ch")
_LONGEST_CAMERA = 4  # words: "front door security cam"
_MOUNTS_WORDS = """
    body cctv chest doorbell feeder game helmet hidden nest pet pool porch security spy surveillance trail wildlife
"""
_MOUNTS = frozenset(_MOUNTS_WORDS.split())
"""Where a camera is, or what for, before the word for it."""

_WORN = (
    *(("axon", "body"), ("body", "worn", "camera"), ("body", "worn", "video"), ("body", "camera"), ("body", "cam")),
    *(("bodycam",), ("bwc",), ("bodyworn",)),
)
_WEARERS = frozenset(["police", "officer", "deputy", "sheriff", "security", "ofc", "trooper", "guard"])
_BEGINNINGS_OF_WORN = _WEARERS | {camera[0] for camera in _WORN}

_OF_CAMERAS_WORDS = """
    batteries battery best buying cheap comparison guide hack how install installation installing mount mounting review
    reviews settings setup test tips unboxing versus vs
"""
_OF_CAMERAS = frozenset(_OF_CAMERAS_WORDS.split())
"""Words of videos that are about a camera."""


def words_with_camera(segments: Sequence[Words]) -> tuple[str, ...]:
    """Return all words of a name in lower case, and a word for a camera that watches a place."""
    words = tuple([word.plain for segment in segments for word in segment])
    if segments and (left_out := size_of_camera(segments[0])):
        return BODYCAM if _size_of_worn_camera(segments[0]) else CCTV, *words[left_out:]
    is_watched = not CAMERAS.isdisjoint(words) and any(_is_fixed_camera(*pair) for pair in pairwise(words))
    # Several cameras film what has a form of its own: "interview cam A".
    return (*words, CCTV) if is_watched and genre_in(words) is None else words


def size_of_camera(words: Words) -> int:
    """Return how many words at the start are the camera that films: "cam 12", "wildlife trail cam"; 0 if none are."""
    return _size_of_worn_camera(words) or _size_of_numbered_camera(words) or _size_of_named_camera(words)


def is_only_worn_camera(segments: Sequence[Words]) -> bool:
    """Return whether a name tells nothing but the camera on a uniform."""
    return len(segments) == 1 and 0 < len(segments[0]) == _size_of_worn_camera(segments[0])


def _size_of_worn_camera(words: Words) -> int:
    """Return how many words at the start name the camera on a uniform: "BWC", "police bodycam", "Axon body 3"."""
    if not words or words[0].plain not in _BEGINNINGS_OF_WORN:
        return 0
    plain = tuple([word.plain for word in words])
    begun = 1 if len(words) > 1 and plain[0] in _WEARERS else 0
    end = begun + next((len(camera) for camera in _WORN if plain[begun : begun + len(camera)] == camera), 0)
    if end == begun or not _OF_CAMERAS.isdisjoint(plain):
        return 0
    for fact in (NUMBER, FORMAT):  # "body 3", "bodycam footage"
        end += bool(facts_of(words[end : end + 1]) & fact)
    return 0 if facts_of(words[end : end + 1]) & LITTLE else end


def _size_of_numbered_camera(words: Words) -> int:
    is_maybe_camera = len(words) > 1 and words[0].plain.startswith(_BEGINNINGS_OF_CAMERAS)
    camera = _CAMERA.fullmatch(words[0].text) if is_maybe_camera else None
    if camera is None:
        return 0
    if camera["number"]:
        return 1
    return 2 if len(words) > 2 and words[1].facts & NUMBER else 0


def _size_of_named_camera(words: Words) -> int:
    """Return how many words at the start name a camera by where it is. It is the subject of "trail cam setup"."""
    for at in range(1, min(_LONGEST_CAMERA, len(words) - 1)):
        if words[at].plain in CAMERAS and words[at - 1].plain in _MOUNTS:
            rest = words[at + 1 :]
            is_about_camera = rest[0].facts & LITTLE or not _OF_CAMERAS.isdisjoint([word.plain for word in rest])
            return 0 if is_about_camera else at + 1
    return 0


def without_camera(words: Words) -> list[Word]:
    """Return the words without the camera that films, at the start or with its number later: "shoplifting cam 6"."""
    rest = words[size_of_camera(words) :] or words
    at = next((at for at, pair in enumerate(pairwise(rest)) if at and _is_numbered(*[one.plain for one in pair])), 0)
    return [*rest[:at], *rest[at + 2 :]] if at else [*rest]


def _is_fixed_camera(word: str, after: str) -> bool:
    """Return whether two words name a camera that watches a place: "cam 3", "lobby camera"."""
    return _is_numbered(word, after) or (word in WATCHED_PLACES and after in CAMERAS)


def _is_numbered(word: str, after: str) -> bool:
    """Return whether two words name a camera by its number or letter: "cam 3", "camera B"."""
    return word in CAMERAS and (after.isdecimal() or len(after) == 1)


def is_camera_work(first: Word, second: Word) -> bool:
    """Return whether two words tell how a camera films, as in "drone shot"."""
    return bool(first.facts & BEGINS_PAIR) and (first.plain, second.plain) in CAMERA_WORK
