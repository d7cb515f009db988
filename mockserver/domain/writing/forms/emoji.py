"""Emoji in texts, if a prompt asks for them."""

from collections.abc import Iterator
from functools import cache
from itertools import chain, cycle

from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.domain.writing.prompts.asides import ONE, ONLY
from mockserver.domain.writing.source import Source
from mockserver.ground.late.patterns import late_pattern

_OF_ANY_VIDEO = "🎬✨👀📌💡🎥⭐🔎📝🎯"
_FEW = 6

_WORDS = {
    "🍳": "cooking kitchen recipe food chef",
    "🍞": "baking bread dough bakery",
    "🎂": "birthday cake",
    "☕": "coffee tea barista",
    "🌱": "gardening garden plant",
    "🐾": "animal pet wildlife",
    "🐶": "dog puppy",
    "🐱": "cat kitten",
    "🐦": "bird birdwatching",
    "🐟": "fish sea ocean",
    "🚜": "farm farming",
    "⚽": "football soccer",
    "🏆": "match sport athletics",
    "🏁": "race racing",
    "🏊": "swimming swimmer",
    "🚴": "cycling bike bicycle",
    "🧘": "yoga meditation",
    "💪": "fitness workout",
    "🥾": "hiking trail",
    "⛺": "camping tent",
    "🏔": "mountain landscape climbing",
    "⛵": "sailing boat",
    "🚣": "rowing kayak paddling",
    "🎣": "fishing angling",
    "🚢": "ship ferry harbour",
    "🏄": "surfing wave",
    "🎿": "skiing snowboarding snow",
    "✈": "travel aviation flight",
    "🚆": "train railway",
    "🚗": "car driving dashcam traffic",
    "🎵": "music concert song guitar",
    "💃": "dance dancer",
    "🎭": "theatre stage drama",
    "🎉": "party celebration festival",
    "💍": "wedding bride",
    "🎮": "game gaming",
    "♟": "chess",
    "🎨": "painting art",
    "🧶": "knitting crochet",
    "✂": "handicraft craft",
    "🪚": "woodworking wood",
    "🏺": "pottery clay",
    "🔧": "repair improvement engineering",
    "🏗": "construction building",
    "🏭": "manufacturing factory",
    "🏠": "house estate property",
    "💻": "software code computer",
    "🤖": "robot robotics",
    "🔬": "chemistry biology science experiment",
    "🔭": "astronomy telescope space",
    "📚": "lesson lecture school university",
    "💼": "business meeting company",
    "📈": "finance market",
    "⚖": "law court",
    "🏛": "politics council",
    "📰": "news report",
    "🎤": "speech interview podcast",
    "🩺": "medicine health doctor",
    "🔥": "fire flames",
    "🚨": "accident emergency police",
    "🌦": "weather storm rain",
    "🙏": "worship church prayer",
    "👗": "fashion beauty dress",
    "🛍": "product review shopping",
    "📹": "security surveillance",
}

_ITEM = late_pattern(r"^(?P<mark>- |\d{1,3}\. )?(?=\S)")
_SENTENCES = late_pattern(r"(?<=[.!?]) (?=[A-Z\"])")


def with_emoji(source: Source, text: str) -> str:
    """Return `text` with an emoji at the start of each of its items, or of each sentence; or emoji only, or one."""
    if source.spec.layout.emoji == ONE:
        return emoji_of(source)[0]
    signs = cycle(emoji_of(source))
    if source.spec.layout.emoji == ONLY:
        return f"{''.join(emoji_of(source)[:_FEW])} {source.label}"
    if "\n" not in text:
        return " ".join(f"{next(signs)} {sentence}" for sentence in _SENTENCES.split(text))
    return "\n".join(_marked(line, signs) for line in text.split("\n"))


def _marked(line: str, signs: Iterator[str]) -> str:
    if not line or line.startswith(("|", "#", "{", "[")):
        return line
    mark = _ITEM.match(line)
    begun = mark["mark"] or "" if mark else ""
    return f"{begun}{next(signs)} {line[len(begun) :]}"


def emoji_of(source: Source) -> list[str]:
    """Return the emoji that fit the video, and others that fit any; each once."""
    texts = (source.theme, source.content.title, *source.content.hashtags)
    stems = dict.fromkeys(stem(word) for text in texts for word in tokenise(text))
    fitting = [_by_stem()[one] for one in stems if one in _by_stem()]
    return list(dict.fromkeys(chain(fitting, _OF_ANY_VIDEO)))


@cache
def _by_stem() -> dict[str, str]:
    return {stem(word): sign for sign, words in _WORDS.items() for word in words.split()}
