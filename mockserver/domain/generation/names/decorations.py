"""What people and programs add to the name of a file: copies, edits, formats, channels. It does not name the video.

Most of these words mean something elsewhere: a cup final, a crash test, Times Square. They are additions in brackets,
beside other additions, and where a separator sets them apart that the words before do not have: "first steps_final".
"""

import re

from mockserver.domain.capitals import CAPITAL_AFTER_SMALL
from mockserver.domain.generation.names.lists import LANGUAGE_CODES, LITTLE_WORDS
from mockserver.domain.generation.names.noise import (
    HAVE_MEANINGS,
    NOISE_WORDS,
    VERSION_WORDS,
    is_identifier,
    is_model,
    is_noise,
)

_EDITED_WORDS = """
    edit edited reedit unedited trimmed cropped stabilized stabilised resized rescaled upscaled downscaled reencoded
    transcoded remuxed deinterlaced denoised letterboxed watermarked hq lq nosound noaudio subbed hardsubbed ffmpeg
    handbrake
"""
_EDITED = frozenset(_EDITED_WORDS.split())
"""Additions at the end of any name."""

_EDITED_IN_TWO_WORDS = """
    rough_cut dir_cut fine_cut final_cut offline_cut low_res lo_res high_res hi_res full_res full_hd no_sound no_audio
    audio_fixed sound_fixed sound_mixed color_graded colour_graded color_corrected colour_corrected client_review
    for_review for_approval for_client for_web full_video full_version web_version short_version long_version
    final_version new_version youtube_version social_version online_version
"""
_EDITED_TOGETHER = frozenset(tuple(one.split("_")) for one in _EDITED_IN_TWO_WORDS.split())

_APART_WORDS = """
    web mobile small medium large test sub subs subtitle captions captioned cc youtube yt tiktok insta instagram ig fb
    facebook linkedin twitter vimeo reel reels shorts snapchat vertical horizontal portrait landscape square wide
    widescreen approved signoff client internal external public private original orig old backup bak preview muted mute
    silent audio short long full extended selects sync proof online offline sd main alt graded uploaded upload video
"""
_APART = _EDITED | VERSION_WORDS | frozenset(_APART_WORDS.split())
"""Additions if something sets them apart."""

_APART_BEFORE = _APART | HAVE_MEANINGS | {"tmp"}

_NOT_AFTER_HYPHEN = _APART - _EDITED - {"final", "master", "web"}
"""After a hyphen they may be half of a word: "crash-test", "short-cut"."""

_IN_BRACKETS_WORDS = """
    copia copie explicit lyric lyrics oc official remaster remastered sponsored unlisted version
"""
_IN_BRACKETS = _APART | frozenset(_IN_BRACKETS_WORDS.split())

_MAYBE_ADDED = frozenset().union(_APART, NOISE_WORDS, map(str.casefold, LANGUAGE_CODES), *_EDITED_TOGETHER)

_SIZES = frozenset(["small", "medium", "large"])
"""After a long number they tell the size of stock footage: "waves-1164-large"."""

_COUNTED = frozenset(["copy", "kopie", "copia", "final", "version", "edit", "draft", "revision", "rev", "export"])
"""A number after them is that of the addition."""

_CONTESTS_WORDS = """
    100m 200m 400m badminton baking baseball basketball bee boxing boys bowl boss championship championships chess
    competition conference contest cricket cup curling dance darts debate diving division doubles euro exam
    fencing figure football game games girls golf grand gymnastics handball hockey judo karate league lacrosse mens
    national netball olympic olympics open pong playoff polo quarter quiz race regional relay rowing rugby season semi
    series sevens singing singles skating sled snooker soccer song spelling squash state surf swimming talent team
    tennis term tournament trophy volleyball womens world wrestling
"""
_CONTESTS = frozenset(_CONTESTS_WORDS.split())
"""A "final" at the end is what they end with."""

_BEGINNING = re.compile(
    r"""
    (?:(?:copy|kopie|copie|copia)[ _-](?:of|von|de|di)[ _-])+(?=\w)
    | (?:whatsapp|telegram|signal|viber)[ _-]+(?:video|image|audio)[ _-]+(?=\w)
    | (?:0\d{1,2}|\d{1,2}\.\d{1,2}|\d{1,2}(?=[ ]-[ ])|\d(?=\.[ ])|(?:img|dsc|dji|gopr|mvi|vid|pxl|mov)_?\d{3,8})
      [ ._-]+(?=[^\W\d_])
    | (?:www\.)?[\w-]+\.(?:com|net|org|io|is|cc|to|app|tv|me)[ ]+-[ ]+(?=\w)
    | production[ _]id[ :_]*\d+[ _-]* | istockphoto-\d+-\w+[ _-]* | v_(?=[A-Z][a-z])
    | (?:my|new|sample|test)[ _-](?:clip|fixture|upload|video)[ _-]+(?=\w) | (?:e2e[ _-])?fixture[ _-]+(?=\w)
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Copies, messengers, numbers, sites of downloads, test suites, and what libraries of stock footage call a file."""

_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_LANGUAGE = re.compile(r"[ _.-][a-z]{2}-[A-Z]{2}$")
_SITE = re.compile(r"[\w-]+\.(?:com|net|org|io|tv|me)", re.IGNORECASE)
_HASH = re.compile(r"(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{6,}")
_RANDOM = re.compile(r"[A-Za-z]{0,2}(?:\d{1,3}[A-Za-z]{1,2})+\d{0,3}")
_RANDOM_LENGTH = range(4, 13)
_FEWEST_NUMBERS = 3  # in lower case: "q9w8e7", but not "r2d2"
_NUMBER_OR_LENGTH = re.compile(r"\d{1,3}(?:s|sec)?|(?:19|20)\d\d")
_YEAR_OR_LENGTH = re.compile(r"\d{1,3}(?:s|sec)|(?:19|20)\d\d")
_TAGS = re.compile(r"#(?:shorts?|fyp|foryou|foryoupage|viral|reels?|\w*(?:tok|gram)|trending|explore|ad)\b", re.I)
_NUMBER_OF_SERIES = re.compile(r"(?<=[^\s#]) ?#(\d{1,3})$")
_SEPARATORS = re.compile(r"[ _.+-]")

_GAPS = " _-.~|\u2013\u2014"
_SPACED = dict.fromkeys(map(ord, _GAPS), " ")
_LONG_NUMBER = 4  # digits
_MOST = 8  # additions at the end of one name


def without_decorations(text: str) -> str:
    """Return the name of a file, which has no extension, without additions. One that has nothing else keeps them."""
    if "(" in text or "[" in text or "{" in text:
        text = _BRACKETS.sub(_unless_added, text).strip()
    text = _without_beginning(text)
    if "#" in text:
        text = _TAGS.sub(" ", text).strip()
        text = _NUMBER_OF_SERIES.sub(r" number \1", text)
    if text[-1:].isupper():
        text = _LANGUAGE.sub("", text)
    text, is_beside_addition = text.rstrip(_GAPS), False
    for _ in range(_MOST):
        shorter = _without_last(text, is_beside_addition=is_beside_addition)
        if not shorter or shorter == text:
            break
        text, is_beside_addition = shorter, True
    return text


def _unless_added(brackets: re.Match[str]) -> str:
    """Return what is in brackets, with them, unless it consists of additions: "(1)", "[OFFICIAL]", "(cutter.com)"."""
    words = brackets[1].casefold().split()
    are_added = all(word in _IN_BRACKETS or _is_surely_added(word) or _SITE.fullmatch(word) for word in words)
    is_serial = len(words) == 1 and words[0].isdecimal() and len(words[0]) < len("2024")
    return " " if are_added or is_serial else brackets[0]


def _without_beginning(text: str) -> str:
    if found := _BEGINNING.match(text):
        return text[found.end() :]
    word, sign, rest = text.partition("_")
    is_apart = sign and "_" not in rest and " " in rest.strip()
    return rest if is_apart and word.casefold() in _APART_BEFORE else text


def _without_last(text: str, *, is_beside_addition: bool) -> str:
    """Return a name without its last word if that is an addition, otherwise the same."""
    words = text.translate(_SPACED)
    start = words.rfind(" ") + 1
    written = text[start:]
    last = written.casefold()
    if last.isalpha() and last not in _MAYBE_ADDED:
        return text  # most names
    end = len(words[:start].rstrip())
    if not end:
        return text
    before, gap, earlier = text[:end], text[end:start], words[words.rfind(" ", 0, end) + 1 : end].casefold()
    if (earlier, last) in _EDITED_TOGETHER or (earlier in _COUNTED and last.isdecimal() and len(last) == 1):
        return before[: len(before) - len(earlier)].rstrip(_GAPS)
    if gap != " " and (_is_random(written) or is_identifier(written)):
        return before
    if earlier in LITTLE_WORDS or is_model(last, earlier):
        return text  # "how to edit", "Dyson V15"
    is_beside_addition = is_beside_addition or _is_surely_added(earlier)
    if last in _SIZES and earlier.isdecimal() and len(earlier) >= _LONG_NUMBER:
        return before
    is_shouted = written.isupper() and not before.isupper()
    if _is_surely_added(last) or (last in VERSION_WORDS and (is_beside_addition or is_shouted)):
        return before
    if is_beside_addition and written in LANGUAGE_CODES:
        return before
    if (last in _APART or _is_serial(before, gap, last)) and _is_apart(before, gap):
        return text if gap == "-" and last in _NOT_AFTER_HYPHEN else before
    is_version = last == "final" and gap in "_-" and earlier not in _CONTESTS and _SEPARATORS.search(before)
    return before if is_version else text


def _is_surely_added(word: str) -> bool:
    return word in _EDITED or is_noise(word) or _HASH.fullmatch(word) is not None


def _is_random(word: str) -> bool:
    """Return whether a word with digits has no more than two letters together: "x7Kd92", but not "Day2Hike"."""
    if len(word) not in _RANDOM_LENGTH or not _RANDOM.fullmatch(word):
        return False
    is_mixed = not (word.islower() or word.isupper())
    return is_mixed or len(re.findall(r"\d+", word)) >= _FEWEST_NUMBERS


def _is_serial(before: str, gap: str, last: str) -> bool:
    """Return whether the last word is a number, a year or a length: "_01", "-2023", "_60s", but not in "covid-19"."""
    form = _YEAR_OR_LENGTH if gap == "-" else _NUMBER_OR_LENGTH
    return before[-1].isalpha() and form.fullmatch(last) is not None


def _is_apart(before: str, gap: str) -> bool:
    """Return whether a gap is another one than those between the words before it."""
    sign = gap.strip(" ")
    if sign:
        has_gaps = _SEPARATORS.search(before) or CAPITAL_AFTER_SMALL.search(before)
        return has_gaps is not None and (gap != sign or sign[0] not in before)
    return " " not in before and ("_" in before or "-" in before or len(CAPITAL_AFTER_SMALL.findall(before)) > 1)
