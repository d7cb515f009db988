"""From matching moments to ranked clips and groups."""

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy, builds, dictionaries, floats, integers, lists, sampled_from

from mockserver.domain.generation.generator import generate_content
from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.confidence import Confidence, Threshold, confidence_of, reaches
from mockserver.domain.retrieval.relevance import Corpus, Hit
from mockserver.domain.retrieval.search import (
    Clip,
    ClipQuery,
    GroupOrder,
    LazyGroups,
    clips_of,
    find_in_small,
    group_by_video,
    ranked,
    search_clips,
)
from mockserver.domain.retrieval.small.entries import Entry, VideoMoments

# Whole libraries take long to generate, which must not fail a property test on a loaded machine.
law = settings(max_examples=40, deadline=None)

ALL = tuple(Modality)
SENTENCES = sampled_from(["tent", "red tent", "set up a tent", "tents in snow", "a bus", "the tall green pole", "the"])
QUERIES = sampled_from(["tent", "set up a red tent", "the", "snow"])
SIMILAR_QUERIES = sampled_from(
    ["tent", "the tents", "tent 1741", "tent 1742", "1742 tent", "red tent", "the", "of", "a 1742", "1741"]
)


def content(**moments: tuple[Moment, ...]) -> Content:
    return Content("", (), (), (Scene(0, 600, "", **moments),))


def corpus_of(**videos: Content) -> Corpus:
    corpus = Corpus()
    for video_id, known in videos.items():
        corpus.add(video_id, known)
    return corpus


def query(
    text: str = "tent",
    modalities: tuple[Modality, ...] = ALL,
    operator: Literal["or", "and"] = "or",
    threshold: Threshold = Threshold.LOW,
    level: float = 0.5,
) -> ClipQuery:
    return ClipQuery(text, modalities, operator=operator, threshold=threshold, adjust_confidence_level=level)


def hit(modality: Modality, start: float, end: float, score: float, video_id: str = "v") -> Hit:
    return Hit(video_id, modality, start, end, "words", score)


def moment_lists() -> SearchStrategy[tuple[Moment, ...]]:
    moment = builds(
        lambda start, length, text: Moment(start, start + length, text), integers(0, 20), integers(1, 20), SENTENCES
    )
    return lists(moment, max_size=4).map(tuple)


def contents() -> SearchStrategy[Content]:
    return builds(content, seen=moment_lists(), said=moment_lists(), read=moment_lists())


def corpora() -> SearchStrategy[Corpus]:
    videos = dictionaries(sampled_from(["v1", "v2", "v3"]), contents(), max_size=3)
    return videos.map(lambda some: corpus_of(**some))


@pytest.mark.parametrize(
    ("score", "level"),
    [
        (83.06, Confidence.HIGH),
        (82.7, Confidence.MEDIUM),
        (74.06, Confidence.MEDIUM),
        (72.95, Confidence.LOW),
        (46.61, Confidence.LOW),
        (19.99, Confidence.EXTREMELY_LOW),
    ],
)
def test_recorded_scores_have_their_recorded_confidence(score: float, level: Confidence) -> None:
    assert confidence_of(score) is level


def test_a_higher_adjustment_makes_levels_stricter() -> None:
    assert confidence_of(74, 0) is Confidence.HIGH
    assert confidence_of(92.28, 1) is Confidence.MEDIUM
    assert confidence_of(25, 1) is Confidence.EXTREMELY_LOW


def test_a_threshold_includes_its_own_and_higher_levels() -> None:
    passing = {threshold: [level for level in Confidence if reaches(level, threshold)] for threshold in Threshold}

    assert passing[Threshold.MEDIUM] == [Confidence.HIGH, Confidence.MEDIUM]
    assert passing[Threshold.NONE] == list(Confidence)


def test_a_clip_names_its_source_and_visual_sources_have_no_text() -> None:
    corpus = corpus_of(v=content(seen=(Moment(0, 13.28125, "A tent"),), said=(Moment(81.3, 108.75, "Your tent"),)))

    spoken, shown = search_clips(corpus, query())

    assert (spoken.start, spoken.end) == (81.3, 108.75)
    assert [(source.modality, source.text) for source in spoken.sources] == [(Modality.SPEECH, "Your tent")]
    assert [(source.modality, source.text) for source in shown.sources] == [(Modality.VISUAL, None)]


def test_options_that_match_the_same_moment_share_a_clip_with_the_best_score() -> None:
    [clip] = clips_of([hit(Modality.VISUAL, 0, 10, 60), hit(Modality.SPEECH, 0, 10, 84)])

    assert (clip.start, clip.end, clip.score, clip.confidence) == (0, 10, 84, Confidence.HIGH)
    assert [source.modality for source in clip.sources] == [Modality.SPEECH, Modality.VISUAL]
    assert [source.confidence for source in clip.sources] == [Confidence.HIGH, Confidence.LOW]


def test_a_short_moment_within_a_long_one_is_one_clip_of_full_length() -> None:
    [clip] = clips_of([hit(Modality.VISUAL, 0, 30, 80), hit(Modality.TEXT, 8, 10, 92.28)])

    assert (clip.start, clip.end, clip.score) == (0, 30, 92.28)


def test_options_that_hardly_overlap_have_separate_clips() -> None:
    clips = clips_of([hit(Modality.VISUAL, 0, 10, 84), hit(Modality.SPEECH, 6, 16, 84)])

    assert len(clips) == 2


def test_moments_of_one_option_are_always_separate_clips() -> None:
    clips = clips_of([hit(Modality.VISUAL, 0, 10, 84), hit(Modality.VISUAL, 0, 10, 83)])

    assert len(clips) == 2


def test_moments_of_different_videos_are_always_separate_clips() -> None:
    clips = clips_of([hit(Modality.VISUAL, 0, 10, 84, "a"), hit(Modality.SPEECH, 0, 10, 84, "b")])

    assert [clip.video_id for clip in clips] == ["a", "b"]


def test_a_trace_is_always_a_separate_clip() -> None:
    clips = clips_of([hit(Modality.VISUAL, 0, 30, 10), hit(Modality.SPEECH, 5, 10, 84)])

    assert [(clip.start, clip.end) for clip in clips] == [(5, 10), (0, 30)]


def test_and_returns_only_clips_that_every_option_matches() -> None:
    corpus = corpus_of(
        a=content(seen=(Moment(0, 10, "A tent"),), said=(Moment(1, 9, "Our tent"), Moment(20, 30, "The tent"))),
        b=content(seen=(Moment(0, 10, "A tent"),)),
    )

    [clip] = search_clips(corpus, query(modalities=(Modality.VISUAL, Modality.SPEECH), operator="and"))

    assert (clip.video_id, clip.start, clip.end) == ("a", 0, 10)


def test_a_repeated_option_does_not_duplicate_clips() -> None:
    corpus = corpus_of(v=content(seen=(Moment(0, 10, "A tent"),)))

    assert len(search_clips(corpus, query(modalities=(Modality.VISUAL, Modality.VISUAL), operator="and"))) == 1


def test_exact_matching_applies_to_speech_only() -> None:
    corpus = corpus_of(
        v=content(seen=(Moment(0, 5, "up goes a set tent"),), said=(Moment(50, 60, "up goes a set tent"),))
    )

    clips = search_clips(corpus, ClipQuery("set up a tent", (Modality.VISUAL, Modality.SPEECH), exact=True))

    assert [clip.sources[0].modality for clip in clips] == [Modality.VISUAL]


def test_a_search_can_be_restricted_to_some_videos() -> None:
    corpus = corpus_of(a=content(seen=(Moment(0, 10, "A tent"),)), b=content(seen=(Moment(0, 10, "A tent"),)))

    assert [clip.video_id for clip in search_clips(corpus, query(), video_ids={"b"})] == ["b"]
    assert search_clips(corpus, query(), video_ids=()) == []


def clip(video_id: str, start: float, score: float) -> Clip:
    return Clip(video_id, start, start + 1, score, confidence_of(score), ())


def test_groups_are_sorted_by_best_clip_and_their_clips_by_score() -> None:
    groups = group_by_video([clip("a", 0, 80), clip("b", 0, 84), clip("a", 5, 83), clip("b", 9, 20)])

    assert [(group.video_id, [clip.score for clip in group.clips]) for group in groups] == [
        ("b", [84, 20]),
        ("a", [83, 80]),
    ]


def test_groups_can_be_sorted_by_number_of_clips_then_by_best_clip() -> None:
    clips = [clip("a", 0, 84), clip("b", 0, 60), clip("b", 2, 60), clip("c", 0, 70), clip("c", 2, 50)]

    groups = group_by_video(clips, GroupOrder.CLIP_COUNT)

    assert [group.video_id for group in groups] == ["c", "b", "a"]


@law
@given(corpora(), QUERIES, sampled_from(Threshold), floats(0, 1))
def test_clips_of_and_are_a_subset_of_those_of_or(
    corpus: Corpus, text: str, threshold: Threshold, level: float
) -> None:
    modalities = (Modality.VISUAL, Modality.SPEECH)
    either = search_clips(corpus, query(text, modalities, "or", threshold, level))
    both = search_clips(corpus, query(text, modalities, "and", threshold, level))

    assert [clip for clip in either if clip in both] == both


@law
@given(corpora(), QUERIES, floats(0, 1))
def test_a_higher_threshold_only_removes_clips(corpus: Corpus, text: str, level: float) -> None:
    strict_to_lenient = [search_clips(corpus, query(text, threshold=each, level=level)) for each in Threshold]

    for stricter, more_lenient in pairwise(strict_to_lenient):
        assert [clip for clip in more_lenient if clip in stricter] == stricter


@law
@given(corpora(), QUERIES, floats(0, 1), floats(0, 1))
def test_adjusting_the_level_changes_neither_scores_nor_moments(
    corpus: Corpus, text: str, one: float, other: float
) -> None:
    def moments(level: float) -> list[tuple[str, float, float, float]]:
        clips = search_clips(corpus, query(text, threshold=Threshold.NONE, level=level))
        return [(clip.video_id, clip.start, clip.end, clip.score) for clip in clips]

    assert moments(one) == moments(other)


@law
@given(corpora(), QUERIES)
def test_every_hit_of_every_option_is_a_source_of_exactly_one_clip(corpus: Corpus, text: str) -> None:
    hits = [hit for modality in ALL for hit in corpus.match(text, modality)]

    clips = search_clips(corpus, query(text, threshold=Threshold.NONE))

    assert sum(len(clip.sources) for clip in clips) == len(hits)
    assert all(len({source.modality for source in clip.sources}) == len(clip.sources) for clip in clips)


@law
@given(corpora(), QUERIES, sampled_from(GroupOrder))
def test_grouping_keeps_every_clip_once(corpus: Corpus, text: str, order: GroupOrder) -> None:
    clips = search_clips(corpus, query(text))

    grouped = [clip for group in group_by_video(clips, order) for clip in group.clips]

    assert sorted(map(repr, grouped)) == sorted(map(repr, clips))


@law
@given(corpora(), QUERIES, sampled_from(Threshold), sampled_from(GroupOrder))
def test_lazy_groups_equal_the_groups_of_all_clips(
    corpus: Corpus, text: str, threshold: Threshold, order: GroupOrder
) -> None:
    asked = query(text, threshold=threshold)

    groups = LazyGroups(find_in_small(corpus, asked), order)

    assert list(groups) == group_by_video(search_clips(corpus, asked), order)
    assert groups[:1] == list(groups)[:1]


@law
@given(corpora(), QUERIES, sampled_from(Threshold), integers(0, 5), integers(0, 5))
def test_a_page_equals_that_slice_of_all_clips(
    corpus: Corpus, text: str, threshold: Threshold, first: int, last: int
) -> None:
    asked = query(text, threshold=threshold)

    every = search_clips(corpus, asked)

    assert find_in_small(corpus, asked)[first:last] == every[first:last]
    assert every == ranked(every)


def asked(text: str, threshold: Threshold) -> ClipQuery:
    return query(text, (Modality.VISUAL, Modality.SPEECH), threshold=threshold)


@law
@given(
    dictionaries(sampled_from(["v1", "v2", "v3"]), contents(), max_size=3),
    dictionaries(sampled_from(["v1", "v2", "v4"]), contents(), max_size=2),
    lists(builds(asked, SIMILAR_QUERIES, sampled_from(Threshold)), min_size=1, max_size=6),
)
def test_a_search_finds_the_same_whatever_was_searched_for_before(
    videos: dict[str, Content], later: dict[str, Content], queries: list[ClipQuery]
) -> None:
    corpus = corpus_of(**videos)
    for some in (videos, later):
        for video_id, known in some.items():
            corpus.add(video_id, known)
        found = [find_in_small(corpus, one) for one in queries]

        expected = [search_clips(corpus_of(**{**videos, **some}), one) for one in queries]
        assert [one[:2] for one in found] == [one[:2] for one in expected]
        assert [list(one) for one in found] == expected


def test_searches_that_ask_the_same_make_their_clips_once(monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = corpus_of(v=content(seen=(Moment(0, 13, "A tent"),), said=(Moment(81, 108, "Your tent"),)))
    first = find_in_small(corpus, asked("tent 1741", Threshold.LOW))
    page = first[:10]
    monkeypatch.setattr(VideoMoments, "entry", None)

    second = find_in_small(corpus, asked("Tent: 1742", Threshold.LOW))

    assert second[:10] == page
    assert second.shown is not first.shown


@pytest.mark.parametrize("modalities", [(Modality.VISUAL, Modality.SPEECH), ALL])
def test_traces_are_formed_only_for_the_page_that_is_read(
    monkeypatch: pytest.MonkeyPatch, modalities: tuple[Modality, ...]
) -> None:
    formed: list[int] = []
    entry = VideoMoments.entry

    def counted(video: VideoMoments, number: int) -> Entry:
        formed.append(number)
        return entry(video, number)

    names = ("volcano hike.mp4", "tax return.mp4", "rowing race.mp4", "piano lesson.mp4", "garden shed.mp4")
    corpus = corpus_of(**{name: generate_content(name.encode(), 300, title=name) for name in names})
    clips = find_in_small(corpus, query("volcano", modalities, threshold=Threshold.NONE))
    monkeypatch.setattr(VideoMoments, "entry", counted)
    page = clips[:5]
    of_page = len(formed)
    assert list(clips)[:5] == page
    assert of_page < (len(formed) - of_page) / 2
