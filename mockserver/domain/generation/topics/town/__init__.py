"""Topics of the town: traffic, railway, fire brigade, street market, police, shops."""

from mockserver.domain.generation.topics.town.body_camera import BODY_CAMERA
from mockserver.domain.generation.topics.town.firefighting import FIREFIGHTING
from mockserver.domain.generation.topics.town.market import MARKET
from mockserver.domain.generation.topics.town.police import POLICE
from mockserver.domain.generation.topics.town.railway import RAILWAY
from mockserver.domain.generation.topics.town.shop import SHOP
from mockserver.domain.generation.topics.town.traffic import TRAFFIC

TOPICS = (TRAFFIC, RAILWAY, FIREFIGHTING, MARKET)
BY_NAME = (POLICE, SHOP, BODY_CAMERA)
"""Topics that only names choose."""
