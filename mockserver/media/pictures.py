"""Thumbnails: a frame of the file, or a drawn card if there is no file."""

from io import BytesIO

import av
from av.container import InputContainer
from PIL import Image, ImageOps

from mockserver.domain.records.scenes import Content
from mockserver.media.cards.drawing import HEIGHT, WIDTH, draw_card
from mockserver.media.cards.marks import Mark
from mockserver.media.frames import first_frame, picture_stream, quarter_turns, readable_frames, upright_image
from mockserver.media.measures import shown_size
from mockserver.media.open_films import open_film
from mockserver.media.open_pictures import decoded, open_picture

_MICROSECONDS = 1_000_000


def frame_of(path: str, seconds: float) -> bytes:
    """Return the frame at `seconds` of the file at `path` as a JPEG.

    In a damaged file it is the last frame before that which can be decoded, or else the first one.
    """
    with open_film(path) as container:
        stream = picture_stream(container)
        sides = (stream.width, stream.height) if stream is not None else (0, 0)
        container.seek(int(seconds * _MICROSECONDS), backward=True)
        shown = _last_until(seconds, container)
        if shown is None:
            container.seek(0)
            shown = first_frame(container)
        if shown is None:
            raise FileNotFoundError(path)  # uploads without a frame are refused, so the file has changed
        return _jpeg(_of_size(shown, *sides))


def _of_size(frame: av.VideoFrame, width: int, height: int) -> Image.Image:
    """Return a frame as it is shown, in the size of its film: within some films the size changes."""
    image = upright_image(frame)
    size = shown_size(width, height, is_turned=quarter_turns(frame) % 2 == 1)
    return image if image.size == size or 0 in size else image.resize(size)


def _last_until(seconds: float, container: InputContainer) -> av.VideoFrame | None:
    """Return the last frame up to that time, or else the next one."""
    shown = None
    for frame in readable_frames(container):
        if shown is not None and frame.time is not None and frame.time > seconds:
            break
        shown = frame
    return shown


def scaled_picture(path: str) -> bytes:
    """Return the picture at `path` as a JPEG of at most the size of a thumbnail."""
    with open_picture(path) as opened:
        image = ImageOps.exif_transpose(decoded(opened)).convert("RGB")
    image.thumbnail((WIDTH, HEIGHT))
    return _jpeg(image)


def card_of(content: Content, filename: str, seconds: float, mark: Mark) -> bytes:
    """Return a card as a JPEG."""
    return _jpeg(draw_card(content, filename, seconds, mark))


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
