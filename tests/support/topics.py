"""The topic of a name in lower case."""

from collections.abc import Sequence

from mockserver.domain.generation.choosing.fitting import fitting_topic
from mockserver.domain.generation.names.forms import literal
from mockserver.domain.generation.speech.genre_of_name import genre_in
from mockserver.domain.generation.topics import Topic


def topic_of(words: Sequence[str]) -> Topic:
    """Return the topic of a name with these words."""
    words = literal(words)
    return fitting_topic(words, genre_in(words))
