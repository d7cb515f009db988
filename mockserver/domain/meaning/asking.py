"""Words of a query that name nothing to find: "show me all clips where", "do we have any footage of", "someone"."""

import re
from collections.abc import Sequence

_POLITE = r"(?:(?:please|hey|hi|hello|ok|okay) )*(?:(?:can|could|would|will) you )?(?:please )?(?:help me )?"
_REQUESTS = r"""
    (?:i'm|im|i am|we're|we are) (?:looking|searching) for
    (?:i|we) (?:want|need|would like)(?: to \w+)?
    (?:i'd|we'd) like to (?:see|find|watch)
    (?:show|find|give|get) (?:me|us)
    find
    (?:search|look|looking) for
    let me see
    (?:do|did) (?:we|you|i) have
    have (?:we|you) got
    (?:is|are) there
    where (?:is|are)
    where can (?:i|we) (?:see|find)
    show(?= (?:all|any|every|each|those) )
    show(?= the (?:clip|part|moment|scene))
"""
_LINKS = """
    of with where about when showing featuring containing in_which
    (?:that|which)_(?:shows?|has|have|contains?|features?)
"""
_REQUEST, _LINK = "|".join(map(str.strip, _REQUESTS.strip().splitlines())), "|".join(_LINKS.split()).replace("_", " ")
_MEDIA = (
    "(?:(?:all|any|some|every|each|the|a|an|those|of) )*"
    "(?:video|clip|scene|footage|shot|moment|part|segment|recording|sequence)s?(?: clips?)?"
    f" (?:{_LINK})"
)
_BEFORE = re.compile(f"{_POLITE}(?:(?:{_REQUEST}) (?:{_MEDIA} )?|{_MEDIA} )")
_SOMEBODY = re.compile(
    r"(?:someone|somebody|a person|(?:some )?(?P<several>people)) (?:(?:who|that) )?(?:(?:is|are|was|were) )?"
    r"(?=\w{2,}ing (?(several)(?!(?:about|around|at|by|for|from|in|into|near|on|over|through|to|under|with)\b))\w)"
)
"""Anybody, before what is done and to what: "someone | icing a cake", but not "people playing at a table"."""
_AFTER = re.compile(" (?:please|for me|for us|in (?:my|our|the|this|these) (?:videos?|footage|library|index|archive))$")

_FIRST = """
    a all an any are can clip clips could did do each every find footage get give have hello help hey hi i i'd i'm im is
    let look looking moment moments ok okay part parts people person please recording recordings scene scenes search
    segment segments sequence sequences shot shots show some somebody someone the those video videos we we'd we're where
    will would
"""
_FIRST_WORDS = frozenset(_FIRST.split())
_LAST_WORDS = frozenset(["please", "me", "us", "video", "videos", "footage", "library", "index", "archive"])


def without_request(words: Sequence[str]) -> Sequence[str]:
    """Return the words of a query, in lower case, without those that only ask, or that anybody does something.

    If it has no others, they are kept.
    """
    if words and (words[0] in _FIRST_WORDS or words[-1] in _LAST_WORDS):
        text = " ".join(words)
        found = _BEFORE.match(text)
        rest = _AFTER.sub("", text[found.end() :] if found else text)
        somebody = _SOMEBODY.match(rest)
        return rest[somebody.end() if somebody else 0 :].split() or words
    return words
