"""The controls of tests, from faults to webhooks, and the answers of the API with them."""

from typing import Any

from tests.behaviour.exchange import Request
from tests.behaviour.scene import HOOK, Scene
from tests.behaviour.session import Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import CLASSES, LOW, WORDS

FAULTS: list[dict[str, Any]] = [
    {"error": {"status": 503}},
    {
        "error": {
            "code": "rate_limit_exceeded",
            "unlisted": True,
            "message": "Slower.",
            "headers": {"a": "b"},
            "processed": True,
        }
    },
    {"rate_limit": {"retry_after": 3, "limit": 5}},
    {"reset": {}},
    {"truncate": {"share": 0.3}},
    {"garbage": {"bytes": 50, "seed": 3}},
    {"empty": {}},
    {"content_type": {"value": "text/html"}},
    {"break_contract": {"seed": 4}},
    {"break_contract": {"status": 299, "body": {"x": 1}}},
    {"slow_body": {"seconds": 0, "pieces": 3}},
    {"cut_stream": {"events": 2}},
    {"refuse_upload": {"status": 400, "code": "parameter_invalid"}},
    {"reset_upload": {"after_kib": 1}},
]


def inject_faults(session: Session) -> None:
    index_id = session.index()
    video_id = session.video(index_id)
    for fault in FAULTS:
        session.admin("POST", "/faults", {"fault": fault, "times": 4})
        session.get(f"/indexes/{index_id}")
        session.post("/search", {"index_id": index_id, "query": WORDS, "search_options": ["visual"]})
        session.post("/generate", {"video_id": video_id, "prompt": "What happens?", "stream": True})
        session.exchange(Request("GET", "/v1.2/engines"))
        session.post("/indexes", {"index_name": f"After {next(iter(fault))}"})
        session.get("/indexes", page_limit=1)
        session.admin("DELETE", "/faults")
    rule = {"match": {"operation": "search"}, "nth": [2, 3], "fault": {"error": {"status": 500}}}
    session.admin("POST", "/faults", rule)
    session.admin(
        "POST",
        "/faults",
        {"match": {"operation": "indexes"}, "probability": 0.5, "seed": 5, "fault": {"error": {"status": 500}}},
    )
    for _ in range(6):
        session.post("/search", {"index_id": index_id, "query": WORDS, "search_options": ["visual"]})
        session.get("/indexes", page_limit=1)


def fix_answers(session: Session) -> None:
    video_id = session.video(session.index())
    generate = "generate-text-representation"
    session.admin(
        "POST",
        "/answers",
        {"match": {"operation": generate, "prompt": {"regex": "(?i)poem"}}, "replies": [{"text": "Roses are red."}]},
    )
    missing = {"status": 404, "body": {"code": "resource_not_exist", "message": "Not yet."}}
    session.admin(
        "POST", "/answers", {"match": {"operation": "retrieve-index"}, "replies": [missing], "then": "fall_through"}
    )
    for _ in range(2):
        session.get(f"/indexes/{session.seen['index'][0]}")
        for stream in (False, True):
            session.post("/generate", {"video_id": video_id, "prompt": "Write a poem", "stream": stream})
            session.post("/generate", {"video_id": video_id, "prompt": "What happens?"})


def set_scenes(session: Session) -> None:
    index_id = session.index()
    scenes = [{"span": [0, 5], "seen": "A dog at the door"}, {"span": [6, 8], "said": "Hello"}]
    session.admin("POST", "/scenes", {"match": {"filenames": ["final.mp4"]}, "scenes": scenes, "title": "Final"})
    first, other = session.video(index_id, "final.mp4"), session.video(index_id, "other.mp4")
    session.admin(
        "PUT", f"/videos/{other}/scenes", {"scenes": [{"span": [1, 4], "seen": "A red ball", "read": "GOAL"}]}
    )
    for query in ("dog", "a red ball", "goal"):
        for options in (["visual"], ["conversation"], ["visual", "text_in_video"]):
            session.post("/search", {"index_id": index_id, "query": query, "search_options": options})
    for video_id in (first, other):
        session.post("/gist", {"video_id": video_id, "types": ["title", "topic", "hashtag"]})
        session.post("/summarize", {"video_id": video_id, "type": "chapter"})
        for part in ("transcription", "text-in-video", "logo"):
            session.get(f"/indexes/{index_id}/videos/{video_id}/{part}")
    session.post("/classify/bulk", {"index_id": index_id, "options": ["visual"], "classes": CLASSES, "threshold": LOW})


BEHAVIOURS: list[dict[str, Any]] = [
    {"quality": {"recall": 0.5, "precision": 0.5, "noise": 1, "ties": 2, "seed": 3}},
    {"quality": {"empty": 1}},
    {"consistency": {"appear_after_reads": 1, "linger_for_reads": 2, "linger_for_seconds": 60}},
    {"paging": {"inserted": 1, "removed": 1, "short": 1, "token_seconds": 100, "token_turns": 1}},
]


def set_bad_behaviour(session: Session) -> None:
    index_id = session.index()
    for number in range(3):
        session.video(index_id, f"{number}/city-bikes.mp4")
    for behaviour in BEHAVIOURS:
        session.admin("POST", "/behaviour", behaviour)
        new = session.task(index_id, "late.mp4")
        session.advance(seconds=20)
        for _ in range(2):
            session.get("/indexes")
            session.get(f"/indexes/{index_id}/videos", page_limit=2)
            session.get("/tasks", page_limit=2, page=2)
            search = {"index_id": index_id, "query": WORDS, "search_options": ["visual"], "threshold": "none"}
            session.post("/search", {**search, "page_limit": 2})
            for _ in range(2):
                session.get(f"/search/{session.seen['token'][-1]}")
        session.request("DELETE", f"/tasks/{new}")
        session.get(f"/tasks/{new}")
        session.get("/tasks")


PROFILES: list[dict[str, Any]] = [
    {"filename": "slow*", "pace": "seconds", "states": {"validating": 3, "indexing": 5}},
    {"filename": "stuck*", "pace": "seconds", "stuck": "indexing"},
    {"filename": "fails*", "pace": "instant", "fails": "pending", "code": "video_file_broken"},
    {"filename": "flaps*", "pace": "polls", "states": {"validating": 2}, "flaps": "pending"},
]


def set_job_profiles(session: Session) -> None:
    index_id = session.index()
    for profile in PROFILES:
        session.admin("POST", "/profiles", profile)
    tasks = [session.task(index_id, f"{name}.mp4") for name in ("slow", "stuck", "fails", "flaps", "other")]
    for seconds in (0, 0.3, 1, 3, 5, 30):
        session.advance(seconds=seconds)
        for task_id in tasks:
            session.get(f"/tasks/{task_id}")
        session.get("/tasks/status", index_id=index_id)


def deliver_webhooks(session: Session) -> None:
    """Register a webhook; its answers are 200."""
    session.admin("POST", "/webhooks", {"url": HOOK, "secret": "whs_secret"})
    session.admin(
        "POST", "/webhooks", {"url": HOOK, "secret": "whs_other", "events": ["index.task.failed"], "copies": 2}
    )
    session.admin("POST", "/webhooks", {"url": HOOK, "secret": "whs_early", "offset_seconds": -0.2})
    index_id = session.index()
    for name in ("goal.mp4", "will-fail.mp4", "2/goal.mp4"):
        session.task(index_id, name)
        session.advance(seconds=30)
        session.admin("POST", "/webhooks/deliveries")
    session.film(index_id)
    session.advance(seconds=30)


STORIES: list[Story] = [
    (Scene("faults"), inject_faults),
    (Scene("fixed answers"), fix_answers),
    (Scene("scenes"), set_scenes),
    (Scene("behaviour", options={"profile": "instant"}), set_bad_behaviour),
    (Scene("profiles"), set_job_profiles),
    (Scene("webhooks", has_receiver=True), deliver_webhooks),
]
