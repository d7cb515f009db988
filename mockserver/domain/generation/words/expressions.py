"""Expressions of one word or several, which are found by their first word."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Expression = tuple[list[str], int]
"""Its words, and what it stands for."""


def by_first_word(expressions: Iterable[Expression]) -> Mapping[str, Sequence[Expression]]:
    """Return the expressions by their first word; those of more words come first."""
    found: defaultdict[str, list[Expression]] = defaultdict(list)
    for words, meant in expressions:
        found[words[0]].append((words, meant))
    return {word: sorted(some, key=lambda one: -len(one[0])) for word, some in found.items()}
