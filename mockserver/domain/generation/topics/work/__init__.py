"""Topics of the office: meetings, talks, software, products, training at work, calls with customers."""

from mockserver.domain.generation.topics.work.customer_call import CUSTOMER_CALL
from mockserver.domain.generation.topics.work.meeting import MEETING
from mockserver.domain.generation.topics.work.product import PRODUCT
from mockserver.domain.generation.topics.work.sales_call import SALES_CALL
from mockserver.domain.generation.topics.work.software import SOFTWARE
from mockserver.domain.generation.topics.work.talk import TALK
from mockserver.domain.generation.topics.work.training import TRAINING

TOPICS = (MEETING, TALK, SOFTWARE, PRODUCT, TRAINING)
BY_NAME = (CUSTOMER_CALL, SALES_CALL)
"""Topics that only names choose."""
