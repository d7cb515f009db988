"""Checks of a video against the rules that a prompt lists, with a verdict and a reason for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.forms.material import sections
from mockserver.domain.writing.phrases import clock
from mockserver.domain.writing.prompts.lists.rules import Rule
from mockserver.domain.writing.prompts.lists.templates import Template
from mockserver.domain.writing.prompts.lists.verdicts import Verdicts
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import whole
from mockserver.domain.writing.questions import VERDICT, is_so, reply, verdict_sentence
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_FORBIDDEN = whole(
    r"no|not|never|none|nobody|no one|without|free (?:of|from)|avoids?|cannot|can't|don't|doesn't|isn't|aren't|mustn't"
    r"|shouldn't|won't|prohibited|forbidden|banned|disallowed"
)
_UNLESS = late_pattern(r"\b(?:without|unless|except(?: for| when| if| with)?|other than)\b")
_BESIDE = whole(
    r"must|should|shall|has to|have to|needs? to|may|is required to|are required to|required|allowed|permitted"
    r"|acceptable|ensure(?: that)?|make sure(?: that)?|everyone|everybody|anyone|all times|there (?:is|are|must be)"
    r"|clearly|properly|correctly|always|at least one|if present|in the video"
)
_SLOTS_OF_VERDICTS = late_pattern(
    r"verdict|status|result|pass|fail|compliant|yes|outcome|decision|seen|present|visible|shown|detected", re.IGNORECASE
)
_SLOTS_OF_LABELS = late_pattern(r"[A-Za-z]{0,8}[-_ ]?\d{1,3}")
_SLOTS_OF_NUMBERS = late_pattern(r"\b(?:number|no|n|id|label|index)\b", re.IGNORECASE)
_SLOTS_OF_RULES = late_pattern(r"rule|requirement|polic|item|check|criterion|question|name|statement", re.IGNORECASE)
_SLOTS_OF_TIMES = late_pattern(r"time|mm?:ss|\d:\d\d", re.IGNORECASE)
"""Slots of the line that a prompt shows for a rule; any other slot is for the reason."""
_NOTHING = "\u2013"
_ASKS = late_pattern(r"(?:who|whose|what|where|when|which|how|why)\b")
_IS_QUESTION = late_pattern(r"(?:is|are|was|were|does|do|did|has|have|can)\b")


class RuleCheck(Struct, frozen=True):
    """Whether a video keeps a rule; None if nothing can be seen of what the rule is about."""

    rule: Rule
    holds: bool | None
    reason: str
    start: float
    end: float
    is_placed: bool = True
    """Whether a scene shows what the rule is about."""


def rule_checks(source: Source) -> list[RuleCheck]:
    """Return a check for each rule of the prompt, in its order."""
    rules = source.spec.rules
    return [_checked(source, rule, is_open=bool(rules.verdicts.open)) for rule in rules.rules] if rules else []


def check_of(source: Source, text: str) -> RuleCheck:
    """Return the check of a single rule: "no violence"."""
    return _checked(source, Rule("", text), is_open=False)


def by_rules(source: Source) -> str:
    """Return a line with a verdict for each rule of the prompt, and one for all of them if it asks for that."""
    rules = source.spec.rules
    if rules is None:
        return ""
    checks = rule_checks(source)
    overall = f"Overall: {rules.verdicts.word(keeps_all(checks))}" if rules.has_overall else ""
    shown = source.spec.template
    lines = _lines(checks, rules.verdicts, is_bare=source.spec.is_bare)
    if shown is not None and (rules.head or any(map(_SLOTS_OF_VERDICTS.search, shown.slots))):
        lines = (_filled(shown, rules.verdicts, number, check) for number, check in enumerate(checks, start=1))
    return sections("\n".join((rules.head, *lines) if rules.head else lines), overall)


def _filled(shown: Template, verdicts: Verdicts, number: int, check: RuleCheck) -> str:
    """Return the line that the prompt shows with what is known of a rule in each slot."""
    label, is_row = check.rule.label or str(number), shown.around[0] == "| "
    values = (
        (_SLOTS_OF_LABELS, label),
        (_SLOTS_OF_VERDICTS, verdicts.word(check.holds)),
        (_SLOTS_OF_NUMBERS, label),
        (_SLOTS_OF_RULES, capitalised(check.rule.text)),
        (_SLOTS_OF_TIMES, clock(check.start) if check.is_placed or not is_row else _NOTHING),
    )
    texts = [next((value for sign, value in values if sign.search(slot)), check.reason) for slot in shown.slots]
    if is_row:  # of a table: it begins with what it is about
        texts = [check.rule.text, *(text.replace("|", "/") for text in texts[1:])]
    return shown.filled(texts)


def keeps_all(checks: Sequence[RuleCheck]) -> bool:
    """Return whether no rule is broken."""
    return all(check.holds is not False for check in checks)


def _lines(checks: Sequence[RuleCheck], verdicts: Verdicts, *, is_bare: bool) -> Iterator[str]:
    for check in checks:
        label, verdict = check.rule.label, verdicts.word(check.holds)
        reason = "" if is_bare else f" - {check.reason}"
        if label and not label.isdecimal():
            yield f"{label}: {verdict}{reason}"
        else:
            yield f"{f'{label}.' if label else '-'} {capitalised(check.rule.text)}: {verdict}{reason}"


def _checked(source: Source, rule: Rule, *, is_open: bool) -> RuleCheck:
    if _ASKS.match(rule.text.lower()):
        asked = replace(source, spec=read_prompt(rule.text))
        return RuleCheck(rule, None, reply(asked), source.start, source.duration)
    flat = rule.text.replace("_", " ").lower()
    wanted, *excepted = [part.strip() for part in _UNLESS.split(flat, maxsplit=1)] if " " in flat else [flat]
    if not wanted:
        wanted, excepted = flat, []
    is_forbidden = bool(_FORBIDDEN.search(wanted)) and not rule.text.endswith("?")
    is_there, reason, asked = _found(source, wanted)
    if is_forbidden and is_there and excepted:
        is_allowed, exception, _ = _found(source, excepted[0])
        is_there, reason = (False, exception) if is_allowed else (True, reason)
    scene = next(iter(asked.matching(asked.spec.subject)), None)
    start, end = (scene.start, scene.end) if scene else (source.start, source.duration)
    is_unseen = is_open and not is_forbidden and not is_there
    return RuleCheck(rule, None if is_unseen else is_there is not is_forbidden, reason, start, end, scene is not None)


def _found(source: Source, wanted: str) -> tuple[bool, str, Source]:
    """Return whether the video has what a rule is about, a sentence that says so, and the question for that."""
    core = " ".join(_BESIDE.sub(" ", _FORBIDDEN.sub(" ", wanted)).strip(" ?").split())
    question = core if _IS_QUESTION.match(core) else f"is there {core}"
    asked = replace(source, spec=read_prompt(f"{question}?"))
    return is_so(asked), capitalised(VERDICT.sub("", verdict_sentence(asked))), asked
