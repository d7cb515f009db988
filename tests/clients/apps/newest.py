"""An app on the newest Python SDK: uploads whole and in chunks, a search with pages, streamed texts, an answer."""

import sys
from pathlib import Path
from time import sleep

from twelvelabs import TwelveLabs
from twelvelabs.types import ResponseInputItem, VideoContext_AssetId


def main(film: str, key: str) -> None:
    client = TwelveLabs(api_key=key)
    models = [{"model_name": name, "model_options": ["visual", "audio"]} for name in ("marengo3.0", "pegasus1.2")]
    index = client.indexes.create(index_name="rides", models=models)
    with Path(film).open("rb") as file:
        whole = client.assets.create(method="direct", file=file)
    in_chunks = client.multipart_upload.upload_file(film)
    for asset in (whole.id, in_chunks.asset_id):
        print(client.assets.retrieve(asset).status)
        indexed = client.indexes.indexed_assets.create(index.id, asset_id=asset)
        while client.indexes.indexed_assets.retrieve(index.id, indexed.id).status != "ready":
            sleep(1)
    found = list(client.search.query(index_id=index.id, query_text="a ride", search_options=["visual"], page_limit=1))
    print(len(found) > 1, len({(clip.video_id, clip.start) for clip in found}) == len(found))
    said = client.analyze_stream(video=VideoContext_AssetId(asset_id=whole.id), prompt="Why?")
    print(sorted({event.event_type for event in said}))
    store = client.knowledge_stores.create(name="rides")
    item = client.knowledge_store_items.create(store.id, asset_id=whole.id)
    while client.knowledge_store_items.retrieve(store.id, item.id).status != "ready":
        sleep(1)
    question = ResponseInputItem(type="message", role="user", content="Who rides?")
    print(
        sorted({event.type for event in client.responses.create_stream(knowledge_store_id=store.id, input=[question])})
    )
    client.knowledge_stores.delete(store.id)
    client.indexes.delete(index.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
