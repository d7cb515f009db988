"""Sends requests to the application of one checkout, of this one or an older one: `checkouts.py` runs it.

It imports nothing of ours but the application and its test client, which an older checkout has too. It reads the names
of works from its input, and writes the processor time of each.
"""

import gc
import json
import sys
from collections.abc import Callable, Sequence
from itertools import cycle, islice
from time import process_time
from typing import Any
from urllib.parse import quote

_TEXTS = ("gist", "summary", "chapter", "highlight", "prompt", "question", "json")
WORKS = (
    "classify others",
    "classify again",
    *_TEXTS,
    *(f"first {kind}" for kind in ("gist", "summary", "json")),
    "first look, v1.2",
    "first look, v1.3",
)

_ENGINES = [
    {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]},
    {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]},
]
_MODELS = [
    {"model_name": "marengo3.0", "model_options": ["visual", "audio"]},
    {"model_name": "pegasus1.2", "model_options": ["visual", "audio"]},
]
_VIDEOS, _DESCRIBED, _NEW, _REQUESTS = 100, 40, 12, 6
_BOUNDARY = b"--boundary-of-a-form"


class Work:
    """The requests of each work, in one account whose largest index has a hundred videos."""

    def __init__(self, client: Any, names: Sequence[str], texts: Sequence[str]) -> None:
        self._client, self._names, self._texts = client, names, cycle(texts)
        self._serial = 0
        self._index = self._new_index("v1.2")
        self._videos = self._upload("v1.2", self._index, _VIDEOS)
        self._same = self._classification()
        self._classify(self._same)
        for video in self._videos[:_DESCRIBED]:
            self._get(f"/v1.2/indexes/{self._index}/videos/{video}/transcription")

    def seconds(self, work: str) -> float:
        """Return the processor time of a work."""
        requests = self._prepared(work)
        gc.collect()
        began = process_time()
        requests()
        return process_time() - began

    def _prepared(self, work: str) -> Callable[[], object]:
        self._serial += 1
        if work.startswith("classify"):
            bodies = [self._same if work.endswith("again") else self._classification() for _ in range(_REQUESTS)]
            return lambda: list(map(self._classify, bodies))
        if work.startswith("first look"):
            version = work[-4:]
            index = self._new_index(version)
            videos = self._upload(version, index, _NEW)
            return lambda: self._look(version, index, videos)
        kind = work.removeprefix("first ")
        videos = self._videos[:_DESCRIBED] if kind == work else self._upload("v1.2", self._new_index("v1.2"), _NEW)
        return lambda: [self._described(kind, video) for video in videos]

    def _classification(self) -> Any:
        one, other = ({"name": name, "prompts": [*islice(self._texts, 2)]} for name in ("one", "other"))
        return {"index_id": self._index, "options": ["visual", "conversation"], "classes": [one, other]}

    def _classify(self, body: Any) -> Any:
        return self._post("/v1.2/classify/bulk", body)

    def _described(self, kind: str, video: str) -> Any:
        match kind:
            case "gist":
                return self._post("/v1.2/gist", {"video_id": video, "types": ["title", "topic", "hashtag"]})
            case "prompt":
                return self._ask(video, f"Tell me what happens in this video {self._serial}")
            case "question":
                return self._ask(video, f"{next(self._texts)}?")
            case "json":
                return self._ask(video, f"Return JSON with title, summary and keywords {self._serial}")
        return self._post("/v1.2/summarize", {"video_id": video, "type": kind})

    def _ask(self, video: str, prompt: str) -> Any:
        return self._post("/v1.2/generate", {"video_id": video, "prompt": prompt})

    def _look(self, version: str, index: str, videos: Sequence[str]) -> None:
        self._get(f"/{version}/indexes/{index}/videos?page_limit={_NEW}")
        tails = ("", "/transcription", "/text-in-video", "/logo", "/thumbnail?time=2")
        for video in videos:
            for tail in tails if version == "v1.2" else ("", "?transcription=true"):
                self._get(f"/{version}/indexes/{index}/videos/{video}{tail}")

    def _new_index(self, version: str) -> str:
        self._serial += 1
        choice = {"engines": _ENGINES} if version == "v1.2" else {"models": _MODELS}
        body = {"index_name": f"index {self._serial}", "addons": ["thumbnail"]} | choice
        return str(self._post(f"/{version}/indexes", body)["_id"])

    def _upload(self, version: str, index: str, count: int) -> list[str]:
        """Upload videos by address, whose names no other upload has, and return their ids."""
        self._serial += 1
        names = [f"{name.rpartition('.')[0]} take {self._serial}.mp4" for name in islice(cycle(self._names), count)]
        return [self._task(version, index, f"https://example.com/{quote(name)}") for name in names]

    def _task(self, version: str, index: str, url: str) -> str:
        fields = {"index_id": index, "video_url": url}
        parts = [f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}' for name, value in fields.items()]
        body = b"".join(b"--%b\r\n%b\r\n" % (_BOUNDARY, part.encode()) for part in parts) + b"--%b--\r\n" % _BOUNDARY
        media_type = f"multipart/form-data; boundary={_BOUNDARY.decode()}"
        task = self._send("POST", f"/{version}/tasks", body, {"content-type": media_type})["_id"]
        return str(self._get(f"/{version}/tasks/{task}")["video_id"])

    def _get(self, target: str) -> Any:
        return self._send("GET", target, b"", {})

    def _post(self, target: str, body: Any) -> Any:
        return self._send("POST", target, json.dumps(body).encode(), {"content-type": "application/json"})

    def _send(self, method: str, target: str, body: bytes, headers: dict[str, str]) -> Any:
        answer = self._client.send(method, target, body, headers)
        if answer.status >= 300:
            raise RuntimeError(f"{method} {target}: {answer.status} {answer.body!r}")
        return answer.json()


def _main(checkout: str, names: str, texts: str) -> None:
    sys.path.insert(0, checkout)
    from mockserver.app.application import MockServerApp
    from mockserver.ground.settings import Settings
    from tests.support.asgi import AsgiClient

    with AsgiClient(MockServerApp(Settings(profile="instant")), "tlk_BENCH") as client:
        work = Work(client, json.loads(names), json.loads(texts))
        for line in sys.stdin:
            print(work.seconds(line.strip()), flush=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
