"""The pictures of a film: which stream has them, which way up they are shown, and which of them can be read."""

from collections.abc import Iterator

import av
from av.container import InputContainer
from PIL import Image

_QUARTER = 90


def picture_stream(container: InputContainer) -> av.VideoStream | None:
    """Return the stream of moving pictures, None where there is none: a song may have the picture of its sleeve."""
    return next((stream for stream in container.streams.video if not is_cover(stream)), None)


def is_cover(stream: av.VideoStream) -> bool:
    """Return whether a stream is the picture on the sleeve of a sound."""
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def first_frame(container: InputContainer) -> av.VideoFrame | None:
    """Return the first frame that can be decoded, None where there is none. Raises FFmpegError."""
    stream = picture_stream(container)
    return next(container.decode(stream), None) if stream is not None else None


def readable_frames(container: InputContainer) -> Iterator[av.VideoFrame]:
    """Yield the frames from where `container` is; those of a damaged film end where they cannot be decoded."""
    stream = picture_stream(container)
    if stream is None:
        return
    try:
        yield from container.decode(stream)
    except av.FFmpegError:
        return


def quarter_turns(frame: av.VideoFrame) -> int:
    """Return by how many quarters of a turn, counter-clockwise, a frame is shown: a phone held upright films so."""
    return round(frame.rotation / _QUARTER) % 4


def upright_image(frame: av.VideoFrame) -> Image.Image:
    """Return a frame as it is shown."""
    image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
    turns = quarter_turns(frame)
    return image.rotate(turns * _QUARTER, expand=True) if turns else image
