"""Topics out of doors: camping, birdwatching, sailing, dog training."""

from mockserver.domain.generation.topics.outdoors.birdwatching import BIRDWATCHING
from mockserver.domain.generation.topics.outdoors.camping import CAMPING
from mockserver.domain.generation.topics.outdoors.dog_training import DOG_TRAINING
from mockserver.domain.generation.topics.outdoors.sailing import SAILING

TOPICS = (CAMPING, BIRDWATCHING, SAILING, DOG_TRAINING)
