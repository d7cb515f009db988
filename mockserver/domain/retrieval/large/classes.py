"""Classification of a large corpus, in parts; for most videos an upper bound of the matching time is enough."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile
from operator import itemgetter

from pyroaring import BitMap

from mockserver.domain.records.scenes import TIE_ORDER, Modality
from mockserver.domain.retrieval.classify import (
    ClassesByVideo,
    ClassMatch,
    ClassSpec,
    Thresholds,
    class_hit,
    duration_ratio,
)
from mockserver.domain.retrieval.large.corpus import LargeCorpus
from mockserver.domain.retrieval.large.grading import ComputedScores
from mockserver.domain.retrieval.large.match_levels import union
from mockserver.domain.retrieval.large.scored_columns import Question, ScoredColumn, scored_columns_of
from mockserver.domain.retrieval.needs import understand
from mockserver.ground.steps import Steps

_GROUPS_AT_A_TIME = 1_000

# Sums of seconds in another order can be slightly smaller.
_NOISE = 1 + 1e-9


@dataclass(frozen=True, slots=True)
class _Matches:
    """The groups in which the moment of a column matches a class with this score, and the best prompt."""

    modality: Modality
    ordinal: int
    score: float
    prompt: str
    groups: BitMap


def classify_large(
    large: LargeCorpus,
    durations: Mapping[str, float],
    classes: Sequence[ClassSpec],
    thresholds: Thresholds,
    allowed: BitMap | None,
    *,
    with_clips: bool,
) -> Steps[ClassesByVideo]:
    """Return the classes of each video that belongs to any; only the `allowed` groups count, None means all."""
    found: ClassesByVideo = {}
    for spec in classes:
        matches = yield from _matches(large, spec, thresholds.min_clip_score, allowed)
        for stretch in _stretches(large, union([one.groups for one in matches])):
            candidates = _candidates(large, stretch, durations, thresholds.min_duration_ratio)
            for video_id, of_video in _matches_by_video(large, matches, candidates):
                hit = class_hit(spec.name, of_video, durations[video_id], thresholds, with_clips=with_clips)
                if hit is not None:
                    found.setdefault(video_id, []).append(hit)
            yield
    return found


def _matches(large: LargeCorpus, spec: ClassSpec, least_score: float, allowed: BitMap | None) -> Steps[list[_Matches]]:
    prompts = tuple(dict.fromkeys(spec.prompts))
    found: list[_Matches] = []
    for modality in dict.fromkeys(spec.modalities):
        scored = []
        for prompt in prompts:
            asked = understand(prompt)
            yield from large.prepare(asked, exact=spec.exact)
            question = Question.of(large, asked, exact=spec.exact, least_score=least_score, allowed=allowed)
            scored.append(scored_columns_of(large, modality, question))
            yield
        for ordinal, columns in enumerate(zip(*scored, strict=True)):
            for column in columns:
                if isinstance(column, ComputedScores):
                    matching = [groups for most, _, groups in column.bounds() if most >= least_score]
                    yield from large.measure((modality, ordinal), union(matching))
            found += _best(modality, ordinal, columns, prompts, least_score)
            yield
    return found


def _best(
    modality: Modality, ordinal: int, columns: Sequence[ScoredColumn], prompts: Sequence[str], least_score: float
) -> Iterator[_Matches]:
    """Yield each group once with its best score; among equal scores, the earlier prompt wins."""
    classes = [
        (score, number, groups)
        for number, column in enumerate(columns)
        for score, groups in takewhile(lambda one: one[0] >= least_score, column.descending())
    ]
    better = BitMap()
    for score, number, groups in sorted(classes, key=lambda one: (-one[0], one[1])):
        yield _Matches(modality, ordinal, score, prompts[number], groups - better)
        better |= groups


def _stretches(large: LargeCorpus, groups: BitMap) -> Iterator[BitMap]:
    """Yield the groups in parts; groups of a video stay together."""
    done = 0
    while done < len(groups):
        last = groups[min(done + _GROUPS_AT_A_TIME, len(groups)) - 1]
        until = groups.rank(large.end_of_video(last) - 1)
        yield groups[done:until]
        done = until


def _candidates(large: LargeCorpus, groups: BitMap, durations: Mapping[str, float], least_ratio: float) -> BitMap:
    """Return the groups of the requested videos whose groups may be long enough in total."""
    candidates = BitMap()
    for video_id, together in large.by_video(groups):
        duration = durations.get(video_id)
        if duration is not None and duration_ratio(large.seconds_of(together) * _NOISE, duration) >= least_ratio:
            candidates.update(together)
    return candidates


def _matches_by_video(
    large: LargeCorpus, matches: Sequence[_Matches], groups: BitMap
) -> Iterator[tuple[str, Collection[ClassMatch]]]:
    found: dict[int, dict[tuple[Modality, int], _Matches]] = {}
    for one in matches:
        for group in one.groups & groups:
            found.setdefault(group, {})[one.modality, one.ordinal] = one
    for video_id, together in groupby(large.moments_of_all(groups), key=itemgetter(0)):
        of_video: dict[tuple[Modality, float, float, str], ClassMatch] = {}
        for _, group, moments in together:
            for modality, ordinal, moment in moments:
                match = found[group].get((modality, ordinal))
                if match is not None:
                    start, end = moment.start, moment.end
                    # Duplicates count once.
                    of_video[modality, start, end, moment.text] = (
                        -match.score,
                        start,
                        end,
                        TIE_ORDER[modality],
                        match.prompt,
                    )
        yield video_id, of_video.values()
