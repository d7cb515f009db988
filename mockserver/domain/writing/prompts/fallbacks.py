"""What a prompt wants to read where the video has nothing: "If there are none, return NONE", "N/A where empty"."""

import re

_WORD = r"[A-Z][A-Z/_-]{1,12}\b|[nN]/[aA]\b|[nN]one\b|null\b|unknown\b|(?:-1|0)\b|[-\u2013\u2014](?=[\s.;,]|$)"
_SAID = (
    r"(?:\"(?P<double>[^\"\n]{1,60})\"|'(?P<single>[^'\n]{1,60})'|`(?P<code>[^`\n]{1,60})`"
    rf"|(?P<plain>{_WORD}))"
)
_NONE = (
    r"unknown|none|n/?a|null|nothing|unclear|unsure|no answer"
    r"|not (?:mentioned|available|stated|visible|specified|sure|found|given)"
)
_SAY = (
    r"(?:say|write|return|answer|respond|output|reply|use|put|print|enter)(?: only| just| exactly)?(?: with| in)?"
    r"(?: exactly)?(?: the)?"
)
_ABSENT = (
    r"(?:there (?:is|are|was|were) (?:no|none|nothing)|none|nothing|nobody|not|no [a-z]{2,15}|unknown|unclear|empty"
    r"|(?:it|that|this|they)(?: is| are|'s)? (?:not|un)"
    r"|(?:it|that|this|they) (?:is|are)n't|(?:it|the [a-z]+) (?:does not|doesn't|never)"
    r"|you (?:cannot|can't|don't|do not))"
)
_PATTERNS = (
    re.compile(rf"\b[Ii]f {_ABSENT}[^.;:\n\"'`]{{0,60}}?(?:,|:|,? then)? {_SAY} {_SAID}"),
    re.compile(
        rf"\b(?:{_SAY}|[Ll]eave [a-z ]{{2,30}} as|[Uu]se|[Ww]rite|[Pp]ut) {_SAID}(?: text)?"
        r" (?:if|where|when|for)(?: (?:an?|the|it|they|it is|there is|there are|(?:the|an?) [a-z]+(?: is)?))? ?"
        r"(?:none|nothing|not|no\b|(?:do|does)(?: not|n't)|isn't|aren't|can't|cannot|never|unknown|unclear|empty"
        r"|missing|absent|unavailable)"
    ),
    re.compile(rf"\b[Ii]f (?:none|nothing|empty|not [a-z]{{3,12}}): ?{_SAID}"),
    re.compile(rf"\bor (?:just |simply )?(?:\"(?P<double>(?i:{_NONE}))\"|'(?P<single>(?i:{_NONE}))')"),
    re.compile(rf"\bor (?:say|write|return|answer|output) {_SAID}"),
    re.compile(rf"(?:\bonly,?|\() ?or (?P<plain>{_WORD})"),
)
"""In order of precedence."""
_CASE = re.compile(
    rf"(?:^|(?<=[.?!;,] ))if {_ABSENT}[^.?!]{{0,120}}"
    r"|\bor (?:say|write|return|answer|output) [\"'`][^\"'`]{1,60}[\"'`]"
)


def fallback_in(text: str) -> str:
    """Return what stands for something that the video does not have; empty if the prompt does not tell."""
    if not any(sign in text for sign in ("f ", "or ", " where ", " when ")):  # as in most prompts
        return ""
    found = next(filter(None, (pattern.search(text) for pattern in _PATTERNS)), None)
    return next(filter(None, found.groupdict().values())) if found else ""


def without_fallback(flat: str) -> str:
    """Return a prompt in lower case without what it says of the case that there is nothing, which is no subject."""
    return _CASE.sub(" ", flat) if "if " in flat or "or " in flat else flat
