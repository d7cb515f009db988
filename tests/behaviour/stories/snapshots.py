"""Accounts restored from files of earlier releases, and everything that can be read of them."""

from functools import partial

import orjson

from tests.behaviour.exchange import Body, Part, Request
from tests.behaviour.scene import MEDIA, Scene
from tests.behaviour.session import Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import CLASSES, LOW, WORDS

FILES = "../../state/snapshots"


def restore_file(session: Session, name: str) -> None:
    snapshot = Part("snapshot", media=f"{FILES}/{name}", filename=name)
    session.exchange(Request("POST", "/__admin/snapshot", session.key, {}, Body(parts=(snapshot,))))


def read_restored(session: Session, *, name: str) -> None:
    restore_file(session, name)
    for line in (MEDIA / FILES / name).read_bytes().splitlines():
        token = orjson.loads(line).get("result_pages", {}).get("token")
        for path in ("/search", "/search/combined", "/classify") if token else ():
            session.get(f"{path}/{token}-1")
    for index in orjson.loads(session.get("/indexes", page_limit=50).body)["data"]:
        _read_index(session, index["_id"])
    for task in orjson.loads(session.get("/tasks", page_limit=50).body)["data"]:
        session.get(f"/tasks/{task['_id']}")
    for task in orjson.loads(session.get("/embed/tasks", page_limit=50).body)["data"]:
        session.get(f"/embed/tasks/{task['_id']}")
    session.advance(minutes=1)
    session.get("/tasks", page_limit=50)
    session.index("After all")
    session.task(session.seen["index"][-1])


def _read_index(session: Session, index_id: str) -> None:
    videos = orjson.loads(session.get(f"/indexes/{index_id}/videos", page_limit=50).body)["data"]
    search = {"index_id": index_id, "query": WORDS, "threshold": "none"}
    session.post("/search", {**search, "search_options": ["visual", "conversation"]})
    session.post("/search", {**search, "search_options": ["visual"], "group_by": "video"})
    session.post("/classify/bulk", {"index_id": index_id, "options": ["visual"], "classes": CLASSES, "threshold": LOW})
    session.get("/tasks/status", index_id=index_id)
    for video in videos[:2]:
        place = f"/indexes/{index_id}/videos/{video['_id']}"
        for part in ("", "/transcription", "/logo", "/thumbnail"):
            session.get(f"{place}{part}")
        session.post("/gist", {"video_id": video["_id"], "types": ["title", "topic", "hashtag"]})
        session.post("/generate", {"video_id": video["_id"], "prompt": "Write a poem"})


STORIES: list[Story] = [
    (Scene("a rich account of format 1"), partial(read_restored, name="format-1-full.jsonl")),
    (Scene("the sample account of format 1"), partial(read_restored, name="format-1-sample.jsonl")),
]
