"""Parses requests about one video."""

from msgspec import Struct

from mockserver.handlers.call import Values


class VideoExtras(Struct, frozen=True, gc=False):
    """Optional parts of a reply about one video: vectors, by embedding option, and the transcript."""

    embedding_options: tuple[str, ...]
    has_transcript: bool


def read_extras(query: Values) -> VideoExtras:
    """Return the requested parts, each option once."""
    return VideoExtras(tuple(dict.fromkeys(query.get("embedding_option", ()))), query.get("transcription", False))
