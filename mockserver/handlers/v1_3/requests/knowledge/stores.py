"""Parses descriptions of knowledge stores and item collections, and enrichment settings."""

from mockserver.domain.records.knowledge import Enrichment
from mockserver.domain.rules.knowledge.stores import Description
from mockserver.domain.writing.documents import ENRICHMENTS, read_schema
from mockserver.handlers.call import Values

_SCHEMA = "ingestion_config.enrichment_config.json_schema"


def read_description(body: Values) -> Description:
    """Return the new description of a store or a collection."""
    return Description(body.get("name"), body.get("description"), body.get("metadata"))


def read_name(body: Values) -> str:
    """Return the name of a new store or collection."""
    name: str = body["name"]
    return name


def read_enrichment(body: Values) -> Enrichment | None:
    """Return the enrichment of items, if any. Raises the errors of a schema."""
    config = body.get("ingestion_config", {}).get("enrichment_config")
    if config is None:
        return None
    if config["type"] == "description":
        return Enrichment(description=config["description"])
    read_schema(config["json_schema"], _SCHEMA, has_times=False, dialect=ENRICHMENTS)
    return Enrichment(config["json_schema"])
