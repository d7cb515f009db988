"""The numbers of units in a prompt: "up to three sentences", "10 words each"."""

import re

from mockserver.domain.writing.prompts.asides import is_brief
from mockserver.domain.writing.prompts.spec import Count
from mockserver.domain.writing.prompts.vocabulary import MOST, NUMBERS, UNIT_SIGNS, Unit, whole

_NUMBER = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_DIGIT = re.compile("[0-9]")
_UNITS = tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in UNIT_SIGNS)
_OF_TIME = r"[ -](?:seconds?|secs?|minutes?|mins?|hours?)\b"
_LIMIT = r"up to|at most|no more than|not more than|less than|fewer than|maximum(?: of)?|max|under|within|below"
_COUNT = re.compile(
    rf"(?:(?P<exact>\b(?:exactly|precisely) )|(?P<limit>\b(?:{_LIMIT}) ))?"
    rf"(?<![^\W_])(?P<number>[0-9]{{1,5}}|{_NUMBER})(?!{_OF_TIME})[ -](?:of )?(?:the )?(?:[^\W\d_][\w'/-]* ){{0,2}}?"
    rf"(?P<unit>{'|'.join(words for _, words in UNIT_SIGNS)})(?![^\W_])(?P<each> each| per\b)?"
)
_LIST_OF = re.compile(
    rf"\b(?:list|top|list of|the) (?:of )?(?:the )?(?:top )?(?P<number>[0-9]{{1,5}}|{_NUMBER})(?= [^\W_])"
)
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
    has_number = bool(_DIGIT.search(flat)) or any(map(flat.__contains__, NUMBERS))  # else the longest pattern is spared
    found = [_limited(match, _unit(match["unit"])) for match in _COUNT.finditer(flat)] if has_number else []
    found += [Count(1, _unit(match["unit"])) for match in _SINGLE.finditer(flat)]
    kinds = len(_TITLE_OF_A_KIND.findall(flat)) if "title" in flat or "headline" in flat else 0
    if kinds > 1:
        return (Count(kinds, Unit.TITLE),)  # "a funny title and a serious title"
    if found:
        return tuple(found)
    if has_number and (listed := _LIST_OF.search(flat) or _last_limit(flat)):
        return (_limited(listed, Unit.ITEM),)
    if is_brief(flat):
        return (Count(_FEW_SENTENCES, Unit.SENTENCE),)
    return (Count(1, Unit.ITEM),) if "thumbnail" in flat and _SINGLE_THUMBNAIL.search(flat) else ()


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
