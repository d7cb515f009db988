"""Combined queries."""

from collections.abc import Container, Iterable

import pytest

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.combined import search_combined
from mockserver.domain.retrieval.confidence import Confidence, Threshold, confidence_of
from mockserver.domain.retrieval.query_tree import And, Leaf, Node, Not, Or, Then
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import Clip
from mockserver.domain.retrieval.small.rating import VideoScores
from mockserver.handlers.v1_2.requests.combined_queries import LeafDefaults, read_query

VISUAL = (Modality.VISUAL,)
BOTH = (Modality.VISUAL, Modality.SPEECH)
A, B, C = (Leaf(text, VISUAL) for text in ("apple", "bridge", "candle"))


def seen(start: float, end: float, text: str) -> Moment:
    return Moment(start, end, text)


def content(seen: tuple[Moment, ...] = (), said: tuple[Moment, ...] = ()) -> Content:
    return Content("", (), (), (Scene(0, 600, "", seen=seen, said=said),))


def corpus_of(**videos: Content) -> Corpus:
    corpus = Corpus()
    for video_id, known in videos.items():
        corpus.add(video_id, known)
    return corpus


def video(*moments: Moment) -> Corpus:
    return corpus_of(v=content(moments))


class AttentiveCorpus(Corpus):
    """A corpus that records its queries."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def look_up(
        self,
        query: str,
        modalities: Iterable[Modality],
        *,
        exact: bool = False,
        least_score: float = 0.0,
        within: Container[str] | None = None,
    ) -> list[VideoScores]:
        self.asked.append(query)
        return super().look_up(query, modalities, exact=exact, least_score=least_score, within=within)


def spans(clips: list[Clip]) -> list[tuple[float, float]]:
    return [(clip.start, clip.end) for clip in clips]


def test_proximity_joins_matches_as_in_the_official_example() -> None:
    corpus = video(seen(10, 30, "apple"), seen(50, 60, "bridge"), seen(100, 101, "candle"))

    assert search_combined(corpus, And((A, B))) == []
    assert spans(search_combined(corpus, And((A, B), proximity=20))) == [(30, 50)]


@pytest.mark.parametrize(
    "tree",
    [
        {"$and": [{"text": "apple"}, {"text": "bridge"}], "proximity": 20},
        {"$and": [{"text": "apple", "proximity": 20}, {"text": "bridge", "proximity": 20}]},
        {"$and": [{"$or": [{"text": "apple", "proximity": 20}, {"text": "x"}]}, {"text": "bridge", "proximity": 20}]},
        {"$and": [{"text": "apple", "proximity": 20}, {"$or": [{"text": "bridge"}], "proximity": 20}]},
    ],
)
def test_proximity_means_the_same_at_every_level(tree: dict[str, object]) -> None:
    corpus = video(seen(10, 30, "apple"), seen(50, 60, "bridge"))

    assert spans(search_combined(corpus, read_query(tree, LeafDefaults(VISUAL)))) == [(30, 50)]


def test_a_match_of_two_or_parts_is_widened_by_the_larger_proximity() -> None:
    corpus = video(seen(10, 30, "apple and candle"), seen(50, 60, "bridge"))
    either = Or((Leaf("apple", VISUAL, proximity=0), Leaf("candle", VISUAL, proximity=40)))

    assert spans(search_combined(corpus, And((either, B)))) == [(50, 60)]


def test_operators_without_proximity_use_that_of_the_request() -> None:
    corpus = video(seen(10, 30, "apple"), seen(50, 60, "bridge"))
    tree = {"$and": [{"text": "apple"}, {"text": "bridge"}]}

    assert spans(search_combined(corpus, read_query(tree, LeafDefaults(VISUAL, proximity=20)))) == [(30, 50)]


def test_widened_matches_stay_within_the_known_duration() -> None:
    corpus = video(seen(10, 90, "apple"), seen(5, 85, "bridge"))
    near = And((A, B), proximity=20)

    assert spans(search_combined(corpus, near)) == [(0, 90)]
    assert spans(search_combined(corpus, near, durations={"v": 98})) == [(0, 98)]
    assert spans(search_combined(corpus, near, durations={"v": 600})) == [(0, 105)]


def test_and_returns_the_overlap_of_all_parts_with_their_mean_score() -> None:
    corpus = video(seen(0, 20, "apple"), seen(10, 30, "a long bridge over water"), seen(15, 40, "candle"))
    scores = [search_combined(corpus, leaf)[0].score for leaf in (A, B, C)]

    [clip] = search_combined(corpus, And((A, B, C)))

    assert (clip.start, clip.end) == (15, 20)
    assert clip.score == round(sum(scores) / 3, 2)
    assert clip.confidence is confidence_of(clip.score)


def test_or_returns_every_clip_with_the_best_score_of_its_parts() -> None:
    corpus = video(seen(0, 20, "apple"), seen(30, 40, "apple bridge"))
    twice = [search_combined(corpus, leaf)[-1].score for leaf in (A, Leaf("red bridge", VISUAL))]

    clips = search_combined(corpus, Or((A, Leaf("red bridge", VISUAL))))

    assert sorted(spans(clips)) == [(0, 20), (30, 40)]
    assert next(clip.score for clip in clips if clip.start == 30) == max(twice)


def test_not_returns_clips_of_origin_without_overlap_unchanged() -> None:
    corpus = video(seen(0, 20, "apple"), seen(30, 50, "apple"), seen(45, 60, "bridge"))

    assert search_combined(corpus, Not(A, B)) == search_combined(corpus, A)[:1]


def test_not_with_proximity_also_excludes_clips_near_sub() -> None:
    corpus = video(seen(0, 20, "apple"), seen(30, 40, "bridge"))

    assert spans(search_combined(corpus, Not(A, B, proximity=5))) == [(0, 20)]
    assert search_combined(corpus, Not(A, B, proximity=6)) == []


def test_then_returns_sequences_from_the_first_to_the_last_part() -> None:
    corpus = video(seen(0, 10, "bridge"), seen(20, 30, "apple"), seen(40, 50, "bridge"), seen(60, 70, "candle"))

    assert spans(search_combined(corpus, Then((A, B, C)))) == [(20, 70)]
    assert search_combined(corpus, Then((C, B, A))) == []


def test_then_needs_parts_without_overlap_unless_proximity_allows_it() -> None:
    corpus = video(seen(10, 30, "apple"), seen(25, 40, "bridge"))

    assert search_combined(corpus, Then((A, B))) == []
    assert spans(search_combined(corpus, Then((A, B), proximity=5))) == [(10, 40)]
    assert search_combined(corpus, Then((B, A), proximity=500)) == []


def test_parts_in_different_videos_are_never_combined() -> None:
    corpus = corpus_of(a=content((seen(0, 10, "apple"),)), b=content((seen(0, 10, "bridge"), seen(20, 30, "bridge"))))

    assert search_combined(corpus, And((A, B), proximity=50)) == []
    assert search_combined(corpus, Then((A, B))) == []
    assert len(search_combined(corpus, Or((A, B)))) == 3


def test_each_text_is_searched_in_its_own_options() -> None:
    corpus = corpus_of(v=content((seen(0, 10, "apple"),), (Moment(5, 15, "bridge"),)))

    assert spans(search_combined(corpus, And((A, Leaf("bridge", (Modality.SPEECH,)))))) == [(5, 10)]
    assert search_combined(corpus, And((A, B))) == []


def test_sources_of_the_parts_are_merged_best_first() -> None:
    corpus = corpus_of(v=content((seen(0, 10, "apple and bridge"),), (Moment(0, 10, "an apple bridge"),)))

    [clip] = search_combined(corpus, And((Leaf("red bridge", BOTH), Leaf("apple", BOTH))))

    assert [source.modality for source in clip.sources] == [Modality.SPEECH, Modality.VISUAL]
    assert {source.confidence for source in clip.sources} == {Confidence.HIGH}


def test_the_threshold_applies_to_the_result_and_not_to_the_excluded_part() -> None:
    corpus = video(seen(0, 10, "apple and bridge"))
    medium = Leaf("red apple bridge", VISUAL)

    assert search_combined(corpus, medium, threshold=Threshold.HIGH) == []
    assert search_combined(corpus, Not(A, medium), threshold=Threshold.HIGH) == []


def test_not_keeps_what_is_only_related_to_the_excluded_part() -> None:
    names = ("rowing eights on the Charles", "surfing at north shore", "canoe slalom")
    corpus = corpus_of(**{name: generate_content(name.encode(), 60, title=name) for name in names})
    sport, surfing = Leaf("water sport", BOTH), Leaf("surfing", BOTH)

    found = search_combined(corpus, Not(sport, surfing))

    assert {clip.video_id for clip in search_combined(corpus, surfing)} == set(names)
    assert {clip.video_id for clip in found} == {names[0], names[2]}


def test_a_search_can_be_restricted_to_some_videos() -> None:
    corpus = corpus_of(a=content((seen(0, 10, "apple"),)), b=content((seen(0, 10, "apple"),)))

    assert [clip.video_id for clip in search_combined(corpus, Or((A, B)), video_ids={"b"})] == ["b"]


def test_a_text_that_is_repeated_in_the_query_is_searched_once() -> None:
    corpus = AttentiveCorpus()

    search_combined(corpus, And((A, Or((A, B)), Not(A, Leaf("apple", VISUAL, proximity=3)))))

    assert corpus.asked == ["apple", "bridge"]


def test_deep_queries_over_many_matches_have_small_results() -> None:
    moments = [seen(at, at + 10, ("apple", "bridge", "candle")[at % 3]) for at in range(300)]
    corpus = video(*moments)
    node: Node = A
    for at in range(40):
        node = Then((Or((A, B)), node)) if at % 2 else And((Or((node, B)), C), proximity=7)

    assert len(search_combined(corpus, node)) <= 4 * len(moments)
