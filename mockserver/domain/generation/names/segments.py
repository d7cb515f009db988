"""Splits file names, addresses and titles into words, without noise such as dates, takes and codecs."""

import re
import unicodedata
from collections.abc import Sequence
from typing import TypeAlias
from urllib.parse import unquote

from mockserver.domain.capitals import HUMP, MANY_HUMPS, capitalised
from mockserver.domain.generation.names.decorations import without_decorations
from mockserver.domain.generation.names.lists import (
    ABBREVIATED,
    LITTLE_WORDS,
    MARKS,
    MEDIA_EXTENSION,
    PRONOUNS,
    SPELLED,
)
from mockserver.domain.generation.names.noise import is_identifier, is_noise, without_noise
from mockserver.domain.generation.names.symbols import with_symbols_held, with_symbols_released, without_invisible
from mockserver.domain.generation.words.proper_lists import CONFERENCES, COURSES
from mockserver.domain.generation.words.roles import MEASURE
from mockserver.domain.meaning.spelling import is_known
from mockserver.ground.caches import word_cache

_SEGMENTS = re.compile(r"\s+[-\u2013\u2014|~]+\s+|[()\[\]{},;|\u2013\u2014]+|:(?=\s|$)|(?<=\w{3}):")
_MAY_HAVE_SEGMENTS = re.compile(r"[()\[\]{},;:|~\u2013\u2014]|\s-")
_SPACES = re.compile(r"[\s_+.=#@*\"<>!?\u2026\u201c\u201d]+")
_SPACES_AND_HYPHENS = re.compile(r"[\s_+.=#@*\"<>!?\u2026\u201c\u201d-]+")
_WITH, _WITHOUT = (
    re.compile(r"(?<![\w/.-])[wW]/\s*(?=\w)(?!\S*/)"),
    re.compile(r"(?<![\w/.-])[wW]/[oO](?:ut)?(?=\s)\s*"),
)
_SLASH_OF_NO_PATH = re.compile(r"\s+/\s*|/\s+")
_SLASH_IN_WORD = re.compile(
    r"(?<![\w/.-])(?P<before>and|or|\d{1,2}|[A-Z]{1,3})/(?P<after>or|and|\d{1,2}|[A-Z]{1,3})(?![\w/.-])"
)

_MAY_HAVE_SYMBOLS = re.compile(r"[+#.]")

_SYMBOLS = re.compile("[\u2190-\u2bff\ufe0f\u200d\u20e3\U0001f000-\U0001faff\U000e0020-\U000e007f]+")
"""Emoji and arrows, which are no words."""

_INITIALS = re.compile(r"(?<![^\W_])(?P<first>[a-z])&(?P<second>[a-z])(?![^\W_])", re.IGNORECASE)
"""Two letters that are one word: "Q&A"."""

_COURSE = re.compile(r"(?P<subject>[A-Za-z]{2,5})\d{2,4}")
"""A course with its number in one word: "CS101"."""

_CONFERENCE = re.compile(r"(?P<name>[A-Za-z]+)(?P<year>\d*)")
"""A conference with its year in one word: "NeurIPS25"."""

_LETTERED_CAMERA = re.compile(r"(?P<word>[Cc]am(?:era)?)(?P<letter>[A-H])")
_COUNTED_PART = re.compile(r"(?P<number>[1-9]\d{0,2})(?P<part>[a-z]{3,})")
"""How many parts a thing has: "2bed"."""

_HYPHENATED_WORDS = """
    mother-in-law father-in-law son-in-law daughter-in-law brother-in-law sister-in-law step-by-step behind-the-scenes
    do-it-yourself state-of-the-art up-to-date face-to-face one-on-one day-to-day back-to-back end-to-end hit-and-run
    farm-to-table merry-go-round jack-o-lantern peer-to-peer out-of-office door-to-door hand-in-hand side-by-side
    head-to-head coast-to-coast over-the-top black-and-white trick-or-treat rock-n-roll rock-and-roll drag-and-drop
    plug-and-play pick-and-place before-and-after show-and-tell meet-and-greet mix-and-match free-for-all
    editor-in-chief commander-in-chief bed-and-breakfast work-in-progress tic-tac-toe hide-and-seek text-to-speech
    speech-to-text text-to-image text-to-video image-to-video business-to-business go-to-market end-of-year
    all-you-can-eat ready-to-wear one-of-a-kind stop-and-go year-over-year point-of-sale point-of-view cul-de-sac
"""
_HYPHENATED = frozenset(_HYPHENATED_WORDS.split())
"""Words of three parts or more. Other words with two hyphens are several: "parrot-learns-to-talk (1)"."""
_FEWEST_HYPHENATED = 3

_NOUNS_WITH_PARTICLES = """
    break-in check-in check-out clean-up close-up cook-off cool-down drop-off fit-out follow-up fly-by kick-off line-up
    lock-in meet-up pick-up pop-up press-up pull-up push-up roll-out send-off set-up sign-up sit-in sit-up
    sleep-over stand-off start-up take-off tear-down touch-down try-out tune-up walk-out warm-up wind-up
    wrap-up
"""
_WITH_PARTICLES = frozenset(_NOUNS_WITH_PARTICLES.split())
_FEWEST_BEFORE_PARTICLE = 3
_PARTICLES = frozenset(noun.partition("-")[2] for noun in _WITH_PARTICLES)

_BEFORE_VERBS = LITTLE_WORDS | PRONOUNS | {"let's", "lets"}

_PARTS_OF_BRAND = 2
_BEGINS_LARGE = re.compile("[A-Z][A-Za-z]+")

_ABBREVIATED = re.compile(rf"(?P<word>{'|'.join(ABBREVIATED)})\.?(?P<number>\d{{1,3}})", re.IGNORECASE)
_MAY_HAVE_MARKS = re.compile(r"[\d\[]")


Segments: TypeAlias = tuple[tuple[str, ...], ...]


def segments_of(name: str) -> Segments:
    """Return the words of `name` without noise, as spelled; dashes and brackets separate segments."""
    text = unicodedata.normalize("NFC", unquote(name)).replace("\u2019", "'")
    text = text if text.isprintable() else without_invisible(text)
    text = _without_ampersands(text) if "&" in text else text
    text = text if text.isascii() else _SYMBOLS.sub(" ", text)
    text = text.strip().replace("\\", "/")
    text = _without_folders(text) if "/" in text else text
    while (shorter := MEDIA_EXTENSION.sub("", text)) != text:
        text = shorter
    if " " not in text and is_identifier(text):
        return ()
    text = with_symbols_held(text) if _MAY_HAVE_SYMBOLS.search(text) else text
    text = _without_marks(text) if _MAY_HAVE_MARKS.search(text) else text
    text = without_decorations(text.strip())
    has_other_gaps = " " in text or "_" in text.strip("_")
    gaps = _SPACES if has_other_gaps and "_" not in text else _SPACES_AND_HYPHENS
    segments = _SEGMENTS.split(text) if _MAY_HAVE_SEGMENTS.search(text) else [text]
    found = [_with_noun_at_end(without_noise(_words(segment, gaps))) for segment in segments]
    return tuple([tuple(words) for words in found if words])


def _with_noun_at_end(words: Sequence[str]) -> Sequence[str]:
    """Return `words` with a noun such as "break-in" in one word, if it is the last: its particle has no object there.

    Only a year may come after it.
    """
    end = len(words) - (words[-1].isdecimal() if words else 0)
    if end < _FEWEST_BEFORE_PARTICLE or words[end - 1].casefold() not in _PARTICLES:
        return words
    before, noun = words[end - 3], "-".join(words[end - 2 : end])
    is_noun = noun.casefold() in _WITH_PARTICLES and before.casefold() not in _BEFORE_VERBS
    return [*words[: end - 2], noun, *words[end:]] if is_noun else words


def _without_marks(text: str) -> str:
    """Return `text` with what parts its words instead of each mark, so that these are read as before."""
    gap = next((sign for sign in " _-" if sign in text), " ")
    return MARKS.sub(gap, text)


def _without_folders(text: str) -> str:
    """Return the last part of a path. A slash parts no folders in "w/", "24/7" or "AC/DC", or beside a space."""
    text = _WITHOUT.sub("without ", text)
    text = _SLASH_OF_NO_PATH.sub(" - ", _SLASH_IN_WORD.sub(r"\g<before> \g<after>", _WITH.sub("with ", text)))
    return text.rpartition("/")[2]


def _without_ampersands(text: str) -> str:
    """Return `text` with words for the ampersands, except those between two initials, as in "R&B"."""
    marked = _INITIALS.sub(lambda found: f"{found['first']}\0{found['second']}".upper(), text)
    return marked.replace("&", " and ").replace("\0", "&")


def _words(segment: str, gaps: re.Pattern[str]) -> list[str]:
    tokens = gaps.split(segment)
    if segment.islower() and all(map(str.isalpha, tokens)):
        return tokens  # there is nothing to part
    words: list[str] = []
    for word in tokens:
        stripped = word.strip("'-")
        if stripped.isalpha() and stripped[1:].islower():  # nothing either
            words.append(stripped if stripped[:1].isupper() else stripped.lower())
        else:
            parts = _parted(stripped)
            if len(parts) == _PARTS_OF_BRAND and " " in segment and all(map(_BEGINS_LARGE.match, parts)):
                parts = (stripped,)  # between spaces it is a name: "FaceTime with Mom"
            if len(parts) >= MANY_HUMPS and len(tokens) > 1:  # their capitals part words, and tell no names
                parts = [part.lower() if part[1:].islower() else part for part in parts]
            words += parts
    return words


@word_cache(maxsize=4_096)
def _parted(token: str) -> Sequence[str]:
    """Return the words that are written together, as in "iPhone15Pro", "pt2", "2beds" or "camB"."""
    token = with_symbols_released(token)
    if token.casefold() in SPELLED or is_noise(token):
        return (token,)
    if counted := _ABBREVIATED.fullmatch(token):
        word = ABBREVIATED[counted["word"].casefold()]
        return capitalised(word) if token[0].isupper() else word, counted["number"].lstrip("0") or "0"
    if (course := _COURSE.fullmatch(token)) and course["subject"].casefold() in COURSES:
        return (token.upper(),)
    if (counted := _COUNTED_PART.fullmatch(token)) and is_known(counted["part"]) and not MEASURE.fullmatch(token):
        number, part = counted.groups()
        return (number, part) if part.endswith("s") else (f"{number}-{part}",)  # "100days", "2bed flat"
    if (conference := _CONFERENCE.fullmatch(token)) and conference["name"].casefold() in CONFERENCES:
        return [part for part in conference.groups() if part]
    if camera := _LETTERED_CAMERA.fullmatch(token):
        return camera.groups()
    several = token.split("-")
    if len(several) >= _FEWEST_HYPHENATED and all(map(str.isalpha, several)) and token.casefold() not in _HYPHENATED:
        return several
    parts = HUMP.sub(" ", token).split()
    if token[:1].isupper() or len(parts) == 1:
        return parts
    # In "wheelRepair" the capital only parts two words, and in "changeATire" it is an article.
    return [part if part.isupper() and part != "A" else part.lower() for part in parts]
