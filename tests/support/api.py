"""A client of API v1.2 of the application in process, with methods for common steps of tests."""

from pathlib import Path
from types import TracebackType
from typing import Any

import httpx2

from mockserver.app.application import MockServerApp
from mockserver.ground.clock import VirtualClock
from mockserver.ground.settings import Settings
from tests.support.in_process_transport import InProcessTransport

MARENGO = {"engine_name": "marengo2.6", "engine_options": ["visual", "conversation", "text_in_video", "logo"]}
PEGASUS = {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]}


class Api:
    """A client with a key of its own. Paths are below `/v1.2`; `clock` is the clock of every account."""

    def __init__(
        self, app: MockServerApp, clock: VirtualClock, key: str = "tlk_TEST", inside: InProcessTransport | None = None
    ) -> None:
        self.app = app
        self.clock = clock
        self._inside = inside or InProcessTransport(app)
        self.client = httpx2.Client(
            transport=self._inside,
            base_url="http://testserver",
            headers={"x-api-key": key},
            follow_redirects=True,
            trust_env=False,
        )

    def as_key(self, key: str) -> "Api":
        """Return a client of the same server with another key."""
        return Api(self.app, self.clock, key, self._inside)

    def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        return self.client.request(method, f"/v1.2{path}", **options)

    def get(self, path: str, **options: Any) -> httpx2.Response:
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx2.Response:
        return self.request("POST", path, **options)

    def put(self, path: str, **options: Any) -> httpx2.Response:
        return self.request("PUT", path, **options)

    def delete(self, path: str, **options: Any) -> httpx2.Response:
        return self.request("DELETE", path, **options)

    def create_index(self, name: str = "matches", engines: Any = (MARENGO, PEGASUS), **fields: Any) -> str:
        """Create an index and return its id."""
        reply = self.post("/indexes", json={"index_name": name, "engines": list(engines), **fields})
        assert reply.status_code == 201, reply.text
        return str(reply.json()["_id"])

    def upload(self, index_id: str, film: Path, **fields: Any) -> str:
        """Upload a file and return the id of its task."""
        with film.open("rb") as file:
            reply = self.post("/tasks", data={"index_id": index_id, **fields}, files={"video_file": (film.name, file)})
        assert reply.status_code == 201, reply.text
        return str(reply.json()["_id"])

    def upload_url(self, index_id: str, url: str = "https://example.com/city-bikes.mp4", **fields: Any) -> str:
        """Upload by address and return the id of the task."""
        reply = self.post("/tasks", data={"index_id": index_id, "video_url": url, **fields})
        assert reply.status_code == 201, reply.text
        return str(reply.json()["_id"])

    def ready_video(self, index_id: str, url: str = "https://example.com/city-bikes.mp4") -> str:
        """Upload by address, let the task become ready and return the id of the video."""
        task_id = self.upload_url(index_id, url)
        self.clock.advance(minutes=1)
        return str(self.get(f"/tasks/{task_id}").json()["video_id"])


class Server:
    """Context manager: an application in process. Its files are removed at the end."""

    def __init__(self, settings: Settings, clock: VirtualClock) -> None:
        self.app = MockServerApp(settings, make_clock=lambda: clock)
        self.api = Api(self.app, clock)

    def __enter__(self) -> Api:
        return self.api

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.api.client.close()
        self.app.close()
