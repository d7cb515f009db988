"""Topics of days out and evenings in: hiking, paddling, snow, games at a table, drives. Only names choose them."""

from mockserver.domain.generation.topics.outings.dashcam import DASHCAM
from mockserver.domain.generation.topics.outings.game_night import GAME_NIGHT
from mockserver.domain.generation.topics.outings.hiking import HIKING
from mockserver.domain.generation.topics.outings.paddling import PADDLING
from mockserver.domain.generation.topics.outings.snow import SNOW

TOPICS = (HIKING, PADDLING, GAME_NIGHT, DASHCAM, SNOW)
