"""Draws a card: name of the video, time, and what is seen and said then, in the colours of its topic."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from PIL import Image, ImageDraw, ImageFont

from mockserver.domain.records.scenes import Content
from mockserver.media.cards.glyphs import in_known_glyphs
from mockserver.media.cards.marks import Mark, draw_mark
from mockserver.media.cards.pictograms import CardStyle, Colour, card_style, draw_pictogram

_Font: TypeAlias = ImageFont.FreeTypeFont | ImageFont.ImageFont

WIDTH, HEIGHT = 640, 360
_MARGIN = 32
_PANEL = 168  # width in pixels, if it is at a side
_PART = re.compile(r"[^_.-]+[_.-]*|[_.-]+")  # of a word, up to where a line may break
_BAND = 84  # height in pixels, if it is at the top


def draw_card(content: Content, filename: str, seconds: float, mark: Mark) -> Image.Image:
    """Return a picture with the video's name, the time, and what is seen and said then.

    It contains `mark`, by which it can be recognised.
    """
    look = card_style(content, filename)
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
    """The area for text: from `top` down, between two edges."""

    left: int
    right: int
    top: int


def _draw_panel(draw: ImageDraw.ImageDraw, look: CardStyle) -> _Column:
    """Draw the panel with the pictogram at the right, left or top; return the area beside it."""
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
    """Write `text` in as many lines as fit; return the area below."""
    font = ImageFont.load_default(size)
    top = column.top
    for line in _wrapped(in_known_glyphs(text), font, column.right - column.left):
        if top + size > HEIGHT - _MARGIN:
            break
        draw.text((column.left, top), line, font=font, fill=colour)
        top += int(size * 1.35)
    return column._replace(top=top + size // 2)


def _wrapped(text: str, font: _Font, width: int) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        gap = " "
        for piece in _pieces(word, font, width):
            longer = f"{lines[-1]}{gap}{piece}" if lines else piece
            if lines and font.getlength(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
            gap = ""
    return lines


def _pieces(word: str, font: _Font, width: int) -> Sequence[str]:
    """Return a word that is wider than the column in parts, such as a file name between its underscores."""
    if font.getlength(word) <= width:
        return [word]
    parts = _PART.findall(word)
    return [piece for part in parts for piece in ([part] if font.getlength(part) <= width else part)]
