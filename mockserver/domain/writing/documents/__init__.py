"""Documents about a video: JSON that fits a schema, of a subset of JSON Schema, and says what is in the video."""

from mockserver.domain.writing.documents.reading import read_schema
from mockserver.domain.writing.documents.tree import Node
from mockserver.domain.writing.documents.writer import write_document

__all__ = ["Node", "read_schema", "write_document"]
