"""Topics of trades: construction, factories, houses for sale, repairs at home, cars."""

from mockserver.domain.generation.topics.trades.cars import CARS
from mockserver.domain.generation.topics.trades.construction import CONSTRUCTION
from mockserver.domain.generation.topics.trades.factory import FACTORY
from mockserver.domain.generation.topics.trades.real_estate import REAL_ESTATE
from mockserver.domain.generation.topics.trades.repair import REPAIR

TOPICS = (CONSTRUCTION, FACTORY, REAL_ESTATE, REPAIR, CARS)
