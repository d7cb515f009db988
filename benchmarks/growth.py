"""Growth: the cost of lists, searches and classifications in accounts of a thousand to a hundred thousand videos."""

import http.client
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from random import Random
from statistics import quantiles
from time import perf_counter
from typing import Any

import orjson

from benchmarks.libraries import SCENES_PER_VIDEO, Words
from benchmarks.servers import Running, library, ours
from tests.support.multipart import MULTIPART, form_of

_KEY = "tlk_LIBRARY"
_PAGE_LIMIT = 20
_BULK_LIMIT = 3
_FREQUENT, _SELDOM = "with two frequent words", "without frequent words"

Send = Callable[[], Any]


@dataclass(frozen=True)
class Latency:
    """Milliseconds from a request to its complete reply, and of the server's processor time.

    Other processes hardly affect the processor time.
    """

    p50: float
    p99: float
    processor_p50: float
    processor_p99: float


@dataclass(frozen=True)
class Size:
    """An account of `videos`: the time to fill it and for the first search, its memory, and the
    latencies of requests.
    """

    videos: int
    fill_seconds: float
    first_search_seconds: float  # both in processor time
    bytes_per_scene: float
    latencies: dict[str, Latency]


@dataclass(frozen=True)
class Small:
    """Accounts of three videos: memory per account in bytes, before and after a search.

    Also the milliseconds to open one, and for its first search, which generates the content of its videos.
    """

    bytes_each: float
    bytes_searched: float
    opening: Latency
    first_search: Latency


class Client:
    """One connection with one request after another.

    It replaces httpx2, which takes longer for a request than the server.
    """

    def __init__(self, port: int, key: str = _KEY) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1200)
        self.key = key

    def close(self) -> None:
        """Close the connection; the next request opens another. Servers close idle ones."""
        self._connection.close()

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """Return the reply's body. Raises unless it is a success."""
        return self._send(method, path, orjson.dumps(body) if body is not None else None, "application/json")

    def send_form(self, path: str, fields: Mapping[str, str]) -> Any:
        """Return the body of the reply to a form. Raises unless it is a success."""
        return self._send("POST", path, form_of(fields), MULTIPART)

    def _send(self, method: str, path: str, body: bytes | None, media_type: str) -> Any:
        headers = {"x-api-key": self.key, "Content-Type": media_type}
        self._connection.request(method, path, body, headers)
        reply = self._connection.getresponse()
        raw = reply.read()
        if reply.status >= 300:
            raise RuntimeError(raw.decode())
        return orjson.loads(raw) if raw else None


def measure(sizes: Sequence[int], requests: int) -> list[Size]:
    """Return the measurements of each size, with `requests` requests of each kind."""
    return [_measure(videos, requests) for videos in sizes]


def measure_small(accounts: int) -> Small:
    """Return the measurements of accounts as parallel tests create them: an index and three videos by address."""
    with ours("--profile", "instant") as server:
        client = Client(server.port, "tlk_FIRST")
        _search_small(client, _make_small(client))  # warm up what uploads and searches load
        before = server.resident_bytes()
        opening, made = [], {}
        for number in range(accounts):
            client.key = f"tlk_SMALL_{number}"
            opening.append(_timed(server, lambda: client.send("GET", "/v1.2/indexes")))
            made[client.key] = _make_small(client)
        filled = server.resident_bytes()
        searching = []
        for key, index_id in made.items():
            client.key = key
            searching.append(_timed(server, partial(_search_small, client, index_id)))
        searched = server.resident_bytes()
        per_account = (filled - before) / accounts, (searched - before) / accounts
        return Small(*per_account, _latency(opening), _latency(searching))


def _make_small(client: Client) -> str:
    """Return the id of the index."""
    engines = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]
    index_id = client.send("POST", "/v1.2/indexes", {"index_name": "small", "engines": engines})["_id"]
    videos = [
        {"index_id": index_id, "object": f"s3://videos/{client.key}/{at}.mp4", "language": "en"} for at in range(3)
    ]
    client.send("POST", "/v1.2/tasks/transfers", {"file": videos})
    return str(index_id)


def _search_small(client: Client, index_id: str) -> None:
    client.send("POST", "/v1.2/search", _search(index_id, "anything"))


def _measure(videos: int, requests: int) -> Size:
    with library() as server:
        client = Client(server.port)
        before = server.resident_bytes()
        began = server.milliseconds_on_core()
        index_id = client.send("POST", f"/fill/{videos}")["index_id"]
        filled = server.milliseconds_on_core()
        client.send("POST", "/v1.2/search", _search(index_id, "anything"))
        searched = server.milliseconds_on_core()
        kinds = dict(_kinds(client, index_id, videos))
        latencies = {
            name: _measured(server, send, _BULK_LIMIT if "whole index" in name else requests)
            for name, send in kinds.items()
        }
        held = server.resident_bytes() - before
    per_scene = held / (videos * SCENES_PER_VIDEO)
    return Size(videos, (filled - began) / 1000, (searched - filled) / 1000, per_scene, latencies)


@dataclass(frozen=True, slots=True)
class _Requests:
    """Requests about an index with many videos."""

    client: Client
    index_id: str
    words: Words
    names: Iterator[int]

    def get(self, path: str) -> Send:
        return lambda: self.client.send("GET", path)

    def search(self, query: Callable[[], str], **options: Any) -> Send:
        return lambda: self.client.send("POST", "/v1.2/search", _search(self.index_id, query(), **options))

    def frequent(self) -> str:
        return f"{self.words.frequent()} {self.words.frequent()} {self.words.seldom()}"

    def seldom(self) -> str:
        return f"{self.words.seldom()} {self.words.seldom()} {self.words.seldom()}"

    def classify(self, **chosen: Any) -> Send:
        prompts = [self.seldom(), self.frequent()]
        classes = [{"name": "one", "prompts": prompts}, {"name": "other", "prompts": [self.seldom()]}]
        body = {"classes": classes, "options": ["visual", "conversation"], **chosen}
        route = "/v1.2/classify" if "video_ids" in chosen else "/v1.2/classify/bulk"
        return lambda: self.client.send("POST", route, body)

    def upload(self) -> None:
        entry = {"index_id": self.index_id, "object": f"s3://videos/{next(self.names)}.mp4", "language": "en"}
        self.client.send("POST", "/v1.2/tasks/transfers", {"file": [entry]})

    def upload_and_search(self) -> None:
        self.upload()
        self.search(self.seldom)()


def _kinds(client: Client, index_id: str, videos: int) -> Iterator[tuple[str, Send]]:
    """Yield requests by their names in the table."""
    requests = _Requests(client, index_id, Words(Random(2)), count())
    last = videos // _PAGE_LIMIT
    listing = f"/v1.2/indexes/{index_id}/videos?page_limit={_PAGE_LIMIT}"
    a_video = client.send("GET", f"{listing}&page={last}")["data"][0]["_id"]
    yield "videos, page 1", requests.get(f"{listing}&page=1")
    yield "videos, last page", requests.get(f"{listing}&page={last}")
    yield "videos by last change, middle page", requests.get(f"{listing}&page={last // 2}&sort_by=updated_at")
    yield "videos of a filename", requests.get(f"{listing}&filename=video-{videos // 2}.mp4")
    yield "tasks, last page", requests.get(f"/v1.2/tasks?page_limit={_PAGE_LIMIT}&page={last}")
    yield "tasks of an index, page 1", requests.get(f"/v1.2/tasks?page_limit={_PAGE_LIMIT}&index_id={index_id}")
    yield "indexes", requests.get("/v1.2/indexes")
    yield f"search {_SELDOM}", requests.search(requests.seldom)
    yield f"search {_FREQUENT}", requests.search(requests.frequent)
    yield f"search by threshold none {_FREQUENT}", requests.search(requests.frequent, threshold="none")
    yield f"search by video {_FREQUENT}", requests.search(requests.frequent, group_by="video")
    yield "classify one video", requests.classify(video_ids=[a_video])
    yield "classify the whole index", requests.classify(index_id=index_id)
    yield "upload by address", requests.upload
    yield "upload by address, then search", requests.upload_and_search


def _search(index_id: str, query: str, **options: Any) -> dict[str, Any]:
    return {"index_id": index_id, "query": query, "search_options": ["visual", "conversation"], **options}


def _measured(server: Running, send: Send, requests: int) -> Latency:
    send()
    return _latency([_timed(server, send) for _ in range(requests)])


def _timed(server: Running, send: Send) -> tuple[float, float]:
    """Return the milliseconds of a request, and those of processor time."""
    worked, started = server.milliseconds_on_core(), perf_counter()
    send()
    return (perf_counter() - started) * 1000, server.milliseconds_on_core() - worked


def _latency(taken: Sequence[tuple[float, float]]) -> Latency:
    whole, processor = (quantiles(one, n=100, method="inclusive") for one in zip(*taken, strict=True))
    return Latency(whole[49], whole[98], processor[49], processor[98])
