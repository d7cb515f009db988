"""Topics of the water's edge: fishing, ships, water sports."""

from mockserver.domain.generation.topics.waterside.fishing import FISHING
from mockserver.domain.generation.topics.waterside.ships import SHIPS
from mockserver.domain.generation.topics.waterside.water_sports import WATER_SPORTS

TOPICS = (FISHING, SHIPS, WATER_SPORTS)
