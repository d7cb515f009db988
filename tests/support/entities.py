"""Common steps of tests of entities."""

from collections.abc import Sequence
from typing import Any

import httpx2

from tests.support.api_1_3 import Api13
from tests.support.assets import asset_of, send_address

COLLECTIONS = "/entity-collections"


def new_collection(api: Api13, name: str = "Chess club", **fields: Any) -> str:
    """Create a collection and return its id."""
    reply = api.post(COLLECTIONS, json={"name": name, **fields})
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def new_image(api: Api13, name: str = "vera.jpeg") -> str:
    """Upload an image by its address and return the id of its asset."""
    return asset_of(send_address(api, f"https://example.com/{name}"))


def create(
    api: Api13, collection_id: str, asset_ids: Sequence[str], name: str = "Vera", **fields: Any
) -> httpx2.Response:
    """Create an entity and return the reply."""
    return api.post(f"{COLLECTIONS}/{collection_id}/entities", json={"name": name, "asset_ids": asset_ids, **fields})


def new_entity(api: Api13, collection_id: str, asset_ids: Sequence[str], name: str = "Vera", **fields: Any) -> str:
    """Create an entity and return its id."""
    reply = create(api, collection_id, asset_ids, name, **fields)
    assert reply.status_code == 201, reply.text
    return str(reply.json()["_id"])


def path_of(collection_id: str, entity_id: str) -> str:
    """Return the path of an entity."""
    return f"{COLLECTIONS}/{collection_id}/entities/{entity_id}"


def shown(api: Api13, collection_id: str, entity_id: str) -> dict[str, Any]:
    """Return an entity as it is now."""
    reply = api.get(path_of(collection_id, entity_id))
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found


def add(api: Api13, entity: str, *asset_ids: str) -> httpx2.Response:
    """Add images to the entity at a path."""
    return api.post(f"{entity}/assets", json={"asset_ids": asset_ids})


def take(api: Api13, entity: str, *asset_ids: str) -> httpx2.Response:
    """Remove images from the entity at a path."""
    return api.request("DELETE", f"{entity}/assets", json={"asset_ids": asset_ids})
