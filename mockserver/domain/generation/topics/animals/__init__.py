"""Topics of animals: pets, dogs, wildlife, life under water, farming."""

from mockserver.domain.generation.topics.animals.dogs import DOGS
from mockserver.domain.generation.topics.animals.farming import FARMING
from mockserver.domain.generation.topics.animals.pets import PETS
from mockserver.domain.generation.topics.animals.sea_life import SEA_LIFE
from mockserver.domain.generation.topics.animals.wildlife import WILDLIFE

TOPICS = (PETS, WILDLIFE, SEA_LIFE, FARMING)
BY_NAME = (DOGS,)
"""Topics that only names choose."""
