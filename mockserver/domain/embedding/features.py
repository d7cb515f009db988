"""A text as weighted features: its words, their topics, their meaning, and the kinds of things that it names."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from math import sqrt

from mockserver.domain.embedding.space import Bag
from mockserver.domain.meaning.kinds import kinds_of, name_of_kind
from mockserver.domain.meaning.spelling import compounds_in, stem_meant, stems_meant
from mockserver.domain.meaning.vectors import LENGTH, coordinates_of, meaning_of
from mockserver.domain.meaning.word_table import DIMENSIONS
from mockserver.domain.retrieval.concepts import TOPICS, phrases_in, synonyms_of, words_of_topic
from mockserver.domain.retrieval.words import STOP_WORDS, stem, stems_of, tokenise, weigh, words_asked
from mockserver.ground.caches import short_cache

_SYNONYM = 0.6
_TOPICS = 0.9  # for all topics of a word together
_WITHIN_PHRASE = 0.5
_NEIGHBOURS = 0.3
_STOP_WORD = 0.05
_AS_WRITTEN = 0.5  # for a misspelt word

# Only this many words of a text are corrected. A longer text is no query.
_MOST_CORRECTED = 100

# No word contains these. Features that start with one say what a text is about, in whatever words.
_MEANING_MARK, _KIND_MARK = "~", "^"

# The weight of the meaning of a text, relative to its words.
_MEANING = 0.8
_MEANING_FEATURES = tuple(f"{_MEANING_MARK}{dimension}" for dimension in range(DIMENSIONS))

# The weight of all kinds of things together, relative to the words.
_KINDS = 0.4

# Replaces a text without any visible character.
_NOTHING = ""


@short_cache(maxsize=256)
def features_of(text: str) -> Bag:
    """Return the weighted features of a text of a video or a document; always at least one.

    A repeated word counts more, but less each time. A text without words has its characters as features.
    """
    words = _words_of(text)
    stems = stems_of(words)
    content = [stem for word, stem in zip(words, stems, strict=True) if word not in STOP_WORDS]
    return _bag(_expressions(words, stems, {}), content)


@short_cache(maxsize=256)
def features_meant(text: str) -> Bag:
    """Return the features of a query or a name: those of its words, and of the words that search takes them for.

    A misspelt word counts as the right one, and a little as itself. A compound in two words counts as one word, and
    half as its parts. A text without such words has the same features in `features_of`.
    """
    words = _words_of(text)
    asked, rest = words[:_MOST_CORRECTED], stems_of(words[_MOST_CORRECTED:])
    stems = [*map(stem_meant, asked), *rest]
    content = [
        *stems_meant([word for word in asked if word not in STOP_WORDS]),
        *(stem for word, stem in zip(words[_MOST_CORRECTED:], rest, strict=True) if word not in STOP_WORDS),
    ]
    expressions = [*_expressions(words, stems, compounds_in(asked))]
    expressions += [(stem(word), _AS_WRITTEN) for word, meant in zip(asked, stems, strict=False) if stem(word) != meant]
    return _bag(expressions, content)


def only_meaning(features: Bag) -> Bag:
    """Return those of `features` that do not depend on how the text is worded; none if no word of it is known."""
    return {feature: weight for feature, weight in features.items() if feature.startswith((_MEANING_MARK, _KIND_MARK))}


def _words_of(text: str) -> Sequence[str]:
    return words_asked(text) or "".join(text.split()) or [_NOTHING]


def _bag(expressions: Iterable[tuple[str, float]], content: Sequence[str]) -> Bag:
    """Return the features of weighted `expressions`, and the meaning and the kinds of `content`, given as stems."""
    squares: defaultdict[str, float] = defaultdict(float)
    for key, weight in expressions:
        squares[key] += weight * weight
    features: defaultdict[str, float] = defaultdict(float)
    for key, square in squares.items():
        for feature, credit in _features_of(key):
            features[feature] += sqrt(square) * credit
    length = sqrt(sum(weight * weight for weight in features.values()))
    return {**features, **_meaning(content, length), **_kinds(content, length)}


def _meaning(stems: Sequence[str], length: float) -> Bag:
    """Return the meaning of the stems, the same as in search, scaled as if they alone were a vector of this length."""
    meaning = meaning_of(stems)
    if meaning is None:
        return {}
    scale = _MEANING * length / LENGTH
    return {
        feature: coordinate * scale
        for feature, coordinate in zip(_MEANING_FEATURES, coordinates_of(meaning), strict=True)
        if coordinate
    }


def _kinds(stems: Sequence[str], length: float) -> Bag:
    """Return the kinds of the things that the stems name, scaled as if they alone were a vector of this length."""
    kinds = kinds_of(dict.fromkeys(stems))
    weight = _KINDS * length / sqrt(len(kinds) or 1)
    return {_KIND_MARK + " ".join(name_of_kind(kind)): weight for kind in kinds}


def _expressions(
    words: Sequence[str], stems: Sequence[str], compounds: Mapping[int, str]
) -> Iterator[tuple[str, float]]:
    """Yield the words, the known phrases, the `compounds` and the pairs of adjacent words, each with its weight."""
    weights = [_STOP_WORD if word in STOP_WORDS else weigh(word) for word in words]
    within: set[int] = set()
    phrases = ((at, len(phrase), " ".join(phrase)) for at, phrase in phrases_in(stems))
    for position, size, key in chain(phrases, ((at, 2, compound) for at, compound in compounds.items())):
        covered = range(position, position + size)
        within.update(covered)
        yield key, max(weights[at] for at in covered)
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
