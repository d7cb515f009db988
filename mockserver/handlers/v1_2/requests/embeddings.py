"""Parses requests for vectors."""

from mockserver.domain.embedding import Truncation
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.models import FIRST_EMBEDDER
from mockserver.handlers.call import Values
from mockserver.handlers.common.embeddings import EmbeddingRequest, EmbedQuery
from mockserver.handlers.common.uploads import source_of
from mockserver.handlers.v1_2.requests.uploads import read_video

_SHORTEST_PART = 6


def read_embed_query(body: Values) -> EmbedQuery:
    """Return the inputs to embed at once."""
    return EmbedQuery(
        body.get("text"),
        Truncation(body["text_truncate"]),
        source_of(body.get("image_url"), body.get("image_file")),
        source_of(body.get("audio_url"), body.get("audio_file")),
        body["audio_start_offset_sec"],
    )


def read_embedding_request(body: Values) -> EmbeddingRequest:
    """Return the video to embed by a task."""
    return EmbeddingRequest(
        FIRST_EMBEDDER,
        read_video(body),
        body.get("video_start_offset_sec"),
        body.get("video_end_offset_sec"),
        body["video_clip_length"],
        tuple(dict.fromkeys(EmbeddingScope(scope) for scope in body["video_embedding_scope"])),
        shortest=max(_SHORTEST_PART, body["video_clip_length"]),
    )
