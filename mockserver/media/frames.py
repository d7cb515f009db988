"""The frames of a film, as far as they can be read."""

from collections.abc import Iterator

import av
from av.container import InputContainer


def readable_frames(container: InputContainer) -> Iterator[av.VideoFrame]:
    """Yield the frames from where `container` is; those of a damaged film end where they cannot be decoded."""
    try:
        yield from container.decode(container.streams.video[0])
    except av.FFmpegError:
        return
