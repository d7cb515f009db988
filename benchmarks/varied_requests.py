"""Requests that all differ: valid ones, misspelt ones, and malformed ones."""

from collections.abc import Iterator
from itertools import count
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import orjson

from benchmarks.load import request

_CREATING = "tlk_SOAK"
_KEYS = ("tlk_SAMPLE", _CREATING, "tlk_OTHER", "")
_INDEX = "6527e59e74b5a5ab84015cf5"
_WORDS = (
    *("a", "the", "red", "green", "old", "dog", "horse", "city", "tent", "chess", "stitch", "boat", "rain"),
    *("kitchen", "someone", "speaking", "logo", "of", "日本", "\U0001f3a3"),
)
_LISTS = ("indexes", "tasks", f"indexes/{_INDEX}/videos", "embed/tasks", "engines")
_NEWER = ("indexes", "tasks", "assets", "knowledge-stores", "entity-collections", "analyze/tasks", "analyze/batches")
_ODD: tuple[Any, ...] = (None, True, -1, 1e308, 2**63, "", "\x00", "￿", [], {}, [[[]]], "a" * 3000, "NaN", {"$gt": ""})
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": ["visual", "conversation"]}]


def varied(seed: int) -> Iterator[bytes]:
    """Yield endless requests, always the same for a seed."""
    draw = Random(seed)
    for number in count():
        kind = draw.choice(_REQUESTS)
        yield kind(draw, number)
        if number % 500 == 499:  # a search through the journal costs as much as all of these
            yield _verification(draw)
        if number % 5_000 == 4_999:
            yield request("POST", "/__admin/reset", _CREATING, b"{}")


def _search(draw: Random, number: int) -> bytes:
    body: dict[str, Any] = {"index_id": _INDEX, "query": _text(draw)}
    body |= {"search_options": draw.sample(["visual", "conversation"], 1)}
    body |= draw.choice([{}, {"threshold": "none"}, {"page_limit": draw.randint(-1, 60)}, {"group_by": "video"}])
    return _post("/v1.2/search", draw, body)


def _combined(draw: Random, number: int) -> bytes:
    leaves = [{"text": _text(draw)} for _ in range(draw.randint(1, 6))]
    query = draw.choice([{"$and": leaves}, {"$or": leaves}, {"$not": {"origin": leaves[0], "sub": leaves[-1]}}])
    return _post("/v1.2/search/combined", draw, {"index_id": _INDEX, "query": query, "search_options": ["visual"]})


def _odd_search(draw: Random, number: int) -> bytes:
    body: dict[str, Any] = {"index_id": _INDEX, "query": _text(draw), "search_options": ["visual"]}
    body[draw.choice([*body, "filter", "threshold", "no_such"])] = draw.choice(_ODD)
    return _post(draw.choice(("/v1.2/search", "/v1.2/search/combined", "/v1.3/search", "/v1.2/classify")), draw, body)


def _index(draw: Random, number: int) -> bytes:
    """Create an index in the account that is reset, so that records do not pile up."""
    body = {"index_name": f"{_text(draw)} {number}", "engines": _ENGINES}
    return request("POST", "/v1.2/indexes", draw.choice((_CREATING, "")), orjson.dumps(body))


def _list(draw: Random, number: int) -> bytes:
    query = {
        draw.choice(["page", "page_limit", "sort_by", "created_at", "filename", "index_name", "no_such"]): draw.choice(
            [str(draw.randint(-2, 60)), "2024-01-01T00:00:00Z", "", _text(draw)]
        )
    }
    version = draw.random() < 0.5
    path = f"/v1.3/{draw.choice(_NEWER)}" if version else f"/v1.2/{draw.choice(_LISTS)}"
    return request("GET", f"{path}?{urlencode(query)}", draw.choice(_KEYS))


def _missing(draw: Random, number: int) -> bytes:
    path = draw.choice((*_LISTS, *_NEWER, quote(_text(draw))))
    name = quote(draw.choice([f"{draw.getrandbits(96):024x}", _text(draw), "%", "../..", "ks_0"]))
    method = draw.choice(["GET", "DELETE", "PUT", "PATCH", "OPTIONS"])
    return request(method, f"/{draw.choice(['v1.2', 'v1.3', 'v9'])}/{path}/{name}", draw.choice(_KEYS))


def _no_json(draw: Random, number: int) -> bytes:
    raw = draw.choice([b"{", b"\xff\xfe", b"[" * 150, b'{"a":', b'"\\ud800"', draw.randbytes(draw.randint(0, 200))])
    return request("POST", draw.choice(("/v1.2/search", "/v1.2/indexes", "/v1.3/analyze")), draw.choice(_KEYS), raw)


def _verification(draw: Random) -> bytes:
    query = {"match": {"operation": draw.choice(["search", "list-indexes"])}, "exactly": draw.randint(0, 5)}
    return request("POST", "/__admin/verify", draw.choice(_KEYS[:3]), orjson.dumps(query))


_REQUESTS = (_search, _search, _combined, _odd_search, _index, _list, _list, _missing, _no_json)


def _text(draw: Random) -> str:
    return " ".join(draw.choices(_WORDS, k=draw.randint(1, 6)))


def _post(path: str, draw: Random, body: object) -> bytes:
    return request("POST", path, draw.choice(_KEYS), orjson.dumps(body, option=orjson.OPT_NON_STR_KEYS))
