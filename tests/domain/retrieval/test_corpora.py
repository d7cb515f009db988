"""The corpus of an index is read in steps, and correct if videos are added and removed in between."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.media import Media
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval import corpora as corpora_module
from mockserver.domain.retrieval.corpora import Corpora
from mockserver.domain.retrieval.corpus import GrowingCorpus, find_clips
from mockserver.domain.retrieval.search import ClipQuery
from mockserver.domain.tables.videos import VideoTable
from tests.support import records
from tests.support.records import an_asset

NOW = datetime(2024, 6, 1, tzinfo=UTC)
SCENES = 40
INDEX_ID = "an index"


def a_video(number: int, word: str = "tent") -> Video:
    scenes = tuple(Scene(at, at + 1, "", (Moment(at, at + 1, word),)) for at in range(SCENES))
    media = Media(SCENES, 1, 1, 1, 1, has_audio=True)
    name = f"v{number:03}"
    return records.a_video(name, INDEX_ID, an_asset(name, NOW, media, Content("", (), (), scenes)), NOW)


def with_videos(numbers: Sequence[int]) -> VideoTable:
    videos = VideoTable()
    for number in numbers:
        videos.put(a_video(number))
    return videos


def steps_until_read(corpora: Corpora, videos: VideoTable) -> int:
    steps = 1
    while not corpora.read_on(INDEX_ID, videos, GrowingCorpus):
        steps += 1
    return steps


def found(corpus: GrowingCorpus, word: str) -> list[str]:
    clips = find_clips(corpus, ClipQuery(word, (Modality.VISUAL,)))
    return sorted({clip.video_id for clip in clips})


def test_a_larger_index_is_read_in_more_steps() -> None:
    assert steps_until_read(Corpora(), with_videos(range(2))) == 1
    assert steps_until_read(Corpora(), with_videos(range(30))) == 10


def test_an_unchanged_index_is_not_read_again() -> None:
    corpora, videos = Corpora(), with_videos(range(30))
    steps_until_read(corpora, videos)

    assert steps_until_read(corpora, videos) == 1


def test_a_caller_that_cannot_wait_reads_the_rest_at_once() -> None:
    corpora, videos = Corpora(), with_videos(range(30))
    corpora.read_on(INDEX_ID, videos, GrowingCorpus)

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)

    assert len(found(corpus, "tent")) == 30


@given(
    st.lists(st.tuples(st.sampled_from(["add", "remove", "change"]), st.integers(0, 9)), max_size=12),
    st.lists(st.integers(0, 9), unique=True),
)
def test_changes_during_reading_end_up_in_the_corpus(changes: list[tuple[str, int]], first: list[int]) -> None:
    corpora, videos = Corpora(), with_videos(first)

    for change, number in changes:
        corpora.read_on(INDEX_ID, videos, GrowingCorpus)
        match change, videos.find(f"v{number:03}"):
            case "add", None:
                videos.put(a_video(number))
            case "remove", Video(id=video_id):
                videos.delete(video_id)
            case "change", Video() as video:
                videos.put(replace(video, asset=a_video(number, "canoe").asset))
    steps_until_read(corpora, videos)

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)
    whole = Corpora().of(INDEX_ID, videos, GrowingCorpus)
    assert [found(corpus, word) for word in ("tent", "canoe")] == [found(whole, word) for word in ("tent", "canoe")]
    assert sorted(found(corpus, "tent") + found(corpus, "canoe")) == sorted(v.id for v in videos.of_index(INDEX_ID))


def test_an_index_of_many_videos_is_kept_in_columns_from_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora_module, "MANY_VIDEOS", 10)
    numbers = [*range(20, 30), *range(10)]

    corpus = Corpora().of(INDEX_ID, with_videos(numbers), GrowingCorpus)

    assert corpus.large is not None
    assert len(corpus.small) == 0
    assert found(corpus, "tent") == [f"v{number:03}" for number in sorted(numbers)]


def test_an_index_that_gets_many_more_videos_is_kept_in_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora_module, "MANY_VIDEOS", 10)
    corpora, videos = Corpora(), with_videos([20])
    corpora.of(INDEX_ID, videos, GrowingCorpus)
    for number in range(12):
        videos.put(a_video(number))

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)

    assert corpus.large is not None
    assert len(corpus.small) == 0
    assert found(corpus, "tent") == [*(f"v{number:03}" for number in range(12)), "v020"]


def test_a_corpus_that_is_full_is_read_again_in_columns_instead_of_moved_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    moved: list[int] = []
    begin = GrowingCorpus.begin_large

    def begin_and_note(corpus: GrowingCorpus) -> None:
        moved.append(len(corpus.small))
        begin(corpus)

    monkeypatch.setattr(GrowingCorpus, "begin_large", begin_and_note)
    corpora, videos = Corpora(), with_videos(range(30))

    while not corpora.read_on(INDEX_ID, videos, lambda: GrowingCorpus(10 * SCENES)):
        assert sum(moved) == 0

    assert moved == [0]
    assert found(corpora.of(INDEX_ID, videos, GrowingCorpus), "tent") == [f"v{number:03}" for number in range(30)]


def test_an_index_that_grows_while_it_is_read_is_not_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora_module, "MANY_VIDEOS", 10)
    corpora, videos = Corpora(), with_videos(range(30))
    steps = 0

    while not corpora.read_on(INDEX_ID, videos, GrowingCorpus):
        steps += 1
        videos.put(a_video(100 + steps))

    assert steps < 30


@pytest.mark.parametrize("gone", [range(7), range(10)])
def test_a_corpus_of_columns_is_begun_again_when_most_of_its_videos_are_gone(
    monkeypatch: pytest.MonkeyPatch, gone: Sequence[int]
) -> None:
    monkeypatch.setattr(corpora_module, "MANY_VIDEOS", 10)
    corpora, videos = Corpora(), with_videos(range(10))
    steps_until_read(corpora, videos)
    before = corpora.of(INDEX_ID, videos, GrowingCorpus)
    for number in gone:
        videos.delete(f"v{number:03}")
    steps_until_read(corpora, videos)

    steps_until_read(corpora, videos)

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)
    assert corpus is not before
    assert not corpus.is_worn
    assert found(corpus, "tent") == [f"v{number:03}" for number in range(len(gone), 10)]


def test_a_corpus_whose_videos_come_out_of_order_is_begun_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpora_module, "MANY_VIDEOS", 10)
    corpora, videos = Corpora(), with_videos(range(20, 30))
    steps_until_read(corpora, videos)
    for number in range(19, 8, -1):
        videos.put(a_video(number))
        steps_until_read(corpora, videos)

    steps_until_read(corpora, videos)

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)
    assert corpus.large is not None
    assert len(corpus.small) == 0
    assert found(corpus, "tent") == [f"v{number:03}" for number in range(9, 30)]


def test_videos_that_come_out_of_order_from_the_start_are_read_twice_at_most() -> None:
    corpora, videos = Corpora(), with_videos(range(60, 0, -1))

    def read_on() -> bool:
        return corpora.read_on(INDEX_ID, videos, lambda: GrowingCorpus(most_in_small=5 * SCENES))

    read = [read_on() for _ in range(2 * 60)]

    corpus = corpora.of(INDEX_ID, videos, GrowingCorpus)
    assert read[-1]
    assert not corpus.is_worn
    assert found(corpus, "tent") == [f"v{number:03}" for number in range(1, 61)]
