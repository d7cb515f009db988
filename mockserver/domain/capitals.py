"""Capital letters: at the start of sentences and headings, and within words."""

import re

HUMP = re.compile(
    r"(?<=[^\W_][^\W\d_A-Z])(?<!Mc)(?=[A-Z][^\W_])|(?<=\d)(?=[A-Z][a-z]{2})"
    r"|(?<=[A-Z])(?=[A-Z][a-z]{2})(?![A-Z]v\d+$)"
    r"|(?<=[^\W\d_]{3})(?=v\d+$)|(?<=[^\W\d_]{3})(?<!v)(?=\d+(?:$|[A-Z][a-z]{2}))"
    r"|(?<=[a-z]{3})(?=[A-WYZ]$)"
)
"""Where camel case parts words: "GitRebase", "iPhone15Pro", "BuildingC", but not "iOS", "TEDx", "SaaS" or "McCurry"."""

MANY_HUMPS = 3
"""Words with so many parts are several, also beside spaces. Those of fewer may be brands: "FaceTime", "MySQL"."""

CAPITAL_AFTER_SMALL = re.compile("[a-z][A-Z]")
"""What each hump that parts two words has, found sooner than by `HUMP`."""


def capitalised(text: str) -> str:
    """Return `text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def without_camel_case(text: str) -> str:
    """Return `text` with spaces between words that only capitals part: "KneadingBreadDough"."""
    if CAPITAL_AFTER_SMALL.search(text) is None:
        return text
    parted = [(token, HUMP.sub(" ", token)) for token in text.split()]
    return " ".join([words if words.count(" ") >= MANY_HUMPS - 1 else token for token, words in parted])
