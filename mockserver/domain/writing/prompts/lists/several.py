"""Several questions in one prompt: "Where is this, and who is in it?", "1. What is the product? 2. Who is it for?"."""

import re

from mockserver.domain.writing.prompts.vocabulary import whole

_FEWEST = 2  # items
_MOST, _LONGEST, _LONGEST_ITEM = 8, 300, 14  # questions, characters of one, and words of an item
_DATA = whole("json|csv|table|quiz")
_NUMBERED = re.compile(r"(?:^|\s)(?P<mark>\(?([1-9])[.)]|\(?([a-h])\))\s")
_AFTER_ITEMS = re.compile(r" (?=(?:use|please|keep|number|return|answer|output|format|do not|make sure|each)\b)")
_OF_THE_ANSWER = re.compile(
    r"(?:please )?(?:max(?:imum)?|at most|no more than|do not|don't|never|no|avoid|keep|use|be|must|should|only|limit"
    r"|mention|include|stay|respond|output|format|start|end with|make sure|ensure)\b"
)
"""Matches an item about the answer itself: "Max 40 words". A list with one names no parts of the answer."""
_LONGEST_FRAGMENT = 3  # words
_LONGEST_PART = 22  # words
_REQUESTS = (
    r"give|list|describe|write|provide|name|identify|explain|summari[sz]e|tell|create|suggest|rate|add|say|state|return"
    r"|translate|answer|finish|end|generate|draft|propose|extract|compare|score|an?|one|two|three|four|five|[0-9]{1,2}"
)
_FIRST = re.compile(rf"(?:^|[.:;] )first(?:ly)?(?:,| (?=(?:{_REQUESTS})\b))")
_THEN = re.compile(
    rf"(?:[.,;] (?:and )?| and )(?:second|third|fourth|fifth|then|next|after that|finally|lastly)(?:ly)?,?"
    rf" (?=(?:{_REQUESTS})\b)"
)
_ASKS = re.compile(rf"(?:{_REQUESTS})\b")
_LETTERS = "abcdefgh"
_WORDS = "what|who|whose|where|when|why|which|how|is|are|was|were|does|did|do|has|can"
_BEGINS = re.compile(rf"(?:and |also |then |so |please |tell me )*(?:{_WORDS})\b")
_NEXT = re.compile(rf",? and (?=(?:{_WORDS}|would|at what|in which)\b)|, (?=(?:what|who|where|when|how|is|does|did)\b)")
# What stands between two questions.
_MORE = re.compile(r"\? |, | and |[2-9b][.)]")
_AFTERTHOUGHT = whole(
    "how do you know|how can you tell|why(?: not)?|how so|explain|tell me why|when|where|who|how|what are their [a-z]+"
    # What "them" and "each" are, only the first answer knows.
    "|(?:who|when|where|why|how|what|which)(?: [a-z]+){1,4} (?:them|they|these|those|each)(?: [a-z]+){0,2}"
)
_MANNER = re.compile(
    r"(?:please )?(?:answer|respond|reply|write|use|keep|in|be|one (?:line|sentence|word)|max|maximum"
    r"|no more than|number|if (?:so|yes|no|not|any|none))\b[^?.]{0,80}|(?:just )?(?:yes|true)(?:/| or |, )[^?]{2,20}"
)
_SENTENCES = re.compile(r"\. |, and (?=number)| and (?=number)")
_FORM = whole("json|csv|table|quiz|questions|faq|flash ?cards|act as|you are|transcript|e-?mail|bullet points?")


def questions_in(flat: str) -> tuple[str, ...]:
    """Return the questions of a prompt in lower case; none if it has a single one, or asks for a document."""
    if not _MORE.search(flat):
        return ()
    if asked := _numbered_in(flat) or _ordered_in(flat):
        return asked
    if "?" not in flat or _FORM.search(flat):
        return ()
    found = [part for part in _parts(flat) if not _AFTERTHOUGHT.fullmatch(part.strip(" ?"))]
    is_asked = (_BEGINS.match(part) or _is_fragment(flat, part) for part in found)
    is_list = 1 < len(found) <= _MOST and all(len(part) <= _LONGEST for part in found) and all(is_asked)
    return tuple(f"{part.rstrip(' ?.')}?" for part in found) if is_list else ()


def _is_fragment(flat: str, part: str) -> bool:
    """Return whether a part is a question of a few words: "Who is it for? Mood? Pace?"."""
    return len(part.split()) <= _LONGEST_FRAGMENT and f"{part}?" in flat


def mark_of_parts(flat: str) -> str:
    """Return the mark of the first item of the numbered list in a prompt, such as "(1)"; empty if it has none."""
    found = _NUMBERED.search(flat)
    return found["mark"] if found else ""


def _numbered_in(flat: str) -> tuple[str, ...]:
    """Return what a prompt asks for in a numbered list of short items, such as "(1) number of people, (2) vehicles"."""
    found = [*_NUMBERED.finditer(flat)]
    if len(found) < _FEWEST:
        return ()
    marks = [one[2] or str(_LETTERS.index(one[3]) + 1) for one in found]
    ends = [*(one.start() for one in found[1:]), len(flat)]
    items = [flat[one.end() : end].partition(". ")[0].strip(" ,;.") for one, end in zip(found, ends, strict=True)]
    items[-1] = _AFTER_ITEMS.split(items[-1], maxsplit=1)[0]
    is_list = marks == [str(number) for number in range(1, len(items) + 1)]
    is_short = all(0 < len(item.split()) <= _LONGEST_ITEM for item in items) and not _DATA.search(flat)
    is_of_parts = not any(map(_OF_THE_ANSWER.match, items))
    return tuple(f"{item.rstrip(' ?')}?" for item in items[:_MOST]) if is_list and is_short and is_of_parts else ()


def _ordered_in(flat: str) -> tuple[str, ...]:
    """Return what a prompt asks for one after the other: "first describe …, then list …", "write …, then a list …"."""
    if ("then " not in flat and "second" not in flat) or _DATA.search(flat):
        return ()
    first = _FIRST.search(flat)
    begun = flat[first.end() :] if first else flat
    parts = [part.strip(" ,;.") for part in _THEN.split(begun)]
    if len(parts) == 2 and "conclusion" in parts[-1]:
        return ()  # a list with its conclusion
    is_list = 1 < len(parts) <= _MOST and all(1 < len(part.split()) <= _LONGEST_PART for part in parts)
    return tuple(parts) if is_list and (first or _ASKS.match(begun)) else ()


def _parts(flat: str) -> list[str]:
    asked = [part.strip() for part in flat.split("?") if part.strip()]
    if len(asked) > 1 and all(map(_MANNER.fullmatch, _SENTENCES.split(asked[-1].rstrip(".")))):
        asked.pop()
    if len(asked) > 1:
        return [part.rpartition(". ")[2].rpartition(": ")[2].lstrip("-*\u2022 ") for part in asked]
    flat = asked[0] if asked else flat
    return [part.strip() for part in _NEXT.split(flat)] if _BEGINS.match(flat) else []
