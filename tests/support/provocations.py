"""For each error code of an operation, a request that causes it, with a real cause if one exists."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from mockserver.contract.bodies import MULTIPART_TYPE
from mockserver.contract.operations import Operation
from mockserver.ground.clock import VirtualClock
from tests.support.api import MARENGO, PEGASUS
from tests.support.asgi import JSON, Answer, AsgiClient
from tests.support.films import make_film
from tests.support.multipart import MULTIPART, Part, multipart

NOBODY = "0" * 24
YOUTUBE = "https://www.youtube.com/watch?v=fKxG8KjH1Qg"
OF_ANY_FORM = ("engine-id", "page-token", "page_token", "fault-id", "answer-id", "scenes-id", "request-id")
EMBEDDER = "Marengo-retrieval-2.6"
TOO_LARGE = 4 * 1024 * 1024 + 1


@dataclass(frozen=True, slots=True)
class Bench:
    """A new account on a lenient server and on a strict one, with one clock, and a directory for films."""

    lenient: AsgiClient
    strict: AsgiClient
    clock: VirtualClock
    films: Path
    document: dict[str, Any]

    def index(self, *engines: Any, name: str = "Matches") -> str:
        body = {"index_name": name, "engines": list(engines or (MARENGO, PEGASUS))}
        return str(self.lenient.post("/indexes", body).json()["_id"])

    def task(self, index_id: str, filename: str = "goal.mp4") -> str:
        body = {"index_id": index_id, "video_url": f"https://example.com/{filename}"}
        return str(self.lenient.post("/tasks", body).json()["_id"])

    def video(self, index_id: str, filename: str = "goal.mp4") -> str:
        task_id = self.task(index_id, filename)
        self.clock.advance(seconds=1)
        return str(self.lenient.get(f"/tasks/{task_id}").json()["video_id"])

    def request(self, operation: Operation) -> dict[str, Any]:
        """Return a valid body that names records that do not exist: the first example of the operation."""
        path = self.document["paths"][operation.path][operation.method.lower()]
        content = path["requestBody"]["content"]
        media = content.get(JSON) or next(iter(content.values()))
        body: dict[str, Any] = next(iter(media["examples"].values()))["value"]
        return body


@dataclass(frozen=True, slots=True)
class Refused:
    """The reply to a provocation, and the words that its message must have: the parameter or the record."""

    answer: Answer
    names: str


Provocation = Callable[[Bench, Operation], Refused]


# Prefixes of identifiers by kind.
PREFIXES = {"{knowledge_store_id}": "ks_", "{item_id}": "ksi_", "{collection_id}": "ksic_"}


def target(operation: Operation, value: str = NOBODY) -> str:
    """Return the path of an operation with `value`, and the prefix that it needs, for every parameter."""
    return "/".join(
        f"{PREFIXES.get(part, '')}{value}" if part.startswith("{") else part for part in operation.path.split("/")
    )


def send(client: AsgiClient, operation: Operation, body: Any = None, query: str = "", **options: Any) -> Answer:
    path = target(operation) + query
    if isinstance(body, dict) and operation.bodies.keys() == {MULTIPART_TYPE}:
        parts = [Part(name, str(value).encode()) for name, value in body.items()]
        return client.send(operation.method, path, multipart(parts), {"content-type": MULTIPART}, **options)
    raw = b"" if body is None else orjson.dumps(body)
    return client.send(operation.method, path, raw, {"content-type": JSON}, **options)


def wrong_key(bench: Bench, operation: Operation) -> Refused:
    return Refused(send(bench.lenient, operation, key="tlk_invalid"), "x-api-key")


def large_headers(bench: Bench, operation: Operation) -> Refused:
    answer = bench.lenient.send(operation.method, target(operation), headers={"x-much": "a" * 70_000})
    return Refused(answer, "headers")


def large_body(bench: Bench, operation: Operation) -> Refused:
    return Refused(send(bench.lenient, operation, "a" * TOO_LARGE), "body")


def unknown_parameter(bench: Bench, operation: Operation) -> Refused:
    return Refused(send(bench.strict, operation, query="?no_such_parameter=1"), "no_such_parameter")


def invalid_parameter(bench: Bench, operation: Operation) -> Refused:
    parameters = [part[1:-1] for part in operation.path.split("/") if part.startswith("{")]
    parameter = next((name for name in parameters if name not in OF_ANY_FORM), None)
    if parameter:
        malformed = target(operation, "malformed")
        return Refused(bench.lenient.send(operation.method, malformed), parameter)
    if operation.bodies:
        return Refused(send(bench.lenient, operation, ["no object"]), "body")
    return Refused(send(bench.lenient, operation, query="?page=%ff"), "query string")


def missing_parameter(bench: Bench, operation: Operation) -> Refused:
    if operation.method == "GET":
        return Refused(send(bench.lenient, operation), "index_id")
    required = next(iter(operation.bodies.values())).required
    assert required, f"{operation.id} can do without a body"
    return Refused(send(bench.lenient, operation), "body")


def unknown_thing(bench: Bench, operation: Operation) -> Refused:
    if "{" in operation.path:
        body = bench.request(operation) if operation.bodies else None
        return Refused(send(bench.lenient, operation, body), NOBODY)
    if not operation.bodies:
        return Refused(send(bench.lenient, operation, query=f"?index_id={NOBODY}"), NOBODY)
    body = bench.request(operation)
    named = body.get("index_id") or body.get("video_id") or body["video_ids"][0]
    return Refused(send(bench.lenient, operation, body), named)


def wrong_token(bench: Bench, operation: Operation) -> Refused:
    answer = bench.lenient.send(operation.method, target(operation), headers={"x-admin-token": "wrong"})
    return Refused(answer, "X-Admin-Token")


COMMON: dict[str, Provocation] = {
    "api_key_invalid": wrong_key,
    "admin_token_invalid": wrong_token,
    "headers_too_large": large_headers,
    "request_too_large": large_body,
    "parameter_unknown": unknown_parameter,
    "parameter_invalid": invalid_parameter,
    "parameter_not_provided": missing_parameter,
    "resource_not_exist": unknown_thing,
    "resource_not_exists": unknown_thing,
}


def taken_name(bench: Bench, operation: Operation) -> Refused:
    bench.index(name="Recipes")
    if operation.method == "POST":
        return Refused(send(bench.lenient, operation, {"index_name": "Recipes", "engines": [MARENGO]}), "Recipes")
    other = bench.index(name="Matches")
    return Refused(bench.lenient.put(f"/indexes/{other}", {"index_name": "Recipes"}), "Recipes")


def changed(field: str) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = {"index_name": "Recipes", field: ["visual"]}
        return Refused(bench.lenient.put(f"/indexes/{bench.index()}", body), field)

    return provoke


def unfinished_task(bench: Bench, operation: Operation) -> Refused:
    task_id = bench.task(bench.index())
    return Refused(bench.lenient.delete(f"/tasks/{task_id}"), task_id)


def film(names: str, *, engines: Any = (MARENGO, PEGASUS), **shape: Any) -> Provocation:
    """Return an upload of a real film of this shape."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        path = make_film(bench.films / "real.mp4", **shape)
        return Refused(_upload(bench, operation, path.read_bytes(), bench.index(*engines)), names)

    return provoke


def broken_file(bench: Bench, operation: Operation) -> Refused:
    return Refused(_upload(bench, operation, b"not a film", bench.index()), "video file")


def text_for_subtitles(bench: Bench, operation: Operation) -> Refused:
    film = make_film(bench.films / "real.mp4", fps=1).read_bytes()
    poem = Part("transcription_file", b"Roses are red.", "poem.txt")
    return Refused(_upload(bench, operation, film, bench.index(), poem), "transcription")


def _upload(bench: Bench, operation: Operation, film: bytes, index_id: str, *more: Part) -> Answer:
    fields = [Part("index_id", index_id.encode()), Part("engine_name", EMBEDDER.encode())]
    parts = [*fields, Part("video_file", film, "real.mp4"), *more]
    return bench.lenient.upload(operation.path.removeprefix("/v1.2"), parts)


def named_after(code: str) -> Provocation:
    """Return an upload whose address contains the code, for codes that no request can cause."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        url = f"{YOUTUBE}&note={code}"
        body = {"index_id": bench.index(), "engine_name": EMBEDDER, "video_url": url, "url": url}
        return Refused(send(bench.lenient, operation, body), code)

    return provoke


def subtitles_named_after(code: str) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = {
            "index_id": bench.index(),
            "video_url": "https://example.com/goal.mp4",
            "provide_transcription": True,
            "transcription_url": f"https://example.com/{code}.srt",
        }
        return Refused(send(bench.lenient, operation, body), code)

    return provoke


def transferring(names: str, index_id: str = "", **changes: Any) -> Provocation:
    """Return a transfer of one video, whose entry is valid except for `changes`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        entry = {"index_id": index_id or bench.index(), "language": "en", "object": "s3://lessons/goal.mp4", **changes}
        return Refused(send(bench.lenient, operation, {"file": [entry]}), names)

    return provoke


def external(url: str, names: str) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(send(bench.lenient, operation, {"index_id": bench.index(), "url": url}), names)

    return provoke


def searching(names: str, *, engines: Any = (MARENGO,), **changes: Any) -> Provocation:
    """Return a search of an index with `engines` whose request is valid except for `changes`."""

    def provoke(bench: Bench, operation: Operation) -> Refused:
        index_id = bench.index(*engines)
        return Refused(_search(bench, operation, index_id, changes), names)

    return provoke


def searching_elsewhere(bench: Bench, operation: Operation) -> Refused:
    video_id = bench.video(bench.index(name="Recipes"))
    filter_ = {"id": [video_id]}
    changes = {"filter": orjson.dumps(filter_).decode() if operation.id == "any-to-video-search" else filter_}
    return Refused(_search(bench, operation, bench.index(), changes), video_id)


def _search(bench: Bench, operation: Operation, index_id: str, changes: dict[str, Any]) -> Answer:
    query: Any = {"text": "goal"} if operation.id.startswith("combined") else "goal"
    field = "query_text" if operation.id == "any-to-video-search" else "query"
    body = {"index_id": index_id, "search_options": ["visual"], field: query, **changes}
    return send(bench.lenient, operation, body)


def turning_to(token: str) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(bench.lenient.send("GET", target(operation, token)), token)

    return provoke


def turning_too_late(bench: Bench, operation: Operation) -> Refused:
    index_id = bench.index()
    for number in range(2):
        bench.video(index_id, f"{number}/city-bikes.mp4")
    page = bench.lenient.post("/classify/bulk", {**classification(index_id), "page_limit": 1}).json()["page_info"]
    bench.clock.advance(minutes=6)
    return Refused(bench.lenient.send("GET", target(operation, page["next_page_token"])), page["next_page_token"])


def classification(index_id: str) -> dict[str, Any]:
    classes = [{"name": "Rides", "prompts": ["bicycle"]}]
    thresholds = {"min_video_score": 1, "min_clip_score": 1, "min_duration_ratio": 0.01}
    return {"index_id": index_id, "options": ["visual"], "classes": classes, "threshold": thresholds}


def classifying(names: str, *, engines: Any = (MARENGO,), **changes: Any) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        index_id = bench.index(*engines)
        body = {**classification(index_id), "video_ids": [bench.video(index_id)], **changes}
        return Refused(send(bench.lenient, operation, body), names)

    return provoke


def writing(names: str, *, engines: Any = (MARENGO, PEGASUS), filename: str = "goal.mp4") -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        body = {**bench.request(operation), "video_id": bench.video(bench.index(*engines), filename)}
        return Refused(send(bench.lenient, operation, body), names)

    return provoke


def writing_too_early(bench: Bench, operation: Operation) -> Refused:
    video_id = bench.video(bench.index())
    bench.clock.advance(seconds=-1)
    return Refused(send(bench.lenient, operation, {**bench.request(operation), "video_id": video_id}), video_id)


def restoring(snapshot: str, names: str) -> Provocation:
    def provoke(bench: Bench, operation: Operation) -> Refused:
        return Refused(send(bench.lenient, operation, {"snapshot": snapshot}), names)

    return provoke


def large_snapshot(bench: Bench, operation: Operation) -> Refused:
    """Name a file after the error: the real cause would take gibibytes."""
    part = Part("snapshot", b"", "video_filesize_too_large.jsonl")
    answer = bench.lenient.send("POST", operation.path, multipart([part]), {"content-type": MULTIPART})
    return Refused(answer, "video_filesize_too_large")
