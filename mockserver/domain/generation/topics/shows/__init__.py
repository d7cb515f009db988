"""Topics of what is shown to people: theatre, festivals, interviews. Only names choose them."""

from mockserver.domain.generation.topics.shows.festival import FESTIVAL
from mockserver.domain.generation.topics.shows.interview import INTERVIEW
from mockserver.domain.generation.topics.shows.theatre import THEATRE

TOPICS = (THEATRE, FESTIVAL, INTERVIEW)
