"""Topics of making things: knitting, pottery, woodworking, painting."""

from mockserver.domain.generation.topics.crafts.knitting import KNITTING
from mockserver.domain.generation.topics.crafts.painting import PAINTING
from mockserver.domain.generation.topics.crafts.pottery import POTTERY
from mockserver.domain.generation.topics.crafts.woodworking import WOODWORKING

TOPICS = (KNITTING, POTTERY, WOODWORKING, PAINTING)
