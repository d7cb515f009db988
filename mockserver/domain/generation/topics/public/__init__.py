"""Topics of public life: news, politics, security cameras, medicine, school."""

from mockserver.domain.generation.topics.public.consultation import CONSULTATION
from mockserver.domain.generation.topics.public.job_interview import JOB_INTERVIEW
from mockserver.domain.generation.topics.public.medicine import MEDICINE
from mockserver.domain.generation.topics.public.news import NEWS
from mockserver.domain.generation.topics.public.politics import POLITICS
from mockserver.domain.generation.topics.public.school import SCHOOL
from mockserver.domain.generation.topics.public.security import SECURITY
from mockserver.domain.generation.topics.public.surgery import SURGERY

TOPICS = (NEWS, POLITICS, SECURITY, MEDICINE, SCHOOL)
BY_NAME = (CONSULTATION, JOB_INTERVIEW, SURGERY)
"""Topics that only names choose."""
