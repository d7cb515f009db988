"""Seeded generation: a plausible video from a digest and a name.

Only `generator` loads all topics, which takes longer than most requests; `imagined` imports it on first use.
"""

from mockserver.domain.generation.imagined import imagined_content, imagined_speech

__all__ = ["imagined_content", "imagined_speech"]
