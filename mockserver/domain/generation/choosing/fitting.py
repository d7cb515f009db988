"""Chooses the topic of a video by its name."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache

from mockserver.domain.generation.choosing.company import is_meal_with_company, without_company
from mockserver.domain.generation.choosing.deciding import (
    deciding_topics,
    is_animal,
    topic_named,
    topics_only_by_form,
    without_surroundings,
)
from mockserver.domain.generation.names.forms import is_of_course
from mockserver.domain.generation.names.lists import GENRES, VERBS
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, Topic
from mockserver.domain.generation.words.kind_lists import PARTICIPLES
from mockserver.domain.generation.words_of_topics import words_of_topics
from mockserver.domain.meaning.kinds import kinds_of
from mockserver.domain.meaning.spelling import stems_read, stems_written
from mockserver.domain.meaning.vector_block import VectorBlock
from mockserver.domain.meaning.vectors import Meaning, has_meaning, meaning_of, nearness
from mockserver.domain.retrieval.words import STOP_WORDS, tokenise

# The minimum nearness of a topic; below, a match is chance. All these values are hundredths.
_LEAST = 46

# The minimum lead over the next topic: of two that fit alike, neither is sure.
_LEAST_LEAD = 2

# The weight of a keyword of a single topic; it is divided among several topics.
_OF_KEYWORD = 26

# Above this nearness of the remaining words, the topic is certain.
_CLEARLY = 25

# The minimum share of its weight that a keyword keeps, in hundredths, whatever the other words are.
_LEAST_SUPPORT = 70

_BOUNDS_OF_KEYWORD = _OF_KEYWORD * _LEAST_SUPPORT // 100, _OF_KEYWORD

Keyword = tuple[str, tuple[int, ...]]  # a stem, and the topics that have it

# A topic that names a kind of the things in a name is this much nearer, for each of at most two kinds. With such a kind
# less nearness is enough.
_OF_KIND, _MOST_KINDS = 8, 2
_LEAST_OF_KIND = 33

# Below this nearness a topic without a keyword does not count: it is not chosen, and is no rival of another topic.
# The other words of a name do not support a keyword of such a topic either.
_LEAST_COUNTED = min(_LEAST_OF_KIND - _OF_KIND * _MOST_KINDS, _CLEARLY * _LEAST_SUPPORT // 100)

# Words of a name that go with any topic: narrative forms, and cameras.
_OF_NO_TOPIC = GENRES - {"webinar", "vlog"} | {"footage"}
_CAMERA = "camera"
_MEETING, _LECTURE = "Business meeting", "University lecture"
_TALKS = frozenset([Genre.CALL, Genre.INTERVIEW, Genre.LECTURE, Genre.MEETING, Genre.SALES_CALL])
_OF_LEISURE = (None, Genre.HOME_VIDEO, Genre.VLOG)
_TELLING_NOTHING = STOP_WORDS | _OF_NO_TOPIC

_DOING = VERBS | PARTICIPLES | {"vs", "versus"}
_AGES = frozenset(["baby", "newborn", "twin", "toddler", "infant"])

# The share for a keyword without a meaning, such as "sql".
_OF_UNKNOWN_KEYWORD = _LEAST


def fitting_topic(words: Sequence[str], told: Genre | None) -> Topic:
    """Return the topic for a name with these words. In leisure it is that of what is done, and not with whom."""
    is_together = told not in _OF_LEISURE or is_meal_with_company(words)
    alone = words if is_together else without_company(words)
    topic = EVERYDAY if len(alone) == len(words) else _fitting_topic(alone, told)
    return _fitting_topic(words, told) if topic is EVERYDAY else topic


def _fitting_topic(words: Sequence[str], told: Genre | None) -> Topic:
    """Return the topic for a name with these words: by words that decide, by its keywords, by the whole name's meaning.

    `words` mean what they say (`literal`), and `told` is the genre that they tell.
    If none fits, the kinds of the things in the name choose it; then EVERYDAY. Ties go to the first: the same name has
    the same topic, whatever the seed.
    """
    words = without_surroundings(_without_ages_of_animals(words))
    spoken, written = stems_read(_with_signs([one for one in words if one not in _TELLING_NOTHING]))
    readings = [written] if written == spoken else [written, spoken]
    if not _OF_NO_TOPIC.isdisjoint(words):  # "product demo" decides, though "demo" alone says nothing
        readings.insert(0, stems_written([one for one in words if one not in STOP_WORDS]))
    deciding = deciding_topics(words, readings, told)
    if len(deciding) == 1:
        return NAMED_TOPICS[next(iter(deciding))]
    acting = [] if deciding else _acting_animal(words)
    if acting:
        return _fitting_topic(acting, told)
    stems = dict.fromkeys(spoken)
    stems.pop(_CAMERA, None)
    speakers = words_of_topics().keywords
    keywords = [(stem, speakers[stem]) for stem in stems if stem in speakers]
    meaning = meaning_of(stems)
    if len(stems) == 1 and keywords:
        deciding = deciding or keywords[0][1]  # the keyword is the whole name
    if deciding:
        return NAMED_TOPICS[max(sorted(deciding), key=lambda topic: _fit(topic, meaning, keywords))]
    near = _near_topics(meaning, keywords)
    least, most = _bounds(near, keywords)
    chosen = _chosen(least, most)  # whatever the other words say about the keywords
    if chosen is None:
        fits = _fits(near, keywords, stems) if keywords and max(most.values()) >= _LEAST else most
        chosen = _chosen(fits, fits)
    topic = _topic_of_kinds(fits, kinds_of(stems)) if chosen is None else NAMED_TOPICS[chosen]
    # People who meet are seen at a table, and courses in a hall, unless the topic has people who talk too.
    form = _MEETING if told is Genre.MEETING else _LECTURE if told is Genre.LECTURE and is_of_course(words) else ""
    return topic_named(form) if form and topic.genre not in _TALKS else topic


def build_tables_of_topics() -> None:
    """Build what names are compared with. Otherwise the first names do."""
    _block_of_topics()
    kinds_of(())  # reads the packaged kinds


def _with_signs(words: list[str]) -> list[str]:
    """Return `words`, and the signs of those in scripts without spaces, which mean something by themselves."""
    if "".join(words).isascii():
        return words
    return [*words, *(sign for word in words if not word.isascii() for sign in tokenise(word) if sign != word)]


def _acting_animal(words: Sequence[str]) -> Sequence[str]:
    """Return the words for an animal that does something: what a cat knocks over, or a cat vs a vase, is no pottery."""
    if _DOING.isdisjoint(words):
        return ()
    verb = next((at for at in range(1, len(words)) if words[at] in _DOING), 0)
    return words[:verb] if is_animal(words[:verb]) else ()


def _without_ages_of_animals(words: Sequence[str]) -> Sequence[str]:
    """Return `words` without those that make a child of what is an animal: a baby elephant, newborn foals."""
    if _AGES.isdisjoint(words):
        return words
    pairs = zip(words, (*words[1:], ""), strict=True)
    return [word for word, after in pairs if word not in _AGES or after in _AGES or not is_animal([after])]


def _chosen(least: Mapping[int, int], most: Mapping[int, int]) -> int | None:
    """Return the topic that fits well enough and clearly better than all others; None if there is none."""
    best = max(least, key=least.__getitem__, default=0)
    enough = least.get(best, 0)
    is_ahead = enough >= _LEAST and sum(map((enough - _LEAST_LEAD).__lt__, most.values())) == 1
    return best if is_ahead else None


def _fit(topic: int, meaning: Meaning | None, keywords: Iterable[Keyword]) -> int:
    return _nearness_of(topic, meaning) + sum(_OF_KEYWORD // len(topics) for _, topics in keywords if topic in topics)


def _bounds(near: Mapping[int, int], keywords: Iterable[Keyword]) -> tuple[Mapping[int, int], Mapping[int, int]]:
    """Return the least and the most that each topic can fit."""
    if not keywords:
        return near, near
    least, most = {**near}, {**near}
    for keyword, topics in keywords:
        fewest, full = _BOUNDS_OF_KEYWORD if has_meaning(keyword) else (_OF_UNKNOWN_KEYWORD, _OF_UNKNOWN_KEYWORD)
        for number in topics:
            least[number] += fewest // len(topics)
            most[number] += full // len(topics)
    return least, most


def _fits(near: Mapping[int, int], keywords: Iterable[Keyword], stems: Iterable[str]) -> Mapping[int, int]:
    fits = {**near}
    for keyword, topics in keywords:
        for number, worth in zip(topics, _worth_of(keyword, stems, topics), strict=True):
            fits[number] += worth // len(topics)
    return fits


def _topic_of_kinds(fits: Mapping[int, int], kinds: Collection[int]) -> Topic:
    """Return the topic that names a kind of a thing, if none fits better: tacos are food, a meerkat is an animal."""
    topics = words_of_topics().about_kinds
    shared = Counter(topic for kind in kinds for topic in topics.get(kind, ()))
    of_kinds = {topic: fits.get(topic, 0) + _OF_KIND * min(shared[topic], _MOST_KINDS) for topic in sorted(shared)}
    best = max(of_kinds, key=of_kinds.__getitem__, default=0)
    return NAMED_TOPICS[best] if of_kinds and of_kinds[best] >= max((_LEAST_OF_KIND, *fits.values())) else EVERYDAY


def _worth_of(keyword: str, name: Iterable[str], topics: Sequence[int]) -> Sequence[int]:
    """Return the weight of a keyword for each of `topics`: less if the other words of the name are about other topics.

    So context decides ambiguous words: "origami" does not go with a crane on a building site.
    """
    if not has_meaning(keyword):
        return [_OF_UNKNOWN_KEYWORD] * len(topics)
    rest = meaning_of(stem for stem in name if stem != keyword)
    if rest is None:
        return [_OF_KEYWORD] * len(topics)
    near = [_nearness_of(number, rest) for number in topics]
    is_supported = max(near) >= _LEAST_COUNTED
    most = max((_CLEARLY, *_near_topics(rest).values())) if is_supported else _CLEARLY
    return [_OF_KEYWORD * max(_LEAST_SUPPORT, 100 * each // most) // 100 for each in near]


def _near_topics(meaning: Meaning | None, keywords: Iterable[Keyword] = ()) -> dict[int, int]:
    """Return the nearness of each topic that is near enough to count or has a keyword."""
    near = dict(_block_of_topics().nearness_to(meaning, _LEAST_COUNTED)) if meaning is not None else {}
    for _, topics in keywords:
        for topic in topics:
            if topic not in near:
                near[topic] = _nearness_of(topic, meaning)
    return {topic: nearness for topic, nearness in near.items() if topic not in topics_only_by_form()}


def _nearness_of(topic: int, meaning: Meaning | None) -> int:
    return 0 if meaning is None else max(0, nearness(meaning, words_of_topics().meanings[topic]))


@cache
def _block_of_topics() -> VectorBlock:
    return VectorBlock(words_of_topics().meanings)
