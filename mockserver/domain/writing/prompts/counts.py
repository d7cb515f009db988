"""The numbers of units in a prompt: "up to three sentences", "10 words each"."""

import re
from dataclasses import replace

from mockserver.domain.writing.prompts.asides import is_brief
from mockserver.domain.writing.prompts.spec import Count
from mockserver.domain.writing.prompts.vocabulary import MOST, NUMBERS, UNIT_SIGNS, Unit, whole

_NUMBER = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_DIGIT = re.compile("[0-9]")
_UNITS = tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in UNIT_SIGNS)
_OF_TIME = r"[ -](?:seconds?|secs?|minutes?|mins?|hours?)\b"
_IN_A_LINE = r" (?:[a-z]+ )?(?:per|on each|in each|on every) (?:line|row)\b"
"""What follows a number that counts nothing in the video: "one per line"."""
_ON_A_LINE = re.compile(r"\beach (?:of them |item |one )?(?:on|in) (?:one|1|a single) (?:line|row)\b")
_LIMIT = r"up to|at most|no more than|not more than|less than|fewer than|maximum(?: of)?|max|under|within|below"
_COUNT = re.compile(
    rf"(?:(?P<exact>\b(?:exactly|precisely) )|(?P<limit>\b(?:{_LIMIT}) ))?"
    rf"(?<![^\W_])(?P<number>[0-9]{{1,5}}|{_NUMBER})(?!{_OF_TIME}|{_IN_A_LINE})[ -](?:of )?(?:the )?"
    rf"(?:[^\W\d_][\w'/-]* ){{0,2}}?"
    rf"(?P<unit>{'|'.join(words for _, words in UNIT_SIGNS)})(?![^\W_])(?P<each> each| per\b)?"
)
_LIST_OF = re.compile(
    rf"\b(?:list|top|list of|the) (?:of )?(?:the )?(?:top )?(?P<number>[0-9]{{1,5}}|{_NUMBER})(?= [^\W_])"
)
# "Give exactly three.", "Make 4 of them."
_GIVE = re.compile(
    rf"\b(?:give|list|name|pick|make|write|suggest|provide|choose|find)(?: me)?(?: exactly| at most| up to| only)?"
    rf" (?P<number>[0-9]{{1,2}}|{_NUMBER})(?: of (?:them|these))?(?=[,.;:!]|$)"
)
_LENGTHS = frozenset([Unit.WORD, Unit.CHARACTER])
_LONGEST_CONTEXT = 90
_RANGE = re.compile(r"\b(\d{1,4}) ?(?:-|\u2013|to|and) ?$")
_AROUND = re.compile(r"\b(?:about|around|approximately|roughly|circa|some)(?: an?)? $|~ ?$")
_EACH = re.compile(r"\b(?:each|every|no sentence|(?<!two )(?<!one )sentences)\b[^.!?;]*$")
_LIST_WORDS = whole("list|points|bullets")
_LIMIT_ALONE = re.compile(rf"\b(?P<limit>{_LIMIT}) (?P<number>[0-9]{{1,5}}|{_NUMBER})(?=[,.;!)]|$)")
_FEW_SENTENCES = 2
# "In a sentence" counts; "a title" and "a list of points" do not.
_SINGLE = re.compile(r"\b(?:a|an) (?P<unit>sentence|paragraph|word)\b")
_SINGLE_THUMBNAIL = re.compile(r"\b(?:an?|the)(?: [a-z]+)? thumbnail\b")
_TITLE_OF_A_KIND = re.compile(r"\b(?:an?|one)(?: [a-z'-]+){1,3} (?:title|headline)\b")


# What somebody says counts nothing: 'Who says "not a word"?'.
_SAID = re.compile(r'\b(?:says?|said|asks?|asked),?:? "[^"]*"')


def counts_in(flat: str) -> tuple[Count, ...]:
    """Return what a prompt counts: "three sentences", "at most 20 words", "the top 5"."""
    flat = _SAID.sub(" ", flat) if '"' in flat else flat
    flat = _ON_A_LINE.sub(" ", flat) if "each" in flat else flat
    has_number = bool(_DIGIT.search(flat)) or any(map(flat.__contains__, NUMBERS))  # else the longest pattern is spared
    found = [_in_context(match, flat) for match in _COUNT.finditer(flat)] if has_number else []
    if found and has_number and all(count.is_each for count in found) and (given := _GIVE.search(flat)):
        found.append(_limited(given, Unit.ITEM))
    found += [Count(1, _unit(match["unit"])) for match in _SINGLE.finditer(flat)]
    kinds = len(_TITLE_OF_A_KIND.findall(flat)) if "title" in flat or "headline" in flat else 0
    if kinds > 1:
        return (Count(kinds, Unit.TITLE),)  # "a funny title and a serious title"
    if found:
        return tuple(found)
    if has_number and (listed := _LIST_OF.search(flat) or _GIVE.search(flat) or _last_limit(flat)):
        return (_limited(listed, Unit.ITEM),)
    if is_brief(flat):
        return (Count(_FEW_SENTENCES, Unit.SENTENCE),)
    return (Count(1, Unit.ITEM),) if "thumbnail" in flat and _SINGLE_THUMBNAIL.search(flat) else ()


def _in_context(match: re.Match[str], flat: str) -> Count:
    """Return a count with what stands before it: "each at most 30 characters", "80-120 words", "around 100 words"."""
    count = _limited(match, _unit(match["unit"]))
    if count.unit not in _LENGTHS:
        return count
    before = flat[max(0, match.start() - _LONGEST_CONTEXT) : match.start()]
    if least := _RANGE.search(before):
        return replace(count, least=int(least[1]))
    if count.unit is Unit.WORD and _AROUND.search(before):
        return replace(count, number=count.number + count.number // 10, least=count.number - count.number // 10)
    return replace(count, is_each=count.is_each or bool(_EACH.search(before)))


def _last_limit(flat: str) -> re.Match[str] | None:
    """Return the last limit after words for a list: "bullet points, max 5"."""
    begun = _LIST_WORDS.search(flat)
    return next(iter([*_LIMIT_ALONE.finditer(flat, begun.end())][-1:]), None) if begun else None


def _unit(word: str) -> Unit:
    return next(unit for unit, sign in _UNITS if sign.match(word))


def _limited(match: re.Match[str], unit: Unit) -> Count:
    held = match.groupdict()
    wished = NUMBERS[held["number"]] if held["number"] in NUMBERS else int(held["number"])
    number = max(1, min(wished, MOST[unit]))
    return Count(number, unit, bool(held.get("limit")), bool(held.get("exact")), bool(held.get("each")))
