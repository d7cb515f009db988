"""A large corpus gives the same results as a linear search."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.classify import ClassSpec, Thresholds
from mockserver.domain.retrieval.confidence import Threshold
from mockserver.domain.retrieval.corpus import (
    GrowingCorpus,
    SearchScope,
    classify,
    find_clips,
    find_in_steps,
    group_clips,
)
from mockserver.domain.retrieval.relevance import Corpus
from mockserver.domain.retrieval.search import ClipQuery, GroupOrder, group_by_video, search_clips
from mockserver.ground.steps import run_blocking
from tests.support.linear_classes import classify_videos

law = settings(max_examples=40, deadline=None)

IDS = ("v1", "v2", "v3")
VERY_MANY = [f"v{number:04}" for number in range(2_500)]
# Few texts and few queries, so that nearly every moment is found and their scores differ.
TEXTS = st.sampled_from(
    [
        "tent",
        "red tent",
        "a red tent pole",
        "the tent",
        "a pole",
        "artificial intelligence is ai",
        "tents of ai",
        "tentpole",
    ]
)
TITLES = st.sampled_from(["", "Camping in the woods", "A tent", "Quarterly earnings of airlines", "Qwxz"])
QUERY_TEXTS = st.just("red tent pole") | st.sampled_from(
    [
        "tent",
        "a red tent",
        "artificial intelligence",
        "the",
        "",
        "a red tent and its pole in deep snow at night",
        "shelter for hikers",
        "people",
        "words on a sign",
        "someone speaking about a tent",
        "qwxz",
    ]
)
SEEN = st.just("red tent pole") | TEXTS
SIGHT_AND_SPEECH = (Modality.VISUAL, Modality.SPEECH)


def usual_scenes(start: int) -> st.SearchStrategy[Scene]:
    """A picture, and speech, text and logos within its time."""
    end = start + 12
    cuts = st.sampled_from([(), (start + 6,), (start + 2, start + 7)]).map(lambda cuts: (start, *cuts, end))
    return _scenes(cuts, st.lists(moments(start, end), max_size=1).map(tuple))


@st.composite
def _scenes(
    draw: st.DrawFn, cuts: st.SearchStrategy[tuple[int, ...]], read: st.SearchStrategy[tuple[Moment, ...]]
) -> Scene:
    drawn = draw(cuts)
    start, end = drawn[0], drawn[-1]
    return Scene(
        start,
        end,
        "",
        seen=(Moment(start, end, draw(SEEN)),),
        said=tuple(Moment(one, other, draw(TEXTS)) for one, other in pairwise(drawn)),
        read=draw(read),
    )


@st.composite
def moments(draw: st.DrawFn, first: int = 0, last: int = 20, shortest: int = 1) -> Moment:
    start = draw(st.integers(first, last - 1))
    return Moment(start, draw(st.integers(min(last, start + shortest), last)), draw(TEXTS))


def odd_contents() -> st.SearchStrategy[Content]:
    """Moments anywhere, overlapping, some of zero duration."""
    found = st.lists(moments(shortest=1) | moments(shortest=0), max_size=4).map(tuple)
    return st.builds(
        lambda seen, said, read, title: a_video(Scene(0, 20, "", seen, said, read), title=title),
        found,
        found,
        found,
        TITLES,
    )


def usual_contents() -> st.SearchStrategy[Content]:
    return st.builds(lambda title, *scenes: a_video(*scenes, title=title), TITLES, usual_scenes(0), usual_scenes(12))


def a_video(*scenes: Scene, title: str = "") -> Content:
    return Content(title, (), (), scenes)


libraries = st.dictionaries(st.sampled_from(IDS), usual_contents() | odd_contents(), min_size=1).map(
    lambda contents: tuple(contents.items())
)
queries = st.builds(
    ClipQuery,
    text=QUERY_TEXTS,
    modalities=st.just(SIGHT_AND_SPEECH)
    | st.permutations(list(Modality)).map(tuple)
    | st.tuples(st.sampled_from(Modality)),
    exact=st.sampled_from([False, False, True]),
    operator=st.sampled_from(["or", "or", "and"]),
    adjust_confidence_level=st.sampled_from([0.5, 0.5, 0.0, 1.0]) | st.floats(0, 1),
    threshold=st.sampled_from(Threshold),
)
scopes = st.builds(
    SearchScope, st.none() | st.frozensets(st.sampled_from(IDS)), st.frozensets(st.sampled_from(IDS), max_size=2)
)


def grown(videos: tuple[tuple[str, Content], ...], most_in_small: int = 0) -> tuple[GrowingCorpus, Corpus]:
    growing, plain = GrowingCorpus(most_in_small), Corpus()
    for video_id, content in videos:
        growing.add(video_id, content)
        plain.add(video_id, content)
    return growing, plain


@law
@given(libraries, queries, scopes, st.sampled_from([0, 0, 3]))
def test_a_large_corpus_finds_the_same_clips_as_a_small_one(
    videos: tuple[tuple[str, Content], ...], query: ClipQuery, scope: SearchScope, most_in_small: int
) -> None:
    growing, plain = grown(videos, most_in_small)

    found = find_clips(growing, query, scope)

    expected = search_clips(plain, query, video_ids=scope)
    assert list(found) == found[:] == expected
    assert len(found) == len(expected)


@law
@given(libraries, queries, scopes, st.sampled_from(GroupOrder))
def test_a_large_corpus_groups_clips_like_a_small_one(
    videos: tuple[tuple[str, Content], ...], query: ClipQuery, scope: SearchScope, order: GroupOrder
) -> None:
    growing, plain = grown(videos)

    groups = group_clips(find_clips(growing, query, scope), order)

    expected = group_by_video(search_clips(plain, query, video_ids=scope), order)
    assert list(groups) == expected
    assert [groups[at] for at in range(len(groups))] == expected


class_specs = st.builds(
    ClassSpec,
    name=st.sampled_from(["one", "other"]),
    prompts=st.lists(QUERY_TEXTS, min_size=1, max_size=3).map(tuple),
    modalities=st.just(SIGHT_AND_SPEECH) | st.permutations(list(Modality)).map(tuple),
    exact=st.sampled_from([False, False, True]),
)
class_thresholds = st.builds(
    Thresholds, st.sampled_from([0, 60, 75]), st.sampled_from([0, 30, 75]), st.sampled_from([0, 0.3, 0.5])
)


@law
@given(
    libraries,
    st.lists(class_specs, min_size=1, max_size=2),
    class_thresholds,
    scopes,
    st.dictionaries(st.sampled_from(IDS), st.sampled_from([12.0, 24.0, 40.0])),
    st.sampled_from([0, 3, 1_000]),
)
def test_a_corpus_of_any_size_classifies_videos_as_rating_each_moment_does(
    videos: tuple[tuple[str, Content], ...],
    classes: list[ClassSpec],
    thresholds: Thresholds,
    scope: SearchScope,
    durations: dict[str, float],
    most_in_small: int,
) -> None:
    growing, plain = grown(videos, most_in_small)

    with_clips = run_blocking(classify(growing, durations, classes, thresholds, scope))
    without = run_blocking(classify(growing, durations, classes, thresholds, scope, with_clips=False))

    inside = {video_id: seconds for video_id, seconds in durations.items() if video_id in scope}
    assert with_clips == classify_videos(plain.rate, inside, classes, thresholds)
    assert without == classify_videos(plain.rate, inside, classes, thresholds, with_clips=False)


def test_classification_in_steps_covers_every_video() -> None:
    videos = tuple(
        (f"v{number:04}", a_video(*(Scene(at, at + 5, "", (Moment(at, at + 5, "tent"),)) for at in range(0, 35, 5))))
        for number in range(500)
    )
    growing, plain = grown(videos)
    durations = {video_id: 35.0 for video_id, _ in videos}
    asked = (durations, [ClassSpec("camps", ("tent",), SIGHT_AND_SPEECH)], Thresholds())

    steps = len(list(classify(growing, *asked)))

    assert steps >= 4
    assert run_blocking(classify(growing, *asked)) == classify_videos(plain.rate, *asked)


@pytest.mark.parametrize(("matching", "is_scored"), [(1, False), (6, True)])
def test_moments_are_scored_only_in_videos_that_match_long_enough(matching: int, is_scored: bool) -> None:
    texts = ["tent"] * matching + ["pole"] * (10 - matching)
    scenes = [Scene(at, at + 1, "", (Moment(at, at + 1, text),)) for at, text in enumerate(texts)]
    growing, _ = grown((("v1", a_video(*scenes)),), most_in_small=0)

    found = run_blocking(
        classify(growing, {"v1": 10.0}, [ClassSpec("camps", ("tent",), SIGHT_AND_SPEECH)], Thresholds())
    )

    assert growing.large is not None
    assert [bool(column.lengths()) for column in growing.large.columns[Modality.VISUAL]] == [is_scored]
    assert bool(found) == is_scored


@pytest.mark.parametrize(
    ("text", "seen", "said"),
    [
        ("red tent pole", "red tent pole", ("tent", "red")),
        ("red tent pole", "red tent pole", ("a red tent", "a red tent")),
        ("red tent pole", "tent", ("red tent pole", "red tent")),
        ("red tent pole", "a pole and a red tent", ("red tent pole", "a red tent, a pole and a chair of wood")),
        ("artificial intelligence", "artificial intelligence is ai", ("ai", "the intelligence of ai")),
        ("artificial intelligence", "artificial intelligence is ai", ("the intelligence of dogs", "artificial light")),
        ("a red tent and its pole in deep snow at night", "a tent", ("a tent", "something red")),
    ],
)
def test_pages_of_one_clip_cover_every_clip_of_a_scene(text: str, seen: str, said: tuple[str, ...]) -> None:
    spoken = tuple(Moment(6 * at, 6 * at + 6, one) for at, one in enumerate(said))
    video = a_video(Scene(0, 12, "", (Moment(0, 12, seen),), spoken))
    growing, plain = grown(tuple((video_id, video) for video_id in IDS))
    query = ClipQuery(text, SIGHT_AND_SPEECH, threshold=Threshold.NONE)

    pages = [find_clips(growing, query)[at : at + 1] for at in range(10)]

    assert [clip for page in pages for clip in page] == search_clips(plain, query)


@law
@given(libraries, queries, st.integers(1, 4))
def test_pages_cover_all_clips_once_in_order_from_any_first_page(
    videos: tuple[tuple[str, Content], ...], query: ClipQuery, page_limit: int
) -> None:
    growing, plain = grown(videos)
    expected = search_clips(plain, query)
    firsts = range(0, len(expected), page_limit)

    backwards = [find_clips(growing, query)[first : first + page_limit] for first in reversed(firsts)]

    assert [clip for page in reversed(backwards) for clip in page] == expected


def test_a_page_can_be_read_again_after_many_other_searches() -> None:
    growing, _ = grown(tuple((video_id, a_video(Scene(0, 5, "", (Moment(0, 5, "tent"),)))) for video_id in IDS))
    query = ClipQuery("tent", SIGHT_AND_SPEECH)
    found = find_clips(growing, query)
    first, groups = found[:1], group_clips(found, GroupOrder.SCORE)

    others = [find_clips(growing, query) for _ in range(20)]

    assert [*first, *found[1:]] == others[-1][:]
    assert [group.video_id for group in groups[1:]] == ["v2", "v3"]


def test_a_large_corpus_contains_all_videos_that_fit_its_layout() -> None:
    odd = a_video(Scene(0, 5, "", (Moment(3, 3, "tent"),)))
    usual = a_video(Scene(0, 5, "", (Moment(0, 5, "tent"),)))

    growing, _ = grown((("v1", usual), ("v2", odd), ("v3", usual), ("v4", usual)), most_in_small=3)

    assert len(growing.small) == 1
    assert growing.large is not None
    assert growing.large.entered == 3


def test_adding_a_video_to_a_large_corpus_touches_only_its_own_moments() -> None:
    growing, _ = grown(
        tuple((f"v{number:03}", a_video(Scene(0, 5, "", (Moment(0, 5, "tent"),)))) for number in range(50))
    )
    assert growing.large is not None
    before = growing.large.entered

    growing.add("v050", a_video(Scene(0, 5, "", (Moment(0, 5, "tent"), Moment(1, 4, "pole")))))

    assert growing.large.entered - before == 2


@law
@given(libraries, queries, st.sampled_from(IDS), st.sampled_from(IDS), usual_contents())
def test_a_large_corpus_follows_removals_and_additions(
    videos: tuple[tuple[str, Content], ...], query: ClipQuery, gone: str, come: str, content: Content
) -> None:
    growing, plain = grown(videos)

    for corpus in (growing, plain):
        corpus.remove(gone)
        corpus.add(come, content)

    assert list(find_clips(growing, query)) == search_clips(plain, query)


repeated_queries = st.builds(
    ClipQuery,
    text=st.sampled_from(["tent", "red tent", "artificial intelligence", "a pole"]),
    modalities=st.just(SIGHT_AND_SPEECH),
    exact=st.booleans(),
    threshold=st.sampled_from([Threshold.NONE, Threshold.LOW]),
)
changes = st.lists(usual_contents() | usual_contents() | st.integers(0, 9) | repeated_queries, min_size=4, max_size=12)


def test_words_are_looked_up_and_moments_measured_in_steps_between_which_videos_may_change() -> None:
    growing, plain = grown(
        tuple((f"v{number:04}", a_video(Scene(0, 5, "", (Moment(0, 5, "tent"),)))) for number in range(2_500))
    )
    query = ClipQuery("tent", SIGHT_AND_SPEECH)
    looking_up = growing.prepare(query.text, exact=False)
    next(looking_up)
    for corpus in (growing, plain):
        corpus.remove("v0001")

    assert not list(looking_up)

    run_blocking(growing.prepare(query.text, exact=False))
    measuring = find_in_steps(growing, query, SearchScope(), 10)
    next(measuring)
    next(measuring)
    assert run_blocking(measuring)[:] == search_clips(plain, query)


@pytest.mark.parametrize("scope", [SearchScope(only=VERY_MANY), SearchScope(without=VERY_MANY[1:])])
def test_the_videos_to_search_are_found_in_steps(scope: SearchScope) -> None:
    growing, plain = grown(tuple((video_id, a_video(title="Camping")) for video_id in VERY_MANY))
    query = ClipQuery("tent", SIGHT_AND_SPEECH)

    searching = find_in_steps(growing, query, scope, 10)
    for _ in range(len(VERY_MANY) // 1_000):
        next(searching)

    assert run_blocking(searching)[:] == search_clips(plain, query, video_ids=scope)


@law
@given(libraries, queries, scopes, st.none() | st.integers(1, 3))
def test_a_search_in_steps_finds_what_one_at_once_finds(
    videos: tuple[tuple[str, Content], ...], query: ClipQuery, scope: SearchScope, page_limit: int | None
) -> None:
    growing, plain = grown(videos)

    found = run_blocking(find_in_steps(growing, query, scope, page_limit))

    assert found[:] == search_clips(plain, query, video_ids=scope)


def test_literal_words_are_looked_up_in_steps() -> None:
    growing, plain = grown(
        tuple((f"v{number:04}", a_video(Scene(0, 5, "", (), (Moment(0, 5, "the tent"),)))) for number in range(2_500))
    )
    query = ClipQuery("the tent", (Modality.SPEECH,), exact=True)

    run_blocking(growing.prepare(query.text, exact=False))

    assert list(growing.prepare(query.text, exact=True))
    assert find_clips(growing, query)[:] == search_clips(plain, query)


@law
@given(repeated_queries, changes)
def test_searches_between_changes_find_what_a_corpus_read_at_once_finds(
    query: ClipQuery, changes: list[Content | int | ClipQuery]
) -> None:
    growing, contents = GrowingCorpus(0), dict[str, Content]()

    for number, change in enumerate([*changes, query]):
        if isinstance(change, Content):
            contents[f"v{number:02}"] = change
            growing.add(f"v{number:02}", change)
        elif isinstance(change, int):
            for gone in [*contents][change : change + 1]:
                del contents[gone]
                growing.remove(gone)
        for asked in (query, change) if isinstance(change, ClipQuery) else (query,):
            _, plain = grown(tuple(contents.items()))
            assert find_clips(growing, asked)[:] == search_clips(plain, asked)
