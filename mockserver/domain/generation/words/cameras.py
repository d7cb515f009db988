"""Cameras in names: one with its number, one that watches a place, and how the video was filmed."""

import re

from mockserver.domain.generation.name_words import CAMERA_WORK
from mockserver.domain.generation.words.roles import CAMERAS, WATCHED_PLACES
from mockserver.domain.generation.words.word import BEGINS_PAIR, LITTLE, NUMBER, Word, Words

_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_BEGINNINGS_OF_CAMERAS = ("cam", "kam", "ch")
_LONGEST_CAMERA = 4  # words: "front door security cam"
_MOUNTS_WORDS = """
    body cctv chest doorbell feeder game helmet hidden nest pet pool porch security spy surveillance trail wildlife
"""
_MOUNTS = frozenset(_MOUNTS_WORDS.split())
"""Where a camera is, or what for, before the word for it."""

_OF_CAMERAS_WORDS = """
    batteries battery best buying cheap comparison guide hack how install installation installing mount mounting review
    reviews settings setup test tips unboxing versus vs
"""
_OF_CAMERAS = frozenset(_OF_CAMERAS_WORDS.split())
"""Words of videos that are about a camera."""


def size_of_camera(words: Words) -> int:
    """Return how many words at the start are the camera that films: "cam 12", "wildlife trail cam"; 0 if none are."""
    return _size_of_numbered_camera(words) or _size_of_named_camera(words)


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


def is_fixed_camera(word: str, after: str) -> bool:
    """Return whether two words name a camera that watches a place: "cam 3", "lobby camera"."""
    is_numbered = word in CAMERAS and (after.isdecimal() or len(after) == 1)
    return is_numbered or (word in WATCHED_PLACES and after in CAMERAS)


def is_camera_work(first: Word, second: Word) -> bool:
    return bool(first.facts & BEGINS_PAIR) and (first.plain, second.plain) in CAMERA_WORK
