"""Topics of the house: cooking, baking, coffee, gardening."""

from mockserver.domain.generation.topics.kitchen.baking import BAKING
from mockserver.domain.generation.topics.kitchen.coffee import COFFEE
from mockserver.domain.generation.topics.kitchen.cooking import COOKING
from mockserver.domain.generation.topics.kitchen.gardening import GARDENING

TOPICS = (COOKING, BAKING, COFFEE, GARDENING)
