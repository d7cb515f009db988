"""The recording side: a client that stores every exchange and remembers the identifiers in replies."""

import base64
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from tests.behaviour.exchange import Body, Part, Reply, Request, reply_line, request_line
from tests.behaviour.scene import Stage

START = datetime(2024, 6, 1, 12, 0, 0, 250_000, tzinfo=UTC)
JSON = {"content-type": "application/json"}
LINES = {"content-type": "application/x-ndjson"}
NOBODY = "0" * 24

MARENGO = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]}

_SEEN = {
    "video": re.compile(rb'"video_id":"([0-9a-f]{24})"'),
    "token": re.compile(rb'"next_page_token":"([^"]+)"'),
    "index": re.compile(rb'"_id":"([0-9a-f]{24})","index_name"'),
    "task": re.compile(rb'"_id":"([0-9a-f]{24})","index_id"'),
    "address": re.compile(rb'"(?:http://testserver)(/[^"]+)"'),
}


class Session:
    """An account whose clock is frozen at START, and every exchange of it, as lines."""

    def __init__(
        self, stage: Stage, lines: list[dict[str, Any]], key: str = "tlk_TEST", *, whole: bool = False
    ) -> None:
        self.stage, self.lines, self.key, self._whole = stage, lines, key, whole
        self.now = START
        self.seen: dict[str, list[str]] = {kind: [] for kind in _SEEN}
        self.admin("POST", "/clock", {"frozen": True, "now": START.isoformat().replace("+00:00", "Z")})

    def as_key(self, key: str) -> "Session":
        """Return a session of another account on the same server."""
        return Session(self.stage, self.lines, key, whole=self._whole)

    def exchange(self, request: Request) -> Reply:
        """Send `request`, store the reply, and the webhook requests meanwhile."""
        reply = self.stage.answer(request)
        self.lines.append({**request_line(request), **reply_line(reply, whole=self._whole)})
        self.lines += [{"told": reply_line(told, whole=True)} for told in self.stage.received()]
        self._note(request, reply)
        return reply

    def request(self, method: str, path: str, body: Any = None, **headers: str) -> Reply:
        """Send JSON, or nothing, to a path of v1.2."""
        return self.exchange(self._json(method, f"/v1.2{path}", body, headers))

    def get(self, path: str, **query: Any) -> Reply:
        return self.request("GET", f"{path}?{urlencode(query, doseq=True)}" if query else path)

    def post(self, path: str, body: Any) -> Reply:
        return self.request("POST", path, body)

    def upload(self, path: str, *parts: Part) -> Reply:
        return self.exchange(Request("POST", f"/v1.2{path}", self.key, {}, Body(parts=parts)))

    def admin(self, method: str, path: str, body: Any = None) -> Reply:
        return self.exchange(self._json(method, f"/__admin{path}", body, {}))

    def restore(self, snapshot: str) -> Reply:
        return self.exchange(Request("POST", "/__admin/snapshot", self.key, LINES, Body(snapshot)))

    def advance(self, **delta: float) -> None:
        """Move the clock, also backwards; webhook events that are skipped backwards are not sent."""
        seconds = timedelta(**delta).total_seconds()
        self.now += timedelta(seconds=seconds)
        if seconds >= 0:
            self.admin("POST", "/clock/advance", {"seconds": seconds})
        else:
            self.admin("POST", "/clock", {"now": self.now.isoformat().replace("+00:00", "Z")})

    def index(self, name: str = "Matches", engines: Sequence[Any] = (MARENGO, PEGASUS), **more: Any) -> str:
        return _id(self.post("/indexes", {"index_name": name, "engines": list(engines), **more}))

    def task(self, index_id: str, filename: str = "goal.mp4", **more: Any) -> str:
        return _id(
            self.post("/tasks", {"index_id": index_id, "video_url": f"https://example.com/{quote(filename)}", **more})
        )

    def video(self, index_id: str, filename: str = "goal.mp4") -> str:
        task_id = self.task(index_id, filename)
        self.advance(seconds=20)
        return str(orjson.loads(self.get(f"/tasks/{task_id}").body)["video_id"])

    def film(self, index_id: str, media: str = "film.mp4", **fields: str) -> str:
        """Upload a file of `media/` and return the id of its task."""
        parts = [Part("index_id", index_id), *(Part(name, text) for name, text in fields.items())]
        return _id(self.upload("/tasks", *parts, Part("video_file", media=media, filename=media)))

    def _json(self, method: str, target: str, body: Any, headers: Mapping[str, str]) -> Request:
        kept = None if body is None else Body(orjson.dumps(body).decode())
        return Request(method, target, self.key, {**({} if body is None else JSON), **headers}, kept)

    def _note(self, request: Request, reply: Reply) -> None:
        if reply.status == 201 and request.target in ("/v1.2/indexes", "/v1.2/tasks"):
            kind = "index" if request.target.endswith("indexes") else "task"
            self.seen[kind].append(_id(reply))
        for kind, pattern in _SEEN.items():
            for found in pattern.findall(reply.body):
                if found.decode() not in self.seen[kind]:
                    self.seen[kind].append(found.decode())


def raw(content: bytes) -> Body:
    """Return `content` as a body: a text if it is one."""
    try:
        return Body(content.decode())
    except UnicodeDecodeError:
        return Body(base64=base64.b64encode(content).decode())


def _id(reply: Reply) -> str:
    assert reply.status in (200, 201), reply.body
    return str(orjson.loads(reply.body)["_id"])
