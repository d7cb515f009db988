"""The rules that a prompt wants a video to be checked against: "For each rule answer PASS or FAIL"."""

import re

from msgspec import Struct

from mockserver.domain.writing.prompts.lists.verdicts import Verdicts, verdicts_in
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.ground.late.patterns import late_pattern

_MOST, _FEWEST, _LONGEST = 20, 2, 200  # rules, and characters of one
_SIGNS = (
    "pass",
    "compl",
    "violat",
    "rule",
    "polic",
    "guideline",
    "requirement",
    "checklist",
    "check ",
    "each",
    "audit",
)
_RULES = r"rules?|polic(?:y|ies)|guidelines?|requirements?|check-?lists?|standards?|criteria|conditions?"
_CHECKS = whole(
    r"compl(?:y|ies|iance|iant)|violat\w*|audits?"
    r"|(?:check|review(?= (?:the|this|that|it|whether|if|against|for))"
    rf"|verify|validate|evaluate|assess|moderate)\b[^.:\n]{{0,60}}\b(?:against|for each|{_RULES})"
)
_NAMED = whole(_RULES)
_EACH = whole(
    r"(?:for|to) (?:each|every|all)|(?:each|every|per) (?:of|one|item|rule|point|line|statement|check|criterion|policy"
    r"|question|requirement)"
)
_OF_THE_ANSWER = late_pattern(
    r"(?:please )?(?:(?:only )?(?:answer|return|respond|reply|output|print)|use|write|keep|format|give|provide|include"
    r"|mention|list|cite|limit|be (?:brief|concise|strict|short)|(?:do not|don't|never) [a-z]+ (?:any )?(?:other|extra|"
    r"markdown|text|explanations?|comments?)|no (?:markdown|explanations?|other text|extra text|preamble|commentary)"
    r"|if (?:unsure|unclear|unknown|not|you|none|nothing)|max(?:imum)?|at most|start (?:with|each)|end with)\b",
    re.IGNORECASE,
)
"""Matches a line about the answer itself: "Answer in English", "No markdown"."""
_MARK = (
    r"(?:[-*\u2022][ \t]*)?(?:\[[ xX]?\]|\u2610"
    r"|\(?(?P<label>[0-9]{1,2}|[A-Za-z]|(?i:rule )?[A-Za-z]{0,8}[-_ ]?[0-9]{1,3})[.):])"
    r"|[-*\u2022]"
)
_LINE = late_pattern(rf"^[ \t]*(?:{_MARK})[ \t]+(?P<text>[^\n]{{3,{_LONGEST}}})$", re.MULTILINE)
_QUOTED_LIST = late_pattern(r"\[\s*[\"'][^\"'\n\]]{2,100}[\"'](?:\s*,\s*[\"'][^\"'\n\]]{2,100}[\"']){1,19}\s*\]")
_QUOTED = late_pattern(r"[\"']([^\"'\n]{2,100})[\"']")
_INLINE_MARK = late_pattern(r"(?:^|\s)\(?([1-9][0-9]?|[a-hA-H])[.)] ")
_AFTER_COLON = late_pattern(
    r"\b(?:rules|policies|policy|guidelines|requirements|criteria|check-?list|conditions|checks|standards|following"
    r"|these)\b[^:.\n]{0,60}:\s*(?P<list>[^.?\n:]{5,600})",
    re.IGNORECASE,
)
_QUESTION = late_pattern(r"[A-Z][^.?!:\n]{3,150}\?")
_BETWEEN = late_pattern(r"\s*;\s*(?:and )?")
_BETWEEN_COMMAS = late_pattern(r"\s*,\s*(?:and )?|\s+and (?=no |not |never )")
_USUAL = Verdicts("PASS", "FAIL")
_OF_QUESTIONS = frozenset(["yes", "true"])
"""Verdicts that any question offers: only a prompt for each of several things lists rules."""


class Rule(Struct, frozen=True):
    """A rule with its label, such as "R1"; the label is empty if it has none."""

    label: str
    text: str


class Rules(Struct, frozen=True):
    """The rules of a prompt and the words for its verdicts."""

    rules: tuple[Rule, ...]
    verdicts: Verdicts
    has_overall: bool = False
    """Whether the prompt wants a verdict about all of them too."""
    head: str = ""
    """The lines above them, if they are the rows of a table."""


def rules_in(text: str, flat: str) -> Rules | None:
    """Return the rules of a prompt; None if it wants no verdict about each of several."""
    if not any(map(flat.__contains__, _SIGNS)):
        return None
    verdicts, is_of_each = verdicts_in(text), bool(_EACH.search(flat))
    if verdicts and verdicts.kept.lower() in _OF_QUESTIONS and not is_of_each:
        return None
    if not ((verdicts and (is_of_each or _NAMED.search(flat))) or _CHECKS.search(flat)):
        return None
    listed = _listed(text, has_verdicts=verdicts is not None)
    found = tuple([rule for rule in listed if rule.text and not _OF_THE_ANSWER.match(rule.text)])
    if len(found) < _FEWEST:
        return None
    return Rules(found[:_MOST], verdicts or _USUAL, "overall" in flat or "final verdict" in flat)


def _listed(text: str, *, has_verdicts: bool) -> list[Rule]:
    lines = [Rule(one["label"] or "", _tidy(one["text"])) for one in _LINE.finditer(text)]
    if len(lines) >= _FEWEST:
        return lines
    if quoted := _QUOTED_LIST.search(text):
        return [Rule("", one) for one in _QUOTED.findall(quoted[0])]
    marked = _INLINE_MARK.split(text)[1:]
    if len(marked) >= 2 * _FEWEST and marked[0] in ("1", "a", "A"):
        pairs = zip(marked[::2], marked[1::2], strict=True)
        return [Rule(label, _tidy(rule.partition(". ")[0][:_LONGEST])) for label, rule in pairs]
    if not has_verdicts:
        return []
    if named := _AFTER_COLON.search(text):
        listed = named["list"]
        return [Rule("", _tidy(part)) for part in (_BETWEEN if ";" in listed else _BETWEEN_COMMAS).split(listed)]
    return [Rule("", one[0].strip()) for one in _QUESTION.finditer(text)]


def _tidy(text: str) -> str:
    return text.strip().rstrip(".;,").strip()
