"""Requests per second of processor time, relative to a raw application that answers as many bytes."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from itertools import count
from statistics import median

import orjson

from benchmarks.load import MakeRequest, request, send_many
from benchmarks.servers import Running, limit, ours
from tests.support.multipart import BOUNDARY, MULTIPART, form_of

_KEY, SAMPLE_KEY = "tlk_BENCH", "tlk_SAMPLE"
SAMPLE_INDEX = "6527e59e74b5a5ab84015cf5"
# The same account in API v1.3; the key opens another copy of it.
_NEWER_KEY, _NEWER_INDEX = "tlk_BENCH_NEWER", "6528b76423c1347ffbe3a3e0"
_MODELS = [{"model_name": "marengo3.0", "model_options": ["visual", "audio"]}]
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]
_TEXT = "raise the tent with two poles"
_WARM_UP = 300


@dataclass(frozen=True)
class Case:
    """An operation, and the target ratios, 0 for none: for identical requests, and with a new header each time."""

    name: str
    make: Callable[[], MakeRequest]
    target: float = 0
    varied: float = 0


@dataclass(frozen=True)
class Row:
    """The ratio of one operation to the raw application, and Starlette's for comparison.

    `share` is that of identical requests, `share_varied` that of requests with a new header each time.
    """

    case: Case
    share: float
    share_varied: float
    starlette_share: float


def measure(slices: int, requests: int) -> list[Row]:
    """Return the medians over `slices` of so many requests.

    The servers take turns, slice by slice, so that other processes slow all of them down alike.
    """
    return [_row(case, slices, requests) for case in _CASES]


def _row(case: Case, slices: int, requests: int) -> Row:
    same = case.make()
    varied = _with_new_header(same)
    with ExitStack() as running:
        server = running.enter_context(ours())
        _fill(server)
        size = send_many(server.port, same, _WARM_UP)
        raw, starlette = (running.enter_context(limit(name, size)) for name in ("raw", "starlette"))
        for one in (raw, starlette):
            send_many(one.port, same, _WARM_UP)
        shares: list[tuple[float, ...]] = []
        for _ in range(slices):
            most, most_varied = _speed(raw, same, requests), _speed(raw, varied, requests)
            shares.append(
                (
                    _speed(server, same, requests) / most,
                    _speed(server, varied, requests) / most_varied,
                    _speed(starlette, same, requests) / most,
                )
            )
    return Row(case, *map(median, zip(*shares, strict=True)))


def _with_new_header(make_request: MakeRequest) -> MakeRequest:
    """Return a function that returns the same requests with a new id each time; forms get a new boundary, too.

    Clients send both: ids for tracing, and a random boundary for each form.
    """
    numbers = count(1)

    def make() -> bytes:
        number, boundary = b"%08d" % next(numbers), BOUNDARY.encode()
        sent = make_request().replace(boundary, boundary[: -len(number)] + number)
        return sent.replace(b"\r\n\r\n", b"\r\nx-request-id: %s\r\n\r\n" % number, 1)

    return make


def _speed(server: Running, make_request: MakeRequest, requests: int) -> float:
    """Return requests per millisecond of the server's processor time."""
    before = server.milliseconds_on_core()
    send_many(server.port, make_request, requests)
    return requests / (server.milliseconds_on_core() - before)


def _fill(server: Running) -> None:
    """Create ten indexes for each version, so that a list is a full page."""
    names = count()
    for creation in (_creation, _newer_creation):
        send_many(server.port, partial(_numbered, creation, names), 10)


def _numbered(creation: Callable[[str], bytes], names: Iterator[int]) -> bytes:
    return creation(f"index {next(names)}")


def _creation(name: str) -> bytes:
    return request("POST", "/v1.2/indexes", _KEY, orjson.dumps({"index_name": name, "engines": _ENGINES}))


def _retrieve() -> MakeRequest:
    sent = request("GET", f"/v1.2/indexes/{SAMPLE_INDEX}", SAMPLE_KEY)
    return lambda: sent


def _list() -> MakeRequest:
    sent = request("GET", "/v1.2/indexes", _KEY)
    return lambda: sent


def _create() -> MakeRequest:
    names = count()
    return lambda: _creation(f"new {next(names)}")


def _search() -> MakeRequest:
    sent = request("POST", "/v1.2/search", SAMPLE_KEY, _query("raise the tent with two poles"))
    return lambda: sent


def _other_searches() -> MakeRequest:
    numbers = count()
    return lambda: request("POST", "/v1.2/search", SAMPLE_KEY, _query(another_query(numbers)))


def another_query(numbers: Iterator[int]) -> str:
    """Return another query with each of the `numbers`."""
    words = ("tent", "chess", "knit", "cook", "cloud", "robot", "light", "riddle", "king", "stitch")
    return f"{words[next(numbers) % 10]} {words[next(numbers) % 7]} {next(numbers)}"


def _query(text: str) -> bytes:
    return orjson.dumps({"query": text, "index_id": SAMPLE_INDEX, "search_options": ["visual", "conversation"]})


def _newer_creation(name: str) -> bytes:
    return request("POST", "/indexes", _NEWER_KEY, orjson.dumps({"index_name": name, "models": _MODELS}))


def _newer_retrieve() -> MakeRequest:
    sent = request("GET", f"/indexes/{_NEWER_INDEX}", SAMPLE_KEY)
    return lambda: sent


def _newer_list() -> MakeRequest:
    sent = request("GET", "/indexes", _NEWER_KEY)
    return lambda: sent


def _newer_create() -> MakeRequest:
    names = count()
    return lambda: _newer_creation(f"new {next(names)}")


def _newer_search() -> MakeRequest:
    fields = {"query_text": "raise the tent with two poles", "index_id": _NEWER_INDEX, "search_options": "audio"}
    return _form("/search", fields)


def _form(path: str, fields: dict[str, str]) -> MakeRequest:
    sent = request("POST", path, SAMPLE_KEY, form_of(fields), MULTIPART)
    return lambda: sent


def _embed() -> MakeRequest:
    body = orjson.dumps({"engine_name": "Marengo-retrieval-2.6", "text": _TEXT})
    sent = request("POST", "/v1.2/embed", SAMPLE_KEY, body)
    return lambda: sent


def _newer_embed() -> MakeRequest:
    return _form("/embed", {"model_name": "marengo3.0", "text": _TEXT})


def _newer_embed_v2() -> MakeRequest:
    body = orjson.dumps({"input_type": "text", "model_name": "marengo3.0", "text": {"input_text": _TEXT}})
    sent = request("POST", "/embed-v2", SAMPLE_KEY, body)
    return lambda: sent


_CASES = (
    Case("retrieve an index", _retrieve, 0.6, 0.6),
    Case("list ten indexes", _list, 0.6, 0.55),
    Case("create an index", _create, 0.5),
    Case("search, the same again", _search, 0.5),
    Case("search, each time another", _other_searches),
    Case("retrieve an index, v1.3", _newer_retrieve, 0.6, 0.6),
    Case("list ten indexes, v1.3", _newer_list, 0.6, 0.55),
    Case("create an index, v1.3", _newer_create, 0.5),
    Case("search, the same again, v1.3", _newer_search, 0.5),
    Case("embed a text", _embed),
    Case("embed a text, v1.3", _newer_embed),
    Case("embed a text by embed-v2, v1.3", _newer_embed_v2),
)
