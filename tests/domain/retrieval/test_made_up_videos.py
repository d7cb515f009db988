"""Made-up videos are searched without making the texts of those that a query cannot match."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.generation.imagined import imagined_content, imagined_speech, is_any_unwritten
from mockserver.domain.generation.scene_writer import SceneWriter
from mockserver.domain.records.scenes import Content, Modality, Moment
from mockserver.domain.retrieval.classify import ClassSpec, Thresholds
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.corpus import GrowingCorpus, classify, find_clips
from mockserver.domain.retrieval.search import ClipQuery
from mockserver.domain.retrieval.small import videos
from mockserver.ground.steps import run_blocking

NAMES = ("how-to-unclog-a-sink", "old temples", "grandpa repairs the clock", "puppy_first_walk", None)
NOW = ClipQuery("now look at that", tuple(Modality), threshold=Threshold.NONE)
QUERIES = ("sink", "a clock", "somebody walks", "temples at dawn", "young dog", "text on screen", "zyxxqy", "the")


def a_corpus(contents: dict[str, Content]) -> GrowingCorpus:
    corpus = GrowingCorpus()
    for video_id, content in contents.items():
        corpus.add(video_id, content)
    return corpus


def made_up(name: str | None, *, is_audio: bool = False) -> Content:
    make = imagined_speech if is_audio else imagined_content
    return make(f"made up {name}".encode(), 240.0, title=name)


def test_a_search_that_can_match_no_video_makes_no_texts(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(writer: SceneWriter, modality: Modality) -> list[tuple[Moment, ...]]:
        raise AssertionError(f"a search made {modality}")

    corpus = a_corpus({"a sink": made_up("how-to-unclog-a-sink"), "temples": made_up("old temples")})
    monkeypatch.setattr(SceneWriter, "moments", fail)

    assert not find_clips(corpus, ClipQuery("zyxxqy", tuple(Modality), threshold=Threshold.LOW))


@settings(max_examples=25, deadline=None)
@given(
    names=st.lists(st.tuples(st.sampled_from(NAMES), st.booleans()), min_size=1, max_size=12),
    queries=st.lists(st.sampled_from(QUERIES), min_size=1, max_size=12),
    modalities=st.lists(st.sampled_from(Modality), min_size=1, unique=True).map(tuple),
    threshold=st.sampled_from(Threshold),
)
def test_made_up_videos_are_found_like_videos_with_the_same_texts(
    names: list[tuple[str | None, bool]], queries: list[str], modalities: tuple[Modality, ...], threshold: Threshold
) -> None:
    made = {f"{number:02}": made_up(name, is_audio=is_audio) for number, (name, is_audio) in enumerate(names)}
    texts = {video_id: replace(one, scenes=(*one.scenes,)) for video_id, one in made.items()}
    unread = {f"{number:02}": made_up(name, is_audio=is_audio) for number, (name, is_audio) in enumerate(names)}
    one, other = a_corpus(unread), a_corpus(texts)

    for query in queries:
        asked = ClipQuery(query, modalities, threshold=threshold)
        assert [*find_clips(one, asked)] == [*find_clips(other, asked)]

    durations = dict.fromkeys(texts, 240.0)
    classes = [ClassSpec("a class", tuple(queries), modalities)]
    found = [run_blocking(classify(corpus, durations, classes, Thresholds(0, 0, 0))) for corpus in (one, other)]
    assert found[0] == found[1]


def test_only_so_many_scenes_are_left_for_a_search_to_make(monkeypatch: pytest.MonkeyPatch) -> None:
    contents = {f"{number}": made_up(f"old temples {number}") for number in range(8)}
    scenes = contents["0"].scene_count
    monkeypatch.setattr(videos, "_MOST_UNREAD_SCENES", 3 * scenes)
    corpus = a_corpus(contents)

    assert sum(is_any_unwritten([content]) for content in contents.values()) in (2, 3)
    for video_id in contents:
        corpus.remove(video_id)
    corpus.add("another", another := made_up("old temples 9"))
    assert is_any_unwritten([another])


@pytest.mark.parametrize("is_audio", [False, True])
@pytest.mark.parametrize("others", [0, 12])
def test_a_removed_video_leaves_nothing_when_its_texts_were_made_meanwhile(is_audio: bool, others: int) -> None:
    content, corpus = made_up(f"old temples beside {others} others", is_audio=is_audio), GrowingCorpus()
    corpus.add("temples", content)
    for number in range(others):
        corpus.add(f"other {number:02}", made_up(f"pruning rose bushes {number}"))
    size = corpus.size
    assert len(content.scenes) > 3

    for _ in range(2):
        corpus.remove("temples")
        assert "temples" not in {clip.video_id for clip in find_clips(corpus, NOW)}
        corpus.add("temples", content)
        assert "temples" in {clip.video_id for clip in find_clips(corpus, NOW)}

    for video_id in ("temples", *[f"other {number:02}" for number in range(others)]):
        corpus.remove(video_id)
    assert size > corpus.size == 0
    assert len(corpus.small) == 0
