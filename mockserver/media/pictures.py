"""Thumbnails: the frame of a file, or a drawn card that says what happens where there is no file."""

from io import BytesIO
from typing import NamedTuple

import av
from av.container import InputContainer
from PIL import Image, ImageDraw, ImageFont, ImageOps

from mockserver.domain.records.scenes import Content
from mockserver.media.frames import first_frame, readable_frames, upright_image
from mockserver.media.marks import Mark, draw_mark
from mockserver.media.open_pictures import decoded, open_picture
from mockserver.media.pictograms import Colour, Look, draw_pictogram, look_of

WIDTH, HEIGHT = 640, 360
_MARGIN = 32
_MICROSECONDS = 1_000_000
_PANEL = 168  # pixels of its width, or of its height where it lies across
_BAND = 84


def frame_of(path: str, seconds: float) -> bytes:
    """Return the frame shown at `seconds` of the file at `path` as a JPEG.

    Of a damaged file it is the last frame before that can be decoded, else the first of all.
    """
    with av.open(path) as container:
        container.seek(int(seconds * _MICROSECONDS), backward=True)
        shown = _last_until(seconds, container)
        if shown is None:
            container.seek(0)
            shown = first_frame(container)
        if shown is None:
            raise FileNotFoundError(path)  # no film is taken that has none, so it is another file by now
        return _jpeg(upright_image(shown))


def _last_until(seconds: float, container: InputContainer) -> av.VideoFrame | None:
    """Return the last frame that is shown until then, or for want of one the next."""
    shown = None
    for frame in readable_frames(container):
        if shown is not None and frame.time is not None and frame.time > seconds:
            break
        shown = frame
    return shown


def scaled_picture(path: str) -> bytes:
    """Return the picture at `path` as a JPEG that is no larger than a thumbnail."""
    with open_picture(path) as opened:
        image = ImageOps.exif_transpose(decoded(opened)).convert("RGB")
    image.thumbnail((WIDTH, HEIGHT))
    return _jpeg(image)


def card_of(content: Content, filename: str, seconds: float, mark: Mark) -> bytes:
    """Return what `draw_card` draws as a JPEG."""
    return _jpeg(draw_card(content, filename, seconds, mark))


def draw_card(content: Content, filename: str, seconds: float, mark: Mark) -> Image.Image:
    """Return a drawn picture that shows the video's name, the time and what is seen and said then.

    It carries `mark`, by which it is known again.
    """
    look = look_of(content, filename)
    image = Image.new("RGB", (WIDTH, HEIGHT), look.paper)
    draw = ImageDraw.Draw(image)
    column = _draw_panel(draw, look)
    scene = content.scene_at(seconds)
    lines = [
        (filename, 26, look.ink),
        (_time_code(seconds), 22, look.accent),
        (scene.heading, 22, look.ink),
        *((moment.text.strip(), 17, look.ink) for moment in (*scene.seen[:1], *scene.said[:1])),
    ]
    for text, size, colour in lines:
        column = _write(draw, text, size, colour, column)
    draw_mark(image, mark)
    return image


class _Column(NamedTuple):
    """Where text goes: from `top` on, between two edges."""

    left: int
    right: int
    top: int


def _draw_panel(draw: ImageDraw.ImageDraw, look: Look) -> _Column:
    """Draw the panel with the pictogram: at the right, at the left or across the top; return the room beside it."""
    inner = _PANEL - 2 * _MARGIN
    match look.layout:
        case 0:
            draw.rectangle((WIDTH - _PANEL, 0, WIDTH, HEIGHT), fill=look.panel)
            draw_pictogram(draw, look, WIDTH - _PANEL + _MARGIN, _MARGIN, inner)
            return _Column(_MARGIN, WIDTH - _PANEL - _MARGIN, _MARGIN)
        case 1:
            draw.rectangle((0, 0, _PANEL, HEIGHT), fill=look.panel)
            draw_pictogram(draw, look, _MARGIN, (HEIGHT - inner) // 2, inner)
            return _Column(_PANEL + _MARGIN, WIDTH - _MARGIN, _MARGIN)
        case _:
            draw.rectangle((0, 0, WIDTH, _BAND), fill=look.panel)
            draw_pictogram(draw, look, _MARGIN, 10, _BAND - 20)
            return _Column(_MARGIN, WIDTH - _MARGIN, _BAND + _MARGIN // 2)


def _time_code(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest:02d}"


def _write(draw: ImageDraw.ImageDraw, text: str, size: int, colour: Colour, column: _Column) -> _Column:
    """Write `text` over as many lines as it needs and fit; return the room below it."""
    font = ImageFont.load_default(size)
    top = column.top
    for line in _wrapped(text, font, column.right - column.left):
        if top + size > HEIGHT - _MARGIN:
            break
        draw.text((column.left, top), line, font=font, fill=colour)
        top += int(size * 1.35)
    return column._replace(top=top + size // 2)


def _wrapped(text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _jpeg(image: Image.Image) -> bytes:
    buffer = BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=80)
    return buffer.getvalue()
