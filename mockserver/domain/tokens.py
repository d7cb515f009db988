"""Approximate token counts."""

from math import ceil

# A rule of thumb for English; the service's tokeniser is not known.
CHARACTERS_A_TOKEN = 4


def count_tokens(text: str) -> int:
    """Return the approximate number of tokens in `text`."""
    return ceil(len(text) / CHARACTERS_A_TOKEN)


def cut_to_tokens(text: str, most: int) -> str:
    """Return the first `most` tokens of `text`."""
    return text[: most * CHARACTERS_A_TOKEN]
