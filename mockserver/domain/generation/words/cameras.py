"""Cameras in names: one with its number, one that watches a place, and how the video was filmed."""

import re

from mockserver.domain.generation.name_words import CAMERA_WORK
from mockserver.domain.generation.words.roles import CAMERAS, WATCHED_PLACES
from mockserver.domain.generation.words.word import BEGINS_PAIR, NUMBER, Word, Words

_CAMERA = re.compile(r"(?:cam|camera|kamera|ch|channel)(?P<number>\d*)", re.IGNORECASE)
_BEGINNINGS_OF_CAMERAS = ("cam", "kam", "ch")


def size_of_camera(words: Words) -> int:
    """Return how many words at the start are a camera with its number: "cam 12", "ch02"; 0 if all or none are."""
    is_maybe_camera = len(words) > 1 and words[0].plain.startswith(_BEGINNINGS_OF_CAMERAS)
    camera = _CAMERA.fullmatch(words[0].text) if is_maybe_camera else None
    if camera is None:
        return 0
    if camera["number"]:
        return 1
    return 2 if len(words) > 2 and words[1].facts & NUMBER else 0


def is_fixed_camera(word: str, after: str) -> bool:
    """Return whether two words name a camera that watches a place: "cam 3", "lobby camera"."""
    is_numbered = word in CAMERAS and (after.isdecimal() or len(after) == 1)
    return is_numbered or (word in WATCHED_PLACES and after in CAMERAS)


def is_camera_work(first: Word, second: Word) -> bool:
    return bool(first.facts & BEGINS_PAIR) and (first.plain, second.plain) in CAMERA_WORK
