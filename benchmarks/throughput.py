"""Requests per second of processor time, beside a raw application that answers as many bytes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import count
from statistics import median

import orjson

from benchmarks.load import MakeRequest, request, send_many
from benchmarks.servers import Running, limit, ours

_KEY, _SAMPLE_KEY = "tlk_BENCH", "tlk_SAMPLE"
_SAMPLE_INDEX = "6527e59e74b5a5ab84015cf5"
# The same account in API v1.3; the key opens another copy of it.
_NEWER_KEY, _NEWER_INDEX = "tlk_BENCH_NEWER", "6528b76423c1347ffbe3a3e0"
_MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
_FORM = "multipart/form-data; boundary=boundary"
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]
_WARM_UP = 300


@dataclass(frozen=True)
class Row:
    """One operation: its share of what the raw application reaches, and Starlette's beside it."""

    name: str
    share: float
    starlette_share: float
    target: float


def measure(slices: int, requests: int) -> list[Row]:
    """Return the medians over `slices` of so many requests.

    The servers take turns, slice by slice: what else the machine does slows all of them down alike.
    """
    return [_row(name, make, target, slices, requests) for name, make, target in _CASES]


def _row(name: str, make: Callable[[], MakeRequest], target: float, slices: int, requests: int) -> Row:
    make_request = make()
    with ExitStack() as running:
        server = running.enter_context(ours())
        _fill(server)
        size = send_many(server.port, make_request, _WARM_UP)
        limits = [running.enter_context(limit(name, size)) for name in ("raw", "starlette")]
        for one in limits:
            send_many(one.port, make_request, _WARM_UP)
        shares, starlette_shares = [], []
        for _ in range(slices):
            speed, most, starlette = (_speed(one, make_request, requests) for one in (server, *limits))
            shares.append(speed / most)
            starlette_shares.append(starlette / most)
    return Row(name, median(shares), median(starlette_shares), target)


def _speed(server: Running, make_request: MakeRequest, requests: int) -> float:
    """Return requests per millisecond of the server's processor time."""
    before = server.milliseconds_on_core()
    send_many(server.port, make_request, requests)
    return requests / (server.milliseconds_on_core() - before)


def _fill(server: Running) -> None:
    """Make ten indexes for each version, so that a list is a full page."""
    names = count()
    for creation in (_creation, _newer_creation):
        send_many(server.port, partial(_numbered, creation, names), 10)


def _numbered(creation: Callable[[str], bytes], names: Iterator[int]) -> bytes:
    return creation(f"index {next(names)}")


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


def _newer_creation(name: str) -> bytes:
    return request("POST", "/indexes", _NEWER_KEY, orjson.dumps({"index_name": name, "models": _MODELS}))


def _newer_retrieve() -> MakeRequest:
    sent = request("GET", f"/indexes/{_NEWER_INDEX}", _SAMPLE_KEY)
    return lambda: sent


def _newer_list() -> MakeRequest:
    sent = request("GET", "/indexes", _NEWER_KEY)
    return lambda: sent


def _newer_create() -> MakeRequest:
    names = count()
    return lambda: _newer_creation(f"new {next(names)}")


def _newer_search() -> MakeRequest:
    fields = {"query_text": "raise the tent with two poles", "index_id": _NEWER_INDEX, "search_options": "audio"}
    parts = [
        f'--boundary\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        for name, value in fields.items()
    ]
    sent = request("POST", "/search", _SAMPLE_KEY, "".join([*parts, "--boundary--\r\n"]).encode(), _FORM)
    return lambda: sent


_CASES: tuple[tuple[str, Callable[[], MakeRequest], float], ...] = (
    ("retrieve an index", _retrieve, 0.6),
    ("list ten indexes", _list, 0.6),
    ("create an index", _create, 0.5),
    ("search, the same again", _search, 0.5),
    ("search, each time anew", _search_anew, 0.0),
    ("retrieve an index, v1.3", _newer_retrieve, 0.6),
    ("list ten indexes, v1.3", _newer_list, 0.6),
    ("create an index, v1.3", _newer_create, 0.5),
    ("search, the same again, v1.3", _newer_search, 0.0),
)
