"""JSON documents about a whole item of a knowledge store."""

from collections.abc import Mapping
from typing import Any

from mockserver.domain.writing.documents.keywords import ENRICHMENTS
from mockserver.domain.writing.documents.reading import read_schema
from mockserver.domain.writing.documents.writer import write_document
from mockserver.domain.writing.source import Source

_BY_SHOT = "shot"


def write_enrichment(schema: Mapping[str, Any], source: Source) -> str:
    """Return the text of a JSON document that fits the schema, which is in the subset for enrichments.

    Properties that need shot-by-shot analysis are left out, as in the API's items.
    """
    kept = {name: one for name, one in schema["properties"].items() if one.get("granularity") != _BY_SHOT}
    required = [name for name in schema.get("required", []) if name in kept]
    of_whole = {**schema, "properties": kept, "required": required}
    return write_document(read_schema(of_whole, "json_schema", has_times=False, dialect=ENRICHMENTS), source)
