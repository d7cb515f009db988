"""A small thesaurus: synonyms, and words that belong to a topic.

Keys are stems joined by spaces, as in the index of moments.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from mockserver.domain.retrieval.words import stem, tokenise

# Each line lists synonyms.
SYNONYMS = (
    ("artificial intelligence", "ai", "machine intelligence"),
    ("machine learning", "ml", "deep learning"),
    ("augmented reality", "ar", "mixed reality"),
    ("virtual reality", "vr"),
    ("consumer electronics", "gadgets", "electronic devices"),
    ("gpu", "gpus", "graphics card", "graphics cards", "graphics processor"),
    ("cloud computing", "cloud services"),
    ("aws", "amazon web services"),
    ("robotics", "robot", "robots"),
    ("computer", "computing", "pc", "laptop"),
    ("software", "app", "application"),
    ("phone", "smartphone", "mobile phone", "cell phone"),
    ("television", "tv"),
    ("car", "automobile", "vehicle"),
    ("bicycle", "bike", "cycling"),
    ("motorcycle", "motorbike"),
    ("plane", "airplane", "aeroplane", "aircraft"),
    ("soccer", "football"),
    ("movie", "film"),
    ("picture", "photo", "photograph", "photography", "image", "photographer"),
    ("set up", "put up"),
    ("make up", "makeup", "cosmetics"),
    ("hairstyle", "haircut", "hairdo"),
    ("clothes", "clothing", "apparel", "garments", "outfit"),
    ("footwear", "shoes"),
    ("jewelry", "jewellery"),
    ("beverage", "drink", "drinks"),
    ("food", "meal", "dish", "cuisine"),
    ("diet", "dieting", "nutrition", "nutrients", "nutritious"),
    ("alcohol", "alcoholic", "liquor"),
    ("child", "children", "kid", "kids"),
    ("woman", "women", "lady", "ladies"),
    ("man", "men", "guy", "guys"),
    ("person", "people", "human"),
    ("dog", "dogs", "puppy"),
    ("cat", "cats", "kitten"),
    ("doctor", "physician"),
    ("teacher", "instructor", "tutor"),
    ("exercise", "workout", "fitness"),
    ("buy", "purchase"),
    ("fast", "quick", "rapid"),
    ("happy", "glad", "joyful"),
    ("ocean", "sea"),
    ("forest", "woods", "woodland"),
    ("rain", "rainy"),
    ("wind", "windy"),
    ("color", "colour"),
    ("speech", "talk", "lecture"),
    ("campsite", "camp", "camping", "campground"),
)

# A topic and the words that imply it. One way only: a stove implies cooking, but cooking need not show a stove.
TOPICS = {
    "set up": "assemble pitch raise install build erect secure",
    "footwear": "boots sneakers sandals heels slippers",
    "jewelry": "necklace earrings bracelet ring pendant",
    "cooking": "recipe kitchen chef bake boil fry roast grill simmer stir oven stove pan pot ingredients chop sauce",
    "food preparation": "cook recipe chop slice knead bake boil stir ingredients kitchen marinate",
    "recipe": "cook bake ingredients tablespoon teaspoon oven stir",
    "food": "cook eat restaurant bread cheese meat vegetable fruit rice noodles soup salad dessert snack dinner lunch",
    "food culture": "tradition cuisine restaurant market dish chef street",
    "diet": "vegetable fruit protein calories vitamin fibre healthy vegan eat",
    "alcoholic beverages": "wine beer cocktail whisky whiskey vodka gin rum champagne",
    "beverage": "coffee tea juice water milk wine beer cocktail lemonade smoothie",
    "artificial intelligence": "algorithm robot model chatbot neural automation intelligent learning",
    "machine learning": "algorithm model train neural data",
    "robotics": "machine automation sensor actuator drone android humanoid",
    "computer": "keyboard processor software code program server screen internet",
    "consumer electronics": "phone television headphones tablet console speaker laptop battery",
    "big data": "database analytics statistics dataset storage",
    "data mining": "database analytics statistics pattern dataset",
    "cloud computing": "server hosting storage datacenter",
    "augmented reality": "headset glasses hologram overlay virtual",
    "microsoft": "windows azure xbox excel",
    "technology": "computer software robot internet device digital machine electronic engineer",
    "beauty": "makeup skin hair lipstick cosmetics mascara lotion",
    "makeup": "lipstick mascara eyeliner foundation blush brush palette",
    "hairstyle": "hair braid curl bun ponytail comb salon",
    "fashion": "clothes dress style designer model outfit runway wear trend",
    "clothes": "dress shirt jacket trousers skirt sweater jeans coat wear fabric",
    "accessories": "bag scarf belt hat gloves sunglasses watch jewelry",
    "sewing": "needle thread stitch fabric seam knit yarn tailor embroidery",
    "knitting": "yarn needle stitch wool purl row loop crochet",
    "camping": "tent campfire sleeping backpack hike outdoors peg wilderness",
    "travel": "trip tourist airport hotel journey city passport luggage sightseeing",
    "photography": "camera lens portrait shutter flash pose focus shoot tripod aperture",
    "sport": "soccer basketball tennis match player team goal stadium race athlete coach",
    "music": "song guitar piano sing band concert drum melody rhythm singer",
    "chess": "pawn bishop knight rook checkmate opening board queen",
    "health": "doctor hospital medicine exercise sleep patient disease wellness",
    "education": "school teacher student learn lesson classroom university study",
    "business": "company market startup customer sell invest profit entrepreneur office",
    "science": "research experiment laboratory scientist physics chemistry biology theory",
    "nature": "forest river mountain tree flower animal lake bird wildlife",
    "animal": "dog cat bird horse fish lion elephant wildlife pet",
    "weather": "rain snow wind storm sunny cloud temperature forecast",
    "exercise": "gym run stretch squat yoga muscle weights training",
}

# Days of a month: "July 4" is "the 4th of July".
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_DATES = tuple((str(day), f"{day}{_ENDINGS.get(day, 'th')}") for day in range(1, 32))


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    same: dict[str, tuple[str, ...]]
    kindred: dict[str, tuple[str, ...]]
    phrases: dict[str, tuple[tuple[str, ...], ...]]  # by first stem
    beginnings: frozenset[str]  # the first stems


def synonyms_of(key: str) -> tuple[str, ...]:
    """Return the synonyms of `key`, without itself."""
    return _thesaurus().same.get(key, ())


def words_of_topic(key: str) -> tuple[str, ...]:
    """Return the keys that imply the topic `key`."""
    return _thesaurus().kindred.get(key, ())


def may_hold_phrases(stems: set[str]) -> bool:
    """Return whether an expression of several words may start with one of `stems`; in most texts none does."""
    return not stems.isdisjoint(_thesaurus().beginnings)


def phrases_in(stems: Sequence[str]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield position and stems of every known expression of several words in a text, given as stems."""
    phrases = _thesaurus().phrases
    for position, first in enumerate(stems):
        for phrase in phrases.get(first, ()):
            if tuple(stems[position : position + len(phrase)]) == phrase:
                yield position, phrase


@cache
def _thesaurus() -> _Thesaurus:
    same = _same()
    kindred = _words_by_topic(same)
    spoken = (tuple(key.split()) for key in dict.fromkeys([*same, *kindred]))
    phrases: defaultdict[str, tuple[tuple[str, ...], ...]] = defaultdict(tuple)
    for stems in spoken:
        if len(stems) > 1:
            phrases[stems[0]] += (stems,)
    return _Thesaurus(same, kindred, dict(phrases), frozenset(phrases))


def _same() -> dict[str, tuple[str, ...]]:
    groups = [_unique(map(_key, group)) for group in (*SYNONYMS, *_DATES, ("2nd", "second"))]
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for group in groups:
        for key in group:
            found[key] += tuple(other for other in group if other != key)
    return dict(found)


def _words_by_topic(same: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Add the words of a topic to all its synonyms: what implies "AI" implies "artificial intelligence"."""
    found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for topic, members in TOPICS.items():
        name = _key(topic)
        for key in (name, *same.get(name, ())):
            found[key] = _unique((*found[key], *map(stem, members.split())))
    return dict(found)


def _key(text: str) -> str:
    return " ".join(map(stem, tokenise(text)))


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
