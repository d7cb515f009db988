"""Words that are no nouns, though they may stand where one would: adjectives, adverbs and past forms of verbs.

`tools/word_table` documents how the file was made.
"""

from mockserver.ground.package_data import package_lines

_LINES = package_lines("other_words.txt")

_ALSO_NO_NOUNS = "funny cool crazy weird cute awesome hilarious adorable amazing insane scary official unofficial first"
NO_NOUNS = frozenset([*_LINES["other"].split(), *_ALSO_NO_NOUNS.split()])
"""Adjectives and adverbs in lower case: "wrong", "finally"."""

IRREGULAR_PAST = frozenset(_LINES["past"].split())
"""Past forms of verbs that do not end in -ed: "gone", "made"."""

_ALSO_PAST = """
    ate beat bit cut fed fell felt found gave hit hurt kept led left lit lost made met put ran rang read rode rose sang
    saw set shook shot shut sold spent split stole stuck swam swung taught told took tore threw wore woke won wrote
"""
PAST_OF_VERBS = IRREGULAR_PAST | frozenset(_ALSO_PAST.split())
"""The same with those that are other words too: after somebody and before "the" or "my" they are verbs."""
