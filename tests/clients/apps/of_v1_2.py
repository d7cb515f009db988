"""An app on the last Python SDK for API v1.2: an upload, a search with pages, a text whole and as a stream."""

import sys

from twelvelabs import TwelveLabs


def main(film: str, key: str) -> None:
    client = TwelveLabs(api_key=key)
    engines = [
        {"name": "marengo2.6", "options": ["visual", "conversation"]},
        {"name": "pegasus1.1", "options": ["visual", "conversation"]},
    ]
    index = client.index.create("rides", engines)
    task = client.task.create(index.id, file=film)
    task.wait_for_done(sleep_interval=1)
    print(client.task.retrieve(task.id).status)
    found = client.search.query(index.id, ["visual"], query_text="a ride", page_limit=1)
    print(len(found.data) + sum(len(page) for page in found), "clips")
    print(bool(client.generate.text(task.video_id, "Why?").data))
    print(bool("".join(client.generate.text_stream(task.video_id, "Why?"))))
    client.index.delete(index.id)


if __name__ == "__main__":
    main(*sys.argv[1:])
