"""Pairs of words for verdicts: "PASS or FAIL", "compliant / violated / not observable"."""

import re
from collections.abc import Iterable

from msgspec import Struct

from mockserver.ground.late.patterns import late_pattern

_GOOD = (
    r"pass(?:ed|es)?|compliant|complies|conform(?:s|ing|ant)?|met|ok(?:ay)?|yes|true|approved?|accept(?:ed)?|safe"
    r"|satisfied|allowed|fulfilled|present|valid|clear"
)
_BAD = (
    r"fail(?:ed|s|ure)?|violat(?:ed|es|ion)|non[- _]?compliant|not[ _](?:compliant|met|ok|satisfied|fulfilled|present"
    r"|allowed|safe|approved|valid)|unmet|no|false|reject(?:ed)?|unsafe|forbidden|absent|missing|breach(?:ed)?"
    r"|invalid|denied|den(?:y|ies)|block(?:ed)?"
)
_OPEN = (
    r"not[ _](?:observable|applicable|visible|mentioned|sure|shown|clear|determined)|n/?a|unknown|unclear|unsure|unable"
    r"|can(?:not|'t|not be)?[ _](?:tell|determined?|say|judged?|verif(?:y|ied)|not)|inconclusive|indeterminate"
    r"|needs?[ _-]review|manual[ _-]review|review|undetermined"
)
_ANY = rf"(?:{_OPEN}|{_BAD}|{_GOOD})"
_OFFERED = late_pattern(
    rf"(?<![\w/]){_ANY}[\"'`*]?(?:\s?(?:/|\||,? or |,)\s?[\"'`*]?{_ANY}[\"'`*]?){{1,3}}(?!\w)", re.IGNORECASE
)
_ONE = late_pattern(_ANY, re.IGNORECASE)
_KINDS = tuple(late_pattern(words, re.IGNORECASE) for words in (_GOOD, _BAD, _OPEN))


_PERMITTED = frozenset(["approve", "approved", "accept", "accepted", "allow", "allowed", "safe"])
_OR = r"['\"]?(?: ?[/|] ?|,? or |, ?(?=['\"]))['\"]?"
_SIGNS = late_pattern(
    rf"(?<![\w/.,:-])(?:(?P<yes>[yY]){_OR}(?P<no>[nN])|(?P<one>1){_OR}(?P<nought>0)|(?P<no_first>0){_OR}(?P<last>1))"
    r"(?![\w/]|[.,:-]\w)"
    r"|\b(?P<if_so>1)['\"]? ?(?:if|for|=|means|when) [^.?!\n]{1,60}?\b(?P<if_not>0)\b"
)
"""Matches a prompt for a single sign: the letter Y or N, or 1 or 0."""
_NOT_SHOWN = late_pattern(
    r"\byes\b[^.?!\n]{1,12}\bno\b[^.?!\n\w]{0,4}(?:or )?(not (?:mentioned|shown|visible|stated|discussed))",
    re.IGNORECASE,
)
"""Matches the third verdict of a prompt for yes, no or "not mentioned"."""


class Verdicts(Struct, frozen=True):
    """The words for a rule that is kept, for one that is broken, and for one of which nothing can be seen."""

    kept: str
    broken: str
    open: str = ""

    @property
    def is_permission(self) -> bool:
        """Whether they tell if a video may be published: "approved or rejected"."""
        return self.kept.lower() in _PERMITTED

    def word(self, holds: bool | None) -> str:
        """Return the word for a verdict; None stands for one that is open."""
        return self.kept if holds else self.broken if holds is False or not self.open else self.open


def verdicts_among(words: Iterable[str]) -> Verdicts | None:
    """Return which of some words are which verdict; None if they have no word for both of kept and broken."""
    listed = [*words]
    kept, broken, unsure = (next(filter(kind.fullmatch, listed), "") for kind in _KINDS)
    return Verdicts(kept, broken, unsure) if kept and broken else None


def without_verdicts(flat: str) -> str:
    """Return a prompt in lower case without the verdicts that it offers, which are no subject."""
    return _SIGNS.sub(" ", _OFFERED.sub(" ", flat)) if _offers(flat) else flat


def _offers(text: str) -> bool:
    """Return whether a text may offer verdicts: a quick look before the patterns."""
    return " or " in text or "/" in text or "1" in text


def verdicts_in(text: str) -> Verdicts | None:
    """Return the verdicts that a prompt offers, as it writes them; None if it offers none."""
    offered = (verdicts_among(_ONE.findall(one[0])) for one in _OFFERED.finditer(text))
    return next(filter(None, offered), None)


def words_for_yes_and_no(text: str, *, has_truth: bool) -> tuple[str, str]:
    """Return the words of a prompt for yes and no, or for what nothing tells."""
    if signs := _SIGNS.search(text):
        no, yes = sorted(filter(None, signs.groups()), key=str.lower)  # "n" comes before "y", as 0 before 1
        return yes, no
    if has_truth:
        is_shouted = "TRUE" in text
        return ("TRUE", "FALSE") if is_shouted else ("true", "false") if "json" in text.lower() else ("True", "False")
    return "Yes", next(iter(_NOT_SHOWN.findall(text)), "No")
