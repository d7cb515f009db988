"""Parses requests about entities and their collections, and entity references in a text."""

import re
from collections.abc import Mapping, Sequence

from mockserver.domain.records.metadata import Scalar
from mockserver.domain.rules.entities.collections import CollectionChange, CollectionCreation
from mockserver.domain.rules.entities.entities import EntityChange, EntityCreation
from mockserver.ground.errors import ParameterInvalid
from mockserver.handlers.call import Values

# An entity reference in the text of a search: <@67f7b5d8c91f4e07a2b63d84>.
REFERENCE = re.compile(r"<@([^<>\s]*)>")
_ID = re.compile(r"[0-9a-f]{24}", re.ASCII)


def read_collection_creation(body: Values) -> CollectionCreation:
    """Return the collection to create."""
    return CollectionCreation(body["name"], body.get("description"))


def read_collection_change(body: Values) -> CollectionChange:
    """Return the changes of a collection."""
    return CollectionChange(body.get("name"), body.get("description"))


def read_entity_creation(body: Values) -> EntityCreation:
    """Return the entity to create."""
    return EntityCreation(body["name"], body["asset_ids"], body.get("description"), _metadata(body))


def read_entity_creations(body: Values) -> Sequence[EntityCreation]:
    """Return the entities to create."""
    return [read_entity_creation(entity) for entity in body["entities"]]


def read_entity_change(body: Values) -> EntityChange:
    """Return the changes of an entity."""
    return EntityChange(body.get("name"), body.get("description"), _metadata(body))


def read_images(body: Values) -> Sequence[str]:
    """Return the assets to add to an entity, or to remove."""
    asset_ids: Sequence[str] = body["asset_ids"]
    return asset_ids


def named_entities(text: str) -> tuple[str, ...]:
    """Return the ids of the entities that a text refers to, each once. Raises ParameterInvalid for an invalid id."""
    found = tuple(dict.fromkeys(REFERENCE.findall(text)))
    for entity_id in found:
        if not _ID.fullmatch(entity_id):
            reason = f"<@{entity_id:.50}> must name an entity by its id of 24 hexadecimal digits."
            raise ParameterInvalid("query_text", reason)
    return found


def _metadata(body: Values) -> Mapping[str, Scalar] | None:
    metadata: Mapping[str, Scalar] | None = body.get("metadata")
    return metadata
