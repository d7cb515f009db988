"""Reads the names of videos."""

from mockserver.domain.generation.names.naming import Named, read_words
from mockserver.domain.generation.names.segments import segments_of


def named(name: str) -> Named:
    """Return what a name with a subject tells."""
    found = read_words(segments_of(name))
    assert found, name
    return found
