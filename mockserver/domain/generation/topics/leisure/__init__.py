"""Topics of free time: ball games, races, concerts, travel, landscapes, parties, fashion, video games."""

from mockserver.domain.generation.topics.leisure.ball_games import BALL_GAMES
from mockserver.domain.generation.topics.leisure.concert import CONCERT
from mockserver.domain.generation.topics.leisure.fashion import FASHION
from mockserver.domain.generation.topics.leisure.gaming import GAMING
from mockserver.domain.generation.topics.leisure.landscape import LANDSCAPE
from mockserver.domain.generation.topics.leisure.party import PARTY
from mockserver.domain.generation.topics.leisure.racing import RACING
from mockserver.domain.generation.topics.leisure.travel import TRAVEL

TOPICS = (BALL_GAMES, RACING, CONCERT, TRAVEL, LANDSCAPE, PARTY, FASHION, GAMING)
