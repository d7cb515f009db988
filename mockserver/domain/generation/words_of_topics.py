"""The words of topics and genres as stems, and what names are compared with to choose a topic: compiled data."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import astuple

from mockserver.domain.generation.speech.amounts import NUMBERS
from mockserver.domain.generation.speech.genre import TITLED, Genre
from mockserver.domain.generation.speech.genres import PHRASES
from mockserver.domain.generation.templates import words_in
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, SOURCES, Topic
from mockserver.domain.generation.views.mentions import texts_of_mentions
from mockserver.domain.generation.views.plans import plans_for
from mockserver.domain.generation.words.expressions import Expression, by_first_word
from mockserver.domain.meaning.kinds import kinds_named, name_of_kind
from mockserver.domain.meaning.spelling import stems_written
from mockserver.domain.meaning.vectors import Meaning, meaning_of, nearness
from mockserver.domain.retrieval.words import STOP_WORDS, stem, stemmer_version, stems_of, tokenise
from mockserver.ground.caches import fill_word_cache
from mockserver.ground.package_data import compiled

_OF_NAMED_KIND = 40
"""The minimum nearness of a topic to a kind that it names by a keyword, in hundredths."""


class WordsOfTopics(Struct, frozen=True):
    """What takes longer to compute than to read. Topics are numbers, and stems are joined by spaces."""

    expressions: Mapping[str, Sequence[Expression]]
    """The expressions that decide, as stems, each with its topic, by their first stem."""
    keywords: Mapping[str, tuple[int, ...]]
    """The topics that have a keyword, by its stem."""
    meanings: tuple[Meaning, ...]
    """The meaning of the name and the keywords of each topic."""
    about_kinds: Mapping[int, tuple[int, ...]]
    """The topics that name a kind and are near to it, by its number: a street market is not about streets."""
    stems: Mapping[str, str]
    """The stems of all texts of a topic, by its name."""
    stems_of_plans: Mapping[str, str]
    """The stems of how scenes are described, by what films them."""
    stems_of_phrases: Mapping[str, str]
    """The stems of all phrases of a genre, by its name."""
    stem_of: Mapping[str, str]
    """The stem of each word of all these texts."""


@cache
def words_of_topics() -> WordsOfTopics:
    """Return the data. Reading it takes a few milliseconds."""
    read = compiled("words_of_topics", SOURCES, _compile_words, WordsOfTopics, stemmer_version)
    fill_word_cache(stem, read.stem_of)
    return read


@cache
def stems_of_topic(topic: Topic) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of all words in videos of `topic` but those of its genre and of its subject, people and places.

    The first of both sets is the same for nearly all topics.
    """
    return _stems_of_plans(_camera_of(topic)), frozenset(words_of_topics().stems[topic.name].split())


@cache
def _stems_of_plans(camera: str) -> frozenset[str]:
    return frozenset(words_of_topics().stems_of_plans[camera].split())


@cache
def stems_of_genre(genre: Genre) -> frozenset[str]:
    """Return the stems of all words that the phrases of a genre have."""
    return frozenset(words_of_topics().stems_of_phrases[genre.name].split())


def texts_of(genre: Genre) -> list[str]:
    """Return all phrases of a genre."""
    groups = astuple(PHRASES[genre])
    return [text for group in groups for one in group for text in ((one,) if isinstance(one, str) else one)]


def _camera_of(topic: Topic) -> str:
    return "worn" if topic.is_worn_camera else "watching" if topic.is_watched_only else "led"


def _compile_words(_: object) -> WordsOfTopics:
    named = [_stems(topic) for topic in NAMED_TOPICS]
    meanings = tuple(filter(None, map(meaning_of, named)))  # each topic has one
    of_topics = {topic.name: words_in(_texts_of_topic(topic)) for topic in (*NAMED_TOPICS, EVERYDAY)}
    of_plans = {_camera_of(topic): words_in(_texts_of_plans(topic)) for topic in NAMED_TOPICS}
    of_phrases = {genre.name: words_in(texts_of(genre)) for genre in Genre}
    words = set[str]().union(*of_topics.values(), *of_plans.values(), *of_phrases.values())
    return WordsOfTopics(
        expressions=_expressions(),
        keywords=_keywords(),
        meanings=meanings,
        about_kinds=_about_kinds(named, meanings),
        stems=_joined_stems(of_topics),
        stems_of_plans=_joined_stems(of_plans),
        stems_of_phrases=_joined_stems(of_phrases),
        stem_of={word: stem(word) for word in sorted(words)},
    )


def _about_kinds(named: Sequence[Sequence[str]], meanings: Sequence[Meaning]) -> Mapping[int, tuple[int, ...]]:
    found: defaultdict[int, tuple[int, ...]] = defaultdict(tuple)
    for topic, (stems, meaning) in enumerate(zip(named, meanings, strict=True)):
        for kind, _ in kinds_named(dict.fromkeys(stems)):
            asked = meaning_of(name_of_kind(kind))
            if asked and nearness(meaning, asked) >= _OF_NAMED_KIND:
                found[kind] += (topic,)
    return dict(found)


def _joined_stems(words: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {name: " ".join(sorted(set(stems_of(some)))) for name, some in words.items()}


def _texts_of_topic(topic: Topic) -> Iterable[str]:
    stages = chain.from_iterable([(stage.heading, *stage.all_acts, *stage.lines) for stage in topic.stages])
    return [*topic.details, *topic.signs, *topic.remarks, *stages]


def _texts_of_plans(topic: Topic) -> Iterable[str]:
    plans = plans_for(is_watched_only=topic.is_watched_only, is_worn_camera=topic.is_worn_camera)
    return [*chain(*plans), *texts_of_mentions(), *NUMBERS]


def _stems(topic: Topic) -> list[str]:
    return stems_of(word for text in (topic.name, *topic.keywords) for word in tokenise(text))


def _expressions() -> Mapping[str, Sequence[Expression]]:
    return by_first_word(
        (stems, number)
        for number, topic in enumerate(NAMED_TOPICS)
        for text in topic.decides
        for stems in _stems_of_expression(text.split())
    )


def _stems_of_expression(words: Sequence[str]) -> Iterator[list[str]]:
    """Yield the stems of an expression, with its function words and without: "house for rent", "house rent".

    Function words count if there is only one other word: "call about" is not about any call.
    """
    if not STOP_WORDS.isdisjoint(words):
        yield stems_of(words)
        words = [word for word in words if word not in STOP_WORDS]
        if len(words) == 1:
            return
    yield stems_written(words)


def _keywords() -> Mapping[str, tuple[int, ...]]:
    """Return the topics of each keyword. Only words for such a recording choose a topic whose people are on duty."""
    speakers: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, topic in enumerate(NAMED_TOPICS):
        keywords = () if topic.genre in TITLED else topic.keywords
        for key in dict.fromkeys(stems_of(keywords)):
            speakers[key] += (number,)
    return dict(speakers)
