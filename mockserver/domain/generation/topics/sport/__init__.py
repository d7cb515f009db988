"""Topics of sport: football, swimming, climbing, cycling."""

from mockserver.domain.generation.topics.sport.climbing import CLIMBING
from mockserver.domain.generation.topics.sport.cycling import CYCLING
from mockserver.domain.generation.topics.sport.football import FOOTBALL
from mockserver.domain.generation.topics.sport.swimming import SWIMMING

TOPICS = (FOOTBALL, SWIMMING, CLIMBING, CYCLING)
