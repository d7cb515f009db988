"""Views of vectors, under all the names that they had over the years."""

from mockserver.domain.embedding import Segment, Vector
from mockserver.handlers.reply import View


def segment_view(segment: Segment) -> View:
    """Return a segment of a video. Today's clients read a flat vector, those of early 2024 a nested one."""
    return {
        "start_offset_sec": segment.start,
        "end_offset_sec": segment.end,
        "embedding_scope": segment.scope.value,
        "float": segment.vector,
        "embedding": {"float": segment.vector},
    }


def single_view(vector: Vector) -> View:
    """Return the embedding of an input with one vector, as a list of segments and by itself."""
    return {"segments": [{"float": vector, "start_offset_sec": 0}], "float": vector, "is_success": True}
