"""What a container says of itself, read by FFmpeg."""

import av

from mockserver.domain.records.media import Media, tidy
from mockserver.ground.errors import ApiError

_MICROSECONDS = 1_000_000


def probe(path: str, size: int) -> Media:
    """Return the technical facts of the video file at `path`. Raises `video_file_broken`.

    One frame is decoded, so that a file with a good header and no picture is found out.
    """
    try:
        with av.open(path) as container:
            return _read(container, size)
    except av.FFmpegError as error:
        # Its text in full names our own temporary file, which is nobody's business.
        raise _broken(error.strerror or type(error).__name__) from None
    except (IndexError, ValueError):
        raise _broken("its container contradicts itself") from None


def _read(container: av.container.InputContainer, size: int) -> Media:
    if not container.streams.video:
        raise _broken("it has no video stream")
    stream = container.streams.video[0]
    if next(container.decode(stream), None) is None:
        raise _broken("it has no frame that can be decoded")
    return Media(
        duration=_duration(container, stream),
        width=stream.codec_context.width,
        height=stream.codec_context.height,
        fps=tidy(float(stream.average_rate or stream.guessed_rate or 0)),
        size=size,
        has_audio=bool(container.streams.audio),
        has_subtitles=bool(container.streams.subtitles),
    )


def _duration(container: av.container.InputContainer, stream: av.VideoStream) -> float:
    if stream.duration is not None and stream.time_base is not None:
        return tidy(float(stream.duration * stream.time_base))
    if container.duration is None:
        raise _broken("its duration is not known")
    return tidy(container.duration / _MICROSECONDS)


def _broken(reason: str) -> ApiError:
    return ApiError("video_file_broken", f"The video file cannot be read: {reason}.")
