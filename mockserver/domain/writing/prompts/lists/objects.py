"""The JSON that a prompt shows without a word for it: "Return {"title": "", "topics": []}"."""

import re

_SHOWN = re.compile(r"\{\s{0,20}[\"'][\w -]{1,40}[\"']\s?:")


def shows_object(text: str) -> bool:
    """Return whether a prompt shows an object with a member, and so asks for JSON."""
    return "{" in text and bool(_SHOWN.search(text))
