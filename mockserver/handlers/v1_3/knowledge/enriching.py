"""Enrichment of an asset that is added to a knowledge store."""

import asyncio
from collections.abc import Mapping

import orjson

from mockserver.domain import writing
from mockserver.domain.records.analysis import Echo
from mockserver.domain.records.asset import Asset
from mockserver.domain.records.knowledge import Enrichment
from mockserver.domain.writing.documents import write_enrichment
from mockserver.domain.writing.structured import as_json


async def enriched(asset: Asset, enrichment: Enrichment | None) -> Mapping[str, Echo]:
    """Return the enrichment of an asset by its store's schema or description; empty if the store has none."""
    return {} if enrichment is None else await asyncio.to_thread(_find, asset, enrichment)


def _find(asset: Asset, enrichment: Enrichment) -> Mapping[str, Echo]:
    source = writing.source_for(asset.content, asset.media.duration, enrichment.description, 0, noun=asset.medium.noun)
    schema = enrichment.schema
    text = as_json(source) if schema is None else write_enrichment(schema, source)
    found: Mapping[str, Echo] = orjson.loads(text)
    return found
