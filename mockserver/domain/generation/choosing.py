"""Chooses the topic of a video by its name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from mockserver.domain.generation.name_words import GENRES
from mockserver.domain.generation.topics import EVERYDAY, TOPICS, Topic
from mockserver.domain.meaning.spelling import stems_meant
from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import Meaning, meaning_of
from mockserver.domain.retrieval.words import STOP_WORDS, stems_of, tokenise

# The minimum nearness of a topic; below, a match is chance. All these values are hundredths.
_LEAST = 40

# The weight of a keyword of a single topic; it is divided among several topics.
_OF_KEYWORD = 30

# Above this nearness of the remaining words, the topic is certain.
_CLEARLY = 25

# The minimum share of its weight that a keyword keeps, in hundredths, whatever the other words are.
_LEAST_SUPPORT = 70

_BOUNDS_OF_KEYWORD = _OF_KEYWORD * _LEAST_SUPPORT // 100, _OF_KEYWORD

Keyword = tuple[str, tuple[int, ...]]  # a stem, and the topics that have it

# Words of a name that go with any topic: narrative forms, and cameras.
_OF_NO_TOPIC = GENRES | {"camera", "cameras"}

# The share for a keyword without a meaning, such as "sql".
_OF_UNKNOWN_KEYWORD = _LEAST


def fitting_topic(words: Iterable[str]) -> Topic:
    """Return the topic for a name with these words: by its keywords, and by the meaning of the whole name.

    Return EVERYDAY if none fits. Ties go to the first: the same name has the same topic, whatever the seed.
    """
    stems = dict.fromkeys(stems_meant([one for one in words if one not in STOP_WORDS and one not in _OF_NO_TOPIC]))
    speakers = _topics_by_stem()
    keywords = [(stem, topics) for stem in stems if (topics := speakers.get(stem, ()))]
    nearness = _nearness_of_topics(meaning_of(stems))
    least, most = _bounds(nearness, keywords)
    best = max(least)
    if best >= _LEAST and sum(map(best.__le__, most)) == 1:
        return TOPICS[least.index(best)]  # whatever the other words say about the keywords
    return _best_topic(nearness, keywords, stems) if max(most) >= _LEAST else EVERYDAY


def _bounds(nearness: Sequence[int], keywords: Iterable[Keyword]) -> tuple[list[int], list[int]]:
    """Return the least and the most that each topic can fit."""
    least, most = list(nearness), list(nearness)
    for keyword, topics in keywords:
        fewest, full = _BOUNDS_OF_KEYWORD if _has_meaning(keyword) else (_OF_UNKNOWN_KEYWORD, _OF_UNKNOWN_KEYWORD)
        for number in topics:
            least[number] += fewest // len(topics)
            most[number] += full // len(topics)
    return least, most


def _best_topic(nearness: Sequence[int], keywords: Iterable[Keyword], stems: Iterable[str]) -> Topic:
    fits = list(nearness)
    for keyword, topics in keywords:
        for number, worth in zip(topics, _worth_of(keyword, stems, topics), strict=True):
            fits[number] += worth // len(topics)
    best = max(fits)
    return TOPICS[fits.index(best)] if best >= _LEAST else EVERYDAY


def _worth_of(keyword: str, name: Iterable[str], topics: Sequence[int]) -> Sequence[int]:
    """Return the weight of a keyword for each of `topics`: less if the other words of the name are about other topics.

    So context decides ambiguous words: "origami" does not go with a crane on a building site.
    """
    if not _has_meaning(keyword):
        return [_OF_UNKNOWN_KEYWORD] * len(topics)
    rest = meaning_of(stem for stem in name if stem != keyword)
    if rest is None:
        return [_OF_KEYWORD] * len(topics)
    nearness = _nearness_of_topics(rest)
    most = max(_CLEARLY, *nearness)
    return [_OF_KEYWORD * max(_LEAST_SUPPORT, 100 * nearness[number] // most) // 100 for number in topics]


@cache
def _has_meaning(keyword: str) -> bool:
    return meaning_of([keyword]) is not None


def _nearness_of_topics(meaning: Meaning | None) -> list[int]:
    nearness = [0] * len(TOPICS)
    if meaning is not None:
        for number, near in _meanings_of_topics().nearness_to(meaning, least=1):
            nearness[number] = near
    return nearness


@cache
def _meanings_of_topics() -> VectorBlock:
    meanings = (meaning_of(_stems(topic)) for topic in TOPICS)
    return VectorBlock([meaning for meaning in meanings if meaning is not None])


@cache
def _topics_by_stem() -> Mapping[str, tuple[int, ...]]:
    speakers: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, topic in enumerate(TOPICS):
        for key in dict.fromkeys(stems_of(topic.keywords)):
            speakers[key] += (number,)
    return dict(speakers)


def _stems(topic: Topic) -> list[str]:
    return stems_of(word for text in (topic.name, *topic.keywords) for word in tokenise(text))
