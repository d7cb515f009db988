"""The cost of searches relative to a linear search, which rates each moment: `python -m benchmarks.searches`.

Prints the processor time of each as a share of the time of linear searches for the same queries, and that of content
that is generated first. All take turns; the medians are shown.
"""

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from itertools import cycle, islice
from random import Random
from statistics import median
from time import process_time
from typing import ParamSpec

from benchmarks.content.lists import read_uploads
from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality
from mockserver.domain.retrieval.classify import ClassSpec, Thresholds
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.corpora import MANY_VIDEOS
from mockserver.domain.retrieval.corpus import GrowingCorpus, classify, find_clips, group_clips
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import score_of_text
from mockserver.domain.retrieval.search import ClipQuery, GroupOrder
from mockserver.ground.steps import run_blocking

P = ParamSpec("P")

_MODALITIES = (Modality.VISUAL, Modality.SPEECH)
_SECONDS = 180.0
_PAGE = 10
_QUERIES = 8  # in a turn

Videos = dict[str, Content]


def main() -> None:
    """Measure, and print a row for each number of videos."""
    parser = argparse.ArgumentParser(description="Measure searches beside linear searches of the same videos.")
    parser.add_argument("--videos", type=int, nargs="*", default=[3, 100, 600])
    parser.add_argument("--turns", type=int, default=9)
    given = parser.parse_args()
    uploads = read_uploads("tuning")
    texts = [query.text for query in uploads.queries]
    Random(1).shuffle(texts)
    queries = cycle(texts)
    print("| videos | " + " | ".join(_KINDS) + " | made up |")
    print("| --- " * (len(_KINDS) + 2) + "|")
    for count in given.videos:
        names = list(islice(cycle(uploads.named), count))
        videos = {f"{at:06}": _content(name, at) for at, name in enumerate(names)}
        shares = list(_shares(videos, names, queries, given.turns))
        print(
            f"| {count} | " + " | ".join(f"{median(one):.2f}" for one in zip(*shares, strict=True)) + " |", flush=True
        )


def _content(name: str, number: int) -> Content:
    return generate_content(sha256(b"%d" % number).digest(), _SECONDS, title=name)


def _shares(videos: Videos, names: Sequence[str], queries: Iterator[str], turns: int) -> Iterator[list[float]]:
    corpus = _filled(videos)
    linear = _filled(videos)  # returns only the nearness of videos
    for _ in range(turns):
        asked = list(islice(queries, _QUERIES))
        each = _seconds(_linear, linear, videos, asked) / _QUERIES
        first = _seconds(_search_first, videos, asked[0])
        found = [_seconds(_ask, kind, corpus, videos, asked) / _QUERIES for kind in _KINDS[1:]]
        made = _seconds(_make, names)
        yield [one / each for one in (first, *found, made)]


_KINDS = ("first search", "another search", "threshold none", "by video", "classify all")


def _ask(kind: str, corpus: GrowingCorpus, videos: Videos, asked: Sequence[str]) -> None:
    if kind == "classify all":
        for text in asked:
            spec = ClassSpec("one", (text,), _MODALITIES)
            run_blocking(classify(corpus, dict.fromkeys(videos, _SECONDS), [spec], Thresholds()))
    else:
        threshold = Threshold.NONE if kind == "threshold none" else Threshold.LOW
        _search(corpus, asked, threshold, by_video=kind == "by video")


def _filled(videos: Videos) -> GrowingCorpus:
    corpus = GrowingCorpus()
    if len(videos) >= MANY_VIDEOS:
        corpus.begin_large()
    for video_id, content in videos.items():
        corpus.add(video_id, content)
    return corpus


def _search(corpus: GrowingCorpus, asked: Iterable[str], threshold: Threshold, *, by_video: bool = False) -> None:
    understand.cache_clear()
    for text in asked:
        found = find_clips(corpus, ClipQuery(text, _MODALITIES, threshold=threshold))
        pages = group_clips(found, GroupOrder.SCORE) if by_video else found
        pages[:_PAGE]


def _linear(corpus: GrowingCorpus, videos: Videos, asked: Iterable[str]) -> None:
    understand.cache_clear()
    for text in asked:
        query = understand(text)
        near = corpus.nearness_to(query)
        for video_id, content in videos.items():
            for modality in _MODALITIES:
                for moment in content.moments(modality):
                    score_of_text(query, modality, moment.text, near.get(video_id, 0))


def _make(names: Iterable[str]) -> None:
    for number, name in enumerate(names):
        _content(name, number)


def _search_first(videos: Videos, text: str) -> None:
    _search(_filled(videos), [text], Threshold.LOW)


def _seconds(work: Callable[P, object], *args: P.args, **kwargs: P.kwargs) -> float:
    began = process_time()
    work(*args, **kwargs)
    return process_time() - began


if __name__ == "__main__":
    main()
