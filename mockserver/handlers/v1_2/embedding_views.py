"""Vectors as clients of every year read them: each under all the names it has had."""

from typing import Any

from mockserver.domain.embedding import Segment, Vector


def segment_view(segment: Segment) -> dict[str, Any]:
    """Return a segment of a video; its vector stands flat for clients of today, nested for those of early 2024."""
    return {
        "start_offset_sec": segment.start,
        "end_offset_sec": segment.end,
        "embedding_scope": segment.scope.value,
        "float": segment.vector,
        "embedding": {"float": segment.vector},
    }


def single_view(vector: Vector) -> dict[str, Any]:
    """Return the embedding of something that has one vector, as a list of segments and by itself."""
    return {"segments": [{"float": vector, "start_offset_sec": 0}], "float": vector, "is_success": True}
