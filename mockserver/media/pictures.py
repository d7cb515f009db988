"""Thumbnails: the frame of a file, or a drawn card that says what happens where there is no file."""

from io import BytesIO

import av
from av.container import InputContainer
from PIL import Image, ImageDraw, ImageFont, ImageOps

from mockserver.domain.records.scenes import Content
from mockserver.media.frames import first_frame, readable_frames, upright_image
from mockserver.media.marks import Mark, draw_mark
from mockserver.media.open_pictures import decoded, open_picture

WIDTH, HEIGHT = 640, 360
_MARGIN = 32
_MICROSECONDS = 1_000_000
_PAPER, _INK, _ACCENT = (24, 28, 36), (236, 238, 242), (120, 200, 255)


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
    image = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    draw = ImageDraw.Draw(image)
    scene = content.scene_at(seconds)
    lines = [
        (filename, 26, _INK),
        (_time_code(seconds), 22, _ACCENT),
        (scene.heading, 22, _INK),
        *((moment.text.strip(), 17, _INK) for moment in (*scene.seen[:1], *scene.said[:1])),
    ]
    top = _MARGIN
    for text, size, colour in lines:
        top = _write(draw, text, size, colour, top)
    draw_mark(image, mark)
    return image


def _time_code(seconds: float) -> str:
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}:{rest:02d}"


def _write(draw: ImageDraw.ImageDraw, text: str, size: int, colour: tuple[int, int, int], top: int) -> int:
    """Write `text` over as many lines as it needs and fit; return where the next may begin."""
    font = ImageFont.load_default(size)
    for line in _wrapped(text, font, WIDTH - 2 * _MARGIN):
        if top + size > HEIGHT - _MARGIN:
            break
        draw.text((_MARGIN, top), line, font=font, fill=colour)
        top += int(size * 1.35)
    return top + size // 2


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
