"""Classification by its definition: each moment is rated by each prompt. The reference for the faster ways."""

from collections.abc import Mapping, Sequence

from mockserver.domain.retrieval.classify import (
    ClassesByVideo,
    ClassSpec,
    Match,
    Thresholds,
    VideoClasses,
    class_hit,
    matches_by_video,
    ordered,
)


def classify_videos(
    match: Match,
    durations: Mapping[str, float],
    classes: Sequence[ClassSpec],
    thresholds: Thresholds,
    *,
    with_clips: bool = True,
) -> list[VideoClasses]:
    """Return the videos that belong to any class; `match` finds the moments of a prompt."""
    found: ClassesByVideo = {}
    for spec in classes:
        for video_id, matches in matches_by_video(match, spec, durations, thresholds).items():
            hit = class_hit(spec.name, matches, durations[video_id], thresholds, with_clips=with_clips)
            if hit is not None:
                found.setdefault(video_id, []).append(hit)
    return ordered(found)
