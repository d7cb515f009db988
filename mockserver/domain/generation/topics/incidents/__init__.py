"""Topics of what happens without a plan: fires, accidents, natural disasters. Only names choose them."""

from mockserver.domain.generation.topics.incidents.accident import ACCIDENT
from mockserver.domain.generation.topics.incidents.disaster import DISASTER
from mockserver.domain.generation.topics.incidents.fire import FIRE

TOPICS = (FIRE, ACCIDENT, DISASTER)
