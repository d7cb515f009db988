"""The topics of generated videos, compiled from the modules of this package, since to import these takes long."""

from mockserver.domain.generation.topics.topic import EVERYDAY, Stage, Topic
from mockserver.ground.package_data import compiled

_Topics = tuple[Topic, ...]


def _compile_topics(_: object) -> tuple[_Topics, _Topics]:
    from mockserver.domain.generation.topics.listed import BY_NAME, TOPICS

    return TOPICS, BY_NAME


SOURCES = (
    *("mockserver/domain/generation", "mockserver/domain/meaning", "mockserver/domain/retrieval/words.py"),
    *("mockserver/domain/records", "mockserver/domain/capitals.py", "mockserver/data"),
)
"""All that topics, and what is derived from them, are made from."""

TOPICS, _BY_NAME = compiled("topics", SOURCES, _compile_topics, tuple[_Topics, _Topics])

NAMED_TOPICS = TOPICS + _BY_NAME
"""The topics that a name can choose."""

__all__ = ["EVERYDAY", "NAMED_TOPICS", "TOPICS", "Stage", "Topic"]
