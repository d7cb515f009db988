"""The JSON that a prompt asks for in other words: it shows an object, or names a list of a programming language."""

import re

from mockserver.ground.late.patterns import late_pattern

_SHOWN = late_pattern(r"\{\s{0,20}[\"'][\w -]{1,40}[\"']\s?:")
_LANGUAGES = ("python", "javascript", "typescript", "ruby")
_NOTATIONS = late_pattern(
    rf"\b(?:{'|'.join(_LANGUAGES)}) (?P<kind>list|array|dict(?:ionary)?|object|hash)\b", re.IGNORECASE
)


def shows_object(text: str) -> bool:
    """Return whether a prompt shows an object with a member, and so asks for JSON: "Return {"title": ""}"."""
    return "{" in text and bool(_SHOWN.search(text))


def in_terms_of_json(text: str) -> str:
    """Return a prompt with JSON for a list or a dictionary of a programming language, which is written the same."""
    return _NOTATIONS.sub(_named, text) if any(map(text.lower().__contains__, _LANGUAGES)) else text


def _named(notation: re.Match[str]) -> str:
    return "JSON list" if notation["kind"].lower() in ("list", "array") else "JSON object"
