"""From a digest to a video's content."""

import hashlib

from faker import Faker

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.naming import title_from, topic_for
from mockserver.domain.generation.story import story
from mockserver.domain.generation.telling import Teller
from mockserver.domain.generation.timeline import cut
from mockserver.domain.generation.topics import Topic
from mockserver.domain.records.scenes import Content

# Only what is used: company names are built from surnames, towns from both.
_PROVIDERS = ["faker.providers.company", "faker.providers.address", "faker.providers.person"]


def generate_content(digest: bytes, duration: float, *, title: str | None = None) -> Content:
    """Return a plausible video about one topic, always the same for the same arguments.

    Its scenes cover `duration` seconds without gaps; a duration of zero has none. A `title` or file name that holds
    words of a topic decides the topic and becomes the title; any other leaves both to the digest.
    Raises ValueError when `duration` is not finite.
    """
    faker = Faker("en_US", providers=_PROVIDERS)
    faker.seed_instance(int.from_bytes(hashlib.sha256(digest).digest()))
    random = faker.random  # names and choices flow from one seed
    topic, is_named = topic_for(title, random)
    cast = Cast.of(topic, title, faker)
    heading = random.choice(topic.titles).format(subject=cast.subjects[0])
    heading = title_from(title) if title and is_named else heading[:1].upper() + heading[1:]
    spans = cut(duration, random)
    teller = Teller(topic, cast, heading, random)
    beats = story(topic, cast.subjects, len(spans), random)
    return Content(
        title=heading,
        topics=(topic.name,),
        hashtags=_hashtags(topic, cast),
        scenes=tuple(teller.scene(span, beat) for span, beat in zip(spans, beats, strict=True)),
    )


def _hashtags(topic: Topic, cast: Cast) -> tuple[str, ...]:
    own = ("".join(filter(str.isalnum, words.lower())) for words in (cast.subjects[0], cast.towns[0]))
    return (*topic.hashtags, *own)
