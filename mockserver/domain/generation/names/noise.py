"""Words of a file name about the file: its camera, its format and its version. They do not name the video.

Some have a meaning in other places: a draft of players, the engine V8, the music of the 90s.
"""

import re
from collections.abc import Sequence

from mockserver.domain.generation.names.lists import GENERIC, LANGUAGE_CODES, LANGUAGES_AT_THE_END, LITTLE_WORDS, SERIES
from mockserver.domain.generation.words.kind_lists import MAKERS
from mockserver.domain.generation.words.proper_lists import COMPANIES, COURSES, STREETS
from mockserver.domain.meaning.spelling import is_known
from mockserver.ground.caches import word_cache

_NOISE_WORDS = """
    img dsc dscn mvi vid pxl gopr dji whatsapp telegram screencap screencapture bildschirmaufnahme hd uhd fhd hevc avc
    prores dnxhd aac hdr sdr bluray webrip webdl lowres hires rev draft export exported render rendered copy kopie wip
    proxy untitled unnamed tmp compressed converted output ts lrv sku subtitled subtitles dubbed captioned
    pexels pixabay mixkit coverr vecteezy videoblocks storyblocks shutterstock adobestock istock istockphoto gettyimages
    videvo videezy pond5 freepik unsplash dreamstime depositphotos envato artgrid videoplayback rpreplay fullsizerender
    ssstik snaptik snapsave savefrom y2mate yt1s ssyoutube tikmate capcut inshot kinemaster olv chunklist
    bildschirmfoto screenrecording schermopname skärminspelning textless nosubs mezzanine redacted anonymised anonymized
"""
NOISE_WORDS = frozenset(_NOISE_WORDS.split())
"""Words about the camera, the format or the version, at any position."""

_ALSO_WORDS = """
    draft export exported render rendered copy proxy converted compressed output captioned dubbed redacted dji whatsapp
    telegram capcut unsplash shutterstock
"""
HAVE_MEANINGS = frozenset(_ALSO_WORDS.split())
"""Those with a meaning before another word: "NFL draft highlights", "compressed air", "WhatsApp stickers"."""

_MEASURE = re.compile(r"\d0s|\d+bit", re.IGNORECASE)
"""Lengths and codecs that are also decades and measures: "90s music", "8bit games"."""

_VERSION = re.compile(r"v(?P<number>\d+)", re.IGNORECASE)
_FIRST_MODEL = 6  # a lower number is that of a version
_MAKERS = COMPANIES | MAKERS

_OF_CUTS = frozenset(["spot", "ad", "advert", "commercial", "promo", "teaser", "trailer", "version", "clip"])
"""Beside a length they tell that of the video: "30s spot"."""

_NUMBERED = frozenset(["rtx", "gtx", "rx", "iso", "rfc", "form"])
"""A number of four digits after them is a part of the name."""

YEAR = re.compile(r"(?:19|20)\d\d")
SPOKEN = re.compile(r"[^\W\d_]")
_NUMBER = re.compile(r"\d{1,3}")
_LONG_NUMBER = re.compile(r"[1-9]\d{3}")

_NOISE = re.compile(
    r"""
    (?:img|dsc[nf]?|mvi|mov|vid|pxl|gopr|dji|mah|sam|pict|rec|wa|cimg|hpim|mvc|trim)_?\d{3,}
    | g[xhp]_?\d{4,} | p_?\d{6,} | c_?\d{4,} | [a-d]0\d\d  # with fewer digits it is a model: "C300", "A320"
    | (?:fall|spring|summer|autumn|winter)\d\d(?:\d\d)?
    | or\d{1,2} | x\d\d[a-z]\w*
    | e\d{4} | [a-rt-z]0\d | (?:0\d|1[0-2])(?:0[1-9]|[12]\d|3[01])[a-z]{2}
    | (?:[a-z]+\d+){4,}[a-z]* | (?:\d+[a-z]+){4,}\d*
    | \d{3,4}p\d{0,3} | (?:480|576|1080)i\d{0,3} | [2468]k(?:\d{2}p?)? | \d{2,3}fps | [hx]\.?26[45] | av1 | vp9
    | ac3 | mp[34] | hdr10 | \d+(?:mbps|kbps|bit) | blu-ray | web-rip | web-dl | low-res | hi-res
    | (?:6|1[05]|20|30|45|90)s | \d+sec | 16x9 | 9x16
    | v(?:er)?\d+(?:\.\d+)* | rev\d* | tk\d+ | take\d+
    | draft\d*
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""The same with numbers and hyphens."""

_VERSION_WORDS = """
    final edit edited cut cutdown rough master new trim trimmed raw uncut clean grade graded ungraded
"""
VERSION_WORDS = frozenset(_VERSION_WORDS.split())
"""Words that are noise beside noise, as in "final_v2", and have a meaning elsewhere: the cup final, a new roof."""

_IDENTIFIER = re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w-]{10,64}", re.ASCII)
_PART_OF_IDENTIFIER = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")
_GAP_OF_IDENTIFIER = re.compile("[-_]")
_LONGEST_MEAN, _MOST_KNOWN, _LEAST_BETWEEN_GAPS = 2.5, 0.25, 10
_SHORTEST_KNOWN = 3  # letters: most pairs of letters are an abbreviation

_MAYBE_NOISE = NOISE_WORDS | VERSION_WORDS
_SAY_NOTHING = VERSION_WORDS | LITTLE_WORDS | GENERIC


@word_cache(maxsize=4_096)
def is_noise(word: str) -> bool:
    """Return whether a word is about the camera, the format or the version."""
    return word.casefold() in NOISE_WORDS if word.isalpha() else bool(_NOISE.fullmatch(word))


def is_identifier(text: str) -> bool:
    """Return whether a program made up a text: small letters, capitals and digits by turns, as in "dQw4w9WgXcQ"."""
    if _IDENTIFIER.fullmatch(text) is None:
        return False
    parts = _PART_OF_IDENTIFIER.findall(text)
    size = sum(map(len, parts))
    gaps = len(_GAP_OF_IDENTIFIER.findall(text))
    if size > _LONGEST_MEAN * len(parts) or gaps * _LEAST_BETWEEN_GAPS > len(text):
        return False  # "A7iv_vs_R5_Z6"
    known = [part for part in parts if len(part) >= _SHORTEST_KNOWN and is_known(part.lower())]
    return sum(map(len, known)) <= _MOST_KNOWN * size


def without_noise(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a part of a name without those about the camera, the format or the version."""
    is_plain = all(map(str.isalpha, words)) and words[-1:] and words[-1] not in LANGUAGES_AT_THE_END
    if is_plain and _MAYBE_NOISE.isdisjoint(map(str.casefold, words)):
        return words  # most names
    words = [_number(word) if at and words[at - 1].casefold() in SERIES else word for at, word in enumerate(words)]
    noise = [is_noise(word) or _is_stray_number(words, at) for at, word in enumerate(words)]
    noise = [is_left_out and not _has_meaning(words, at, noise) for at, is_left_out in enumerate(noise)]
    if len(words) > 1 and words[0].casefold() in NOISE_WORDS and words[1].isdecimal():
        noise[1] = True  # "MVI_2041" is a number, even if it looks like a year
    for at in reversed([at for at, word in enumerate(words) if word.casefold() in VERSION_WORDS]):
        noise[at] = noise[at] or any(noise[max(0, at - 1) : at] + noise[at + 1 : at + 2])
    for at, word in enumerate(words):
        if word in LANGUAGE_CODES and any(noise[max(0, at - 1) : at] + noise[at + 1 : at + 2]):
            noise[at] = True  # "keynote EN subtitled"
    if len(words) > 1 and words[-1] in LANGUAGES_AT_THE_END and not words[-2].isupper():
        noise[-1] = True  # "Lockout-Tagout_EN"
    return [word for word, is_left_out in zip(words, noise, strict=True) if not is_left_out]


def _number(word: str) -> str:
    """Return a number without leading zeros: "lecture 07" is "lecture 7"."""
    return word.lstrip("0") if word.isdecimal() and word.isascii() and word.strip("0") else word


def _is_stray_number(words: Sequence[str], at: int) -> bool:
    """Return whether a word is a number that counts nothing: it is long, or there is no word before it."""
    word = words[at]
    if not word.isdecimal() or not word.isascii() or YEAR.fullmatch(word):
        return False
    is_after_word = at > 0 and bool(SPOKEN.search(words[at - 1]))
    is_before_word = at + 1 < len(words) and bool(SPOKEN.search(words[at + 1]))
    if _LONG_NUMBER.fullmatch(word) and not STREETS.isdisjoint(map(str.casefold, words[at + 2 : at + 4])):
        return False
    before = words[at - 1] if at else ""
    is_of_course = before.isupper() and before.casefold() in COURSES  # "ECON 3311"
    if _LONG_NUMBER.fullmatch(word) and (is_of_course or before.casefold() in _NUMBERED):
        return False
    return not _NUMBER.fullmatch(word) or word.startswith("0") or not (is_after_word or is_before_word)


def is_model(word: str, before: str) -> bool:
    """Return whether a word that looks like a version is a model of the maker before it: "Dyson V15"."""
    return before.casefold() in _MAKERS and _is_high_version(word)


def _is_high_version(word: str) -> bool:
    version = _VERSION.fullmatch(word)
    return version is not None and int(version["number"]) >= _FIRST_MODEL


def _has_meaning(words: Sequence[str], at: int, noise: Sequence[bool]) -> bool:
    """Return whether a word of noise has a meaning: it is a model, or no noise is beside it and a word comes after."""
    word, before = words[at], words[at - 1] if at else ""
    if is_model(word, before):
        return True
    if not (word.casefold() in HAVE_MEANINGS or _MEASURE.fullmatch(word) or _is_high_version(word)):
        return False
    after = next((place for place in range(at + 1, len(words)) if not words[place].isdecimal()), 0)
    following = words[after].casefold()
    if not after or noise[after] or following in _SAY_NOTHING:
        return False
    is_length = _MEASURE.fullmatch(word) and not _OF_CUTS.isdisjoint([before.casefold(), following])
    return not (at and noise[at - 1]) and not is_length
