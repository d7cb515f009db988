"""The shapes of pictograms, drawn in a square of 100 by 100. Data only; `pictograms.py` draws them."""

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Points: TypeAlias = tuple[float, ...]
Kind: TypeAlias = Literal["ellipse", "polygon", "rectangle", "line"]

SIDE = 100
LINE_WIDTH = 8


class Shape(NamedTuple):
    """One shape, filled with the accent colour; a hole shows the panel behind."""

    kind: Kind
    points: Points
    is_hole: bool = False


def _ellipse(*points: float) -> Shape:
    return Shape("ellipse", points)


def _polygon(*points: float) -> Shape:
    return Shape("polygon", points)


def _box(*points: float) -> Shape:
    return Shape("rectangle", points)


def _line(*points: float) -> Shape:
    return Shape("line", points)


def _hole(shape: Shape) -> Shape:
    return shape._replace(is_hole=True)


_WHEELS = (
    *(_ellipse(12, 58, 40, 86), _ellipse(60, 58, 88, 86)),
    *(_hole(_ellipse(20, 66, 32, 78)), _hole(_ellipse(68, 66, 80, 78))),
)

# In the order of drawing.
SHAPES: Mapping[str, tuple[Shape, ...]] = {
    "plane": (
        *(_ellipse(44, 4, 56, 34), _box(44, 18, 56, 84), _polygon(44, 36, 56, 36, 96, 62, 96, 72, 4, 72, 4, 62)),
        _polygon(44, 76, 56, 76, 74, 90, 74, 96, 26, 96, 26, 90),
    ),
    "pan": (_ellipse(5, 30, 65, 90), _hole(_ellipse(15, 40, 55, 80)), _line(60, 42, 94, 12)),
    "loaf": (
        *(_ellipse(6, 22, 94, 70), _box(14, 46, 86, 84)),
        *(_hole(_line(34, 32, 28, 52)), _hole(_line(54, 32, 48, 52)), _hole(_line(74, 32, 68, 52))),
    ),
    "cup": (_ellipse(62, 38, 94, 70), _hole(_ellipse(70, 46, 86, 62)), _box(15, 30, 74, 85)),
    "basket": (
        *(_ellipse(18, 8, 82, 88), _hole(_ellipse(28, 18, 72, 88)), _polygon(5, 46, 95, 46, 82, 92, 18, 92)),
        *(_hole(_line(36, 54, 40, 84)), _hole(_line(64, 54, 60, 84))),
    ),
    "chart": (_box(8, 62, 26, 92), _box(32, 48, 50, 92), _box(56, 32, 74, 92), _line(10, 40, 46, 22, 88, 10)),
    "megaphone": (_polygon(8, 38, 34, 38, 82, 10, 82, 84, 34, 60, 8, 60), _box(22, 60, 38, 90), _line(90, 36, 90, 60)),
    "leaf": (_polygon(10, 90, 20, 35, 60, 10, 92, 8, 88, 45, 65, 78), _line(8, 92, 30, 70)),
    "wheat": (
        *(_line(50, 94, 50, 14), _ellipse(42, 6, 58, 28), _ellipse(24, 24, 46, 40), _ellipse(54, 24, 76, 40)),
        *(_ellipse(22, 44, 46, 60), _ellipse(54, 44, 78, 60), _ellipse(24, 64, 46, 78), _ellipse(54, 64, 76, 78)),
    ),
    "ball": (
        *(_ellipse(8, 8, 92, 92), _hole(_polygon(50, 32, 68, 46, 61, 67, 39, 67, 32, 46))),
        *(_hole(_line(50, 12, 50, 34)), _hole(_line(66, 47, 88, 38)), _hole(_line(34, 47, 12, 38))),
        *(_hole(_line(60, 65, 74, 84)), _hole(_line(40, 65, 26, 84))),
    ),
    "trophy": (
        *(_ellipse(6, 14, 40, 48), _ellipse(60, 14, 94, 48), _hole(_ellipse(15, 22, 31, 39))),
        *(_hole(_ellipse(69, 22, 85, 39)), _polygon(26, 8, 74, 8, 68, 50, 50, 62, 32, 50)),
        *(_box(45, 58, 55, 80), _box(28, 78, 72, 92)),
    ),
    "wave": (
        _line(6, 40, 20, 25, 36, 40, 52, 25, 68, 40, 84, 25, 94, 36),
        _line(6, 72, 20, 57, 36, 72, 52, 57, 68, 72, 84, 57, 94, 68),
    ),
    "boat": (
        _polygon(52, 6, 52, 62, 90, 62),
        _polygon(44, 20, 44, 62, 14, 62),
        _polygon(6, 70, 94, 70, 78, 92, 22, 92),
    ),
    "fish": (_ellipse(6, 26, 74, 74), _polygon(64, 50, 94, 24, 94, 76), _hole(_ellipse(20, 40, 30, 50))),
    "mountain": (_polygon(4, 90, 42, 12, 62, 56, 72, 42, 96, 90), _hole(_polygon(42, 12, 53, 36, 42, 44, 31, 35))),
    "tent": (_polygon(50, 12, 96, 88, 4, 88), _hole(_polygon(50, 42, 68, 88, 32, 88)), _line(50, 16, 58, 6)),
    "suitcase": (
        *(_box(34, 12, 66, 34), _hole(_box(42, 20, 58, 34)), _box(6, 30, 94, 88)),
        *(_hole(_box(22, 30, 28, 88)), _hole(_box(72, 30, 78, 88))),
    ),
    "hills": (_ellipse(54, 8, 88, 42), _polygon(4, 90, 30, 50, 52, 74, 74, 46, 96, 90)),
    "bicycle": (
        *(_ellipse(4, 46, 44, 86), _hole(_ellipse(11, 53, 37, 79)), _ellipse(56, 46, 96, 86)),
        *(_hole(_ellipse(63, 53, 89, 79)), _line(24, 66, 38, 36, 66, 36, 76, 66), _line(24, 66, 50, 66, 66, 36)),
        *(_line(50, 66, 36, 26, 26, 26), _line(66, 38, 62, 18, 76, 18)),
    ),
    "lights": (
        *(_box(30, 6, 70, 94), _hole(_ellipse(39, 12, 61, 34)), _hole(_ellipse(39, 39, 61, 61))),
        _hole(_ellipse(39, 66, 61, 88)),
    ),
    "train": (
        *(_box(20, 10, 80, 76), _hole(_box(28, 22, 72, 46)), _hole(_ellipse(28, 56, 40, 68))),
        *(_hole(_ellipse(60, 56, 72, 68)), _line(32, 78, 20, 94), _line(68, 78, 80, 94), _line(28, 86, 72, 86)),
    ),
    "car": (_polygon(22, 44, 34, 22, 66, 22, 80, 44), _box(6, 42, 94, 70), *_WHEELS),
    "flag": (
        *(_box(14, 6, 22, 94), _box(22, 10, 92, 58), _hole(_box(36, 10, 50, 26)), _hole(_box(64, 10, 78, 26))),
        *(_hole(_box(22, 26, 36, 42)), _hole(_box(50, 26, 64, 42)), _hole(_box(78, 26, 92, 42))),
        *(_hole(_box(36, 42, 50, 58)), _hole(_box(64, 42, 78, 58))),
    ),
    "bird": (
        *(_ellipse(46, 12, 84, 50), _polygon(80, 24, 96, 34, 80, 40), _ellipse(14, 32, 78, 78)),
        *(
            _polygon(4, 34, 34, 44, 20, 66),
            _hole(_ellipse(64, 22, 72, 30)),
            _line(40, 76, 40, 94),
            _line(54, 76, 54, 94),
        ),
    ),
    "bone": (
        *(_line(26, 74, 74, 26), _line(30, 70, 70, 30), _line(26, 66, 66, 26), _line(34, 74, 74, 34)),
        *(_ellipse(6, 58, 32, 84), _ellipse(18, 70, 44, 94), _ellipse(58, 6, 84, 32), _ellipse(70, 16, 94, 42)),
    ),
    "paw": (
        *(_ellipse(30, 45, 70, 90), _ellipse(5, 30, 27, 58), _ellipse(73, 30, 95, 58)),
        *(_ellipse(28, 8, 47, 38), _ellipse(53, 8, 72, 38)),
    ),
    "tree": (_polygon(50, 4, 78, 40, 22, 40), _polygon(50, 24, 88, 72, 12, 72), _box(42, 72, 58, 94)),
    "yarn": (
        *(_ellipse(10, 24, 78, 92), _hole(_line(22, 44, 62, 82)), _hole(_line(34, 34, 72, 70))),
        *(_hole(_line(18, 62, 44, 86)), _line(58, 42, 92, 8), _line(70, 48, 94, 24)),
    ),
    "vase": (
        _box(34, 8, 66, 18),
        _polygon(40, 18, 60, 18, 86, 50, 66, 92, 34, 92, 14, 50),
        _hole(_line(22, 50, 78, 50)),
    ),
    "brush": (_line(92, 8, 46, 54), _polygon(44, 46, 58, 60, 46, 84, 10, 94, 24, 62)),
    "dress": (
        *(_line(36, 6, 38, 26), _line(64, 6, 62, 26), _polygon(32, 24, 50, 32, 68, 24, 64, 46, 90, 92, 10, 92, 36, 46)),
        _hole(_line(36, 47, 64, 47)),
    ),
    "scissors": (
        *(_line(30, 66, 78, 8), _line(70, 66, 22, 8), _ellipse(8, 62, 40, 94), _hole(_ellipse(16, 70, 32, 86))),
        *(_ellipse(60, 62, 92, 94), _hole(_ellipse(68, 70, 84, 86))),
    ),
    "saw": (
        *(_polygon(30, 34, 96, 46, 96, 62, 30, 62), _box(4, 26, 34, 74), _hole(_box(13, 38, 24, 62))),
        *(_polygon(30, 60, 41, 60, 36, 70), _polygon(41, 60, 52, 60, 47, 70), _polygon(52, 60, 63, 60, 58, 70)),
        *(_polygon(63, 60, 74, 60, 69, 70), _polygon(74, 60, 85, 60, 80, 70), _polygon(85, 60, 96, 60, 91, 70)),
    ),
    "robot": (
        *(_box(14, 28, 86, 84), _hole(_ellipse(26, 40, 44, 58)), _hole(_ellipse(56, 40, 74, 58))),
        *(_hole(_box(30, 66, 70, 74)), _line(50, 28, 50, 12), _ellipse(42, 4, 58, 20), _box(4, 46, 10, 66)),
        _box(90, 46, 96, 66),
    ),
    "crane": (
        *(_box(26, 12, 36, 92), _box(10, 84, 54, 94), _box(8, 16, 94, 26), _line(80, 26, 80, 58)),
        *(_box(68, 56, 92, 76), _line(31, 10, 84, 20), _box(8, 22, 20, 40)),
    ),
    "factory": (
        *(_polygon(6, 92, 6, 52, 30, 66, 30, 52, 54, 66, 54, 52, 70, 60, 72, 10, 88, 10, 94, 92),),
        *(_hole(_box(18, 74, 30, 84)), _hole(_box(44, 74, 56, 84)), _hole(_box(70, 74, 82, 84))),
    ),
    "gear": (
        *(_line(50, 6, 50, 94), _line(6, 50, 94, 50), _line(19, 19, 81, 81), _line(19, 81, 81, 19)),
        *(_ellipse(20, 20, 80, 80), _hole(_ellipse(36, 36, 64, 64))),
    ),
    "hammer": (_polygon(34, 34, 44, 24, 94, 80, 82, 92), _polygon(6, 44, 44, 6, 62, 8, 66, 16, 58, 20, 24, 58)),
    "wrench": (
        *(_polygon(30, 44, 44, 30, 94, 80, 80, 94), _ellipse(6, 6, 54, 54)),
        _hole(_polygon(4, 14, 14, 4, 36, 24, 36, 36, 24, 36)),
    ),
    "planet": (
        *(_polygon(4, 74, 12, 60, 88, 20, 96, 26, 92, 38, 16, 80), _hole(_polygon(16, 70, 82, 34, 84, 36, 20, 72))),
        *(_ellipse(22, 22, 78, 78), _hole(_line(26, 68, 76, 40))),
    ),
    "cake": (
        *(_box(10, 52, 90, 92), _hole(_line(10, 70, 30, 64, 50, 72, 70, 64, 90, 70)), _box(26, 32, 33, 54)),
        *(_box(47, 32, 54, 54), _box(68, 32, 75, 54), _ellipse(25, 12, 34, 30), _ellipse(46, 12, 55, 30)),
        _ellipse(67, 12, 76, 30),
    ),
    "rings": (
        *(_ellipse(4, 34, 60, 90), _hole(_ellipse(14, 44, 50, 80)), _ellipse(40, 34, 96, 90)),
        *(_hole(_ellipse(50, 44, 86, 80)), _polygon(58, 14, 78, 14, 86, 24, 68, 40, 50, 24)),
    ),
    "star": (_polygon(50, 4, 62, 38, 96, 38, 69, 59, 80, 94, 50, 73, 20, 94, 31, 59, 4, 38, 38, 38),),
    "flask": (
        *(_box(34, 6, 66, 14), _polygon(42, 12, 58, 12, 58, 38, 90, 92, 10, 92, 42, 38)),
        *(_hole(_ellipse(38, 66, 50, 78)), _hole(_ellipse(56, 72, 64, 80)), _hole(_ellipse(48, 52, 56, 60))),
    ),
    "flame": (_polygon(50, 4, 80, 50, 76, 80, 50, 96, 24, 80, 20, 50, 38, 44), _hole(_ellipse(40, 62, 60, 88))),
    "seated": (
        *(_ellipse(38, 6, 62, 30), _polygon(40, 34, 60, 34, 64, 70, 36, 70), _line(42, 38, 20, 66, 10, 66)),
        *(_line(58, 38, 80, 66, 90, 66), _polygon(12, 84, 40, 70, 60, 70, 88, 84, 80, 92, 20, 92)),
    ),
    "dumbbell": (
        _box(6, 34, 16, 66),
        _box(18, 24, 32, 76),
        _box(30, 44, 70, 56),
        _box(68, 24, 82, 76),
        _box(84, 34, 94, 66),
    ),
    "cloud": (_ellipse(6, 42, 42, 78), _ellipse(26, 18, 72, 64), _ellipse(58, 40, 96, 78), _box(24, 50, 78, 78)),
    "guitar": (
        *(
            _ellipse(6, 46, 54, 94),
            _ellipse(24, 34, 62, 72),
            _line(44, 56, 86, 14),
            _polygon(78, 12, 88, 6, 94, 12, 88, 24),
        ),
        _hole(_ellipse(28, 52, 46, 70)),
    ),
    "note": (_ellipse(8, 62, 42, 92), _line(38, 78, 38, 12), _polygon(35, 8, 85, 22, 85, 42, 35, 28)),
    "microphone": (
        *(_ellipse(32, 6, 68, 42), _box(32, 24, 68, 44), _ellipse(32, 28, 68, 62), _line(18, 44, 24, 66, 50, 74)),
        *(_line(82, 44, 76, 66, 50, 74), _line(50, 74, 50, 92), _line(30, 92, 70, 92), _hole(_line(34, 28, 66, 28))),
    ),
    "briefcase": (
        *(_box(34, 14, 66, 36), _hole(_box(42, 22, 58, 36)), _box(6, 30, 94, 86), _hole(_line(6, 56, 40, 56))),
        *(_hole(_line(60, 56, 94, 56)), _hole(_ellipse(43, 49, 57, 63))),
    ),
    "bubble": (_ellipse(5, 10, 95, 72), _polygon(22, 60, 50, 68, 18, 94)),
    "newspaper": (
        *(_box(8, 12, 92, 90), _hole(_box(18, 22, 82, 32)), _hole(_box(18, 42, 46, 80))),
        *(_hole(_box(54, 42, 82, 48)), _hole(_box(54, 58, 82, 64)), _hole(_box(54, 74, 82, 80))),
    ),
    "columns": (
        *(_polygon(50, 6, 94, 34, 6, 34), _box(12, 38, 24, 80), _box(33, 38, 45, 80), _box(55, 38, 67, 80)),
        *(_box(76, 38, 88, 80), _box(6, 82, 94, 94)),
    ),
    "code": (
        *(_box(6, 12, 94, 88), _hole(_line(36, 32, 20, 50, 36, 68)), _hole(_line(64, 32, 80, 50, 64, 68))),
        _hole(_line(56, 28, 44, 72)),
    ),
    "screen": (_box(6, 14, 94, 72), _box(38, 72, 62, 86), _box(24, 84, 76, 92)),
    "parcel": (
        _polygon(6, 34, 50, 12, 94, 34, 94, 76, 50, 94, 6, 76),
        _hole(_line(8, 36, 50, 56, 92, 36)),
        _hole(_line(50, 56, 50, 92)),
    ),
    "clipboard": (
        *(
            _box(16, 14, 84, 94),
            _box(36, 6, 64, 22),
            _hole(_line(26, 40, 34, 48, 44, 34)),
            _hole(_line(54, 42, 74, 42)),
        ),
        *(_hole(_line(26, 68, 34, 76, 44, 62)), _hole(_line(54, 70, 74, 70))),
    ),
    "gamepad": (
        *(_ellipse(4, 30, 50, 84), _ellipse(50, 30, 96, 84), _box(26, 30, 74, 66), _hole(_box(18, 46, 40, 54))),
        *(_hole(_box(25, 39, 33, 61)), _hole(_ellipse(62, 48, 72, 58)), _hole(_ellipse(74, 40, 84, 50))),
    ),
    "house": (_polygon(4, 50, 50, 8, 96, 50), _box(18, 50, 82, 92), _hole(_box(42, 62, 58, 92))),
    "camera": (_box(6, 28, 66, 76), _polygon(68, 48, 96, 28, 96, 76, 68, 56), _hole(_ellipse(16, 38, 34, 56))),
    "film": (
        *(_box(6, 14, 94, 86), _hole(_polygon(40, 32, 68, 50, 40, 68)), _hole(_box(12, 20, 20, 28))),
        *(_hole(_box(12, 46, 20, 54)), _hole(_box(12, 72, 20, 80)), _hole(_box(80, 20, 88, 28))),
        *(_hole(_box(80, 46, 88, 54)), _hole(_box(80, 72, 88, 80))),
    ),
    "cross": (_box(36, 8, 64, 92), _box(8, 36, 92, 64)),
    "book": (_polygon(47, 25, 6, 14, 6, 78, 47, 90), _polygon(53, 25, 94, 14, 94, 78, 53, 90)),
    "cap": (
        _polygon(50, 14, 96, 38, 50, 62, 4, 38),
        _polygon(24, 54, 50, 68, 76, 54, 76, 76, 50, 88, 24, 76),
        _line(90, 40, 90, 72),
    ),
    "pawn": (_ellipse(32, 6, 68, 42), _polygon(40, 38, 60, 38, 74, 80, 26, 80), _box(16, 80, 84, 94)),
    "scales": (
        *(_line(50, 8, 50, 88), _line(14, 22, 86, 22), _line(26, 90, 74, 90)),
        *(_polygon(4, 60, 40, 60, 22, 24), _polygon(60, 60, 96, 60, 78, 24)),
    ),
}
