"""Topics of technology: aircraft, the maintenance of machines and plants, space flight."""

from mockserver.domain.generation.topics.technology.aviation import AVIATION
from mockserver.domain.generation.topics.technology.engineering import ENGINEERING
from mockserver.domain.generation.topics.technology.spaceflight import SPACEFLIGHT

TOPICS = (AVIATION, ENGINEERING)
BY_NAME = (SPACEFLIGHT,)
"""Topics that only names choose."""
