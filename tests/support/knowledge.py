"""Common steps of tests of knowledge stores of API v1.3."""

from typing import Any

import httpx2

from tests.support.api_1_3 import BIKES, Api13
from tests.support.assets import asset_of, picture, send_address, send_file

STORES = "/knowledge-stores"


class Knowledge:
    """A client of one knowledge store."""

    def __init__(self, api: Api13, store_id: str) -> None:
        self.api = api
        self.id = store_id
        self.path = f"{STORES}/{store_id}"

    def add(self, asset_id: str, **fields: Any) -> str:
        """Add an asset and return the id of the item."""
        reply = self.api.post(f"{self.path}/items", json={"asset_id": asset_id, **fields})
        assert reply.status_code == 202, reply.text
        return str(reply.json()["_id"])

    def add_video(self, url: str = BIKES, **fields: Any) -> str:
        """Add the video at an address and return the id of the item, which may be processing."""
        return self.add(video_asset(self.api, url), **fields)

    def ready_video(self, url: str = BIKES, **fields: Any) -> str:
        """Add the video at an address and return the id of the item once it is ready."""
        item_id = self.add_video(url, **fields)
        self.api.clock.advance(minutes=1)
        return item_id

    def item(self, item_id: str) -> dict[str, Any]:
        return shown(self.api, f"{self.path}/items/{item_id}")

    def collect(self, name: str, *item_ids: str) -> str:
        """Create a collection of items and return its id."""
        reply = self.api.post(f"{self.path}/item-collections", json={"name": name})
        assert reply.status_code == 201, reply.text
        collection_id = str(reply.json()["_id"])
        if item_ids:
            added = self.api.post(f"{self.collection(collection_id)}/items/add", json={"item_ids": list(item_ids)})
            assert added.status_code == 200, added.text
        return collection_id

    def collection(self, collection_id: str) -> str:
        """Return the path of a collection."""
        return f"{self.path}/item-collections/{collection_id}"

    def search(self, text: str, **fields: Any) -> httpx2.Response:
        return self.api.post(f"{self.path}/search", json={"query": {"text": text}, **fields})


def store(api: Api13, name: str = "Games", **fields: Any) -> Knowledge:
    """Create a knowledge store."""
    reply = api.post(STORES, json={"name": name, **fields})
    assert reply.status_code == 201, reply.text
    return Knowledge(api, reply.json()["_id"])


def video_asset(api: Api13, url: str = BIKES, **fields: Any) -> str:
    """Upload a video by its address as an asset, let it become ready and return its id."""
    asset_id = asset_of(send_address(api, url, **fields))
    api.clock.advance(minutes=1)
    return asset_id


def image_asset(api: Api13, name: str = "a red boat.png") -> str:
    """Upload an image as an asset, let it become ready and return its id."""
    asset_id = asset_of(send_file(api, name, picture()))
    api.clock.advance(minutes=1)
    return asset_id


def shown(api: Api13, path: str) -> dict[str, Any]:
    """Return the body of a GET of a path."""
    reply = api.get(path)
    assert reply.status_code == 200, reply.text
    found: dict[str, Any] = reply.json()
    return found
