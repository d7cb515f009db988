"""Reads the facts of a film with FFmpeg."""

from dataclasses import replace
from typing import NamedTuple

import av

from mockserver.domain.records.media import Media, tidy
from mockserver.ground.errors import MediaBroken
from mockserver.media.durations import (
    claimed_duration,
    duration_of_packets,
    duration_of_pictures,
    edited_pictures,
    end_of,
    packets_from,
    seeks,
)
from mockserver.media.frames import first_frame, frame_rate, picture_stream, quarter_turns, sound_streams
from mockserver.media.measures import container_measures, shown_size, with_shown_pictures
from mockserver.media.open_films import NotAFilm, open_film

# The pixels of an 8K frame, which take up to 64 MiB. A small file may claim far more.
_MOST_PIXELS = 8192 * 4320
# A film that ends earlier than this is broken.
_LEAST_SHARE = 0.9
_NOT_A_FILM = "it is neither a film nor a sound"


class Probed(NamedTuple):
    """The facts of a file for limits and searches, and its technical metadata."""

    media: Media
    measured: dict[str, object]


def probe(path: str, size: int) -> Probed:
    """Return the technical facts of the video file at `path`. Raises MediaBroken.

    One frame is decoded, so that a file with a good header and no picture is detected.
    """
    try:
        with open_film(path) as container:
            return _read(container, size)
    except av.FFmpegError as error:
        # Its full text names our temporary file, which clients must not see.
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except NotAFilm:
        raise MediaBroken(_NOT_A_FILM) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None


def _read(container: av.container.InputContainer, size: int) -> Probed:
    stream = picture_stream(container)
    if stream is None:
        raise MediaBroken("it has no video stream")
    width, height = stream.codec_context.width, stream.codec_context.height
    if width * height > _MOST_PIXELS:
        raise MediaBroken(f"its frames have {width} × {height} pixels, and at most {_MOST_PIXELS} are decoded")
    frame = first_frame(container)
    if frame is None:
        raise MediaBroken("it has no frame that can be decoded")
    is_turned = quarter_turns(frame) % 2 == 1
    width, height = shown_size(width, height, is_turned=is_turned)
    measured = container_measures(container, is_turned=is_turned)
    media = Media(
        duration=0,
        width=width,
        height=height,
        fps=tidy(float(frame_rate(stream) or 0)),
        size=size,
        has_audio=bool(sound_streams(container)),
        has_subtitles=bool(container.streams.subtitles),
    )
    edited = edited_pictures(stream)
    # Only now are packets read: with those of a damaged file FFmpeg may find streams that do not exist.
    claimed = claimed_duration(container, stream)
    if claimed is not None:
        _check_whole(container, stream, claimed)
    duration = duration_of_pictures(container, stream, claimed)
    if not duration:
        raise MediaBroken("its duration is not known")
    fps = media.fps if edited is None else edited.fps(duration)
    shown = with_shown_pictures(measured, duration, edited)
    return Probed(replace(media, duration=duration, fps=fps), shown)


def _check_whole(container: av.container.InputContainer, stream: av.VideoStream, duration: float) -> None:
    """Check that nearly all of the film exists, compared with the duration in its header. Raises MediaBroken.

    One stream of that length is enough: the last picture may be shown for a long time while the sound goes on.
    """
    # The length of a whole container counts from second 0, also where its streams begin later.
    start = float((stream.start_time or 0) * (stream.time_base or 0)) if stream.duration is not None else 0
    needed = start + duration * _LEAST_SHARE
    if not seeks(container, needed):
        return  # some formats can only be read from the start
    if not any(end_of(packet) >= needed for packet in packets_from(container, needed)):
        raise MediaBroken(f"it breaks off before the {duration:g} s that it should last")


def probe_sound(path: str, size: int) -> Probed:
    """Return the technical facts of the audio file at `path`; a part is decoded. Raises MediaBroken."""
    try:
        with open_film(path) as container:
            sound = sound_streams(container)[0]
            if next(container.decode(sound), None) is None:
                raise MediaBroken("nothing in it can be decoded")
            claimed = claimed_duration(container, sound)
            duration = duration_of_packets(container, sound) if claimed is None else claimed
            media = Media(duration, 0, 0, 0, size, has_audio=True)
            return Probed(media, container_measures(container))
    except av.FFmpegError as error:
        raise MediaBroken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise MediaBroken("its container contradicts itself") from None
