"""The topics that generated videos are about, one module per family."""

from mockserver.domain.generation.topics import crafts, kitchen, outdoors, pastimes, science, sport, town
from mockserver.domain.generation.topics.topic import Stage, Topic

# The order is part of the promise: a digest picks its topic by position.
TOPICS: tuple[Topic, ...] = (
    *kitchen.TOPICS,
    *sport.TOPICS,
    *outdoors.TOPICS,
    *crafts.TOPICS,
    *science.TOPICS,
    *town.TOPICS,
    *pastimes.TOPICS,
)

__all__ = ["TOPICS", "Stage", "Topic"]
