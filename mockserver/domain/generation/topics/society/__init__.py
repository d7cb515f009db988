"""Topics of society: money, law, lectures, handicraft, advertising, fitness."""

from mockserver.domain.generation.topics.society.advertisement import ADVERTISEMENT
from mockserver.domain.generation.topics.society.finance import FINANCE
from mockserver.domain.generation.topics.society.fitness import FITNESS
from mockserver.domain.generation.topics.society.handicraft import HANDICRAFT
from mockserver.domain.generation.topics.society.law import LAW
from mockserver.domain.generation.topics.society.lecture import LECTURE
from mockserver.domain.generation.topics.society.testimony import TESTIMONY

TOPICS = (FINANCE, LAW, LECTURE, HANDICRAFT, ADVERTISEMENT, FITNESS)
BY_NAME = (TESTIMONY,)
"""Topics that only names choose."""
