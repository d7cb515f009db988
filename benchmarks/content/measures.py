"""Uploads a list of names into one index, as a user would, and measures search results and texts."""

import gc
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from statistics import mean
from typing import Any
from urllib.parse import quote

import httpx
import orjson

from benchmarks.content.lists import Query, Uploads, address_of, read_uploads
from benchmarks.content.vector_index import ranks_by_vectors
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.testing import MockServer

_OPTIONS = ["visual", "conversation", "text_in_video", "logo"]
_ENGINES = [
    {"engine_name": "marengo2.6", "engine_options": _OPTIONS},
    {"engine_name": "pegasus1.1", "engine_options": ["visual", "conversation"]},
]
_ABOVE_LOW = ("high", "medium")
_FEW_VIDEOS = 3
_LINES_ASKED = 3
_KINDS = ("own", "other", "kind")
_VIDEOS_LOOKED_AT = 10  # of an answer, the best first
_MOST_IN_PAGE = 50
_SHORTEST_SENTENCE = 5  # words


@dataclass(frozen=True)
class Found:
    """The result of one query: videos, best first, by the names of their uploads, and the confidence
    of the best one.
    """

    query: Query
    names: tuple[str, ...]
    confidence: str

    @property
    def rank(self) -> int:
        """The rank of the first right video, counted from 1; larger than any rank if there is none."""
        places = (place for place, name in enumerate(self.names, 1) if name in self.query.expected)
        return next(places, 1_000_000)


@dataclass(frozen=True)
class Texts:
    """The generated texts of one video."""

    name: str
    title: str
    summary: str
    lines: tuple[str, ...]


@dataclass
class Library:
    """One index with all uploads of a list."""

    client: httpx.Client
    index_id: str
    names: dict[str, str] = field(default_factory=dict)  # by video id

    def search(self, text: str) -> tuple[list[str], str]:
        """Return the names of the results, best first, and the confidence of the best one."""
        found = self._search(text, group_by="video", page_limit=_VIDEOS_LOOKED_AT)
        best = max((clip["score"], clip["confidence"]) for clip in found[0]["clips"])[1] if found else ""
        return [self.names[one["id"]] for one in found], best

    def best(self, text: str) -> str:
        """Return the name of the video with the best clip; empty if there is none."""
        found = self._search(text, group_by="clip", page_limit=1)
        return self.names[found[0]["video_id"]] if found else ""

    def _search(self, text: str, **page: Any) -> Any:
        body = {"index_id": self.index_id, "query": text, "search_options": _OPTIONS, "threshold": "none", **page}
        return self._send("POST", "/search", json=body)["data"]

    def classify(self, prompt: str) -> set[str]:
        """Return the names of the videos that belong to a class with one prompt."""
        body = {"index_id": self.index_id, "options": _OPTIONS[:3], "page_limit": _MOST_IN_PAGE}
        page = self._send("POST", "/classify/bulk", json=body | {"classes": [{"name": prompt, "prompts": [prompt]}]})
        found = page["data"]
        while token := page["page_info"]["next_page_token"]:
            page = self._send("GET", f"/classify/{token}")
            found += page["data"]
        return {self.names[one["video_id"]] for one in found}

    def texts(self, video_id: str) -> Texts:
        """Return the generated texts of a video."""
        said = self._send("GET", f"/indexes/{self.index_id}/videos/{video_id}/transcription")["data"] or []
        return Texts(
            name=self.names[video_id],
            title=self._send("POST", "/gist", json={"video_id": video_id, "types": ["title"]})["title"],
            summary=self._send("POST", "/summarize", json={"video_id": video_id, "type": "summary"})["summary"],
            lines=tuple(one["value"] for one in said),
        )

    def _send(self, method: str, path: str, **options: Any) -> Any:
        reply = self.client.request(method, path, **options)
        if reply.is_error:
            raise RuntimeError(reply.text)
        return orjson.loads(reply.content)

    def upload(self, names: Iterable[str]) -> None:
        """Upload a video for each name by its address."""
        for name in names:
            task = self._send("POST", "/tasks", data={"index_id": self.index_id, "video_url": address_of(name)})
            self.names[self._send("GET", f"/tasks/{task['_id']}")["video_id"]] = name


def measure_list(name: str) -> dict[str, float]:
    """Return each measure of the list called `name`."""
    return measure(read_uploads(name))


def measure(uploads: Uploads) -> dict[str, float]:
    """Return each measure by name, in percent unless the name says otherwise."""
    with _library(uploads) as library:
        texts = [library.texts(video_id) for video_id in library.names]
        gc.freeze()  # freeze the index, so that garbage collections do not walk it again
        found = [_found(library, query) for query in uploads.queries]
        classes = [(query.expected, library.classify(query.text)) for query in uploads.of_kind("kind")]
        by_line = [library.best(line) == one.name for one in texts for line in _some(one.lines, one.name)]
    return {
        **_measures_of_search(found),
        **_measures_of_classes(classes, set(uploads.named)),
        **_measures_of_vectors(uploads),
        "a line said in a video finds that video": _percent(by_line),
        **_measures_of_texts(texts, set(uploads.named)),
    }


def measure_ranks(uploads: Uploads) -> dict[str, list[int]]:
    """Return the ranks of the right videos, by the kind of the query."""
    with _library(uploads) as library:
        kinds = dict.fromkeys(query.kind for query in uploads.queries)
        return {kind: [_found(library, query).rank for query in uploads.of_kind(kind)] for kind in kinds}


@contextmanager
def _library(uploads: Uploads) -> Iterator[Library]:
    """Serve an index with all uploads."""
    with MockServer(in_process=True, profile="instant") as mock:
        headers = {"x-api-key": mock.api_key}
        with httpx.Client(transport=mock.transport(), base_url=mock.url_v12, headers=headers, timeout=600) as client:
            reply = client.post("/indexes", json={"index_name": "library", "engines": _ENGINES})
            library = Library(client, reply.json()["_id"])
            library.upload((*uploads.named, *uploads.opaque))
            yield library


def _found(library: Library, query: Query) -> Found:
    names, confidence = library.search(query.text)
    return Found(query, tuple(names), confidence)


def _some(lines: Sequence[str], name: str) -> list[str]:
    return Random(name).sample(lines, min(_LINES_ASKED, len(lines)))


def _measures_of_search(found: Sequence[Found]) -> dict[str, float]:
    ranks = {kind: [one.rank for one in found if one.query.kind == kind] for kind in _KINDS}
    plausible = [one for one in found if one.query.kind != "absurd"]
    return {
        "own name first": _percent(rank == 1 for rank in ranks["own"]),
        "other words for it first": _percent(rank == 1 for rank in ranks["other"]),
        "kind or scene within the first five": _percent(rank <= 5 for rank in ranks["kind"]),
        "right video first, mean of the three": mean(_percent(rank == 1 for rank in ranks[kind]) for kind in _KINDS),
        "nothing found": _percent(not one.names for one in plausible),
        "absurd above low": _percent(one.confidence in _ABOVE_LOW for one in found if one.query.kind == "absurd"),
    }


def _measures_of_classes(classes: Sequence[tuple[Set[str], Set[str]]], named: Set[str]) -> dict[str, float]:
    """Return the measures of classes, each given by the videos of its kind and those that were returned."""
    others = (name in found for right, found in classes for name in named - right)
    return {
        "a kind as a class: its videos": _percent(name in found for right, found in classes for name in right),
        "a kind as a class: other videos": _percent(others),
    }


def _measures_of_vectors(uploads: Uploads) -> dict[str, float]:
    asked = [query for kind in _KINDS for query in uploads.of_kind(kind)]
    found = ranks_by_vectors((*uploads.named, *uploads.opaque), ((one.text, one.expected) for one in asked))
    ranks = {kind: [rank for rank, one in zip(found, asked, strict=True) if one.kind == kind] for kind in _KINDS}
    return {
        "nearest vector: own name": _percent(rank == 1 for rank in ranks["own"]),
        "nearest vector: other words for it": _percent(rank == 1 for rank in ranks["other"]),
        "five nearest vectors: other words for it": _percent(rank <= 5 for rank in ranks["other"]),
        "five nearest vectors: kind or scene": _percent(rank <= 5 for rank in ranks["kind"]),
    }


def _measures_of_texts(texts: Sequence[Texts], named: set[str]) -> dict[str, float]:
    holders = Counter(line for one in texts for line in set(one.lines))
    ours = [one for one in texts if one.name in named]
    pairs = [_likeness(first, second) for first, second in combinations([_stems(one.lines) for one in texts], 2)]
    distinct = [100 * len(set(one.lines)) / len(one.lines) for one in texts if one.lines]
    return {
        "distinct lines of a transcript, mean": mean(distinct),
        "distinct lines of a transcript, least": min(distinct),
        f"lines said in more than {_FEW_VIDEOS} videos": _percent(count > _FEW_VIDEOS for count in holders.values()),
        "videos in which the most frequent line is said, number": float(max(holders.values())),
        "title has words of the name": _percent(_tells(one.title, one.name) for one in ours),
        "summary has words of the name": _percent(_tells(one.summary, one.name) for one in ours),
        "transcript has them in a sentence": _percent(
            any(_is_sentence(line) and _tells(line, one.name) for line in one.lines) for one in ours if one.lines
        ),
        "words that two videos share, mean": 100 * mean(pairs),
        "words that two videos share, most": 100 * max(pairs),
    }


def _percent(truths: Iterable[bool]) -> float:
    counted = list(truths)
    return 100 * sum(counted) / len(counted) if counted else 0.0


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for text in texts for word in tokenise(text) if word not in STOP_WORDS)


def _likeness(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, len(first | second))


def _tells(text: str, name: str) -> bool:
    """Return whether `text` contains at least half of the words of a file's name, without numbers."""
    spaced = "".join(f" {sign}" if sign.isupper() else sign for sign in httpx.URL(f"/{quote(name, safe='%')}").path[1:])
    words = {one for one in _stems([spaced.rpartition(".")[0].replace("_", " ")]) if len(one) > 2 and one.isalpha()}
    return 2 * len(words & _stems([text])) >= len(words)


def _is_sentence(line: str) -> bool:
    return len(line.split()) >= _SHORTEST_SENTENCE and line[:1].isupper() and line.rstrip()[-1:] in ".!?"
