"""Classification of videos."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy, builds, integers, lists, sampled_from
from msgspec.structs import replace

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.classify import (
    ClassHit,
    ClassSpec,
    Thresholds,
    VideoClasses,
    class_of_scores,
)
from mockserver.domain.retrieval.confidence import Threshold, least_score
from mockserver.domain.retrieval.corpus import GrowingCorpus
from mockserver.domain.retrieval.corpus import classify as classify_in_steps
from mockserver.ground.steps import run_blocking
from tests.support.calls import calls_of

# Whole libraries take long to generate, which must not fail a property test on a loaded machine.
law = settings(max_examples=40, deadline=None)

MODALITIES = (Modality.VISUAL, Modality.SPEECH, Modality.TEXT)
FOOD = ClassSpec("Food & Drink", ("Cooking", "Recipes", "Food"), MODALITIES)
TECHNOLOGY = ClassSpec("Technology", ("Robotics", "Big Data", "Artificial Intelligence"), MODALITIES)
EVERYTHING = Thresholds(min_video_score=0, min_clip_score=0, min_duration_ratio=0)


def corpus_of(videos: Mapping[str, tuple[Moment, ...]]) -> GrowingCorpus:
    corpus = GrowingCorpus()
    for video_id, said in videos.items():
        corpus.add(video_id, Content("", (), (), (Scene(0, 100, "", said=said),)))
    return corpus


def classify(
    said: Mapping[str, tuple[Moment, ...]],
    *classes: ClassSpec,
    thresholds: Thresholds = EVERYTHING,
    duration: float = 100,
) -> list[VideoClasses]:
    corpus = corpus_of(said)
    return run_blocking(classify_in_steps(corpus, dict.fromkeys(said, duration), classes, thresholds))


def only_class(said: tuple[Moment, ...], *classes: ClassSpec, duration: float = 100) -> ClassHit:
    [video] = classify({"v": said}, *classes, duration=duration)
    [found] = video.classes
    return found


def test_a_class_hit_names_its_best_matching_prompt() -> None:
    found = only_class((Moment(0, 60, "We cook a simple recipe"), Moment(60, 80, "Our food is ready")), FOOD)

    assert [(clip.modality, clip.prompt) for clip in found.clips] == [
        (Modality.SPEECH, "Food"),
        (Modality.SPEECH, "Cooking"),
    ]


def test_a_short_prompt_matches_by_all_its_words_in_any_form() -> None:
    found = only_class((Moment(0, 60, "We collect big sets of data every day"),), TECHNOLOGY)

    assert found.clips[0].prompt == "Big Data"
    assert found.clips[0].score >= 83


def test_the_duration_ratio_counts_overlaps_once() -> None:
    found = only_class((Moment(0, 40, "cooking"), Moment(20, 50, "cooking more")), FOOD)

    assert found.duration_ratio == 0.5


def test_the_duration_ratio_is_never_above_one() -> None:
    assert only_class((Moment(0, 40, "cooking"),), FOOD, duration=30).duration_ratio == 1


def test_a_class_in_a_video_of_zero_duration_has_ratio_zero() -> None:
    assert only_class((Moment(0, 40, "cooking"),), FOOD, duration=0).duration_ratio == 0


def test_a_class_score_grows_with_the_share_of_the_video() -> None:
    shares = [only_class((Moment(0, end, "We are cooking a big pot of soup"),), FOOD) for end in (20, 50, 80)]

    assert [found.score for found in shares] == sorted({found.score for found in shares})
    assert all(found.score >= found.max_score for found in shares)


@pytest.mark.parametrize(
    ("average", "best", "ratio", "score"),
    [(80.53, 83.95, 0.73, 92.75), (79.34, 83.91, 0.52, 86.56), (71.61, 86.37, 1, 96.77)],
)
def test_a_class_score_is_like_the_recorded_ones(average: float, best: float, ratio: float, score: float) -> None:
    found = class_of_scores("Food & Drink", [best, 2 * average - best], lambda: ratio, 1.0, Thresholds())

    assert found is not None
    assert found.score == pytest.approx(score, abs=0.05)


def test_moments_that_are_only_related_do_not_belong_to_a_class() -> None:
    rescue = ClassSpec("Rescue", ("mountain rescue helicopter",), MODALITIES)
    about, related = Moment(0, 50, "The mountain rescue helicopter"), Moment(50, 100, "a helicopter lands")
    [hit] = corpus_of({"v": (related,)}).small.match(rescue.prompts[0], Modality.SPEECH)

    assert EVERYTHING.min_clip_score < hit.score < least_score(Threshold.MEDIUM)
    assert only_class((about, related), rescue) == only_class((about,), rescue)


def test_a_single_class_has_probability_100() -> None:
    assert only_class((Moment(0, 40, "cooking"),), FOOD, TECHNOLOGY).normalized_score == 100


def test_classes_of_a_video_share_the_probability_by_score() -> None:
    [video] = classify({"v": (Moment(0, 80, "cooking"), Moment(80, 90, "robots"))}, TECHNOLOGY, FOOD)

    assert [found.name for found in video.classes] == ["Food & Drink", "Technology"]
    assert video.classes[0].normalized_score > video.classes[1].normalized_score
    assert sum(found.normalized_score for found in video.classes) == pytest.approx(100, abs=0.02)


def test_videos_are_sorted_by_best_class_then_by_id() -> None:
    said = {
        "c": (Moment(0, 30, "cooking"),),
        "b": (Moment(0, 90, "cooking"),),
        "a": (Moment(0, 30, "cooking"),),
        "d": (Moment(0, 90, "a bus"),),
    }

    assert [video.video_id for video in classify(said, FOOD)] == ["b", "a", "c"]


def test_classes_below_a_threshold_are_left_out() -> None:
    said = {"v": (Moment(0, 50, "cooking"),)}

    assert classify(said, FOOD, thresholds=Thresholds(min_duration_ratio=0.5)) != []
    assert classify(said, FOOD, thresholds=Thresholds(min_duration_ratio=0.51)) == []
    assert classify(said, FOOD, thresholds=Thresholds(min_video_score=100)) == []


def test_clips_below_the_threshold_are_ignored() -> None:
    said = {"v": (Moment(0, 50, "cooking"), Moment(50, 90, "a hot pan"))}

    [video] = classify(said, FOOD, thresholds=Thresholds(min_clip_score=80))

    assert [clip.start for clip in video.classes[0].clips] == [0]
    assert video.classes[0].duration_ratio == 0.5


def test_only_videos_with_a_given_duration_are_classified() -> None:
    corpus = corpus_of({"a": (Moment(0, 50, "cooking"),), "b": (Moment(0, 50, "cooking"),)})

    found = run_blocking(classify_in_steps(corpus, {"b": 100.0}, [FOOD], EVERYTHING))

    assert [video.video_id for video in found] == ["b"]


def test_exact_prompts_match_literal_speech_only() -> None:
    exact = ClassSpec("Data", ("big data",), (Modality.SPEECH,), exact=True)

    found = only_class((Moment(0, 20, "big sets of data"), Moment(20, 60, "This is Big Data")), exact)

    assert [clip.start for clip in found.clips] == [20]


def moment_lists() -> SearchStrategy[tuple[Moment, ...]]:
    texts = sampled_from(["cooking soup", "a robot", "artificial intelligence cooks", "a bus", "hot pan", "recipes"])
    moment = builds(
        lambda start, length, text: Moment(start, start + length, text), integers(0, 80), integers(1, 20), texts
    )
    return lists(moment, min_size=1, max_size=5).map(tuple)


@law
@given(lists(moment_lists(), max_size=3))
def test_all_values_of_a_class_are_in_range(said: list[tuple[Moment, ...]]) -> None:
    videos = classify({f"v{at}": moments for at, moments in enumerate(said)}, FOOD, TECHNOLOGY)

    for found in (found for video in videos for found in video.classes):
        assert 0 < found.avg_score <= found.max_score <= found.score <= 100
        assert 0 < found.duration_ratio <= 1
        assert 0 < found.normalized_score <= 100
        assert [clip.score for clip in found.clips] == sorted((clip.score for clip in found.clips), reverse=True)


@law
@given(lists(moment_lists(), max_size=3))
def test_without_clips_the_classes_and_their_scores_are_the_same(said: list[tuple[Moment, ...]]) -> None:
    videos = {f"v{at}": moments for at, moments in enumerate(said)}
    durations, classes = dict.fromkeys(videos, 100.0), (FOOD, TECHNOLOGY)

    found = run_blocking(classify_in_steps(corpus_of(videos), durations, classes, EVERYTHING, with_clips=False))

    assert found == [
        VideoClasses(video.video_id, tuple(replace(hit, clips=()) for hit in video.classes))
        for video in classify(videos, *classes)
    ]


@law
@given(lists(moment_lists(), max_size=3), integers(0, 100), integers(0, 100))
def test_a_higher_minimum_score_only_removes_classes(said: list[tuple[Moment, ...]], one: int, other: int) -> None:
    videos = {f"v{at}": moments for at, moments in enumerate(said)}

    def names(score: int) -> set[tuple[str, str]]:
        found = classify(videos, FOOD, TECHNOLOGY, thresholds=Thresholds(score, 0, 0))
        return {(video.video_id, each.name) for video in found for each in video.classes}

    assert names(max(one, other)) <= names(min(one, other))


NAMES = {
    "soccer": ("U12 soccer match highlights", "penalty shootout world cup final"),
    "cooking": ("grandma's apple pie recipe", "knife skills chopping onions"),
    "dog": ("golden retriever puppy first swim", "agility training with our border collie"),
    "concert": ("jazz trio live at blue note", "school orchestra winter concert"),
    "car": ("classic car show mustang", "tesla model 3 review"),
    "surgery": ("knee replacement surgery", "cataract surgery phaco technique"),
    "programming": ("python list comprehensions in 5 minutes", "react hooks explained"),
}


@pytest.mark.parametrize("prompt", NAMES)
def test_made_up_videos_belong_to_the_class_of_what_their_names_tell(prompt: str) -> None:
    corpus = GrowingCorpus()
    names = [name for of_class in NAMES.values() for name in of_class]
    for name in names:
        corpus.add(name, generate_content(name.encode(), 120, title=name))

    found = run_blocking(
        classify_in_steps(corpus, dict.fromkeys(names, 120.0), [ClassSpec(prompt, (prompt,), MODALITIES)], Thresholds())
    )

    assert {video.video_id for video in found} == set(NAMES[prompt])


def test_videos_about_something_else_are_not_rated() -> None:
    related = {f"v{number}": generate_content(b"%d" % number, 120, title="pasta recipe") for number in range(4)}
    others = {f"w{number}": generate_content(b"%d" % number, 120, title="tax return") for number in range(40)}
    calls = {}

    for name, videos in (("related", related), ("all", {**related, **others})):
        corpus = GrowingCorpus()
        for video_id, content in videos.items():
            corpus.add(video_id, content)
        asked = (corpus, dict.fromkeys(videos, 120.0), [FOOD], Thresholds())
        run_blocking(classify_in_steps(*asked, with_clips=False))  # reads the words of the videos
        calls[name] = calls_of(lambda asked=asked: run_blocking(classify_in_steps(*asked, with_clips=False)))  # type: ignore[misc]

    assert calls["all"] < 4 * calls["related"]
