"""Parses forms for vectors: of a text, an image or audio in the reply, or of a video by a task."""

from msgspec import Struct

from mockserver.domain.embedding import Truncation
from mockserver.domain.records.job import EmbeddingScope
from mockserver.domain.records.models import Model
from mockserver.handlers.call import Values
from mockserver.handlers.common.embeddings import EmbeddingRequest, EmbedQuery
from mockserver.handlers.common.uploads import source_of
from mockserver.handlers.v1_3.words import embedder_of


class ModelEmbedQuery(Struct, frozen=True, gc=False):
    """The inputs of vectors, and the model."""

    model: Model
    inputs: EmbedQuery


def read_embed_query(body: Values) -> ModelEmbedQuery:
    """Return the inputs to embed in the reply."""
    inputs = EmbedQuery(
        body.get("text"),
        Truncation(body["text_truncate"]),
        source_of(body.get("image_url"), body.get("image_file")),
        source_of(body.get("audio_url"), body.get("audio_file")),
        body["audio_start_offset_sec"],
    )
    return ModelEmbedQuery(embedder_of(body["model_name"]), inputs)


def read_embedding_request(body: Values) -> EmbeddingRequest:
    """Return the video to embed by a task; an address has priority over a file."""
    return EmbeddingRequest(
        embedder_of(body["model_name"]).name,
        body.get("video_url") or body["video_file"],
        body.get("video_start_offset_sec"),
        body.get("video_end_offset_sec"),
        body["video_clip_length"],
        tuple(dict.fromkeys(EmbeddingScope(scope) for scope in body["video_embedding_scope"])),
    )


def read_shown_options(query: Values) -> tuple[str, ...]:
    """Return the options whose vectors to show, each once; empty means all."""
    return tuple(dict.fromkeys(query.get("embedding_option", ())))
