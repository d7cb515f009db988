"""Text in the letters that Pillow's own font has: those of ASCII and a few signs."""

import re
import unicodedata

_SIGNS = "\u00ab\u00b0\u00b7\u00bb\u2018\u2019\u201c\u201d\u2026\u2122"
_UNKNOWN = re.compile(rf"[^ -~{_SIGNS}]+")
_SPELLED = str.maketrans(
    {"ß": "ss", "æ": "ae", "Æ": "AE", "ø": "o", "Ø": "O", "œ": "oe", "Œ": "OE", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"\u2013": "-", "\u2014": "-", "\u00d7": "x", "\u20ac": "EUR", "\u00a3": "GBP"}
)


def in_known_glyphs(text: str) -> str:
    """Return `text` without accents; "…" stands for characters that the font has no glyph for."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFKD", text.translate(_SPELLED))
    return _UNKNOWN.sub("\u2026", "".join(sign for sign in parted if not unicodedata.combining(sign)))
