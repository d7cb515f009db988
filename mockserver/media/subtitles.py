"""What is said in a video, read from subtitles in SubRip or WebVTT."""

from pathlib import Path

import pysubs2

from mockserver.domain.records.scenes import Moment
from mockserver.ground.errors import ApiError

_FORMATS = frozenset(["srt", "vtt"])
_MILLISECONDS = 1000


def read_subtitles(path: str, duration: float) -> tuple[Moment, ...]:
    """Return what the subtitles at `path` say within `duration` seconds. Raises `transcription_not_supported`."""
    try:
        subtitles = pysubs2.SSAFile.from_string(Path(path).read_text("utf-8-sig"))
    except (UnicodeDecodeError, pysubs2.exceptions.Pysubs2Error, ValueError):
        raise _unsupported() from None
    if subtitles.format not in _FORMATS:
        raise _unsupported()
    moments = (_moment(event, duration) for event in subtitles.events if event.start < duration * _MILLISECONDS)
    return tuple(moment for moment in moments if moment.text)


def _moment(event: pysubs2.SSAEvent, duration: float) -> Moment:
    start = event.start / _MILLISECONDS
    end = max(start, min(event.end / _MILLISECONDS, duration))  # some files have the two the wrong way round
    return Moment(round(start, 2), round(end, 2), plain(event))


def plain(event: pysubs2.SSAEvent) -> str:
    """Return what is said, in one line and without marks of style."""
    return event.plaintext.replace("\n", " ").strip()


def _unsupported() -> ApiError:
    return ApiError("transcription_not_supported", "The transcription must be a SubRip (SRT) or WebVTT file in UTF-8.")
