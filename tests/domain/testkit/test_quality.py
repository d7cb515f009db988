"""Mediocre retrieval: what it may lose, what it may invent, and that it is the same every time."""

from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.classify import ClassClip, ClassHit, VideoClasses
from mockserver.domain.retrieval.confidence import Confidence, Threshold
from mockserver.domain.retrieval.search import Clip, ModalityMatch, ranked
from mockserver.domain.testkit.quality import Asked, Quality, degrade_classes, degrade_clips

SOURCE = (ModalityMatch(Modality.VISUAL, None, Confidence.HIGH),)


def clip(video_id: str, start: float, score: float) -> Clip:
    return Clip(video_id, start, start + 5, score, Confidence.HIGH, SOURCE)


def asked(query: str = "dog") -> Asked:
    return Asked(query, 0.5, Threshold.NONE)


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
def test_at_its_best_it_changes_nothing(right: list[Clip], wrong: list[Clip], seed: int) -> None:
    assert degrade_clips(right, lambda: wrong, Quality(seed=seed), asked()) == right


@given(right=clips, quality=qualities)
def test_it_finds_the_same_each_time_in_order_and_within_the_scale(right: list[Clip], quality: Quality) -> None:
    found = degrade_clips(ranked(right), lambda: WRONG, quality, asked())

    assert found == degrade_clips(ranked(right), lambda: WRONG, quality, asked()) == ranked(found)
    assert all(0 <= hit.score <= 100 for hit in found)


@given(right=clips, quality=qualities)
def test_it_invents_nothing_where_all_that_it_finds_is_right(right: list[Clip], quality: Quality) -> None:
    always_right = Quality(quality.recall, 1, quality.noise, quality.ties, quality.empty, quality.seed)

    found = degrade_clips(right, lambda: WRONG, always_right, asked())

    assert {(hit.video_id, hit.start) for hit in found} <= {(hit.video_id, hit.start) for hit in right}


def test_without_recall_nothing_is_found() -> None:
    assert degrade_clips(RIGHT, lambda: WRONG, Quality(recall=0), asked()) == []


def test_without_precision_nothing_that_is_found_is_right() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(precision=0), asked())

    assert len(found) == len(RIGHT)
    assert {hit.video_id.split("-")[0] for hit in found} == {"wrong"}


def test_the_smallest_precision_finds_all_that_is_wrong_beside_what_is_right() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(precision=5e-324), asked())

    assert len(found) == len(RIGHT) + len(WRONG)


def test_recall_is_the_share_that_is_left_and_precision_the_share_that_is_right() -> None:
    found = degrade_clips(RIGHT, lambda: WRONG, Quality(recall=0.5, precision=0.5), asked())

    right = [hit for hit in found if hit.video_id.startswith("right")]
    assert 20 <= len(right) <= 40
    assert len(found) == 2 * len(right)


@given(low=shares, high=shares, right=clips)
def test_more_recall_finds_what_less_recall_finds_and_more(low: float, high: float, right: list[Clip]) -> None:
    low, high = sorted((low, high))

    less, more = (degrade_clips(right, list, Quality(recall=recall), asked()) for recall in (low, high))

    assert set(less) <= set(more)


def test_queries_that_find_nothing_are_as_many_as_asked_for() -> None:
    empty = [degrade_clips(RIGHT, list, Quality(empty=0.3), asked(f"query {number}")) == [] for number in range(200)]

    assert 40 <= sum(empty) <= 80


def test_ties_are_scores_that_are_the_same() -> None:
    found = degrade_clips(RIGHT, list, Quality(ties=10), asked())

    assert {hit.score % 10 for hit in found} == {0}
    assert len({hit.score for hit in found}) < 5


def test_a_clip_whose_score_wavers_below_the_threshold_is_not_shown() -> None:
    found = degrade_clips(RIGHT, list, Quality(noise=30), Asked("dog", 0.5, Threshold.HIGH))

    assert 0 < len(found) < len(RIGHT)
    assert {hit.confidence for hit in found} == {Confidence.HIGH}


def hit(name: str, score: float) -> ClassHit:
    return ClassHit(name, score, 0.5, (ClassClip(0, 5, score, Modality.VISUAL, name),), score, score, 50.0)


VIDEOS = [VideoClasses(f"video-{number}", (hit("Dog", 90), hit("Cat", 80))) for number in range(40)]


def test_classes_at_their_best_are_left_as_they_are() -> None:
    assert degrade_classes(VIDEOS, list, Quality(seed=5), "Dog, Cat", 75) == VIDEOS


def test_without_recall_no_video_has_a_class() -> None:
    assert degrade_classes(VIDEOS, list, Quality(recall=0), "Dog, Cat", 75) == []


def test_classes_that_are_lost_leave_their_probability_to_the_others() -> None:
    found = degrade_classes(VIDEOS, list, Quality(recall=0.5), "Dog, Cat", 75)

    kept = [hit for video in found for hit in video.classes]
    assert 20 < len(kept) < 60
    assert all(round(sum(hit.normalized_score for hit in video.classes)) == 100 for video in found)


def test_wrong_classes_are_as_many_as_the_precision_asks_for() -> None:
    wrong = [(f"video-{number}", hit("Whale", 85)) for number in range(40)] * 3

    found = degrade_classes(VIDEOS, lambda: wrong, Quality(precision=0.8), "Dog, Cat", 75)

    names = [hit.name for video in found for hit in video.classes]
    assert names.count("Whale") == 20
    assert len(names) == 100
