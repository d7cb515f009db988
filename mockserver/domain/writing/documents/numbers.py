"""Numbers that a video states about the thing that a property is named after: "rent": "The rent is 1,250 euros."."""

import re
from collections.abc import Iterator, Sequence

from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing.aspects.speech import spoken
from mockserver.domain.writing.documents.naming import Meaning, Name
from mockserver.domain.writing.documents.places import Place
from mockserver.domain.writing.prompts.vocabulary import NUMBERS, whole
from mockserver.ground.late.patterns import late_pattern

_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_VALUES = {word: value for word, value in NUMBERS.items() if " " not in word and word not in ("single", "few")}
_VALUES |= {word: value for value, word in enumerate(_ORDINALS.split(), start=1)} | {"forty": 40, "sixty": 60}
_WORDS = "|".join(sorted(_VALUES, key=len, reverse=True))
_NUMBER = late_pattern(rf"\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,9}}(?:\.\d+)?|\b(?:{_WORDS})\b")
_CURRENCIES = {
    code: late_pattern(rf"(?<![a-z])(?:{words})(?![a-z])")
    for code, words in {
        "USD": r"\$|dollars?|usd|bucks",
        "EUR": "\u20ac|euros?|eur",
        "GBP": "\u00a3|pounds?|gbp",
        "JPY": "\u00a5|yen|jpy",
        "CHF": "swiss francs?|chf",
        "INR": "\u20b9|rupees?|inr",
    }.items()
}
_MONEY = late_pattern("|".join(sign.pattern for sign in _CURRENCIES.values()))
_OF_MONEY = frozenset(
    ["price", "prices", "cost", "costs", "rent", "fee", "fees", "salary", "budget", "wage", "deposit"]
)
_UNIT_WORDS = "second minute hour day week month year percent degree calorie kilometre mile metre gram litre page"
_UNITS = frozenset(_UNIT_WORDS.split())
_TIME_WORDS = "start end begin from to until at time timestamp timecode duration length seen index"
_OF_TIMES = frozenset(_TIME_WORDS.split())
"""Words in the names of positions in the video."""
_FRAME_WORDS = "total number amount count value monthly yearly annual weekly daily overall"
_FRAME = STOP_WORDS.union(_FRAME_WORDS.split())
_OF_PLACES = frozenset([Meaning.START, Meaning.END, Meaning.LENGTH, Meaning.POSITION, Meaning.SHARE])
_ABOUT = whole(r"about|around|nearly|almost|roughly|some")


def stated_number(name: Name, place: Place) -> float | None:
    """Return the number that a sentence or a text on screen states about the thing of a name; None if none does."""
    units = frozenset(word.removesuffix("s") for word in name.words) & _UNITS
    is_price = not _OF_MONEY.isdisjoint(name.words)
    is_counted = name.is_count or name.meaning in _OF_PLACES
    if not _OF_TIMES.isdisjoint(name.words) or (is_counted and not units and not is_price):
        return None
    if is_price:
        return next((found for text in _texts(place) if (found := _of_money(text)) is not None), None)
    texts = [*_texts(place)]
    things = {stem(word) for word in name.words if word not in _FRAME and word.removesuffix("s") not in _UNITS}
    about = [text for text in texts if not things.isdisjoint(map(stem, tokenise(text)))]
    if not units:
        return next(filter(None, (_beside(text, things) for text in about)), None)
    return _of_unit(units, (*about, _title(place)), texts)


def stated_currency(place: Place) -> str | None:
    """Return the code of the currency of the first price that a video states; None if it states none."""
    priced = (text for text in _texts(place) if _of_money(text) is not None)
    return next((code for text in priced for code, sign in _CURRENCIES.items() if sign.search(text)), None)


def _of_unit(units: frozenset[str], about: Sequence[str], texts: Sequence[str]) -> float | None:
    """Return the number of a unit in the texts `about` the thing, or else the only one in all texts."""
    found = next((one for text in about if (one := _with_unit(text, units)) is not None), None)
    if found is not None:
        return found
    anywhere = {one for text in texts if (one := _with_unit(text, units)) is not None}
    return anywhere.pop() if len(anywhere) == 1 else None


def _title(place: Place) -> str:
    return (place.source.content.title if place.is_whole else place.title).lower()


def _texts(place: Place) -> Iterator[str]:
    """Yield in lower case what is said and read in the video, and the title of a place."""
    scenes = place.source.content.scenes
    yield from (text.lower() for text, _ in spoken(scenes))
    yield from (" ".join(moment.text.split()).lower() for scene in scenes for moment in scene.read)
    yield _title(place)


def _with_unit(text: str, units: frozenset[str]) -> float | None:
    """Return the number before one of `units`: "15 minutes", "six full years"."""
    for found in _NUMBER.finditer(text):
        after = tokenise(text[found.end() :])[:2]
        if not units.isdisjoint(word.removesuffix("s") for word in after):
            return _value(found[0])
    return None


def _of_money(text: str) -> float | None:
    """Return the number beside the word or sign of a currency."""
    money = _MONEY.search(text)
    numbers = list(_NUMBER.finditer(text)) if money else []
    return _value(min(numbers, key=lambda one: abs(one.start() - money.start()))[0]) if money and numbers else None


def _beside(text: str, things: set[str]) -> float | None:
    """Return the number next to the thing: "the third floor", "row 14"."""
    words = [*re.finditer(r"[\w,.]*\w", _ABOUT.sub(" ", text))]
    for at, word in enumerate(words):
        if stem(word[0]) in things:
            for one in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]):
                if _NUMBER.fullmatch(one[0]):
                    return _value(one[0])
    return None


def _value(text: str) -> float:
    return _VALUES[text] if text in _VALUES else float(text.replace(",", ""))
