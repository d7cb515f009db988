"""Seeded generation: a plausible video made up from a digest and a name.

Only `generator` loads Faker, which takes longer than most requests; `imagined` asks for it when somebody first looks.
"""

from mockserver.domain.generation.imagined import imagined_content, imagined_speech

__all__ = ["imagined_content", "imagined_speech"]
