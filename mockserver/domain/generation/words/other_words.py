"""Words that are no nouns, though they may stand where one would: adjectives, adverbs and past forms of verbs.

`tools/word_table` documents how the file was made.
"""

from mockserver.ground.package_data import package_lines

_LINES = package_lines("other_words.txt")

NO_NOUNS = frozenset(_LINES["other"].split())
"""Adjectives and adverbs in lower case: "wrong", "finally"."""

IRREGULAR_PAST = frozenset(_LINES["past"].split())
"""Past forms of verbs that do not end in -ed: "gone", "made"."""
