"""The limits of plans: requests, the life of an index, uploads. And which keys and origins are accepted."""

import orjson

from tests.behaviour.exchange import Request
from tests.behaviour.scene import Scene
from tests.behaviour.session import Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import CLASSES, EMBEDDER, LOW


def reach_limits(session: Session) -> None:
    """Begin with an account that was opened at the time of its clock, so that its indexes are its own, and expire."""
    session.restore(opened_at(session))
    index_id = session.index()
    video_id = session.video(index_id)
    for _ in range(22):
        session.post(
            "/classify", {"video_ids": [video_id], "options": ["visual"], "classes": CLASSES, "threshold": LOW}
        )
    for number in range(53):
        session.post("/gist", {"video_id": video_id, "types": ["title"]})
        if number % 10 == 0:
            session.post("/search", {"index_id": index_id, "query": "goal", "search_options": ["visual"]})
            session.post("/embed", {"engine_name": EMBEDDER, "text": "goal"})
            session.get("/indexes")
    session.advance(seconds=61)
    session.post("/gist", {"video_id": video_id, "types": ["title"]})
    session.as_key("tlk_OTHER").post("/gist", {"video_id": video_id, "types": ["title"]})
    session.advance(days=89)
    session.get(f"/indexes/{index_id}")
    session.advance(days=2)
    for path in (f"/indexes/{index_id}", f"/indexes/{index_id}/videos", f"/indexes/{index_id}/videos/{video_id}"):
        session.get(path)
    session.post("/search", {"index_id": index_id, "query": "goal", "search_options": ["visual"]})
    session.post("/tasks", {"index_id": index_id, "video_url": "https://example.com/goal.mp4"})


def opened_at(session: Session) -> str:
    """Return a snapshot of the empty account, as if it had been opened at the time of its clock."""
    taken = session.stage.send(Request("GET", "/__admin/snapshot", session.key)).body
    lines = [orjson.loads(line) for line in taken.splitlines()]
    account = next(line["account"] for line in lines if "account" in line)
    account["opened_at"] = account["clock"]["now"]
    return "".join(orjson.dumps(line).decode() + "\n" for line in lines)


def use_up_a_limit(session: Session) -> None:
    index_id = session.index()
    session.admin("PUT", "/usage/limit", {"minutes_indexed": 0.2})
    for number in range(4):
        session.post("/tasks", {"index_id": index_id, "video_url": f"https://example.com/{number}/goal.mp4"})
    session.get("/tasks")
    session.post("/embed/tasks", {"engine_name": EMBEDDER, "video_url": "https://example.com/goal.mp4"})


def use_keys_and_origins(session: Session) -> None:
    """Send requests with keys of the settings and others, from pages of other origins, and with other host names."""
    for key in ("tlk_TEST", "tlk_OTHER", "", " tlk_TEST ", "tlk_TEST\tx"):
        session.exchange(Request("GET", "/v1.2/indexes", key))
    for origin in ("https://app.example", "https://elsewhere.example"):
        asking = {"origin": origin, "access-control-request-method": "POST"}
        session.exchange(Request("OPTIONS", "/v1.2/indexes", None, asking))
        session.exchange(Request("GET", "/v1.2/indexes", session.key, {"origin": origin}))


STORIES: list[Story] = [
    (Scene("the free plan", options={"plan": "free"}), reach_limits),
    (Scene("the developer plan", options={"plan": "developer", "profile": "instant"}), use_up_a_limit),
    (
        Scene("keys and origins", options={"api_keys": "tlk_TEST", "cors_origins": "https://app.example"}),
        use_keys_and_origins,
    ),
]
