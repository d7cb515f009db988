"""Topics that are told by pictures: films and their making, old footage, life under a lens."""

from mockserver.domain.generation.topics.screen.archive import ARCHIVE
from mockserver.domain.generation.topics.screen.film import FILM
from mockserver.domain.generation.topics.screen.microscope import MICROSCOPE

TOPICS = (FILM, ARCHIVE, MICROSCOPE)
