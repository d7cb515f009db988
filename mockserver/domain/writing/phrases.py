"""Small tools of the trade: clauses, sentences and times, as they stand in a text."""

import re
from functools import lru_cache

_SENTENCE_END_INSIDE = re.compile(r"[.!?\u2026]+(?=[\s\"')\]])")
_CLAUSE_LENGTH = 160
_OWN_LEAD = re.compile(
    r"(?:(?:in|at|on|under|beside|behind|between|inside|near|from|seen|next to|far|high|above|below|to) [^,]{0,60},"
    r"|the opening shot )",
    re.IGNORECASE,
)


# The texts about one video quote the same of its title, headings and moments.
@lru_cache(maxsize=1_024)
def clause(text: str, length: int = _CLAUSE_LENGTH) -> str:
    """Return `text` on one line, without anything that would end a sentence around it, clipped to `length`."""
    flat = _SENTENCE_END_INSIDE.sub(";", " ".join(text.split())).replace('"', "'")
    return clip(flat.strip(" .!?;:,\u2026"), length).rstrip(" .!?;:,")


def clip(text: str, length: int) -> str:
    """Return at most `length` characters of `text`, cut between words where there are any."""
    if len(text) <= length:
        return text
    head = text[:length]
    return (head.rsplit(None, 1)[0] if " " in head.strip() else head).rstrip()


def sentence(text: str, length: int = _CLAUSE_LENGTH) -> str:
    """Return `text` as exactly one sentence."""
    return capitalised(clause(text, length)) + "."


def whole_sentences(text: str, length: int) -> str:
    """Return as many sentences of `text` as fit in `length`, at least one, which is cut where it is longer."""
    end = text.rfind(". ", 0, length) if len(text) > length else len(text) - 1
    return text[: end + 1] if end > 0 else sentence(text, length)


def capitalised(text: str) -> str:
    """Return `text` with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """Return `text` with its first letter in lower case, unless it begins with an abbreviation or "I"."""
    return text if text[1:2].isupper() or text.startswith(("I ", "I'")) else text[:1].lower() + text[1:]


def a_noun(noun: str) -> str:
    """Return `noun` with its article: "a video", "an image"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def led_by(lead: str, text: str) -> str:
    """Return `text` after a lead such as "Then"; what begins with a place or a view has a lead already."""
    return capitalised(text) if _OWN_LEAD.match(text) else f"{lead}, {lowered(text)}"


def clock(seconds: float) -> str:
    """Return a time as people write it: 0:07, 12:40, 1:02:03."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02}:{second:02}" if hours else f"{minute}:{second:02}"


def first_words(text: str, count: int) -> str:
    """Return `text` up to the end of its word number `count`, line breaks kept."""
    words = list(re.finditer(r"\S+", text))
    return text if len(words) <= count else text[: words[count - 1].end()]
