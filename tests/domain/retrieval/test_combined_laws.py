"""Properties of combined queries, for generated videos and queries."""

from itertools import pairwise
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis.strategies import (
    SearchStrategy,
    builds,
    dictionaries,
    floats,
    integers,
    just,
    lists,
    none,
    permutations,
    recursive,
    sampled_from,
    tuples,
)

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval import combined
from mockserver.domain.retrieval.combined import combine_in_steps, search_combined
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.query_tree import And, Leaf, Node, Not, Or, Then
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import ClipQuery, search_clips
from mockserver.ground.steps import run_blocking

# Whole libraries take long to generate, which must not fail a property test on a loaded machine.
law = settings(max_examples=20, deadline=None)

VISUAL = (Modality.VISUAL,)
BOTH = (Modality.VISUAL, Modality.SPEECH)

# Moments of one thing, of two at once, and of a thing that a longer query meets only in part.
SIGHTS = sampled_from(["apple", "bridge", "candle", "an apple on a bridge", "a red bridge", "candle and apple"])


def content(seen: tuple[Moment, ...], said: tuple[Moment, ...]) -> Content:
    return Content("", (), (), (Scene(0, 600, "", seen=seen, said=said),))


def corpus_of(**videos: Content) -> Corpus:
    corpus = Corpus()
    for video_id, known in videos.items():
        corpus.add(video_id, known)
    return corpus


def found(corpus: Corpus, node: Node) -> list[tuple[str, float, float]]:
    return sorted((clip.video_id, clip.start, clip.end) for clip in search_combined(corpus, node))


def libraries() -> SearchStrategy[dict[str, Content]]:
    moment = builds(
        lambda start, length, text: Moment(start, start + length, text), integers(0, 30), integers(1, 15), SIGHTS
    )
    moments = lists(moment, max_size=6).map(tuple)
    return dictionaries(sampled_from(["v1", "v2"]), builds(content, moments, moments), max_size=2)


def corpora() -> SearchStrategy[Corpus]:
    return libraries().map(lambda videos: corpus_of(**videos))


# A clip meets one of this many words: that is less than a low match.
FAINT = (
    "apple copper lantern wagon violin meadow harbour pepper saddle timber window ladder marble needle orchard pillow"
)


def texts(own: SearchStrategy[float | None]) -> SearchStrategy[Leaf]:
    words = sampled_from(["apple", "bridge", "candle", "red apple", FAINT])
    return builds(Leaf, words, sampled_from([VISUAL, BOTH]), proximity=own)


def trees(proximities: SearchStrategy[float], own: SearchStrategy[float | None]) -> SearchStrategy[Node]:
    def joined(inner: SearchStrategy[Node]) -> SearchStrategy[Node]:
        parts = lists(inner, min_size=1, max_size=3).map(tuple)
        return (
            builds(And, parts, proximities)
            | builds(Or, parts, own)
            | builds(Not, inner, inner, proximities)
            | builds(Then, parts, proximities)
        )

    return recursive(texts(own), joined, max_leaves=4)


PROXIMITIES = sampled_from([0.0, 2.0, 10.0])
plain_texts = texts(none())
nodes = trees(just(0.0), none())
near_nodes = trees(PROXIMITIES, sampled_from([None, 0.0, 4.0]))


def _with_apple() -> Corpus:
    return corpus_of(v1=content((Moment(0, 5, "apple"),), ()))


@law
@example(_with_apple(), Leaf(FAINT, VISUAL), Threshold.NONE, 0.5)
@given(corpora(), plain_texts, sampled_from(Threshold), floats(0, 1))
def test_a_single_text_gives_the_same_result_as_a_plain_search(
    corpus: Corpus, leaf: Leaf, threshold: Threshold, level: float
) -> None:
    plain = ClipQuery(leaf.text, leaf.modalities, adjust_confidence_level=level, threshold=threshold)

    whole = search_combined(corpus, leaf, adjust_confidence_level=level, threshold=threshold)

    assert whole == search_clips(corpus, plain)


@law
@given(corpora(), lists(nodes, min_size=2, max_size=3))
def test_a_clip_of_and_lies_within_a_clip_of_each_part(corpus: Corpus, parts: list[Node]) -> None:
    for clip in search_combined(corpus, And(tuple(parts))):
        for part in parts:
            assert any(
                video_id == clip.video_id and start <= clip.start and clip.end <= end
                for video_id, start, end in found(corpus, part)
            )


@law
@given(corpora(), lists(near_nodes, min_size=1, max_size=3))
def test_or_returns_exactly_the_matches_of_its_parts(corpus: Corpus, parts: list[Node]) -> None:
    separately = {span for part in parts for span in found(corpus, part)}

    assert set(found(corpus, Or(tuple(parts)))) == separately


@law
@given(corpora(), near_nodes, near_nodes, PROXIMITIES, sampled_from([Threshold.LOW, Threshold.NONE]))
def test_not_returns_clips_of_origin_that_do_not_overlap_what_surely_matches_sub(
    corpus: Corpus, origin: Node, sub: Node, proximity: float, threshold: Threshold
) -> None:
    clips = search_combined(corpus, Not(origin, sub, proximity), threshold=threshold)
    excluded = search_combined(corpus, sub, threshold=Threshold.HIGH)

    assert [clip for clip in search_combined(corpus, origin, threshold=threshold) if clip in clips] == clips
    assert not any(
        clip.video_id == other.video_id and clip.start < other.end and other.start < clip.end
        for clip in clips
        for other in excluded
    )


@law
@given(corpora(), near_nodes, near_nodes, near_nodes, PROXIMITIES)
def test_excluding_an_or_equals_excluding_its_parts_one_by_one(
    corpus: Corpus, origin: Node, one: Node, other: Node, proximity: float
) -> None:
    both = Not(origin, Or((one, other)), proximity)
    in_turn = Not(Not(origin, one, proximity), other, proximity)

    durations = {"v1": 60.0, "v2": 60.0}
    assert search_combined(corpus, both, durations=durations) == search_combined(corpus, in_turn, durations=durations)


@law
@given(corpora(), near_nodes, PROXIMITIES)
def test_an_operator_with_a_single_part_changes_nothing(corpus: Corpus, part: Node, proximity: float) -> None:
    clips = search_combined(corpus, part, threshold=Threshold.NONE)

    for alone in (And((part,), proximity), Or((part,), proximity), Then((part,), proximity)):
        assert search_combined(corpus, alone, threshold=Threshold.NONE) == clips


@law
@given(corpora(), lists(plain_texts, min_size=2, max_size=3).flatmap(lambda parts: tuples(*[permutations(parts)] * 2)))
def test_the_order_of_parts_matters_only_for_then(corpus: Corpus, orders: tuple[list[Node], list[Node]]) -> None:
    one, other = (tuple(parts) for parts in orders)

    assert search_combined(corpus, And(one)) == search_combined(corpus, And(other))
    assert search_combined(corpus, Or(one)) == search_combined(corpus, Or(other))


@law
@given(
    corpora(),
    lists(plain_texts, min_size=2, max_size=3).map(tuple),
    sampled_from([And, Then]),
    sampled_from(Threshold),
)
def test_a_larger_proximity_never_loses_a_video(
    corpus: Corpus, parts: tuple[Node, ...], operator: type[And | Then], threshold: Threshold
) -> None:
    def videos(proximity: float) -> set[str]:
        clips = search_combined(corpus, operator(parts, proximity), threshold=threshold)
        return {clip.video_id for clip in clips}

    assert all(videos(nearer) <= videos(farther) for nearer, farther in pairwise([0.0, 0.5, 3.0, 20.0, 500.0]))


@law
@given(corpora(), near_nodes, floats(0, 1))
def test_a_higher_threshold_only_removes_clips(corpus: Corpus, node: Node, level: float) -> None:
    strict_to_lenient = [
        search_combined(corpus, node, threshold=threshold, adjust_confidence_level=level) for threshold in Threshold
    ]

    for stricter, more_lenient in pairwise(strict_to_lenient):
        assert [clip for clip in more_lenient if clip in stricter] == stricter


@law
@given(libraries(), near_nodes)
def test_the_order_of_uploads_does_not_matter(videos: dict[str, Content], node: Node) -> None:
    upside_down = dict(reversed(videos.items()))

    assert search_combined(corpus_of(**videos), node) == search_combined(corpus_of(**upside_down), node)


@law
@given(libraries(), near_nodes, sampled_from([Threshold.LOW, Threshold.NONE]))
def test_a_search_in_steps_gives_the_same_result(videos: dict[str, Content], node: Node, threshold: Threshold) -> None:
    corpus, durations = corpus_of(**videos), dict.fromkeys(videos, 50.0)

    steps = combine_in_steps(
        lambda query, some: search_clips(corpus, query, video_ids=some),
        node,
        adjust_confidence_level=0.5,
        threshold=threshold,
        durations=durations,
    )

    with patch.multiple(combined, _VIDEOS_AT_A_TIME=2, _CLIPS_AT_A_TIME=3):
        assert run_blocking(steps) == search_combined(corpus, node, threshold=threshold, durations=durations)


@law
@given(corpora(), near_nodes)
def test_clips_are_sorted_and_within_the_video(corpus: Corpus, node: Node) -> None:
    clips = search_combined(corpus, node)

    assert [clip.score for clip in clips] == sorted((clip.score for clip in clips), reverse=True)
    assert all(0 <= clip.start < clip.end <= 45 for clip in clips)
    assert all(clip.score == round(clip.score, 2) for clip in clips)
