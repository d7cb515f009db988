"""Topics of leisure: guitar, chess, dance, yoga."""

from mockserver.domain.generation.topics.pastimes.chess import CHESS
from mockserver.domain.generation.topics.pastimes.dance import DANCE
from mockserver.domain.generation.topics.pastimes.guitar import GUITAR
from mockserver.domain.generation.topics.pastimes.yoga import YOGA

TOPICS = (GUITAR, CHESS, DANCE, YOGA)
