"""The time span that a prompt asks about: "the first 10 seconds", "at 0:45", "how it ends"."""

import re
from math import inf

from mockserver.domain.writing.prompts.vocabulary import whole

_CLOCK = r"(?:\d{1,2}:)?\d{1,3}:\d{2}"
_TIME = rf"{_CLOCK}|\d{{1,5}}(?:\.\d{{1,3}})? ?(?:s|secs?|seconds?)\b|(?:second|minute) \d{{1,5}}\b"
_RANGE = re.compile(
    rf"(?P<start>{_CLOCK}|\d{{1,5}}) ?(?:s|secs?|seconds?)? ?(?:-|\u2013|to|and|until) ?(?P<end>{_TIME})"
)
_LENGTHS = re.compile(
    r"\b(?:of|lasting|between|each|are|be|long:?)(?: about| between| around)? \d{1,4} ?(?:s|secs?|seconds?)?"
    r" ?(?:-|\u2013|to|and) ?\d{1,4}[ -]?(?:s|secs?|seconds?|min(?:ute)?s?)\b"
    r"|\b\d{1,4} ?(?:-|\u2013|to) ?\d{1,4}[ -](?:seconds?|minutes?)[ -]"
    r"(?:long|clips?|videos?|reels?|teasers?|trailers?)"
)
"""Matches how long clips are to be, which is no time in the video: "clips of 15 to 30 seconds"."""
_EXAMPLE = re.compile(
    rf"\b(?:e\.g\.,?|for (?:example|instance),?|example:|such as|like) ?[\[(`\"']?{_CLOCK}[^.;?]{{0,60}}"
)
"""Matches the form of a line, whose times are none in the video: "e.g. 00:10-00:25: joy"."""
_EDGE = re.compile(r"\b(?P<edge>first|last) (?P<length>\d{1,5}) ?(?P<minutes>min)?(?:s|secs?|seconds?|utes?)?\b")
_EDGE_MINUTE = re.compile(r"\b(?P<edge>first|opening|last|final) minute\b")
_AFTER_FIRST = re.compile(r"\bafter the first (?:(?P<length>\d{1,4}) )?(?:(?P<minutes>min(?:ute)?s?)|sec(?:ond)?s?)\b")
_INSTANT = re.compile(rf"\b(?P<clock>{_CLOCK})\b|\b(?:at|around|near|after|from) (?P<time>{_TIME})")
_WHOLE_VIDEO = "(?:video|clip|film|movie|it|this|story)"
_BEGINNING = whole(
    rf"{_WHOLE_VIDEO} (?:begins?|starts?|opens?)|at the (?:very )?(?:beginning|start)|(?:first|opening) scene"
)
_ENDING = whole(rf"{_WHOLE_VIDEO} (?:ends?|finish|finishes)|at the (?:very )?end|(?:last|final) scene")
_EDGE_SECONDS = 5.0
_DIGIT = re.compile(r"\d")


def span_in(flat: str, *, is_question: bool) -> tuple[float, float] | None:
    """Return the span in seconds, a negative start counting from the end; None if the prompt names none."""
    if after := _AFTER_FIRST.search(flat):
        return int(after["length"] or 1) * (60.0 if after["minutes"] else 1.0), inf
    has_digit = bool(_DIGIT.search(flat))  # as few prompts have
    flat = _EXAMPLE.sub(" ", _LENGTHS.sub(" ", flat)) if has_digit else flat
    if has_digit and (edge := _EDGE.search(flat)):
        length = int(edge["length"]) * (60.0 if edge["minutes"] else 1.0)
        return (0.0, length) if edge["edge"] == "first" else (-length, inf)
    if edge := _EDGE_MINUTE.search(flat):
        return (0.0, 60.0) if edge["edge"] in ("first", "opening") else (-60.0, inf)
    if has_digit and (found := _RANGE.search(flat)):
        start, end = sorted((_seconds(found["start"]), _seconds(found["end"])))
        return start, end
    if has_digit and (at := _INSTANT.search(flat)):
        instant = _seconds(at["clock"] or at["time"])
        return instant, instant
    if is_question and _ENDING.search(flat):
        return -_EDGE_SECONDS, inf
    return (0.0, _EDGE_SECONDS) if is_question and _BEGINNING.search(flat) else None


def _seconds(text: str) -> float:
    if ":" in text:
        hours, minutes, seconds = ([0, 0] + [int(part) for part in text.split(":")])[-3:]
        return 3600.0 * hours + 60.0 * minutes + seconds
    number = float(re.sub(r"[^0-9.]", "", text))
    return number * 60 if text.startswith("minute") else number
