"""An account with many records, and then every operation: valid requests, and many kinds of invalid ones."""

from dataclasses import replace
from functools import partial

import orjson

from tests.behaviour.drawing import Drawer, operations_of
from tests.behaviour.exchange import Part, Request
from tests.behaviour.scene import INTEGRATION, Scene
from tests.behaviour.session import MARENGO, NOBODY, Session
from tests.behaviour.stories import Story

WORDS = "the light turns green"
CLASSES = [
    {"name": "Rides", "prompts": ["bicycle", "street"]},
    {"name": "Views", "prompts": ["sunset over hills", "a film", "a goal"]},
    {"name": "Food", "prompts": ["cooking"]},
]
LOW = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
EMBEDDER = "Marengo-retrieval-2.6"


def fill_account(session: Session) -> str:
    """Create indexes, tasks in several states, videos, an import and embedding tasks; return the id of an index."""
    index_id = session.index(addons=["thumbnail"])
    session.index("Silent films", [{**MARENGO, "engine_options": ["visual"]}])
    session.index("Old", [{**MARENGO, "engine_name": "marengo2.5"}])
    for name in ("1/city-bikes.mp4", "2/city-bikes.mp4", "will-fail.mp4", "sunset over hills.mp4"):
        session.task(index_id, name)
    session.film(index_id, "film.mp4", language="en")
    session.film(index_id, "subtitled.mp4")
    session.film(index_id, "lying.mp4", disable_video_stream="true")
    session.upload(
        "/tasks",
        Part("index_id", index_id),
        Part("provide_transcription", "true"),
        Part("video_file", media="film.mp4", filename="Küche.mp4", content_type="video/mp4"),
        Part("transcription_file", media="subtitles.srt", filename="subtitles.srt"),
    )
    session.post(f"/tasks/transfers/import/{INTEGRATION}", {"index_id": index_id, "user_metadata": {"batch": 5}})
    session.post("/embed/tasks", {"engine_name": EMBEDDER, "video_url": "https://example.com/goal.mp4"})
    session.upload(
        "/embed/tasks", Part("engine_name", EMBEDDER), Part("video_file", media="film.mp4", filename="film.mp4")
    )
    for seconds in (0.3, 0.3, 60):
        session.advance(seconds=seconds)
        session.get("/tasks", page_limit=50)
        session.get("/tasks/status", index_id=index_id)
        session.get("/embed/tasks")
    videos = orjson.loads(session.get(f"/indexes/{index_id}/videos", page_limit=50).body)["data"]
    session.seen["video"] += [video["_id"] for video in videos if video["_id"] not in session.seen["video"]]
    session.request(
        "PUT",
        f"/indexes/{index_id}/videos/{videos[0]['_id']}",
        {"video_title": "The goal", "metadata": {"category": "sport", "rating": 9.3, "good": True, "none": None}},
    )
    session.task(index_id, "late.mp4")
    return index_id


def send_many_requests(session: Session, index_id: str) -> None:
    """Search, classify, generate and embed, page by page and streamed, and get pictures and streams."""
    videos = session.seen["video"]
    common = {"index_id": index_id, "page_limit": 1}
    for options in (["visual"], ["conversation"], ["visual", "conversation"], ["text_in_video"], ["logo"]):
        session.post("/search", {**common, "query": WORDS, "search_options": options, "threshold": "none"})
    session.post("/search", {**common, "query": WORDS, "search_options": ["visual"], "group_by": "video"})
    session.post("/search", {**common, "query": "walrus", "search_options": ["conversation"], "page_limit": 3})
    tree = {"$and": [{"text": WORDS}, {"$not": {"origin": {"text": "goal"}, "sub": {"text": "table"}}}]}
    session.post("/search/combined", {**common, "search_options": ["visual", "conversation"], "query": tree})
    session.post("/search/combined", {**common, "search_options": ["conversation"], "query": {"text": WORDS}})
    for picture in ("frame.jpg", "yellow-bicycle.jpg", "sound.mp3"):
        session.upload(
            "/search-v2",
            Part("index_id", index_id),
            Part("search_options", "visual"),
            Part("query_media_type", "image"),
            Part("query_media_file", media=picture, filename=picture),
            Part("page_limit", "2"),
        )
    classes = {"options": ["visual"], "classes": CLASSES, "threshold": LOW, "include_clips": True}
    session.post("/classify/bulk", {**common, **classes, "show_detailed_score": True})
    session.post("/classify", {"video_ids": videos, **classes, "page_limit": 1})
    for _ in range(3):
        for token in session.seen["token"][-8:]:
            for path in ("/search", "/search/combined", "/search-v2", "/classify"):
                session.get(f"{path}/{token}")
    for video_id in videos[:3]:
        write_about(session, video_id)
        look_at(session, index_id, video_id)
    embed(session)
    for address in session.seen["address"][:14]:
        session.exchange(Request("GET", address))
        session.exchange(Request("HEAD", address))


def write_about(session: Session, video_id: str) -> None:
    session.post("/gist", {"video_id": video_id, "types": ["title", "topic", "hashtag"]})
    for kind in ("summary", "chapter", "highlight"):
        session.post("/summarize", {"video_id": video_id, "type": kind, "prompt": "In two short sentences."})
    for prompt in ("What happens?", "Write a poem", "List three takeaways", "Answer as JSON with title and tags"):
        session.post("/generate", {"video_id": video_id, "prompt": prompt})
    session.post("/generate", {"video_id": video_id, "prompt": "Write a poem", "stream": True})


def look_at(session: Session, index_id: str, video_id: str) -> None:
    place = f"/indexes/{index_id}/videos/{video_id}"
    session.get(place)
    session.get(place, embed="true")
    for part in ("transcription", "text-in-video", "logo"):
        session.get(f"{place}/{part}")
        session.get(f"{place}/{part}", start=2, end=20)
    session.get(f"{place}/thumbnail")
    session.get(f"{place}/thumbnail", time=3)


def embed(session: Session) -> None:
    for path in ("/embed", "/embed-new"):
        session.upload(path, Part("engine_name", EMBEDDER), Part("text", WORDS), Part("text_truncate", "start"))
        for name in ("image", "audio"):
            media = {"image": "frame.jpg", "audio": "sound.mp3"}[name]
            session.upload(path, Part("engine_name", EMBEDDER), Part(f"{name}_file", media=media, filename=media))
            session.upload(path, Part("engine_name", EMBEDDER), Part(f"{name}_url", f"https://example.com/{media}"))
    for task in orjson.loads(session.get("/embed/tasks", page_limit=50).body)["data"]:
        session.get(f"/embed/tasks/{task['_id']}/status")
        session.get(f"/embed/tasks/{task['_id']}")


def draw_everything(session: Session, *, strict: bool = False) -> None:
    index_id = fill_account(session)
    if not strict:
        send_many_requests(session, index_id)
    document = orjson.loads(session.stage.send(Request("GET", "/openapi.json")).body)
    drawer = Drawer(int(strict), session.key, session.seen)
    for operation in operations_of(document):
        drawn = list(drawer.requests(operation))
        for request in drawn[::5] if strict else drawn:
            session.exchange(request)
    odd_requests(session)


def odd_requests(session: Session) -> None:
    """Unknown paths, other spellings of the base path, requests that are too large."""
    for path in (
        "/",
        "/v1.2",
        "/v1.2/",
        "/engines",
        "/v1.1/indexes",
        "/v1.2/no/such",
        "/p/v1.2/indexes",
        "/v1.2/indexes/",
    ):
        session.exchange(Request("GET", path, session.key))
    for method in ("HEAD", "OPTIONS", "PUT", "TRACE"):
        session.exchange(Request(method, "/v1.2/indexes", session.key))
    headers = {"x-much": "a" * 70_000}
    session.exchange(replace(Request("GET", "/v1.2/engines", session.key), headers=headers))
    session.exchange(Request("GET", "/v1.2/indexes?page=%ff", session.key))
    session.exchange(Request("GET", f"/v1.2/indexes/{NOBODY}", session.key, {"origin": "https://elsewhere.example"}))
    session.exchange(Request("GET", "/v1.2/indexes", session.key, {"sec-fetch-site": "cross-site"}))


STORIES: list[Story] = [
    (Scene("every operation", has_storage=True), draw_everything),
    (
        Scene("every operation, strictly", options={"strict": True}, has_storage=True),
        partial(draw_everything, strict=True),
    ),
]
