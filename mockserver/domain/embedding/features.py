"""A text as weighted features: its words, their meaning, and their topics."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from math import sqrt

from mockserver.domain.embedding.space import Bag
from mockserver.domain.meaning.vectors import LENGTH, coordinates_of, meaning_of
from mockserver.domain.meaning.word_table import DIMENSIONS
from mockserver.domain.retrieval.concepts import TOPICS, phrases_in, synonyms_of, words_of_topic
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise, weigh
from mockserver.ground.caches import short_cache

_SYNONYM = 0.6
_TOPICS = 0.9  # for all topics of a word together
_WITHIN_PHRASE = 0.5
_NEIGHBOURS = 0.3
_STOP_WORD = 0.05

# The weight of the meaning of a text, relative to its words.
_MEANING = 0.6
_MEANING_FEATURES = tuple(f"~{dimension}" for dimension in range(DIMENSIONS))

# Replaces a text without any visible character.
_NOTHING = ""


@short_cache(maxsize=256)
def features_of(text: str) -> Bag:
    """Return the weighted features of `text`; always at least one.

    A repeated word counts more, but less each time. A text without words has its characters as features.
    """
    words = tokenise(text) or "".join(text.split()) or [_NOTHING]
    squares: defaultdict[str, float] = defaultdict(float)
    for key, weight in _expressions(words):
        squares[key] += weight * weight
    features: defaultdict[str, float] = defaultdict(float)
    for key, square in squares.items():
        for feature, credit in _features_of(key):
            features[feature] += sqrt(square) * credit
    length = sqrt(sum(weight * weight for weight in features.values()))
    return {**features, **_meaning(words, length)}


def _meaning(words: Sequence[str], length: float) -> Bag:
    """Return the meaning of the words, the same as in search, scaled as if they alone were a vector of this length."""
    content = [word for word in words if word not in STOP_WORDS]
    meaning = meaning_of(map(stem, content))
    if meaning is None:
        return {}
    scale = _MEANING * length / LENGTH
    return {
        feature: coordinate * scale
        for feature, coordinate in zip(_MEANING_FEATURES, coordinates_of(meaning), strict=True)
        if coordinate
    }


def _expressions(words: Sequence[str]) -> Iterator[tuple[str, float]]:
    """Yield the words, the known phrases and the pairs of adjacent words in a text, each with its weight."""
    stems = [stem(word) for word in words]
    weights = [_STOP_WORD if word in STOP_WORDS else weigh(word) for word in words]
    within: set[int] = set()
    for position, phrase in phrases_in(stems):
        covered = range(position, position + len(phrase))
        within.update(covered)
        yield " ".join(phrase), max(weights[at] for at in covered)
    for at, weight in enumerate(weights):
        yield stems[at], weight * (_WITHIN_PHRASE if at in within else 1.0)
    yield from _neighbours(words, stems, weights)


def _neighbours(words: Sequence[str], stems: Sequence[str], weights: Sequence[float]) -> Iterator[tuple[str, float]]:
    content = [(stems[at], weights[at]) for at, word in enumerate(words) if word not in STOP_WORDS]
    for (first, weight), (second, next_weight) in pairwise(content):
        yield f"{first}>{second}", _NEIGHBOURS * min(weight, next_weight)


@short_cache(maxsize=8_192)
def _features_of(key: str) -> tuple[tuple[str, float], ...]:
    """Return the features of a word or phrase; topics and pairs have markers that no word contains."""
    topics = _topics_by_key().get(key, ())
    return (
        (key, 1.0),
        *((synonym, _SYNONYM) for synonym in synonyms_of(key)),
        *((f"#{topic}", _TOPICS / sqrt(len(topics))) for topic in topics),
    )


@cache
def _topics_by_key() -> dict[str, tuple[str, ...]]:
    """Return for each expression the topics that it names or implies."""
    topics: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for topic in TOPICS:
        name = " ".join(map(stem, tokenise(topic)))
        expressions = (name, *words_of_topic(name))
        synonyms = (synonym for key in expressions for synonym in synonyms_of(key))
        for key in dict.fromkeys((*expressions, *synonyms)):
            topics[key] += (name,)
    return dict(topics)
