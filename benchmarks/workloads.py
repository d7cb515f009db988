"""The workloads of `checkouts.py`: searches, classifications, texts and the first look at videos."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count, cycle, islice
from random import Random
from typing import Any

from benchmarks.content.lists import address_of, read_uploads
from benchmarks.growth import Client
from benchmarks.libraries import Words
from benchmarks.throughput import SAMPLE_INDEX, SAMPLE_KEY, another_query

_LISTS = ("tuning", "fresh", "held_out")
_OPTIONS = ["visual", "conversation"]
_CHOICES: Mapping[str, Any] = {
    "v1.2": {
        "engines": [
            {"engine_name": "marengo2.6", "engine_options": [*_OPTIONS, "text_in_video", "logo"]},
            {"engine_name": "pegasus1.1", "engine_options": _OPTIONS},
        ]
    },
    "v1.3": {
        "models": [{"model_name": name, "model_options": ["visual", "audio"]} for name in ("marengo3.0", "pegasus1.2")]
    },
}
_TEXTS = ("gist", "summary", "chapter", "highlight", "prompt", "question", "json")
_FIRST_TEXTS = ("gist", "summary", "json")
_LOOKS = {
    "v1.2": ("", "/transcription", "/text-in-video", "/logo", "/thumbnail?time=2"),
    "v1.3": ("", "?transcription=true"),
}
_SEARCHES, _CLASSIFICATIONS, _DESCRIBED, _NEW = 20, 6, 40, 12  # in a turn

Request = Callable[[], object]
Start = Callable[[Client], Callable[[int], Iterable[Request]]]


@dataclass(frozen=True)
class Workload:
    """Requests to measure.

    `start` prepares an account, and returns what prepares the requests of a turn. A workload with a high `slowness`
    gets fewer turns.
    """

    name: str
    start: Start
    with_fill: bool = False
    slowness: int = 1


def workloads(sizes: Iterable[int]) -> Iterator[Workload]:
    """Yield all workloads; the last ones are for libraries of these sizes."""
    uploads = [read_uploads(name) for name in _LISTS]
    names = list(chain.from_iterable(one.named for one in uploads))
    queries = [query.text for one in uploads for query in one.queries]
    words = sorted({word for query in queries for word in query.split() if len(word) > 2 and word.isalpha()})
    for some in (names, queries, words):
        Random(1).shuffle(some)
    kinds = (("a query", queries), ("a word", words))
    for kind, texts in kinds:
        yield Workload(f"first search of 3 videos, {kind}", _first_search(names, texts, 3))
    for videos in (3, 100):
        for kind, texts in kinds:
            yield Workload(f"search of {videos} videos, {kind}", _searches(names, texts, videos))
        yield Workload(f"threshold none, {videos} videos", _searches(names, queries, videos, threshold="none"))
        yield Workload(f"by video, {videos} videos", _searches(names, queries, videos, group_by="video"))
        by_video = _searches(names, queries, videos, group_by="video", threshold="none")
        yield Workload(f"by video, threshold none, {videos} videos", by_video)
    yield Workload("first search of 100 videos, a query", _first_search(names, queries, 100))
    yield Workload("search of the sample account", _sample_searches)
    yield Workload("other classes of 100 videos", _classifications(names, queries))
    yield Workload("same classes of 100 videos", _classifications(names, queries[:4]))
    for kind in _TEXTS:
        yield Workload(kind, _texts(kind, names, queries, are_new=False))
    for kind in _FIRST_TEXTS:
        yield Workload(f"first {kind}", _texts(kind, names, queries, are_new=True))
    for version in _LOOKS:
        yield Workload(f"first look, {version}", _first_looks(version, names))
    for videos in sizes:
        slowness = 3 * max(1, videos // 1_000)
        yield Workload(f"first search of {videos:,} videos", _library_search(videos), True, slowness)
        yield Workload(f"classification of {videos:,} videos", _library_classification(videos), True, slowness)


def _first_search(names: Sequence[str], queries: Sequence[str], videos: int) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        def prepare(turn: int) -> list[Request]:
            client.key = f"tlk_FIRST_{turn}"
            index_id = _imported(client, islice(cycle(names), 7 * turn + 70, None), videos)
            return [_search(client, index_id, queries[turn % len(queries)])]

        return prepare

    return start


def _searches(names: Sequence[str], queries: Sequence[str], videos: int, **options: str) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        index_id, asked = _imported(client, cycle(names), videos), cycle(queries)
        return lambda turn: [_search(client, index_id, query, **options) for query in islice(asked, _SEARCHES)]

    return start


def _sample_searches(client: Client) -> Callable[[int], list[Request]]:
    """Prepare the searches that `make bench` compares with a raw application."""
    client.key, numbers = SAMPLE_KEY, count()
    return lambda turn: [_search(client, SAMPLE_INDEX, another_query(numbers)) for _ in range(5 * _SEARCHES)]


def _library_search(videos: int) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        words = Words(Random(2))

        def prepare(turn: int) -> list[Request]:
            client.key = f"tlk_LIBRARY_{turn}"
            return [_search(client, _library(client, videos), f"{words.frequent()} {words.seldom()}")]

        return prepare

    return start


def _classifications(names: Sequence[str], prompts: Sequence[str]) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        index_id, asked = _imported(client, cycle(names), 100), cycle(prompts)
        return lambda turn: [
            _classify(client, index_id, [*islice(asked, 2)], [*islice(asked, 2)]) for _ in range(_CLASSIFICATIONS)
        ]

    return start


def _library_classification(videos: int) -> Start:
    """Return classifications of a whole index, like those of `make growth`; each has new prompts."""

    def start(client: Client) -> Callable[[int], list[Request]]:
        index_id = _library(client, videos)

        def prepare(turn: int) -> list[Request]:
            words = Words(Random(turn))
            one, other = (f"{words.seldom()} {words.seldom()} {words.seldom()}" for _ in range(2))
            frequent = f"{words.frequent()} {words.frequent()} {words.seldom()}"
            return [_classify(client, index_id, [one, frequent], [other])]

        return prepare

    return start


def _texts(kind: str, names: Sequence[str], questions: Sequence[str], *, are_new: bool) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        asked = cycle(questions)
        same = [] if are_new else _uploaded(client, "v1.2", names, _DESCRIBED)[1]

        def prepare(turn: int) -> list[Request]:
            videos = same or _uploaded(client, "v1.2", names, _NEW, turn)[1]
            return [partial(client.send, "POST", *_text(kind, video, f"{next(asked)}?", turn)) for video in videos]

        return prepare

    return start


def _text(kind: str, video: str, question: str, turn: int) -> tuple[str, Any]:
    """Return the path and the body of a request for a text."""
    prompts = {
        "prompt": f"Tell me what happens in this video {turn}",
        "question": question,
        "json": f"Return JSON with title, summary and keywords {turn}",
    }
    if kind in prompts:
        return "/v1.2/generate", {"video_id": video, "prompt": prompts[kind]}
    if kind == "gist":
        return "/v1.2/gist", {"video_id": video, "types": ["title", "topic", "hashtag"]}
    return "/v1.2/summarize", {"video_id": video, "type": kind}


def _first_looks(version: str, names: Sequence[str]) -> Start:
    def start(client: Client) -> Callable[[int], list[Request]]:
        def prepare(turn: int) -> list[Request]:
            index_id, videos = _uploaded(client, version, names, _NEW, turn)
            path = f"/{version}/indexes/{index_id}/videos"
            looks = [f"/{video}{tail}" for video in videos for tail in _LOOKS[version]]
            return [partial(client.send, "GET", path + tail) for tail in (f"?page_limit={_NEW}", *looks)]

        return prepare

    return start


def _library(client: Client, videos: int) -> str:
    """Return the id of a new index of videos with given contents."""
    return str(client.send("POST", f"/fill/{videos}")["index_id"])


def _imported(client: Client, names: Iterable[str], videos: int) -> str:
    """Return the id of a new index with an import of each of the first names."""
    index_id = _index(client, "v1.2", "imported")
    objects = (f"s3://videos/{name}" for name in islice(names, videos))
    files = [{"index_id": index_id, "object": one, "language": "en"} for one in objects]
    client.send("POST", "/v1.2/tasks/transfers", {"file": files})
    return index_id


def _uploaded(client: Client, version: str, names: Sequence[str], videos: int, turn: int = 0) -> tuple[str, list[str]]:
    """Return the ids of a new index and of its videos, whose names no other turn has."""
    index_id = _index(client, version, f"uploaded {turn}")
    found = []
    for name in islice(cycle(names), videos):
        address = address_of(f"{name.rpartition('.')[0]} take {turn}.mp4")
        task = client.send_form(f"/{version}/tasks", {"index_id": index_id, "video_url": address})
        found.append(client.send("GET", f"/{version}/tasks/{task['_id']}")["video_id"])
    return index_id, found


def _index(client: Client, version: str, name: str) -> str:
    body = {"index_name": name, "addons": ["thumbnail"], **_CHOICES[version]}
    return str(client.send("POST", f"/{version}/indexes", body)["_id"])


def _search(client: Client, index_id: str, query: str, **options: str) -> Request:
    body = {"index_id": index_id, "query": query, "search_options": _OPTIONS, **options}
    return partial(client.send, "POST", "/v1.2/search", body)


def _classify(client: Client, index_id: str, one: Sequence[str], other: Sequence[str]) -> Request:
    classes = [{"name": "one", "prompts": one}, {"name": "other", "prompts": other}]
    body = {"classes": classes, "options": _OPTIONS, "index_id": index_id}
    return partial(client.send, "POST", "/v1.2/classify/bulk", body)
