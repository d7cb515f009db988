"""Speech of a video, from subtitles in SubRip or WebVTT."""

import re
from pathlib import Path

import pysubs2

from mockserver.domain.records.scenes import Moment
from mockserver.ground.errors import SubtitlesInvalid

_FORMATS = frozenset(["srt", "vtt"])
_MILLISECONDS = 1000
_MOST_BLANK = 2
# Adjacent pairs of markers count as tags too, so that the rest cannot form another tag.
_TAG = re.compile(r"< *([</a-zA-Z])")
# An upper bound: ten hours of speech have half as many.
_LARGEST = 2 * 1024 * 1024


def read_subtitles(path: str, duration: float) -> tuple[Moment, ...]:
    """Return the speech within `duration` seconds from the subtitles at `path`. Raises SubtitlesInvalid."""
    if Path(path).stat().st_size > _LARGEST:
        raise SubtitlesInvalid
    try:
        subtitles = pysubs2.SSAFile.from_string(_bounded(Path(path).read_text("utf-8-sig")))
    except (UnicodeDecodeError, pysubs2.exceptions.Pysubs2Error, ValueError):
        raise SubtitlesInvalid from None
    if subtitles.format not in _FORMATS:
        raise SubtitlesInvalid
    moments = (_moment(event, duration) for event in subtitles.events if event.start < duration * _MILLISECONDS)
    return tuple(moment for moment in moments if moment.text)


def _moment(event: pysubs2.SSAEvent, duration: float) -> Moment:
    start = event.start / _MILLISECONDS
    end = max(start, min(event.end / _MILLISECONDS, duration))  # some files have start and end swapped
    return Moment(round(start, 2), round(end, 2), plain(event.text))


def plain(text: str) -> str:
    """Return the text of a cue in one line, without markup."""
    return pysubs2.SSAEvent(text=without_marks(text)).plaintext.replace("\n", " ").strip()


def without_marks(line: str) -> str:
    """Return `line` without `{…}` and without tags such as `<i>`. Of an unclosed tag, the opening is removed.

    The patterns of the library search for the end of each tag again, which takes quadratic time.
    """
    return _without_tags(_without_braces(line))


def _without_braces(line: str) -> str:
    kept: list[str] = []
    at, last = 0, line.rfind("}")
    while (begins := line.find("{", at)) >= 0:
        kept.append(line[at:begins])
        at = line.index("}", begins) + 1 if begins < last else begins + 1
    return "".join([*kept, line[at:]])


def _without_tags(line: str) -> str:
    kept: list[str] = []
    at, last = 0, line.rfind(">")
    while (begins := line.find("<", at)) >= 0:
        kept.append(line[at:begins])
        found = _TAG.match(line, begins)
        if found is None:
            kept.append("<")
        is_whole = found is not None and found[1] != "<" and begins < last
        at = line.index(">", begins) + 1 if is_whole else begins + 1
    return "".join([*kept, line[at:]])


def _bounded(text: str) -> str:
    """Return the lines of a file in a form that the library parses in linear time."""
    lines: list[str] = []
    blank = 0
    for line in map(without_marks, text.splitlines()):
        blank = 0 if line.strip() else blank + 1
        if blank <= _MOST_BLANK:
            lines.append(line)
    return "\n".join(lines)
