"""The styles of drawn cards: colours and a pictogram by topic, a layout by name."""

from collections.abc import Iterable, Mapping
from colorsys import hsv_to_rgb
from functools import cache, lru_cache
from hashlib import sha256
from typing import Literal, NamedTuple

from PIL import ImageDraw

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import stem, tokenise

Colour = tuple[int, int, int]
Points = tuple[float, ...]
_Shape = tuple[Literal["ellipse", "polygon", "rectangle", "line", "hole"], Points]

LAYOUTS = 3
_SIDE = 100  # side of the square in which shapes are drawn
_LINE_WIDTH = 8


class CardStyle(NamedTuple):
    """The style of the cards of one video."""

    paper: Colour
    panel: Colour
    accent: Colour
    ink: Colour
    pictogram: str
    layout: int


# Filled shapes in a square of 100 by 100, in the order of drawing; a hole shows the panel behind.
_SHAPES: Mapping[str, tuple[_Shape, ...]] = {
    "pan": (("ellipse", (5, 30, 65, 90)), ("hole", (15, 40, 55, 80)), ("line", (60, 42, 96, 10))),
    "cup": (("ellipse", (62, 38, 94, 70)), ("hole", (70, 46, 86, 62)), ("rectangle", (15, 30, 74, 85))),
    "leaf": (("polygon", (10, 90, 20, 35, 60, 10, 92, 8, 88, 45, 65, 78)), ("line", (4, 96, 30, 70))),
    "paw": (
        *(("ellipse", (30, 45, 70, 90)), ("ellipse", (5, 30, 27, 58)), ("ellipse", (73, 30, 95, 58))),
        *(("ellipse", (28, 8, 47, 38)), ("ellipse", (53, 8, 72, 38))),
    ),
    "wave": (
        ("line", (4, 40, 20, 25, 36, 40, 52, 25, 68, 40, 84, 25, 96, 38)),
        ("line", (4, 72, 20, 57, 36, 72, 52, 57, 68, 72, 84, 57, 96, 70)),
    ),
    "ball": (("ellipse", (8, 8, 92, 92)), ("hole", (36, 36, 64, 64))),
    "wheel": (
        *(("ellipse", (5, 5, 95, 95)), ("hole", (17, 17, 83, 83)), ("line", (50, 10, 50, 90))),
        *(("line", (10, 50, 90, 50)), ("ellipse", (38, 38, 62, 62))),
    ),
    "note": (("ellipse", (8, 62, 42, 92)), ("line", (38, 78, 38, 12)), ("polygon", (35, 8, 85, 22, 85, 42, 35, 28))),
    "gear": (
        *(("line", (50, 4, 50, 96)), ("line", (4, 50, 96, 50)), ("line", (17, 17, 83, 83)), ("line", (17, 83, 83, 17))),
        *(("ellipse", (20, 20, 80, 80)), ("hole", (36, 36, 64, 64))),
    ),
    "house": (
        *(("polygon", (4, 50, 50, 8, 96, 50)), ("rectangle", (18, 50, 82, 92))),
        ("hole", (40, 60, 60, 92)),
    ),
    "bubble": (("ellipse", (5, 10, 95, 72)), ("polygon", (22, 60, 50, 68, 18, 94))),
    "cross": (("rectangle", (36, 8, 64, 92)), ("rectangle", (8, 36, 92, 64))),
    "book": (("polygon", (50, 25, 6, 14, 6, 78, 50, 90)), ("polygon", (54, 25, 96, 14, 96, 78, 54, 90))),
    "screen": (("rectangle", (6, 14, 94, 72)), ("rectangle", (38, 72, 62, 86)), ("rectangle", (24, 84, 76, 92))),
    "camera": (
        ("rectangle", (6, 28, 66, 76)),
        ("polygon", (68, 48, 96, 28, 96, 76, 68, 56)),
        ("hole", (16, 38, 34, 56)),
    ),
    "mountain": (("polygon", (2, 90, 38, 18, 60, 60, 72, 42, 98, 90)), ("ellipse", (70, 8, 92, 30))),
    "star": (("polygon", (50, 4, 62, 38, 97, 38, 69, 59, 80, 94, 50, 73, 20, 94, 31, 59, 3, 38, 38, 38)),),
    "brush": (("line", (92, 8, 46, 54)), ("polygon", (44, 46, 58, 60, 46, 84, 10, 94, 24, 62))),
    "pawn": (
        ("ellipse", (32, 6, 68, 42)),
        ("polygon", (40, 38, 60, 38, 74, 80, 26, 80)),
        ("rectangle", (16, 80, 84, 94)),
    ),
    "scales": (
        *(("line", (50, 8, 50, 88)), ("line", (14, 22, 86, 22)), ("line", (26, 90, 74, 90))),
        *(("polygon", (4, 60, 40, 60, 22, 24)), ("polygon", (60, 60, 96, 60, 78, 24))),
    ),
    "flame": (("polygon", (50, 4, 80, 50, 76, 80, 50, 96, 24, 80, 20, 50, 38, 44)), ("hole", (40, 62, 60, 88))),
    "cloud": (("ellipse", (6, 40, 50, 80)), ("ellipse", (28, 18, 72, 70)), ("ellipse", (50, 38, 96, 80))),
}

_WORDS = {
    "pan": "cooking baking recipe kitchen food pasta lunch market street",
    "cup": "coffee tea drink",
    "leaf": "gardening farming agriculture plant flower tree nature",
    "paw": "pets dog cat animal wildlife birdwatching bird training",
    "wave": "sea swimming sailing ocean water tide underwater",
    "ball": "sport sports football soccer match team",
    "wheel": "car cycling bicycle racing traffic train vehicle race",
    "note": "music concert guitar dance song",
    "gear": "manufacturing factory robotics construction repair woodworking machine engineering improvement bridge",
    "house": "estate house apartment architecture",
    "bubble": "meeting speaking speech news politics proverb business language",
    "cross": "medicine health doctor",
    "book": "school lesson education history printing memory learning",
    "screen": "software game computer computing cloud gpu technology product workplace data",
    "mountain": "landscape travel climbing camping tent volcano",
    "star": "astronomy celebration party family riddle quiz",
    "brush": "painting drawing fashion beauty knitting pottery art portrait craft handicraft origami",
    "pawn": "chess",
    "scales": "law court justice trial judge lawyer",
    "flame": "fire yoga fitness chemistry",
    "cloud": "weather",
    "camera": "camera security photography",
}


@lru_cache(maxsize=512)
def card_style(content: Content, filename: str) -> CardStyle:
    """Return the style of a video's cards: colour and pictogram by its topic, layout by its name."""
    topic = next(iter(content.topics), content.title) or filename
    hue = _number(topic.casefold(), 360) / 360
    layout = _number(f"{content.title}\0{filename}", LAYOUTS)
    pictogram = _pictogram_of((*content.topics, *content.hashtags, content.title, filename))
    return CardStyle(
        _colour(hue, 0.55, 0.2), _colour(hue, 0.6, 0.42), _colour(hue, 0.4, 1), (240, 242, 245), pictogram, layout
    )


def draw_pictogram(draw: ImageDraw.ImageDraw, look: CardStyle, left: int, top: int, size: int) -> None:
    """Draw the pictogram of `look` into a square of the panel."""

    def placed(points: Points) -> list[float]:
        return [(left, top)[at % 2] + one * size / _SIDE for at, one in enumerate(points)]

    for kind, points in _SHAPES[look.pictogram]:
        match kind:
            case "ellipse":
                draw.ellipse(placed(points), fill=look.accent)
            case "rectangle":
                draw.rectangle(placed(points), fill=look.accent)
            case "polygon":
                draw.polygon(placed(points), fill=look.accent)
            case "hole":
                draw.ellipse(placed(points), fill=look.panel)
            case "line":
                draw.line(placed(points), fill=look.accent, width=max(1, _LINE_WIDTH * size // _SIDE), joint="curve")


def _pictogram_of(texts: Iterable[str]) -> str:
    known = _pictograms()
    return next((known[key] for text in texts for key in map(stem, tokenise(text)) if key in known), "camera")


@cache
def _pictograms() -> Mapping[str, str]:
    return {stem(word): name for name, words in _WORDS.items() for word in words.split()}


def _number(text: str, below: int) -> int:
    return int.from_bytes(sha256(text.encode(errors="backslashreplace")).digest()[:4]) % below


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = hsv_to_rgb(hue, saturation, value)
    return round(255 * red), round(255 * green), round(255 * blue)
