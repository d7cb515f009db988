"""Topics of the office: meetings, talks, software, products, training at work."""

from mockserver.domain.generation.topics.work.meeting import MEETING
from mockserver.domain.generation.topics.work.product import PRODUCT
from mockserver.domain.generation.topics.work.software import SOFTWARE
from mockserver.domain.generation.topics.work.talk import TALK
from mockserver.domain.generation.topics.work.training import TRAINING

TOPICS = (MEETING, TALK, SOFTWARE, PRODUCT, TRAINING)
