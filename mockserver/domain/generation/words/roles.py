"""Words in file names that are no thing by themselves: times, measures, adjectives. Data only."""

import re

from mockserver.domain.generation.names.lists import MONTHS
from mockserver.domain.generation.words.kind_lists import HOLIDAYS

MEASURE = re.compile(
    r"\d+(?:min|mins|h|hrs?|km|kmh|mph|kg|cm|mm|lbs?|ft|in|br|yo|yr|mo|wk|l|ml|gal|ans|jahre?|años|anni|anos|[ap]m)",
    re.IGNORECASE,
)
"""A number with its unit, or a time of day, without a gap."""

EPISODE = re.compile(r"s\d{1,2}e\d{1,3}")
"""The number of an episode in a season, in lower case."""

_NUMBERS = """
    one two three four five six seven eight nine ten eleven twelve twenty thirty fifty hundred thousand million
"""
_REFLEXIVES = """
    itself himself herself themselves myself yourself ourselves everyone everybody everything someone somebody something
    anyone anything nothing each both all together it worth
"""
_INTERJECTIONS = """
    lol lmao rofl omg wow haha hahaha hehe jaja jajaja xd yay oops ouch ugh aww sorry wtf smh finally
"""
INTERJECTIONS = frozenset(_INTERJECTIONS.split())
"""What people say about their own video, in its name."""

NO_THINGS = frozenset(_NUMBERS.split()) | frozenset(_REFLEXIVES.split()) | {"ready", "live", "alone", "get", "scratch"}
"""Words that are no thing by themselves."""

_DAYS = """
    monday tuesday wednesday thursday friday saturday sunday weekend today tomorrow yesterday tonight overnight
"""
DAYS = frozenset(_DAYS.split())

DAYS_OF_THE_WEEK = frozenset(_DAYS.split()[:7])

TIMES_OF_NIGHT = frozenset(["dawn", "dusk", "night", "midnight", "noon"])
TIMES_OF_DAY = frozenset(["morning", "afternoon", "evening"])
TIMES_OF_YEAR = frozenset(["spring", "summer", "autumn", "winter"])
TIMES = TIMES_OF_NIGHT | TIMES_OF_DAY | TIMES_OF_YEAR | {"season"}
"""Times, which no picture shows by themselves."""

BEFORE_TIMES = {
    **dict.fromkeys(TIMES_OF_NIGHT, "at"),
    **dict.fromkeys(TIMES_OF_DAY, "in the"),
    **dict.fromkeys(TIMES_OF_YEAR, "in"),
    **dict.fromkeys(MONTHS, "in"),
    **dict.fromkeys(DAYS_OF_THE_WEEK, "on"),
    **dict.fromkeys(HOLIDAYS, "at"),
    "weekend": "at the",
}
"""What says when something is, each with its preposition."""

_WATCHED_PLACES = """
    area entrance lobby gate door yard backyard driveway garage hall hallway corridor office lot room store stairs dock
    porch warehouse parking street
"""
WATCHED_PLACES = frozenset(_WATCHED_PLACES.split())
"""Places before the word for a camera that watches them."""

CAMERAS = frozenset(["cam", "camera", "kamera", "camara", "cámara", "caméra"])

_ADJECTIVES_AT_THE_END = """
    live indoor indoors outdoor outdoors internal external vertical horizontal online offline solo blurred anon
    anonymous official unofficial private public free full complete total slow fast loud deaf blind vegan
    vegetarian keto only confidential embargoed
"""
ADJECTIVES_AT_THE_END = frozenset(_ADJECTIVES_AT_THE_END.split())
"""Words that say how a video or a thing is, after the word for it."""

_ADJECTIVES_BEFORE = """
    new old big small little tiny wild abandoned ancient modern broken homemade handmade beautiful
"""
ADJECTIVES_BEFORE = frozenset(_ADJECTIVES_BEFORE.split())
"""Words that begin a noun phrase."""
