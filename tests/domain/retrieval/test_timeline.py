"""Time spans in one video, compared with slow and obvious implementations."""

from collections.abc import Sequence
from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy, builds, integers, just, lists, sampled_from

from mockserver.domain.retrieval.confidence import confidence_of
from mockserver.domain.retrieval.search import Clip
from mockserver.domain.retrieval.timeline import Span, clear_of, meetings, sequences, widen

law = settings(max_examples=30, deadline=None)

LIMIT = 60


def clip(start: float, end: float, score: float = 80) -> Clip:
    return Clip("v", start, end, score, confidence_of(score), ())


def span(start: float, end: float, score: float = 80, proximity: float = 0) -> Span:
    return widen(clip(start, end, score), proximity, LIMIT)


apart = just(0)
near = sampled_from([0, 0, 3, 20])


def spans(proximities: SearchStrategy[float] = near) -> SearchStrategy[list[Span]]:
    drawn = builds(
        lambda start, length, score, proximity: span(start, start + length, score, proximity),
        integers(0, 30),
        integers(0, 12),
        sampled_from([40, 60, 80]),
        proximities,
    )
    return lists(drawn, max_size=5)


def parts(proximities: SearchStrategy[float] = near) -> SearchStrategy[list[list[Span]]]:
    return lists(spans(proximities), min_size=1, max_size=3)


def total_score(clips: Sequence[Clip]) -> float:
    return sum(clip.score for clip in clips)


def test_a_clip_is_widened_within_the_video_only() -> None:
    assert (span(10, 30, proximity=20).start, span(10, 30, proximity=20).end) == (0, 50)
    assert span(10, 30, proximity=40).end == LIMIT


def test_a_limit_before_the_end_of_a_clip_does_not_cut_it() -> None:
    assert widen(clip(10, 30), 5, limit=20).end == 30


def test_widened_times_have_no_floating_point_noise() -> None:
    assert widen(clip(83.35, 90.1), 20, LIMIT).start == 63.35


def test_adjacent_clips_do_not_overlap() -> None:
    assert meetings([[span(0, 10)], [span(10, 20)]]) == []
    assert clear_of([span(0, 10)])(span(10, 20))


def test_clear_of_sees_a_long_span_that_contains_shorter_ones() -> None:
    is_clear = clear_of([span(0, 30), span(5, 10)])

    assert not is_clear(span(20, 25))
    assert is_clear(span(30, 35))


def test_of_several_clips_of_a_part_the_best_is_used() -> None:
    found = meetings([[span(0, 30, 60), span(10, 20, 80)], [span(5, 40)]])

    assert [(each.start, each.end, total_score(each.clips)) for each in found] == [(5, 30, 140), (10, 20, 160)]


def test_the_best_and_the_latest_sequence_are_returned() -> None:
    found = sequences([[span(0, 10, 80), span(20, 30, 60)], [span(40, 50)]])

    assert [(each.start, each.end, total_score(each.clips)) for each in found] == [(0, 50, 160), (20, 50, 140)]


def test_a_clip_never_follows_itself_with_any_proximity() -> None:
    alone = span(0, 10, proximity=100)

    assert sequences([[alone], [alone]]) == []


@law
@given(parts())
def test_meetings_cover_exactly_the_time_at_which_all_parts_match(parts: list[list[Span]]) -> None:
    found = meetings(parts)

    for time in (half / 2 for half in range(2 * LIMIT)):
        playing = [[each for each in part if each.start <= time < each.end] for part in parts]
        covering = [each for each in found if each.start <= time < each.end]
        assert bool(covering) == all(playing)
        if covering:
            best = sum(max(each.clip.score for each in part) for part in playing)
            assert max(total_score(each.clips) for each in covering) == best


@law
@given(parts())
def test_a_meeting_is_within_one_span_of_each_part(parts: list[list[Span]]) -> None:
    for found in meetings(parts):
        for made_of, part in zip(found.clips, parts, strict=True):
            assert any(each.clip == made_of and each.start <= found.start < found.end <= each.end for each in part)


@law
@given(spans(), spans())
def test_clear_of_means_no_overlap(ours: list[Span], others: list[Span]) -> None:
    is_clear = clear_of(others)

    for each in ours:
        if each.start < each.end:
            assert is_clear(each) == (meetings([[each], others]) == [])


def follows(earlier: Span, later: Span) -> bool:
    before, after = earlier.clip, later.clip
    return after.start > before.start and after.start >= before.end - earlier.proximity


def chains_of(parts: list[list[Span]]) -> list[tuple[Clip, ...]]:
    lines = [line for line in product(*parts) if all(follows(one, other) for one, other in pairwise(line))]
    return [tuple(span.clip for span in line) for line in lines]


@law
@given(parts(apart))
def test_of_sequences_with_the_same_end_the_best_and_the_latest_are_returned(parts: list[list[Span]]) -> None:
    chains = chains_of(parts)

    found = sequences(parts)

    assert {each.end for each in found} == {chain[-1].end for chain in chains}
    for end in {each.end for each in found}:
        ending = [chain for chain in chains if chain[-1].end == end]
        here = [each for each in found if each.end == end]
        assert max(total_score(each.clips) for each in here) == max(map(total_score, ending))
        assert max(each.start for each in here) == max(chain[0].start for chain in ending)


@law
@given(parts())
def test_a_sequence_is_found_if_one_exists_with_the_best_score(parts: list[list[Span]]) -> None:
    chains = chains_of(parts)

    found = sequences(parts)

    assert {each.clips for each in found} <= set(chains)
    best_found = max((total_score(each.clips) for each in found), default=0)
    assert best_found == max(map(total_score, chains), default=0)


@law
@given(parts())
def test_a_result_has_at_most_two_spans_for_each_edge(parts: list[list[Span]]) -> None:
    edges = {edge for part in parts for each in part for edge in (each.start, each.end)}
    ends = {each.clip.end for each in parts[-1]}

    assert len(meetings(parts)) <= len(edges)
    assert len(sequences(parts)) <= 2 * len(ends)
