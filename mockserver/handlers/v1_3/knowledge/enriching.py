"""What enrichment finds in an asset that is taken into a knowledge store."""

import asyncio
from collections.abc import Mapping

import orjson

from mockserver.domain import writing
from mockserver.domain.records.analysis import Echo
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.knowledge import Enrichment
from mockserver.domain.writing.documents import read_schema, write_document
from mockserver.domain.writing.structured import as_json


async def enriched(asset: Asset, enrichment: Enrichment | None) -> Mapping[str, Echo]:
    """Return what is found in an asset by the enrichment of its store; nothing where that has none."""
    return {} if enrichment is None else await asyncio.to_thread(_find, asset, enrichment)


def _find(asset: Asset, enrichment: Enrichment) -> Mapping[str, Echo]:
    source = writing.source_for(asset.content, asset.media.duration, enrichment.description, 0)
    if enrichment.schema is None:
        text = as_json(source)
    else:
        text = write_document(read_schema(enrichment.schema, "json_schema", has_times=False), source)
    found: Mapping[str, Echo] = orjson.loads(text)
    return found
