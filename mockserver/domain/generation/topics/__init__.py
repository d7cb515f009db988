"""The topics of generated videos, one module per group."""

from mockserver.domain.generation.topics import (
    animals,
    crafts,
    kitchen,
    leisure,
    outdoors,
    pastimes,
    public,
    science,
    society,
    sport,
    technology,
    town,
    trades,
    work,
)
from mockserver.domain.generation.topics.everyday import EVERYDAY
from mockserver.domain.generation.topics.topic import Stage, Topic

# The order must not change: a digest selects its topic by position.
TOPICS: tuple[Topic, ...] = (
    *kitchen.TOPICS,
    *sport.TOPICS,
    *outdoors.TOPICS,
    *crafts.TOPICS,
    *science.TOPICS,
    *town.TOPICS,
    *pastimes.TOPICS,
    *animals.TOPICS,
    *work.TOPICS,
    *trades.TOPICS,
    *public.TOPICS,
    *leisure.TOPICS,
    *society.TOPICS,
    *technology.TOPICS,
)

__all__ = ["EVERYDAY", "TOPICS", "Stage", "Topic"]
