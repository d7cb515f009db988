"""Specific errors: each one that a file, an address, a search or an account can provoke."""

from typing import Any

from tests.behaviour.drawing import form_text
from tests.behaviour.exchange import Body, Part, Request
from tests.behaviour.scene import INTEGRATION, Scene
from tests.behaviour.session import JSON, MARENGO, NOBODY, PEGASUS, Session
from tests.behaviour.stories import Story
from tests.behaviour.stories.contract import CLASSES, EMBEDDER, LOW

SILENT = {**MARENGO, "engine_options": ["visual"]}
YOUTUBE = "https://www.youtube.com/watch?v=fKxG8KjH1Qg"
EXACT = {"conversation_option": "exact_match"}

# No address is fetched and no file has gibibytes: an address with one of these words gets that error.
UPLOAD_CODES = [
    "usage_limit_exceeded",
    "video_resolution_too_low",
    "video_resolution_too_high",
    "video_resolution_invalid_aspect_ratio",
    "video_duration_too_short",
    "video_duration_too_long",
    "video_file_broken",
    "video_filesize_too_large",
    "video_audio_track_not_exists",
    "transcription_not_supported",
    "transcription_url_not_accessible",
    "transcription_url_not_exists",
    "external_video_not_embeddable",
    "external_video_unavailable",
    "external_video_live_unsupported",
    "rate_limit_exceeded",
    "token_limit_exceeded",
    "internal_server_error",
]
TOO_LARGE = 4 * 1024 * 1024 + 1


def refuse_files(session: Session) -> None:
    index_id = session.index()
    for media in ("low.mp4", "wide.mp4", "short.mp4", "silent.mp4", "broken.mp4", "yellow-bicycle.jpg", "sound.mp3"):
        for path, own in (("/tasks", Part("index_id", index_id)), ("/embed/tasks", Part("engine_name", EMBEDDER))):
            session.upload(path, own, Part("video_file", media=media, filename=media))
    poem = Part("transcription_file", "Roses are red.", filename="poem.txt")
    film = Part("video_file", media="film.mp4", filename="film.mp4")
    session.upload("/tasks", Part("index_id", index_id), Part("provide_transcription", "true"), film, poem)
    session.upload("/tasks", Part("index_id", index_id), film, film)
    session.upload("/tasks", Part("index_id", index_id), Part("index_id", index_id), film)
    session.upload("/tasks", Part("index_id", index_id), Part("video_url", "https://example.com/goal.mp4"), film)
    session.exchange(
        Request(
            "POST", "/v1.2/tasks", session.key, {"content-type": "multipart/form-data; boundary=x"}, Body("--x\r\n")
        )
    )


def refuse_addresses(session: Session) -> None:
    index_id = session.index()
    for code in UPLOAD_CODES:
        url = f"https://example.com/{code}.mp4"
        session.post("/tasks", {"index_id": index_id, "video_url": url})
        session.post("/tasks/external-provider", {"index_id": index_id, "url": f"{YOUTUBE}&note={code}"})
        session.post("/embed/tasks", {"engine_name": EMBEDDER, "video_url": url})
        subtitles = {"provide_transcription": True, "transcription_url": f"https://example.com/{code}.srt"}
        session.post("/tasks", {"index_id": index_id, "video_url": "https://example.com/goal.mp4", **subtitles})
        for part in ("object", "transcription"):
            entry = {"index_id": index_id, "language": "en", "object": "s3://lessons/goal.mp4", part: f"s3://b/{code}"}
            session.post("/tasks/transfers", {"file": [entry]})
    for url in ("https://example.com/watch?v=fKxG8KjH1Qg", "https://youtu.be/too-short", "ftp://youtu.be/x", YOUTUBE):
        session.post("/tasks/external-provider", {"index_id": index_id, "url": url})
    unknown = {"index_id": NOBODY, "language": "en", "object": "s3://lessons/goal.mp4"}
    session.post("/tasks/transfers", {"file": [unknown]})
    for integration_id in (INTEGRATION, NOBODY, "x"):
        session.post(f"/tasks/transfers/import/{integration_id}", {"index_id": index_id})
        session.advance(minutes=1)
        session.get(f"/tasks/transfers/import/{integration_id}/status", index_id=index_id)
        session.get(f"/tasks/transfers/import/{integration_id}/logs")


def refuse_searches(session: Session) -> None:
    index_id, other, written = session.index(), session.index("Recipes", [SILENT]), session.index("Texts", [PEGASUS])
    video_id = session.video(other)
    changes: list[dict[str, Any]] = [
        {"index_id": other, "search_options": ["logo"]},
        {**EXACT, "search_options": ["visual"]},
        {"filter": "no object"},
        {"filter": {"id": [video_id]}},
        {"filter": {"duration": {"gte": 5, "lte": 1}}},
        {"filter": {"nothing": 1}},
        {"index_id": written},
        {"index_id": NOBODY},
        {"group_by": "video", "query": {"text": "goal"}},
        {"page_limit": 51},
        {"threshold": "enormous"},
        {"query": ""},
        {"operator": "xor"},
    ]
    for change in changes:
        sound = {"index_id": index_id, "search_options": ["visual"], "query": "goal"}
        session.post("/search", {**sound, **change})
        session.post("/search/combined", {**sound, "query": {"text": "goal"}, **change})
        form = {"query_text" if name == "query" else name: value for name, value in {**sound, **change}.items()}
        session.post("/search-v2", form)
        session.upload("/search-v2", *(Part(name, form_text(value)) for name, value in form.items()))
    for token in (f"{NOBODY}-1", "no-token", "x" * 200, "%C3%BC"):
        for path in ("/search", "/search/combined", "/search-v2", "/classify"):
            session.get(f"{path}/{token}")


def refuse_classes_and_texts(session: Session) -> None:
    index_id, written = session.index(), session.index("Texts", [PEGASUS])
    silent = session.index("Silent", [MARENGO])
    videos = [session.video(each) for each in (index_id, written, silent)]
    many = [{"name": name, "prompts": ["goal"] * 51} for name in ("One", "Two")]
    changes: list[dict[str, Any]] = [
        {},
        EXACT,
        {"classes": many},
        {"classes": []},
        {"threshold": 101},
        {"options": ["logo"]},
    ]
    for change in changes:
        common = {"options": ["visual"], "classes": CLASSES, "threshold": LOW, **change}
        session.post("/classify", {"video_ids": videos[:2], **common})
        session.post("/classify", {"video_ids": [videos[2], NOBODY], **common})
        session.post("/classify/bulk", {"index_id": written, **common})
    page = session.post(
        "/classify/bulk",
        {"index_id": index_id, "options": ["visual"], "classes": CLASSES, "threshold": LOW, "page_limit": 1},
    )
    assert page.status == 200, page.body
    long = session.video(index_id, "token_limit_exceeded.mp4")
    session.advance(minutes=6)
    for token in session.seen["token"]:
        session.get(f"/classify/{token}")
    for video_id in (*videos, long, NOBODY):
        session.post("/gist", {"video_id": video_id, "types": ["title"]})
        session.post("/summarize", {"video_id": video_id, "type": "summary"})
        session.post("/generate", {"video_id": video_id, "prompt": "What happens?"})
    session.advance(minutes=-7)
    session.post("/gist", {"video_id": videos[0], "types": ["title"]})
    session.get(f"/indexes/{index_id}/videos")


def refuse_changes(session: Session) -> None:
    index_id = session.index()
    session.index("Recipes")
    session.post("/indexes", {"index_name": "Recipes", "engines": [MARENGO]})
    for body in ({"index_name": "Recipes"}, {"index_name": "x", "index_options": ["visual"]}, {"engine_id": "x"}):
        session.request("PUT", f"/indexes/{index_id}", body)
    for engines in ([], [{"engine_name": "x"}], [MARENGO, MARENGO], [{**PEGASUS, "engine_options": ["logo"]}]):
        session.post("/indexes", {"index_name": "Other", "engines": engines})
    task_id = session.task(index_id)
    session.request("DELETE", f"/tasks/{task_id}")
    session.advance(seconds=20)
    session.request("DELETE", f"/tasks/{task_id}")
    session.request("DELETE", f"/tasks/{task_id}")
    session.request("DELETE", f"/indexes/{index_id}")
    session.request("DELETE", f"/indexes/{index_id}")
    large = Body("a", TOO_LARGE)
    for path in ("/v1.2/indexes", "/v1.2/search", "/v1.2/no/such"):
        session.exchange(Request("POST", path, session.key, JSON, large))


STORIES: list[Story] = [
    (Scene("files that are refused"), refuse_files),
    (Scene("addresses that are refused", has_storage=True), refuse_addresses),
    (Scene("searches that are refused"), refuse_searches),
    (Scene("classes and texts that are refused"), refuse_classes_and_texts),
    (Scene("changes that are refused"), refuse_changes),
]
