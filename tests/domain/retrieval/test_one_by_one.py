"""The index finds the same moments as rating each of them."""

from collections.abc import Mapping
from math import fsum

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy, booleans, builds, dictionaries, floats, lists, sampled_from, tuples

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.classify import ClassSpec, Thresholds
from mockserver.domain.retrieval.confidence import Threshold, reaches
from mockserver.domain.retrieval.corpus import GrowingCorpus, classify
from mockserver.domain.retrieval.needs import understand
from mockserver.domain.retrieval.relevance import Corpus, Hit, score_of_text
from mockserver.domain.retrieval.scoring import WRITTEN
from mockserver.domain.retrieval.search import (
    ClipQuery,
    GroupOrder,
    LazyGroups,
    clips_of,
    find_in_small,
    group_by_video,
    ranked,
)
from mockserver.ground.steps import run_blocking

# Forms of one word, expressions of several, compounds, stop words, non-words, and apostrophes in unusual places.
WORDS = (
    *("knit", "knitting", "yarn", "tent", "tents", "camping", "set", "up", "doing", "being", "the", "artificial"),
    *("intelligence", "ai", "snow", "snowboard", "café", "'tis", "dogs'", "don't", "''", "'", "|", "?!", "\n", "7"),
)
QUERIES = (
    *("knit yarn", "set up a tent", "artificial intelligence", "the doing", "snow", "dogs", "café", "don't", "camping"),
    *("someone speaking", "text on screen", "seven", "a puppy"),
)
TITLES = ("", "Camping in the snow", "A dog learns to swim", "Knitting for beginners")
VIDEO_IDS = ("v1", "v2", "v3")

law = settings(max_examples=60, deadline=None)


def contents() -> SearchStrategy[Content]:
    texts = lists(lists(sampled_from(WORDS), max_size=6).map(" ".join), max_size=3)
    return builds(_content, sampled_from(TITLES), texts, texts, texts, texts)


def _content(title: str, *texts: list[str]) -> Content:
    shown = [tuple(Moment(at, at + 1, text) for at, text in enumerate(one)) for one in texts]
    return Content(title, (), (), (Scene(0, 10, "", *shown),))


def usual_contents() -> SearchStrategy[Content]:
    """Scenes of one picture each, with sentences."""
    text = lists(sampled_from(WORDS), max_size=6).map(" ".join)
    return builds(_usual_content, sampled_from(TITLES), lists(tuples(text, lists(text, max_size=3)), max_size=3))


def _usual_content(title: str, scenes: list[tuple[str, list[str]]]) -> Content:
    made = []
    for start, (seen, said) in zip(range(0, 10 * len(scenes), 10), scenes, strict=True):
        sentences = tuple(Moment(start + at, start + at + 1, text) for at, text in enumerate(said))
        made.append(Scene(start, start + 10, "", (Moment(start, start + 10, seen),), sentences))
    return Content(title, (), (), tuple(made))


def linear_search(
    videos: Mapping[str, Content], query: str, modality: Modality, *, exact: bool, least_score: float
) -> list[Hit]:
    asked, subjects = understand(query), Corpus()
    for video_id, content in videos.items():
        subjects.add(video_id, content)
    near = {} if modality in WRITTEN else subjects.subjects.nearness_to(asked.about)
    is_literal = exact and modality is Modality.SPEECH
    found = []
    for video_id, content in videos.items():
        for moment in content.moments(modality):
            score = score_of_text(asked, modality, moment.text, near.get(video_id, 0), exact=is_literal)
            if score >= least_score and score > 0:
                found.append(Hit(video_id, modality, moment.start, moment.end, moment.text, score))
    return sorted(found)


def test_a_video_without_moments_comes_and_goes_without_a_trace() -> None:
    corpus = Corpus()
    corpus.add("v1", _content("", []))
    corpus.add("v2", _content("", ["A tent"]))

    corpus.remove("v1")
    assert [hit.video_id for hit in corpus.find("tent", [Modality.VISUAL])] == ["v2"]

    corpus.remove("v2")
    assert not list(corpus.find("tent", [Modality.VISUAL]))


@law
@given(
    dictionaries(sampled_from(VIDEO_IDS), contents()),
    lists(tuples(sampled_from(VIDEO_IDS), contents()), max_size=2),
    lists(sampled_from(VIDEO_IDS), max_size=2),
    sampled_from(QUERIES),
    booleans(),
    floats(0, 90),
)
def test_an_index_finds_what_rating_each_moment_by_itself_finds(
    videos: dict[str, Content],
    later: list[tuple[str, Content]],
    gone: list[str],
    query: str,
    exact: bool,
    least_score: float,
) -> None:
    corpus = Corpus()
    for video_id, content in videos.items():
        corpus.add(video_id, content)
    list(corpus.find(query, Modality))  # a cached result is outdated when the videos change
    for video_id, content in later:
        corpus.add(video_id, content)
    for video_id in gone:
        corpus.remove(video_id)

    left = {video_id: content for video_id, content in (videos | dict(later)).items() if video_id not in gone}
    for modality in Modality:
        found = sorted(corpus.find(query, [modality], exact=exact, least_score=least_score))
        assert found == linear_search(left, query, modality, exact=exact, least_score=least_score)


@law
@given(
    dictionaries(sampled_from(VIDEO_IDS), contents() | usual_contents(), min_size=1),
    lists(sampled_from(VIDEO_IDS), max_size=2),
    sampled_from(QUERIES),
    sampled_from([tuple(Modality), (Modality.VISUAL, Modality.SPEECH)]),
    sampled_from(Threshold),
    sampled_from(GroupOrder),
)
def test_a_search_counts_shows_and_groups_the_clips_of_moments_rated_by_themselves(
    videos: dict[str, Content],
    gone: list[str],
    query: str,
    modalities: tuple[Modality, ...],
    threshold: Threshold,
    order: GroupOrder,
) -> None:
    corpus = Corpus()
    for video_id, content in videos.items():
        corpus.add(video_id, content)

    clips = find_in_small(corpus, ClipQuery(query, modalities, threshold=threshold))
    for video_id in gone:  # an earlier result is read after it
        corpus.remove(video_id)

    hits = [
        hit for modality in modalities for hit in linear_search(videos, query, modality, exact=False, least_score=0.0)
    ]
    expected = ranked(clip for clip in clips_of(hits) if reaches(clip.confidence, threshold))
    assert len(clips) == len(expected)
    assert list(clips) == expected
    assert [clips[at : at + 2] for at in range(len(clips))] == [expected[at : at + 2] for at in range(len(clips))]
    assert list(LazyGroups(clips, order)) == group_by_video(expected, order)


@law
@given(
    dictionaries(sampled_from(VIDEO_IDS), contents() | usual_contents()),
    lists(sampled_from(QUERIES), min_size=1, max_size=3),
    sampled_from([tuple(Modality), (Modality.VISUAL, Modality.SPEECH), (Modality.SPEECH,)]),
    floats(0, 90),
    booleans(),
)
def test_a_class_has_the_best_score_by_any_prompt_of_moments_rated_by_themselves(
    videos: dict[str, Content], prompts: list[str], modalities: tuple[Modality, ...], least: float, with_clips: bool
) -> None:
    corpus = GrowingCorpus()
    for video_id, content in videos.items():
        corpus.add(video_id, content)

    asked = [ClassSpec("one", tuple(prompts), modalities)]
    durations = dict.fromkeys(videos, 30.0)
    thresholds = Thresholds(0, least, 0)
    found = run_blocking(classify(corpus, durations, asked, thresholds, with_clips=with_clips))

    best: dict[str, dict[object, float]] = {}
    for hit in [
        hit
        for prompt in prompts
        for modality in modalities
        for hit in linear_search(videos, prompt, modality, exact=False, least_score=thresholds.least_clip)
    ]:
        scores = best.setdefault(hit.video_id, {})
        moment = (hit.modality, hit.start, hit.end, hit.text)
        scores[moment] = max(hit.score, scores.get(moment, 0.0))
    assert {one.video_id: (one.classes[0].max_score, one.classes[0].avg_score) for one in found} == {
        video_id: (max(scores.values()), round(fsum(scores.values()) / len(scores), 2))
        for video_id, scores in best.items()
    }
