"""Seeded generation: a plausible video made up from nothing but a digest.

Import this package where it is used: it loads Faker, which takes longer than most requests.
"""

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.generation.imagined import imagined_content, imagined_speech

__all__ = ["generate_content", "imagined_content", "imagined_speech"]
