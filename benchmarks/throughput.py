"""Requests per second of processor time, beside a raw application that answers as many bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from statistics import median

import orjson

from benchmarks.load import MakeRequest, request, send_many
from benchmarks.servers import Running, limit, ours

_KEY, _SAMPLE_KEY = "tlk_BENCH", "tlk_SAMPLE"
_SAMPLE_INDEX = "6527e59e74b5a5ab84015cf5"
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]
_WARM_UP = 300


@dataclass(frozen=True)
class Row:
    """One operation: its share of what the raw application reaches, and Starlette's beside it."""

    name: str
    share: float
    starlette_share: float
    target: float


def measure(rounds: int, requests: int) -> list[Row]:
    """Return the medians over `rounds`, each of which runs every server once on `requests` requests."""
    return [_row(name, make, target, rounds, requests) for name, make, target in _CASES]


def _row(name: str, make: Callable[[], MakeRequest], target: float, rounds: int, requests: int) -> Row:
    shares, starlette_shares = [], []
    for _ in range(rounds):
        with ours() as server:
            _fill(server)
            speed, size = _speed(server, make(), requests)
        with limit("raw", size) as server:
            most, _ = _speed(server, make(), requests)
        with limit("starlette", size) as server:
            starlette, _ = _speed(server, make(), requests)
        shares.append(speed / most)
        starlette_shares.append(starlette / most)
    return Row(name, median(shares), median(starlette_shares), target)


def _speed(server: Running, make_request: MakeRequest, requests: int) -> tuple[float, int]:
    """Return requests per second of the server's processor time, and the size of a reply."""
    send_many(server.port, make_request, _WARM_UP)
    before = server.processor_seconds()
    size = send_many(server.port, make_request, requests)
    return requests / (server.processor_seconds() - before), size


def _fill(server: Running) -> None:
    """Make ten indexes, so that a list is a full page."""
    names = count()
    send_many(server.port, lambda: _creation(f"index {next(names)}"), 10)


def _creation(name: str) -> bytes:
    return request("POST", "/v1.2/indexes", _KEY, orjson.dumps({"index_name": name, "engines": _ENGINES}))


def _retrieve() -> MakeRequest:
    sent = request("GET", f"/v1.2/indexes/{_SAMPLE_INDEX}", _SAMPLE_KEY)
    return lambda: sent


def _list() -> MakeRequest:
    sent = request("GET", "/v1.2/indexes", _KEY)
    return lambda: sent


def _create() -> MakeRequest:
    names = count()
    return lambda: _creation(f"new {next(names)}")


def _search() -> MakeRequest:
    sent = request("POST", "/v1.2/search", _SAMPLE_KEY, _query("raise the tent with two poles"))
    return lambda: sent


def _search_anew() -> MakeRequest:
    words = ("tent", "chess", "knit", "cook", "cloud", "robot", "light", "riddle", "king", "stitch")
    numbers = count()
    return lambda: request(
        "POST",
        "/v1.2/search",
        _SAMPLE_KEY,
        _query(f"{words[next(numbers) % 10]} {words[next(numbers) % 7]} {next(numbers)}"),
    )


def _query(text: str) -> bytes:
    return orjson.dumps({"query": text, "index_id": _SAMPLE_INDEX, "search_options": ["visual", "conversation"]})


_CASES: tuple[tuple[str, Callable[[], MakeRequest], float], ...] = (
    ("retrieve an index", _retrieve, 0.6),
    ("list ten indexes", _list, 0.6),
    ("create an index", _create, 0.5),
    ("search, the same again", _search, 0.5),
    ("search, each time anew", _search_anew, 0.0),
)
