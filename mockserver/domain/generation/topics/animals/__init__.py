"""Topics of animals: pets, wildlife, life under water, farming."""

from mockserver.domain.generation.topics.animals.farming import FARMING
from mockserver.domain.generation.topics.animals.pets import PETS
from mockserver.domain.generation.topics.animals.sea_life import SEA_LIFE
from mockserver.domain.generation.topics.animals.wildlife import WILDLIFE

TOPICS = (PETS, WILDLIFE, SEA_LIFE, FARMING)
