"""Topics of families, congregations, online talks, speeches and single athletes. Only names choose them."""

from mockserver.domain.generation.topics.gatherings.competition import COMPETITION
from mockserver.domain.generation.topics.gatherings.family_life import FAMILY_LIFE
from mockserver.domain.generation.topics.gatherings.toast import TOAST
from mockserver.domain.generation.topics.gatherings.webinar import WEBINAR
from mockserver.domain.generation.topics.gatherings.worship import WORSHIP

TOPICS = (WORSHIP, WEBINAR, COMPETITION, FAMILY_LIFE, TOAST)
