"""What a name says before its subject: what kind of video it is, and where somebody is."""

from mockserver.domain.generation.words.business import PERIODS, PLATFORMS
from mockserver.domain.generation.words.cameras import is_camera_work
from mockserver.domain.generation.words.kind_lists import LEADING_FORMATS
from mockserver.domain.generation.words.proper_names import size_of_numbering
from mockserver.domain.generation.words.word import (
    DETERMINER,
    EXPLAINED,
    FORMAT,
    LITTLE,
    NUMBER,
    NUMBERED,
    PRONOUN,
    Words,
)

_BEFORE_THINGS = frozenset(["in", "on", "at", "for", "from", "with"])
_PREPOSITIONS = _BEFORE_THINGS | frozenset(
    ["to", "near", "through", "across", "by", "into", "under", "inside", "during", "after", "before", "along"]
)
_IDIOMS_WORDS = """
    rent sale hire free real sure scratch vitro vivo situ house depth app car store person flight line air call duty
    stage camera site demand ice point
"""
_IDIOMS = frozenset(_IDIOMS_WORDS.split())
"""Words that belong to the preposition before them: "for rent", "in vitro"."""
_ME = frozenset(["me", "us", "myself", "ourselves"])


def words_on_video(words: Words) -> int:
    """Return how many words at the start speak of the video, as in "intro to chemistry" or "drone shot harbour"."""
    if (size := size_of_numbering(words)) and words[size:] and not words[size].facts & LITTLE:
        return size  # "lecture 5 linear algebra"
    if words[0].plain in PLATFORMS and words[1:] and words[1].plain in PERIODS:
        return 1  # "Zoom Q3 pipeline review"
    if len(words) > 2 and is_camera_work(*words[:2]):
        return 3 if words[2].facts & LITTLE and words[3:] else 2
    if len(words) > 1 and words[0].plain in LEADING_FORMATS and not words[1].facts & LITTLE:
        size = 2 if words[1].facts & FORMAT and words[2:] else 1  # "webinar recording GDPR"
        return size + (size == 2 and bool(words[2].facts & LITTLE) and len(words) > 3)  # "webinar intro to GDPR"
    if len(words) <= 2:
        return 0
    first, second, third = words[:3]
    if first.plain == "pov" and second.facts & PRONOUN:
        return 1  # "POV you adopt a dog"
    if first.facts & FORMAT and second.facts & EXPLAINED:
        return 1  # "webinar how to file taxes"
    # "day 5 rehearsal"; a "video game" is no video.
    is_numbered = first.facts & NUMBERED and second.facts & NUMBER and not third.facts & LITTLE
    return 2 if is_numbered or (first.facts & FORMAT and second.facts & LITTLE) else 0


def words_before_thing(words: Words) -> int:
    """Return how many words at the start only say where, or for whom: "at | the beach", "me at | the zoo"."""
    at = 1 if words[0].plain in _ME and words[2:] else 0
    first, after = words[at].plain, words[at + 1]
    if first not in _PREPOSITIONS:
        return 0
    is_thing = first in _BEFORE_THINGS and not after.facts & LITTLE and after.plain not in _IDIOMS
    return at + 1 if after.facts & DETERMINER or is_thing else 0
