"""Classification of a large corpus, in parts; for most videos an upper bound of the matching time is enough."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypeAlias

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
from mockserver.domain.retrieval.large.layout import Position
from mockserver.domain.retrieval.large.match_levels import union
from mockserver.domain.retrieval.large.scored_columns import Question, ScoredColumn, scored_columns_of
from mockserver.domain.retrieval.needs import understand
from mockserver.ground.steps import Steps

# Groups that are counted, or whose matches are created, in a few milliseconds.
_COUNTED_AT_A_TIME, _MATCHED_AT_A_TIME = 10_000, 1_000

# Sums of seconds in another order can be slightly smaller.
_NOISE = 1 + 1e-9

_Columns: TypeAlias = dict[Position, list[tuple[str, ScoredColumn]]]  # for each prompt the scores of its matches


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
        columns = yield from _columns(large, spec, thresholds.least_clip, allowed)
        candidates = yield from _candidates(large, columns, durations, thresholds)
        for stretch in _stretches(large, candidates, _MATCHED_AT_A_TIME):
            for video_id, of_video in _matches_by_video(large, columns, stretch, thresholds.least_clip):
                hit = class_hit(spec.name, of_video, durations[video_id], thresholds, with_clips=with_clips)
                if hit is not None:
                    found.setdefault(video_id, []).append(hit)
            yield
    return found


def _columns(large: LargeCorpus, spec: ClassSpec, least_score: float, allowed: BitMap | None) -> Steps[_Columns]:
    """Return the scores for each prompt at each position, which are computed on demand."""
    found: _Columns = {}
    for prompt in dict.fromkeys(spec.prompts):
        asked = understand(prompt)
        yield from large.prepare(asked, exact=spec.exact)
        question = Question.of(large, asked, exact=spec.exact, least_score=least_score, allowed=allowed)
        for modality in dict.fromkeys(spec.modalities):
            for ordinal, column in enumerate(scored_columns_of(large, modality, question)):
                found.setdefault((modality, ordinal), []).append((prompt, column))
        yield
    return found


def _candidates(
    large: LargeCorpus, columns: _Columns, durations: Mapping[str, float], thresholds: Thresholds
) -> Steps[BitMap]:
    """Return the groups that may match, of the videos that may reach the thresholds, in steps.

    Their scores are not computed: upper bounds are enough to exclude most videos.
    """
    bounds = [bound for some in columns.values() for _, column in some for bound in column.bounds()]
    matching = union([groups for most, _, groups in bounds if most >= thresholds.least_clip])
    best = union([groups for most, _, groups in bounds if most >= thresholds.least_best])
    found = BitMap()
    for stretch in _stretches(large, matching, _COUNTED_AT_A_TIME):
        for first in set(large.first_groups(best & stretch)):
            together = stretch & BitMap(large.groups_after(first))
            duration = durations.get(large.video_of(first))
            if duration is not None:
                seconds = large.seconds_of(together) * _NOISE
                if duration_ratio(seconds, duration) >= thresholds.min_duration_ratio:
                    found |= together
        yield
    return found


def _stretches(large: LargeCorpus, groups: BitMap, size: int) -> Iterator[BitMap]:
    """Yield the groups in parts of about `size`; groups of a video stay together."""
    done = 0
    while done < len(groups):
        last = groups[min(done + size, len(groups)) - 1]
        until = groups.rank(large.end_of_video(last) - 1)
        yield groups[done:until]
        done = until


def _matches_by_video(
    large: LargeCorpus, columns: _Columns, groups: BitMap, least_score: float
) -> Iterator[tuple[str, Collection[ClassMatch]]]:
    """Yield the matches of each video in `groups`; among equal scores of a moment, the earlier prompt wins."""
    best: dict[int, dict[Position, tuple[float, str]]] = {}
    for position, of_prompts in columns.items():
        for prompt, column in of_prompts:
            for group, score in column.scores_of(groups):
                if score >= least_score:
                    known = best.setdefault(group, {})
                    if position not in known or score > known[position][0]:
                        known[position] = score, prompt
    for video_id, together in groupby(sorted(best), key=large.video_of):
        of_video: dict[tuple[Modality, float, float, str], ClassMatch] = {}
        for group in together:
            for position, (score, prompt) in best[group].items():
                moment, modality = large.moment_at(group, position), position[0]
                start, end = moment.start, moment.end
                # Duplicates count once.
                of_video[modality, start, end, moment.text] = -score, start, end, TIE_ORDER[modality], prompt
        yield video_id, of_video.values()
