"""Embeddings: texts, images, sounds and spans of video as vectors of one space, compared by cosine.

Pure and deterministic: a vector follows from the words that describe a thing. `docs/embeddings.md` says what such
vectors can be used for.
"""

from mockserver.domain.embedding.files import embed_audio, embed_image
from mockserver.domain.embedding.segments import Segment, segments, video_segments
from mockserver.domain.embedding.space import Vector, similarity
from mockserver.domain.embedding.spans import embed_scene_span
from mockserver.domain.embedding.text import TextTooLong, Truncation, count_tokens, embed_text, truncate

__all__ = [
    "Segment",
    "TextTooLong",
    "Truncation",
    "Vector",
    "count_tokens",
    "embed_audio",
    "embed_image",
    "embed_scene_span",
    "embed_text",
    "segments",
    "similarity",
    "truncate",
    "video_segments",
]
