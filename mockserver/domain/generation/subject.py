"""What a video is about: what its name says, or what its digest chooses, and a topic with scenery for it."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from mockserver.domain.capitals import capitalised
from mockserver.domain.generation.choosing.fitting import fitting_topic
from mockserver.domain.generation.draws import chance_of, choice, shuffled
from mockserver.domain.generation.names.forms import literal, topic_of_recorder, topics_of_recorder, without_recorder
from mockserver.domain.generation.names.lists import NO_TAGS
from mockserver.domain.generation.names.naming import Named, read_words
from mockserver.domain.generation.names.segments import Segments, segments_of
from mockserver.domain.generation.speech.genre import Genre
from mockserver.domain.generation.speech.genre_of_name import genre_in
from mockserver.domain.generation.topics import EVERYDAY, NAMED_TOPICS, TOPICS, Topic
from mockserver.domain.generation.words.business import is_business
from mockserver.domain.generation.words.foreign import with_heads
from mockserver.domain.generation.words.kind_lists import DONE_BY_CHILDREN
from mockserver.domain.generation.words.noun_kinds import is_first_name, kind_of
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import word_of
from mockserver.ground.caches import LONGEST_KEPT

_LONGEST_READ = 1_000  # characters of a name; a title has a tenth of that
_LONGEST_HASHTAG = 24
_MOST_KEPT = 256
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|m|e)?")
_ARTICLE = re.compile(r"^(?:the|an?|my|our|your|his|her|their) ")
_BETWEEN_PHRASES = re.compile(r" (?:of|in|at|on|and|with|by|about|for|to|from|vs|versus) (?:the |an? )?")
_NO_HEADS = frozenset(["line", "set", "eye", "word", "room", "help", "light", "back", "piece", "group", "groups"])
"""Last words of compounds that say little alone."""


class Subject(Struct, frozen=True, eq=False):
    """The topic of a video and what it is about. A long video without a name is about several things, in turn."""

    topic: Topic
    things: tuple[Named, ...]
    topics: tuple[str, ...]
    genre: Genre


def subject_of(name: str | None, digest: bytes) -> Subject:
    """Return the subject of a video by its name, or by its digest if the name says nothing, like "IMG_2231"."""
    name = (name or "")[:_LONGEST_READ]
    segments = segments_of(without_recorder(name))
    # Uploads of a file often differ in a date, a take or an identifier only, which are no words.
    by_words = _by_words if len(name) <= LONGEST_KEPT else _by_words.__wrapped__
    subject = by_words(segments) or _chosen(digest, topics_of_recorder(name))
    if subject.topic is EVERYDAY and (told := topic_of_recorder(name)):
        topic = next(topic for topic in NAMED_TOPICS if topic.name == told)
        genre = topic.genre if subject.genre is EVERYDAY.genre else subject.genre
        return replace(subject, topic=topic, topics=(topic.name,), genre=genre)
    return subject


@lru_cache(maxsize=_MOST_KEPT)
def _by_words(segments: Segments) -> Subject | None:
    named = read_words(segments)
    if named is None:
        return None
    words = with_heads(literal(named.words))
    told = genre_in(words)
    return _subject(fitting_topic(words, told), (named,), _genre(named, told))


def _chosen(digest: bytes, suggested: Collection[str]) -> Subject:
    """Return a topic, one of those `suggested` if any are, and its subjects in random order, with titles of it."""
    chance = chance_of(digest, "subjects")
    topic = choice([topic for topic in NAMED_TOPICS if topic.name in suggested] or TOPICS, chance)
    things = [
        Named(
            title=capitalised(choice(topic.titles, chance).format(subject=subject)),
            words=(),
            about=_definite(subject),
            parts=(_definite(subject),),
        )
        for subject in shuffled(topic.subjects, chance)
    ]
    return _subject(topic, tuple(things))


@cache
def _definite(subject: str) -> str:
    return re.sub(r"^an? ", "the ", subject)


def _subject(topic: Topic, things: tuple[Named, ...], genre: Genre | None = None) -> Subject:
    first = things[0]
    name = topic.name or capitalised(_BETWEEN_PHRASES.split(first.parts[0])[0].removeprefix("the "))
    return Subject(topic, things, (name,), genre or topic.genre)


@lru_cache(maxsize=_MOST_KEPT)
def hashtags_of(subject: Subject) -> tuple[str, ...]:
    """Return tags like people choose: those of the first thing first, then the topic's."""
    first = subject.things[0]
    words = first.words or first.about.split()
    own = _tags(_own_tags(first.parts)) or _tags(word for word in words if word not in NO_TAGS)
    return tuple(dict.fromkeys((*own, *_tags_of_topic(subject.topic))))


def _genre(named: Named, told: Genre | None) -> Genre | None:
    """Return the genre of a name that tells one. A task is a tutorial: "replace toilet valve" is about replacing it."""
    if is_business(named.words):
        return None  # the "review" of a quarter is none of a product
    if told is not None:
        return told
    if not DONE_BY_CHILDREN.isdisjoint(named.words[1:2]) and is_first_name(word_of(named.title.partition(" ")[0])):
        return Genre.HOME_VIDEO  # "Max learning to swim"
    doing = named.about.partition(" ")[0]
    return Genre.TUTORIAL if doing.endswith("ing") and doing not in named.words else None


def _own_tags(parts: Sequence[str]) -> Iterator[str]:
    """Yield what somebody would tag: things, activities and names, but neither "call" nor "replacing"."""
    for part in parts:
        for at, phrase in enumerate(_BETWEEN_PHRASES.split(part)):
            words = [word.removesuffix("'s") for word in _ARTICLE.sub("", phrase, count=1).split()]
            is_main = part is parts[0] and at == 0
            if len(words) > 1 or is_main or _is_tag(words[0]):
                yield " ".join(words)
            if len(words) > 1:
                yield " ".join([word for word in words if word != word.lower()])
                yield " ".join([word for word in words if word.isalpha() and word.islower() and word not in NO_TAGS])
                yield from [word for word in words if kind_of(word) is NounKind.ACTIVITY]


def _is_tag(word: str) -> bool:
    """Return whether somebody would tag a single word of a phrase."""
    return word not in NO_TAGS and word not in _NO_HEADS and kind_of(word) is not NounKind.EVENT


@cache
def _tags_of_topic(topic: Topic) -> tuple[str, ...]:
    return _tags(topic.hashtags)


def _tags(phrases: Iterable[str]) -> tuple[str, ...]:
    tags = map(_tag, phrases)
    return tuple([tag for tag in tags if 1 < len(tag) <= _LONGEST_HASHTAG and not _is_ordinal(tag)])


def _tag(phrase: str) -> str:
    tag = phrase.casefold()
    return tag if tag.isalnum() else "".join(filter(str.isalnum, tag))


def _is_ordinal(tag: str) -> bool:
    return tag[0].isdecimal() and bool(_ORDINAL.fullmatch(tag))
