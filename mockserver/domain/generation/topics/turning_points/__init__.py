"""Topics of days that change something: farewells, moving home, a new look."""

from mockserver.domain.generation.topics.turning_points.funeral import FUNERAL
from mockserver.domain.generation.topics.turning_points.moving import MOVING
from mockserver.domain.generation.topics.turning_points.salon import SALON

TOPICS = (FUNERAL, MOVING, SALON)
