"""Text utilities: clauses, sentences and times."""

import re
from collections.abc import Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import STOP_WORDS
from mockserver.ground.caches import short_cache

# Searched by its first character, which takes a third of the time; what looks behind is for long runs of them.
_SENTENCE_END_INSIDE = re.compile(r"[.!?\u2026](?<![.!?\u2026]{2})[.!?\u2026]*(?=[\s\"')\]])")
_CLAUSE_LENGTH = 160
_LEADING_WORDS = """
    a an the of in on at to from with by for and or but while before after about into near beside behind across
    who which that whose where over through onto toward towards
"""
_LEADING = frozenset(_LEADING_WORDS.split())
_OWN_LEAD = re.compile(
    r"(?:(?:in|at|on|under|beside|behind|between|inside|near|from|seen|next to|far|high|above|below|to|past|over|after"
    r"|as|while|without|one|once|for|before|somewhere|finally|among) ?[^,]{0,60},"
    r"|(?:the|an?) (?:opening|closing|first|last|final|next|short series|black screen|end titles|establishing) "
    r"|(?:the (?:video|recording|picture) (?:opens|begins|starts|ends|fades|comes)|it begins|finally|once more"
    r"|nothing moves|a little later,) )",
    re.IGNORECASE,
)


# Cached, because texts about one video quote the same title, headings and moments.
@short_cache(maxsize=1_024)
def clause(text: str, length: int = _CLAUSE_LENGTH) -> str:
    """Return `text` on one line, without sentence-ending punctuation; up to a comma or a whole word within `length`."""
    flat = _SENTENCE_END_INSIDE.sub(";", " ".join(text.split())).replace('"', "'").strip(" .!?;:,\u2026")
    if len(flat) <= length:
        return flat
    cut = clip(flat, length)
    comma = cut.rfind(", ", length // 2)
    return (cut[:comma] if comma > 0 else without_loose_end(cut)).rstrip(" .!?;:,")


_PEOPLE = ("Nobody", "One person", "Two people", "Three people", "Four people", "Five people", "Six people")


def clip(text: str, length: int) -> str:
    """Return at most `length` characters of `text`, cut between words if possible."""
    if len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(None, 1)[0] if " " in head.strip() else head).rstrip()


def without_loose_end(text: str) -> str:
    """Return a cut text without the words at its end that lead to the next: "talks about the" is "talks"."""
    words = text.split()
    while len(words) > 1 and words[-1].lower() in _LEADING:
        words.pop()
    return " ".join(words)


def sentence(text: str, length: int = _CLAUSE_LENGTH) -> str:
    """Return `text` as exactly one sentence."""
    return capitalised(clause(text, length)) + "."


def whole_sentences(text: str, length: int) -> str:
    """Return as many sentences of `text` as fit in `length`; at least one, cut if it is too long."""
    end = text.rfind(". ", 0, length) if len(text) > length else len(text) - 1
    return text[: end + 1] if end > 0 else sentence(text, length)


def number_of_people(count: int) -> str:
    """Return "Two people"; for many, the number in digits."""
    return _PEOPLE[count] if count < len(_PEOPLE) else f"{count} people"


def lowered(text: str, title: str = "") -> str:
    """Return `text` with a small first letter, unless it begins with an abbreviation, "I" or a name in `title`."""
    first = text.partition(" ")[0]
    is_name = text[1:2].isupper() or text.startswith(("I ", "I'")) or (first in title and first in _names_in(title))
    return text if is_name else text[:1].lower() + text[1:]


def _names_in(title: str) -> set[str]:
    """Return the names in a title, by their capitals: "Dave" in "Call with Dave", "Emma" in "Emma's cat"."""
    first, *words = title.split() or [""]
    is_first_name = first.endswith("'s") or words[:1] == ["and"]
    found = {word.removesuffix("'s") for word in (*words, *[first] * is_first_name) if word[:1].isupper()}
    return {word for word in found if word.casefold() not in STOP_WORDS}


def joined(texts: Sequence[str]) -> str:
    """Return texts as a list in a sentence: "a cat, a dog and a bird"."""
    return " and ".join(part for part in (", ".join(texts[:-1]), *texts[-1:]) if part)


def a_noun(noun: str) -> str:
    """Return `noun` with its article: "a video", "an image"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def led_by(lead: str, text: str, title: str) -> str:
    """Return `text` about the video of a title after a lead such as "Then", unless it begins with a place or a view."""
    return capitalised(text) if _OWN_LEAD.match(text) else f"{lead}, {lowered(text, title)}"


def clock(seconds: float) -> str:
    """Return a time in the usual notation: 0:07, 12:40, 1:02:03."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def first_words(text: str, count: int) -> str:
    """Return the first `count` words of `text`, keeping line breaks."""
    words = list(re.finditer(r"\S+", text))
    return text if len(words) <= count else text[: words[count - 1].end()]
