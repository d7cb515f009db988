"""Which topic lends its scenery to a video: one that fits its name, or any where there is no name."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from mockserver.domain.generation.topics import EVERYDAY, TOPICS, Topic
from mockserver.domain.retrieval.words import stem


def fitting_topic(words: Iterable[str]) -> Topic:
    """Return the topic that most of `words` speak for, the rarer keyword counting more; EVERYDAY where none does."""
    found: defaultdict[int, float] = defaultdict(float)
    speakers = _topics_by_stem()
    for key in dict.fromkeys(map(stem, words)):
        topics = speakers.get(key, ())
        for number in topics:
            found[number] += 1 / len(topics)
    # Of equal ones the first: the same name has the same topic, whatever the seed.
    return TOPICS[max(found, key=lambda number: (found[number], -number))] if found else EVERYDAY


@cache
def _topics_by_stem() -> Mapping[str, tuple[int, ...]]:
    speakers: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, topic in enumerate(TOPICS):
        for key in dict.fromkeys(map(stem, topic.keywords)):
            speakers[key] += (number,)
    return dict(speakers)
