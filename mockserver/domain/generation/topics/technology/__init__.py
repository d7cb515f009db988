"""Topics of technology: aircraft, and the maintenance of machines and plants."""

from mockserver.domain.generation.topics.technology.aviation import AVIATION
from mockserver.domain.generation.topics.technology.engineering import ENGINEERING

TOPICS = (AVIATION, ENGINEERING)
