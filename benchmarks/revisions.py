"""Compares the cost of searches and classifications with another checkout: `python -m benchmarks.revisions PATH`.

The servers of both checkouts get the same requests in turn. Prints the processor time of this one as a share of that of
the other one: the median over all turns, and the milliseconds of each. The other checkout needs a `.venv` of its own.
"""

import argparse
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, count, cycle, islice
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from benchmarks.content.lists import Uploads, read_uploads
from benchmarks.growth import Client
from benchmarks.libraries import Words
from benchmarks.servers import LOAD_CORE, Running, library, ours
from benchmarks.throughput import SAMPLE_INDEX, SAMPLE_KEY, another_query

_HERE = Path(__file__).parent.parent
_LISTS = ("tuning", "fresh", "held_out")
_OPTIONS = ["visual", "conversation"]
_ENGINES = [{"engine_name": "marengo2.6", "engine_options": _OPTIONS}]
_WARM_UPS = 3
_SEARCHES = 20  # in a turn


def main() -> None:
    """Measure, and print a row for each workload."""
    parser = argparse.ArgumentParser(
        description="Compare the cost of searches and classifications with that of another checkout."
    )
    parser.add_argument("other", type=Path)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--large", type=int, nargs="*", default=[1_000, 10_000])
    parser.add_argument("--only", default="", help="the beginning of the names of the workloads to measure")
    given = parser.parse_args()
    os.sched_setaffinity(0, {LOAD_CORE})
    uploads = [read_uploads(name) for name in _LISTS]
    print("| workload | share | ms here | ms there |\n| --- | --- | --- | --- |")
    _compare(given.other, given.only, _workloads(uploads), given.turns)
    for videos in given.large:
        _compare(given.other, given.only, _of_library(videos), max(3, given.turns * 1_000 // max(videos, 1_000) // 3))


@dataclass
class Workload:
    """Requests to measure. `prepare` returns the requests of one turn after sending those that are not measured."""

    name: str
    prepare: Callable[[Client, int], Iterable[Callable[[], object]]]
    with_fill: bool = False
    milliseconds: dict[Path, list[float]] = field(default_factory=dict)


def _compare(other: Path, only: str, workloads: Iterable[Workload], turns: int) -> None:
    for workload in workloads:
        if workload.name.startswith(only):
            with ExitStack() as stack:
                servers = {path: stack.enter_context(_server(workload, path)) for path in (_HERE, other)}
                _measure(servers, workload, turns)
            here, there = workload.milliseconds[_HERE], workload.milliseconds[other]
            share = median(one / base for one, base in zip(here, there, strict=True))
            print(f"| {workload.name} | {share:.2f} | {median(here):.2f} | {median(there):.2f} |", flush=True)


def _server(workload: Workload, checkout: Path) -> AbstractContextManager[Running]:
    return library(checkout) if workload.with_fill else ours("--profile", "instant", checkout=checkout)


def _measure(servers: dict[Path, Running], workload: Workload, turns: int) -> None:
    clients = {path: Client(server.port) for path, server in servers.items()}
    for turn in range(-_WARM_UPS, turns):
        for path in servers if turn % 2 else reversed(servers):
            clients[path].close()
            requests = list(workload.prepare(clients[path], turn))
            began = servers[path].milliseconds_on_core()
            for send in requests:
                send()
            if turn >= 0:
                spent = servers[path].milliseconds_on_core() - began
                workload.milliseconds.setdefault(path, []).append(spent / len(requests))


def _workloads(uploads: Sequence[Uploads]) -> Iterator[Workload]:
    names = list(chain.from_iterable(one.named for one in uploads))
    queries = [query.text for one in uploads for query in one.queries]
    words = sorted({word for query in queries for word in query.split() if len(word) > 2 and word.isalpha()})
    for some in (names, queries, words):
        Random(1).shuffle(some)
    for kind, texts in (("a query", queries), ("a word", words)):
        yield Workload(f"first search of 3 videos, {kind}", _first(names, texts, 3))
    for videos in (3, 100):
        for kind, texts in (("a query", queries), ("a word", words)):
            yield Workload(f"search of {videos} videos, {kind}", _searches(names, texts, videos))
        yield Workload(f"threshold none, {videos} videos", _searches(names, queries, videos, threshold="none"))
        yield Workload(f"by video, {videos} videos", _searches(names, queries, videos, group_by="video"))
        by_video = _searches(names, queries, videos, group_by="video", threshold="none")
        yield Workload(f"by video, threshold none, {videos} videos", by_video)
    yield Workload("first search of 100 videos, a query", _first(names, queries, 100))
    yield Workload("search of the sample account", _of_sample())


def _of_library(videos: int) -> Iterator[Workload]:
    """Yield the first search of videos with given contents."""
    words = Words(Random(2))

    def prepare(client: Client, turn: int) -> Iterator[Callable[[], object]]:
        client.key = f"tlk_LIBRARY_{turn}"
        index_id = client.send("POST", f"/fill/{videos}")["index_id"]
        query = f"{words.frequent()} {words.seldom()}"
        yield partial(client.send, "POST", "/v1.2/search", _search(index_id, query))

    yield Workload(f"first search of {videos:,} videos", prepare, with_fill=True)
    yield Workload(f"classification of {videos:,} videos", _classified(videos), with_fill=True)


def _classified(videos: int) -> Callable[[Client, int], Iterator[Callable[[], object]]]:
    """Return classifications of a whole index, like those of `make growth`; each has new prompts."""
    filled: dict[Client, str] = {}

    def prepare(client: Client, turn: int) -> Iterator[Callable[[], object]]:
        if client not in filled:
            client.key = "tlk_CLASSIFY"
            filled[client] = client.send("POST", f"/fill/{videos}")["index_id"]
        words = Words(Random(turn))
        one, other = (f"{words.seldom()} {words.seldom()} {words.seldom()}" for _ in range(2))
        frequent = f"{words.frequent()} {words.frequent()} {words.seldom()}"
        classes = [{"name": "one", "prompts": [one, frequent]}, {"name": "other", "prompts": [other]}]
        body = {"classes": classes, "options": ["visual", "conversation"], "index_id": filled[client]}
        yield partial(client.send, "POST", "/v1.2/classify/bulk", body)

    return prepare


def _of_sample() -> Callable[[Client, int], Iterator[Callable[[], object]]]:
    """Return the searches that `make bench` compares with a raw application."""
    numbers: defaultdict[Client, Iterator[int]] = defaultdict(count)

    def prepare(client: Client, turn: int) -> Iterator[Callable[[], object]]:
        client.key = SAMPLE_KEY
        for _ in range(5 * _SEARCHES):
            yield partial(client.send, "POST", "/v1.2/search", _search(SAMPLE_INDEX, another_query(numbers[client])))

    return prepare


def _first(names: Sequence[str], queries: Sequence[str], videos: int) -> Callable[[Client, int], Iterator[Any]]:
    def prepare(client: Client, turn: int) -> Iterator[Callable[[], object]]:
        client.key = f"tlk_FIRST_{turn}"
        uploaded = islice(cycle(names), 7 * turn + 70, None)
        index_id = _filled(client, islice(uploaded, videos))
        yield partial(client.send, "POST", "/v1.2/search", _search(index_id, queries[turn % len(queries)]))

    return prepare


def _searches(
    names: Sequence[str], queries: Sequence[str], videos: int, **options: str
) -> Callable[[Client, int], Iterator[Any]]:
    filled: dict[Client, str] = {}
    asked: dict[Client, Iterator[str]] = {}

    def prepare(client: Client, turn: int) -> Iterator[Callable[[], object]]:
        if client not in filled:
            filled[client] = _filled(client, islice(cycle(names), videos))
            asked[client] = cycle(queries)
        for query in islice(asked[client], _SEARCHES):
            yield partial(client.send, "POST", "/v1.2/search", _search(filled[client], query, **options))

    return prepare


def _filled(client: Client, names: Iterable[str]) -> str:
    """Return the id of a new index with an upload of each name."""
    index_id = str(client.send("POST", "/v1.2/indexes", {"index_name": "some", "engines": _ENGINES})["_id"])
    files = [{"index_id": index_id, "object": f"s3://videos/{name}", "language": "en"} for name in names]
    client.send("POST", "/v1.2/tasks/transfers", {"file": files})
    return index_id


def _search(index_id: str, query: str, **options: str) -> dict[str, Any]:
    return {"index_id": index_id, "query": query, "search_options": _OPTIONS, **options}


if __name__ == "__main__":
    main()
