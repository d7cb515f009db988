"""Speech of a video, from a subtitle track of its file."""

from collections.abc import Iterable, Iterator
from itertools import islice

import av
from av.subtitles.stream import SubtitleStream
from av.subtitles.subtitle import AssSubtitle

from mockserver.domain.records.scenes import Moment
from mockserver.media.open_films import open_film
from mockserver.media.subtitles import plain

# A line of subtitles as FFmpeg returns it: eight fields, then the text.
_FIELDS = 8
# An upper bound: people say less than this in a day.
_MOST_LINES = 50_000


def read_track(path: str, duration: float) -> tuple[Moment, ...]:
    """Return the speech within `duration` seconds from the first subtitle track of the file at `path`.

    The result is empty if the track has pictures instead of text. Damaged parts are left out.
    """
    with open_film(path) as container:
        lines = list(islice(_lines(container.demux(container.streams.subtitles[0])), _MOST_LINES))
    # A line without a duration lasts until the next one.
    following = [*(start for start, _, _ in lines[1:]), duration]
    moments = (
        Moment(round(start, 2), round(min(start + lasts if lasts else until, duration), 2), text)
        for (start, lasts, text), until in zip(lines, following, strict=True)
        if text and start < duration
    )
    return tuple(moments)


def _lines(packets: "Iterable[av.Packet[SubtitleStream]]") -> Iterator[tuple[float, float, str]]:
    """Yield start, duration in seconds, and text of each line. Lines without text are pauses."""
    for packet in packets:
        if packet.pts is not None and packet.time_base is not None:
            unit = float(packet.time_base)
            yield packet.pts * unit, (packet.duration or 0) * unit, _text(packet)


def _text(packet: "av.Packet[SubtitleStream]") -> str:
    try:
        shown = packet.decode()
    except av.InvalidDataError:
        return ""
    lines = (line.ass.decode("utf-8", "replace") for line in shown if isinstance(line, AssSubtitle))
    return " ".join(plain(line.split(",", _FIELDS)[-1]) for line in lines)
