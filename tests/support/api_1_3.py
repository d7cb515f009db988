"""A client of API v1.3 of the application in process, with methods for common steps of tests."""

import json
from pathlib import Path
from typing import Any

import httpx2

from tests.support.api import Api

MARENGO = {"model_name": "marengo3.0", "model_options": ["visual", "audio"]}
MARENGO_2_7 = {"model_name": "marengo2.7", "model_options": ["visual", "audio"]}
PEGASUS = {"model_name": "pegasus1.2", "model_options": ["visual", "audio"]}
BIKES = "https://example.com/city-bikes.mp4"


class Api13(Api):
    """A client of v1.3 with a key of its own. Paths are below `/v1.3`; `clock` is the clock of every account."""

    def as_key(self, key: str) -> "Api13":
        return Api13(self.app, self.clock, key, self._inside)

    def of_1_2(self) -> Api:
        """Return a client of v1.2 with the same key."""
        return Api(self.app, self.clock, self.client.headers["x-api-key"], self._inside)

    def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        return self.client.request(method, f"/v1.3{path}", **options)

    def patch(self, path: str, **options: Any) -> httpx2.Response:
        return self.request("PATCH", path, **options)

    def create_index(self, name: str = "matches", engines: Any = (MARENGO, PEGASUS), **fields: Any) -> str:
        """Create an index with these models, which v1.2 calls engines, and return its id."""
        reply = self.post("/indexes", json={"index_name": name, "models": list(engines), **fields})
        assert reply.status_code == 201, reply.text
        return str(reply.json()["_id"])

    def upload(self, index_id: str, film: Path, **fields: Any) -> str:
        with film.open("rb") as file:
            return self._created(index_id, {"video_file": (film.name, file)}, fields)

    def upload_url(self, index_id: str, url: str = BIKES, **fields: Any) -> str:
        return self._created(index_id, {"video_url": (None, url)}, fields)

    def ready_video(self, index_id: str, url: str = BIKES, **fields: Any) -> str:
        """Upload by address, let the task become ready and return the id of the video."""
        task_id = self.upload_url(index_id, url, **fields)
        self.clock.advance(minutes=1)
        return str(self.get(f"/tasks/{task_id}").json()["video_id"])

    def ids(self, path: str, **query: Any) -> list[str]:
        """Return the ids on the first page of a list."""
        reply = self.get(path, params=query)
        assert reply.status_code == 200, reply.text
        return [item["_id"] for item in reply.json()["data"]]

    def _created(self, index_id: str, files: dict[str, Any], fields: dict[str, Any]) -> str:
        texts = {name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()}
        reply = self.post("/tasks", data={"index_id": index_id, **texts}, files=files)
        assert reply.status_code == 201, reply.text
        return str(reply.json()["_id"])


def code_of(reply: httpx2.Response) -> tuple[int, str]:
    """Return the status and the code of a refusal."""
    return reply.status_code, reply.json()["code"]
