"""All topics, one package per group. They are imported only to be compiled."""

from mockserver.domain.generation.topics import (
    animals,
    crafts,
    gatherings,
    incidents,
    kitchen,
    leisure,
    outdoors,
    outings,
    pastimes,
    public,
    science,
    screen,
    shows,
    society,
    sport,
    technology,
    town,
    trades,
    turning_points,
    waterside,
    work,
)
from mockserver.domain.generation.topics.topic import Topic

# The order must not change: a digest selects its topic by position, for a name that says nothing.
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

BY_NAME: tuple[Topic, ...] = (
    *incidents.TOPICS,
    *gatherings.TOPICS,
    *shows.TOPICS,
    *outings.TOPICS,
    *town.BY_NAME,
    *public.BY_NAME,
    *technology.BY_NAME,
    *waterside.TOPICS,
    *screen.TOPICS,
    *turning_points.TOPICS,
    *work.BY_NAME,
    *society.BY_NAME,
    *animals.BY_NAME,
)
"""The topics that only a name can choose."""
