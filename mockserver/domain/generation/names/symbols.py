"""Symbols in names: those that are a part of a word stay, invisible characters do not."""

import re

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Those that only tell the direction of writing, or where a line may break."""

_OF_WORDS = re.compile(
    r"""
    (?<![^\W_])
    (?: [a-z]\+{1,2} | (?:notepad\+|disney|paramount|tv)\+ | [a-gjq]\#
    | (?:asp)?\.net | (?:node|next|nuxt|vue|three|express|react|angular|chart|p5|d3)\.js )
    (?![^\W_]|[+\#])
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Letters with signs, as in "C++", "A+" or "C#", and what products are called."""

_HELD = str.maketrans("+#.", "\x01\x02\x03")
_RELEASED = str.maketrans("\x01\x02\x03", "+#.")


def without_invisible(text: str) -> str:
    """Return `text` without invisible characters; a space stands for each control character."""
    return _INVISIBLE.sub("", _CONTROLS.sub(" ", text))


def with_symbols_held(text: str) -> str:
    """Return `text`, which has no control characters, with one for each symbol that is a part of a word.

    So it is no gap between words.
    """
    return _OF_WORDS.sub(lambda found: found[0].translate(_HELD), text)


def with_symbols_released(word: str) -> str:
    """Return `word` with the symbols that `with_symbols_held` has replaced."""
    return word.translate(_RELEASED)
