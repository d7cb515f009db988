"""The styles of drawn cards: colours and a pictogram by topic, a layout by name."""

from collections.abc import Iterable, Mapping
from colorsys import hsv_to_rgb
from functools import cache, lru_cache
from hashlib import sha256
from typing import NamedTuple

from PIL import ImageDraw

from mockserver.domain.records.scenes import Content
from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.media.cards.shapes import LINE_WIDTH, SHAPES, SIDE, Points

Colour = tuple[int, int, int]

LAYOUTS = 3


class CardStyle(NamedTuple):
    """The style of the cards of one video."""

    paper: Colour
    panel: Colour
    accent: Colour
    ink: Colour
    pictogram: str
    layout: int


_WORDS = {
    "pan": "cooking recipe kitchen food pasta lunch dinner soup chef",
    "loaf": "baking bread cake pastry dough",
    "cup": "coffee tea drink",
    "basket": "market shopping supermarket",
    "chart": "finance economy stock investing earnings",
    "megaphone": "advertisement commercial advert",
    "leaf": "gardening plant flower nature",
    "wheat": "farming agriculture harvest farm",
    "ball": "football soccer",
    "trophy": "sport sports match team championship tournament",
    "wave": "swimming water tide surfing",
    "boat": "sailing boat ship ferry rowing kayak",
    "fish": "sea ocean underwater fish diving fishing angling",
    "mountain": "climbing hiking mountain volcano snow",
    "tent": "camping tent",
    "suitcase": "travel trip holiday vacation",
    "hills": "landscape scenery",
    "bicycle": "cycling bicycle bike",
    "lights": "traffic",
    "train": "train railway tram",
    "car": "car cars vehicle driving truck dashcam",
    "flag": "racing race",
    "bird": "birdwatching bird",
    "bone": "dog dogs puppy",
    "paw": "pets cat kitten animal",
    "tree": "wildlife forest tree",
    "yarn": "knitting crochet sewing wool",
    "vase": "pottery ceramic clay",
    "brush": "painting drawing art portrait",
    "dress": "fashion beauty clothes",
    "scissors": "salon handicraft craft origami",
    "saw": "woodworking carpentry wood",
    "robot": "robotics robot",
    "crane": "construction bridge excavator",
    "factory": "manufacturing factory production",
    "gear": "engineering machine",
    "hammer": "improvement renovation",
    "wrench": "repair maintenance plumbing",
    "plane": "aviation airplane aircraft flight flying helicopter",
    "planet": "astronomy space planet satellite",
    "cake": "celebration party birthday family",
    "rings": "wedding marriage",
    "star": "riddle quiz theatre stage festival parade",
    "flask": "chemistry biology experiment laboratory science",
    "flame": "fire",
    "seated": "yoga meditation",
    "dumbbell": "fitness workout gym training",
    "cloud": "weather",
    "guitar": "guitar",
    "note": "music dance song",
    "microphone": "concert singing podcast interview",
    "briefcase": "meeting business",
    "bubble": "speaking speech language proverb",
    "newspaper": "news",
    "columns": "politics election parliament history",
    "code": "software programming computer computing",
    "screen": "technology cloud gpu data screen",
    "parcel": "product review unboxing moving",
    "clipboard": "workplace safety",
    "gamepad": "game games gaming",
    "house": "estate house apartment architecture",
    "camera": "camera security photography",
    "cross": "medicine health doctor hospital",
    "book": "school lesson education reading printing memory",
    "cap": "university lecture graduation learning",
    "pawn": "chess",
    "scales": "law court justice trial judge lawyer",
}

_OF_ANY_VIDEO = "film"


def card_style(content: Content, filename: str) -> CardStyle:
    """Return the style of a video's cards: colour and pictogram by its topic, layout by its name."""
    return _style(content.title, content.topics, content.hashtags, filename)


@lru_cache(maxsize=512)
def _style(title: str, topics: tuple[str, ...], hashtags: tuple[str, ...], filename: str) -> CardStyle:
    topic = next(iter(topics), title) or filename
    hue = _number(topic.casefold(), 360) / 360
    layout = _number(f"{title}\0{filename}", LAYOUTS)
    pictogram = _pictogram_of((*topics, *hashtags, title, filename))
    return CardStyle(
        _colour(hue, 0.55, 0.2), _colour(hue, 0.6, 0.42), _colour(hue, 0.4, 1), (240, 242, 245), pictogram, layout
    )


def draw_pictogram(draw: ImageDraw.ImageDraw, look: CardStyle, left: int, top: int, size: int) -> None:
    """Draw the pictogram of `look` into a square of the panel."""

    def placed(points: Points) -> list[float]:
        return [(left, top)[at % 2] + one * size / SIDE for at, one in enumerate(points)]

    for kind, points, is_hole in SHAPES[look.pictogram]:
        colour = look.panel if is_hole else look.accent
        match kind:
            case "ellipse":
                draw.ellipse(placed(points), fill=colour)
            case "rectangle":
                draw.rectangle(placed(points), fill=colour)
            case "polygon":
                draw.polygon(placed(points), fill=colour)
            case "line":
                draw.line(placed(points), fill=colour, width=max(1, LINE_WIDTH * size // SIDE), joint="curve")


def _pictogram_of(texts: Iterable[str]) -> str:
    known = _pictograms()
    return next((known[key] for text in texts for key in map(stem, tokenise(text)) if key in known), _OF_ANY_VIDEO)


@cache
def _pictograms() -> Mapping[str, str]:
    return {stem(word): name for name, words in _WORDS.items() for word in words.split()}


def _number(text: str, below: int) -> int:
    return int.from_bytes(sha256(text.encode(errors="backslashreplace")).digest()[:4]) % below


def _colour(hue: float, saturation: float, value: float) -> Colour:
    red, green, blue = hsv_to_rgb(hue, saturation, value)
    return round(255 * red), round(255 * green), round(255 * blue)
