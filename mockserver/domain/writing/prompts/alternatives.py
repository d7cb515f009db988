"""The alternatives that a prompt offers: "indoors or outdoors?", "Classify: sport, news or education"."""

import re
from collections.abc import Sequence

_MOST, _LONGEST = 10, 4  # alternatives, and words of one
_EITHER = re.compile(
    r"(?<![\w-])(?P<more>(?:[\w-]{1,40}, ){0,6})(?P<one>[\w-]{1,40}),? or (?:(?:an?|the|at|in|on|during|by|for) )?"
    r"(?P<other>[\w-]{1,40}(?: (?:viewers|users|people|students|players|programmers|audience|level))?)\s?(?:\?|$)"
)
_ASKED = re.compile(r"\b(?:is|are|was|were) (?:the|this|it|that|these|they|he|she)\b")
_LISTED = re.compile(
    r"\b(?:classif(?:y|ied|ication)|categori[sz]e|category|label|one of|(?:choose|pick) (?:from|between))\b"
    r"[^:?(\[]{0,60}[:(\[]\s*(?P<list>[^?.)\]:]+)"
)
_BETWEEN = re.compile(r"\s*(?:,|/|\||;)\s*(?:or |and )?|\s+(?:or|and)\s+")
_QUOTES = "\"'` "


def alternatives_in(flat: str) -> tuple[str, ...]:
    """Return the alternatives of a prompt in lower case; none if it offers no choice."""
    if "or " not in flat and ":" not in flat and "(" not in flat:
        return ()
    if listed := _LISTED.search(flat):
        found = [one.strip(_QUOTES) for one in _BETWEEN.split(listed["list"])]
        is_list = 1 < len(found) <= _MOST and all(0 < len(one.split()) <= _LONGEST for one in found)
        return tuple(dict.fromkeys(found)) if is_list else ()
    for either in _EITHER.finditer(flat):
        begun = max(flat.rfind(end, 0, either.start()) for end in "?.:") + 1
        if _ASKED.search(flat, begun, either.start()):
            more = [one for one in either["more"].split(", ") if one]
            return (*more, either["one"], either["other"]) if either["one"] not in ("yes", "true") else ()
    return ()


def as_written(options: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the alternatives with the capitals that they have in the prompt."""
    if not options:  # as in most prompts
        return ()
    found = (re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in options)
    return tuple(match[0] if match else one for match, one in zip(found, options, strict=True))
