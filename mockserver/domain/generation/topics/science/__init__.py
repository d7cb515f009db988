"""Topics of science: astronomy, robotics, chemistry, weather."""

from mockserver.domain.generation.topics.science.astronomy import ASTRONOMY
from mockserver.domain.generation.topics.science.chemistry import CHEMISTRY
from mockserver.domain.generation.topics.science.robotics import ROBOTICS
from mockserver.domain.generation.topics.science.weather import WEATHER

TOPICS = (ASTRONOMY, ROBOTICS, CHEMISTRY, WEATHER)
