"""The alternatives that a prompt offers: "indoors or outdoors?", "Classify: sport, news or education"."""

import re
from collections.abc import Sequence

_SIGNS = ("or ", ":", "(", " among ", " from ", " between ", " out of ")
"""One of these is in each prompt that offers alternatives."""
_MOST, _LONGEST, _LONGEST_ASKED = 10, 4, 3  # alternatives, and words of one
_FARTHEST = 200  # characters from "or" to the ends of what is asked
_OR = re.compile(r",? or ")
_END = re.compile(r"[?.!;:]|,? (?:answer|respond|reply|and why)\b|$")
_LEADING = """
    a about aimed an at audience by clip during either filmed for in intended it level made mainly meant more mostly of
    on rather set shot suitable suited that the this to video with
"""
# Where an alternative begins: "aimed at beginners or at professionals".
_BEFORE = re.compile(rf"\b(?:{'|'.join(_LEADING.split())}) +(?!or\b)")
_CLAUSE = re.compile(
    r"(?:is|are|was|were|does|do|did|has|have|can|will|would|should|not|else|what|who|when|where|why|how)\b"
)
_ASKED = re.compile(r"\b(?:is|are|was|were) (?:the|this|it|that|these|they|he|she)\b")
_LISTED = re.compile(
    r"\b(?:classif(?:y|ied|ication)|categori[sz]e|categor(?:y|ies)|labels?|options|one of"
    r"|(?:choose|pick|select)(?: (?:from|between|one|the best)|(?=:)))"
    r"[^:?(\[]{0,60}[:(\[]\s*(?P<list>(?:\d{1,2}[.)] )?(?:[^?.)\]:\n]|\n\s{0,8}(?:[-*\u2022]|\d{1,2}[.)]) )+)"
)
_AMONG = re.compile(
    r"\b(?:choose|choosing|pick|select|selected|chosen)\b[^.:?\n]{0,40}?\b(?:among|from|between|out of)"
    r"(?: the following)?:? (?P<list>[^.?:\n]{3,300})"
)
# "Rate the sentiment: positive, negative or neutral"; with "and" these would be criteria.
_JUDGED = re.compile(
    r"\b(?:rate|judge|assess|label|what|which)\b[^.:?\n]{0,60}:\s*(?P<list>[^.:?\n]{2,100} or [^.:?\n]{2,40})"
)
_FRAGMENT = re.compile(r"(?:^|[.!] )(?P<list>[a-z][a-z-]{1,20}(?:, [a-z][a-z-]{1,20}){0,5},? or [a-z][a-z-]{1,20})\?")
"""Matches a question that is nothing but its alternatives: "Indoor, outdoor or both?"."""
_MARK = re.compile(r"\d{1,2}[.)] ")
_BETWEEN = re.compile(r"\s*\n\s*(?:[-*\u2022]|\d{1,2}[.)])\s*|\s*(?:,|/|\||;)\s*(?:or |and )?|\s+(?:or|and)\s+")
_QUOTES = "\"'`-* "
_NO_CHOICE = ("yes", "true", "no")


def alternatives_in(flat: str) -> tuple[str, ...]:
    """Return the alternatives of a prompt in lower case; none if it offers no choice."""
    if not any(map(flat.__contains__, _SIGNS)):
        return ()
    for listed in (*_LISTED.finditer(flat), *_AMONG.finditer(flat), *_JUDGED.finditer(flat), *_FRAGMENT.finditer(flat)):
        named = dict.fromkeys(
            one.strip(_QUOTES) for one in _BETWEEN.split(_MARK.sub("", listed["list"].strip(), count=1))
        )
        if (
            1 < len(named) <= _MOST
            and next(iter(named)) not in _NO_CHOICE
            and all(0 < len(one.split()) <= _LONGEST for one in named)
        ):
            return tuple(named)
    for between in _OR.finditer(flat):
        start, end = between.span()
        begun = max(flat.rfind(sign, max(0, start - _FARTHEST), start) for sign in "?.:") + 1
        if asked := _ASKED.search(flat, max(begun, start - _FARTHEST), start):
            found = _offered(flat[asked.end() : start], flat[end : end + _FARTHEST])
            if found and found[0] not in _NO_CHOICE:
                return found
    return ()


def _offered(before: str, after: str) -> tuple[str, ...]:
    """Return the alternatives on both sides of "or"; none if either is a clause instead of a word or two."""
    *more, one = before.split(", ")
    end = _END.search(after)
    other = after[: end.start()] if end else after
    first, *others = [_without_lead(part) for part in (*more, one, other)]
    # "The sentiment positive, neutral or negative": what is asked about stands before the first one.
    words = max(len(part.split()) for part in others)
    found = [" ".join(first.split()[-words:]) if words else "", *others]
    is_short = all(0 < len(part.split()) <= _LONGEST_ASKED for part in found)
    return tuple(found) if is_short and len(found) <= _MOST and not _CLAUSE.match(other) else ()


def _without_lead(text: str) -> str:
    """Return an alternative without what leads to it: "beginners" for "aimed at beginners"."""
    return _BEFORE.split(f" {text.strip()}")[-1].strip(_QUOTES + ",")


def as_written(options: Sequence[str], text: str) -> tuple[str, ...]:
    """Return the alternatives with the capitals that they have in the prompt."""
    if not options:  # as in most prompts
        return ()
    found = (re.search(rf"(?<!\w){re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in options)
    return tuple(match[0] if match else one for match, one in zip(found, options, strict=True))
