"""Drives every method for assets of the newest Python SDK: assets_of_newest.py FILM, with the server's address set.

Prints what it saw as JSON.
"""

import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from twelvelabs import AsyncTwelveLabs, TwelveLabs

ADDRESS = "https://example.com/talk.mp3"


def by_sync(film: Path) -> Any:
    """Return what the client that blocks sees."""
    assets = TwelveLabs(api_key="tlk_SYNC").assets
    with film.open("rb") as file:
        made = assets.create(method="direct", file=file, user_metadata='{"category": "games"}')
    assets.create(method="url", url=ADDRESS, filename="Talk.mp3", enable_thumbnail=False)
    while (asset := assets.retrieve(made.id)).status == "processing":
        time.sleep(0.05)
    assets.update_user_metadata(made.id, user_metadata={"rating": 9.5})
    merged = assets.retrieve(made.id).user_metadata
    assets.replace_user_metadata(made.id, user_metadata={"players": ["white", "black"]})
    replaced = assets.retrieve(made.id).user_metadata
    assets.delete_user_metadata(made.id)
    cleared = assets.retrieve(made.id).user_metadata
    listed = [found.filename for found in assets.list(page_limit=1)]
    sounds = [found.filename for found in assets.list(asset_types=["audio"], filename="talk")]
    assets.delete(made.id, force=True)
    left = [found.filename for found in assets.list()]
    return [asset.status, asset.hls.status, asset.duration, merged, replaced, cleared, listed, sounds, left]


async def by_async(film: Path) -> Any:
    """Return what the client that awaits sees."""
    assets = AsyncTwelveLabs(api_key="tlk_ASYNC").assets
    with film.open("rb") as file:
        made = await assets.create(method="direct", file=file, user_metadata='{"category": "games"}')
    await assets.create(method="url", url=ADDRESS, filename="Talk.mp3", enable_thumbnail=False)
    asset = await _ready(assets, made.id)
    await assets.update_user_metadata(made.id, user_metadata={"rating": 9.5})
    merged = (await assets.retrieve(made.id)).user_metadata
    await assets.replace_user_metadata(made.id, user_metadata={"players": ["white", "black"]})
    replaced = (await assets.retrieve(made.id)).user_metadata
    await assets.delete_user_metadata(made.id)
    cleared = (await assets.retrieve(made.id)).user_metadata
    listed = [found.filename async for found in await assets.list(page_limit=1)]
    sounds = [found.filename async for found in await assets.list(asset_types=["audio"], filename="talk")]
    await assets.delete(made.id, force=True)
    left = [found.filename async for found in await assets.list()]
    return [asset.status, asset.hls.status, asset.duration, merged, replaced, cleared, listed, sounds, left]


async def _ready(assets: Any, asset_id: str) -> Any:
    while True:
        asset = await assets.retrieve(asset_id)
        if asset.status != "processing":
            return asset
        await asyncio.sleep(0.05)


if __name__ == "__main__":
    path = Path(sys.argv[1])
    print(json.dumps({"sync": by_sync(path), "async": asyncio.run(by_async(path))}))
