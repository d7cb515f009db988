"""Streams of videos without a file: drawn cards with a time code, encoded segment by segment on request."""

from fractions import Fraction
from io import BytesIO
from math import ceil

import av

from mockserver.domain.records.asset import Asset
from mockserver.media.cards.drawing import HEIGHT, WIDTH, draw_card
from mockserver.media.cards.marks import Mark, mark_of
from mockserver.media.playlists import SEGMENT_SECONDS

# Enough for a time code in whole seconds.
_FRAMES_PER_SECOND = 1

_MUXER = {
    # Each segment counts its packets from 0; this tells players that none are missing in between.
    "mpegts_flags": "initial_discontinuity",
}
_ENCODER = {"preset": "veryfast", "tune": "zerolatency", "crf": "28"}


def draw_segment(asset: Asset, shown_as: str, number: int) -> bytes:
    """Return segment `number` of the stream of `asset` as MPEG-TS: the same bytes every time.

    Its pictures carry a mark with the identifier `shown_as`.
    """
    buffer = BytesIO()
    with av.open(buffer, "w", format="mpegts", options=_MUXER) as container:
        stream = container.add_stream("libx264", rate=_FRAMES_PER_SECOND, options=_ENCODER)
        stream.width, stream.height, stream.pix_fmt = WIDTH, HEIGHT, "yuv420p"
        # The number of threads changes the bytes, and each machine would choose another number.
        stream.codec_context.thread_count = 1
        for second in _seconds_of(asset, number):
            container.mux(stream.encode(_frame(asset, shown_as, second)))
        container.mux(stream.encode())
    return buffer.getvalue()


def _seconds_of(asset: Asset, number: int) -> range:
    start = number * SEGMENT_SECONDS
    return range(start, min(start + SEGMENT_SECONDS, ceil(asset.media.duration)))


def _frame(asset: Asset, shown_as: str, second: int) -> av.VideoFrame:
    card = draw_card(asset.content, asset.filename, second, Mark(mark_of(shown_as), second))
    frame = av.VideoFrame.from_bytes(card.convert("RGBA").tobytes(), WIDTH, HEIGHT)
    frame.pts, frame.time_base = second, Fraction(1, _FRAMES_PER_SECOND)
    return frame
