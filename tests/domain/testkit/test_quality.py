"""Degraded retrieval: missing and wrong hits, deterministically."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.classify import ClassClip, ClassHit, VideoClasses
from mockserver.domain.retrieval.confidence import Confidence, Threshold
from mockserver.domain.retrieval.search import Clip, ModalityMatch, ranked
from mockserver.domain.testkit.quality import Quality, SearchContext, degrade_classes, degrade_clips

SOURCE = (ModalityMatch(Modality.VISUAL, None, Confidence.HIGH),)


def clip(video_id: str, start: float, score: float) -> Clip:
    return Clip(video_id, start, start + 5, score, Confidence.HIGH, SOURCE)


def asked(query: str = "dog") -> SearchContext:
    return SearchContext(query, 0.5, Threshold.NONE)


RIGHT = ranked(clip(f"right-{number}", number, 70 + number % 30) for number in range(60))
WRONG = [clip(f"wrong-{number}", number, 80) for number in range(200)]

clips = st.lists(
    st.builds(clip, st.sampled_from("abc"), st.integers(0, 50), st.floats(0, 100).map(lambda score: round(score, 2))),
    max_size=12,
    unique_by=lambda found: (found.video_id, found.start),
)
shares = st.floats(0, 1)
qualities = st.builds(
    Quality, shares, shares, st.floats(0, 50), st.sampled_from([0, 5, 20]), shares, st.integers(0, 99)
)


@given(right=clips, wrong=clips, seed=st.integers(0, 99))
def test_default_quality_changes_nothing(right: list[Clip], wrong: list[Clip], seed: int) -> None:
    assert degrade_clips(right, lambda: wrong, Quality(seed=seed), asked()) == right


@given(right=clips, quality=qualities)
def test_degraded_results_are_deterministic_sorted_and_in_range(right: list[Clip], quality: Quality) -> None:
    found = degrade_clips(ranked(right), lambda: WRONG, quality, asked())

    assert found == degrade_clips(ranked(right), lambda: WRONG, quality, asked()) == ranked(found)
    assert all(0 <= hit.score <= 100 for hit in found)


@given(right=clips, quality=qualities)
def test_full_precision_adds_no_wrong_hits(right: list[Clip], quality: Quality) -> None:
    always_right = Quality(quality.recall, 1, quality.noise, quality.ties, quality.empty, quality.seed)

    found = degrade_clips(right, lambda: WRONG, always_right, asked())

    assert {(hit.video_id, hit.start) for hit in found} <= {(hit.video_id, hit.start) for hit in right}


def test_zero_recall_finds_nothing() -> None:
    assert degrade_clips(RIGHT, lambda: WRONG, Quality(recall=0), asked()) == []


def test_zero_precision_finds_no_right_hits() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(precision=0), asked())

    assert len(found) == len(RIGHT)
    assert {hit.video_id.split("-")[0] for hit in found} == {"wrong"}


def test_the_smallest_precision_adds_all_wrong_hits() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(precision=5e-324), asked())

    assert len(found) == len(RIGHT) + len(WRONG)


def test_recall_and_precision_are_shares_of_hits() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(recall=0.5, precision=0.5), asked())

    right = [hit for hit in found if hit.video_id.startswith("right")]
    assert 20 <= len(right) <= 40
    assert len(found) == 2 * len(right)


@given(low=shares, high=shares, right=clips)
def test_hits_at_lower_recall_are_a_subset(low: float, high: float, right: list[Clip]) -> None:
    low, high = sorted((low, high))

    less, more = (degrade_clips(right, list, Quality(recall=recall), asked()) for recall in (low, high))

    assert set(less) <= set(more)


def test_the_share_of_queries_without_results_is_as_configured() -> None:
    empty = [degrade_clips(RIGHT, list, Quality(empty=0.3), asked(f"query {number}")) == [] for number in range(200)]

    assert 40 <= sum(empty) <= 80


def test_ties_round_scores_to_equal_values() -> None:
    found = degrade_clips(RIGHT, list, Quality(ties=10), asked())

    assert {hit.score % 10 for hit in found} == {0}
    assert len({hit.score for hit in found}) < 5


def test_a_clip_whose_noisy_score_is_below_the_threshold_is_dropped() -> None:
    found = degrade_clips(RIGHT, list, Quality(noise=30), SearchContext("dog", 0.5, Threshold.HIGH))

    assert 0 < len(found) < len(RIGHT)
    assert {hit.confidence for hit in found} == {Confidence.HIGH}


def hit(name: str, score: float) -> ClassHit:
    return ClassHit(name, score, 0.5, (ClassClip(0, 5, score, Modality.VISUAL, name),), score, score, 50.0)


VIDEOS = [VideoClasses(f"video-{number}", (hit("Dog", 90), hit("Cat", 80))) for number in range(40)]


def test_default_quality_does_not_change_classes() -> None:
    assert degrade_classes(VIDEOS, list, Quality(seed=5), "Dog, Cat", 75) == VIDEOS


def test_zero_recall_finds_no_classes() -> None:
    assert degrade_classes(VIDEOS, list, Quality(recall=0), "Dog, Cat", 75) == []


def test_the_probability_of_lost_classes_goes_to_the_others() -> None:
    found = degrade_classes(VIDEOS, list, Quality(recall=0.5), "Dog, Cat", 75)

    kept = [hit for video in found for hit in video.classes]
    assert 20 < len(kept) < 60
    assert all(round(sum(hit.normalized_score for hit in video.classes)) == 100 for video in found)


def test_the_number_of_wrong_classes_follows_from_the_precision() -> None:
    wrong = [(f"video-{number}", hit("Whale", 85)) for number in range(40)] * 3

    found = degrade_classes(VIDEOS, lambda: wrong, Quality(precision=0.8), "Dog, Cat", 75)

    names = [hit.name for video in found for hit in video.classes]
    assert names.count("Whale") == 20
    assert len(names) == 100
