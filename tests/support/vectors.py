"""The vectors of the model of API v1.2."""

from functools import partial

from mockserver.domain import embedding
from mockserver.handlers.v1_2.words import EMBEDDING

DIMENSIONS = EMBEDDING.dimensions
TOKENS = EMBEDDING.text_tokens

embed_text = partial(embedding.embed_text, dimensions=DIMENSIONS)
embed_image = partial(embedding.embed_image, dimensions=DIMENSIONS)
embed_audio = partial(embedding.embed_audio, dimensions=DIMENSIONS)
embed_scene_span = partial(embedding.embed_scene_span, dimensions=DIMENSIONS)
segments = partial(embedding.segments, dimensions=DIMENSIONS)
video_segments = partial(embedding.video_segments, dimensions=DIMENSIONS)
truncate = partial(embedding.truncate, limit=TOKENS)
