"""Tokens: what the length of a text is counted in."""

from math import ceil

# A common rule of thumb for English; how the service counts is not known.
CHARACTERS_A_TOKEN = 4


def count_tokens(text: str) -> int:
    """Return how many tokens `text` has, about."""
    return ceil(len(text) / CHARACTERS_A_TOKEN)


def cut_to_tokens(text: str, most: int) -> str:
    """Return `text` up to the end of its token number `most`."""
    return text[: most * CHARACTERS_A_TOKEN]
