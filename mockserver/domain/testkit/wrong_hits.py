"""False positives: clips that do not match the query, classes to which a video does not belong."""

from collections.abc import Iterable, Iterator, Sequence

from mockserver.domain.records.scenes import Modality, Scene
from mockserver.domain.records.video import Video
from mockserver.domain.retrieval.classify import ClassClip, ClassHit, ClassSpec, Thresholds, VideoClasses
from mockserver.domain.retrieval.confidence import confidence_of
from mockserver.domain.retrieval.corpora import WithContent
from mockserver.domain.retrieval.search import Clip, ModalityMatch
from mockserver.domain.testkit.quality import Quality, SearchContext
from mockserver.domain.testkit.schedules import chance

# As plausible as right hits of medium quality.
_LEAST_SCORE, _POINTS = 74.0, 20.0


def wrong_clips(
    videos: Iterable[WithContent], right: Sequence[Clip], modality: Modality, quality: Quality, asked: SearchContext
) -> Iterator[Clip]:
    """Yield scenes of `videos`, or of items of a store, that do not overlap a `right` clip, as clips."""
    taken: dict[str, list[Clip]] = {}
    for clip in right:
        taken.setdefault(clip.video_id, []).append(clip)
    for video in videos:
        for scene in video.content.scenes:
            if not any(clip.start < scene.end and scene.start < clip.end for clip in taken.get(video.id, ())):
                yield _clip(video, scene, modality, quality, asked)


def _clip(video: WithContent, scene: Scene, modality: Modality, quality: Quality, asked: SearchContext) -> Clip:
    score = _score(quality, asked.query, video.id, scene.start)
    confidence = confidence_of(score, asked.adjust_confidence_level)
    source = ModalityMatch(modality, None if modality is Modality.VISUAL else _text(scene, modality), confidence)
    return Clip(video.id, scene.start, scene.end, score, confidence, (source,))


def _text(scene: Scene, modality: Modality) -> str:
    return next((moment.text for moment in scene.moments(modality)), scene.heading)


def _score(quality: Quality, *mark: object) -> float:
    return round(_LEAST_SCORE + _POINTS * chance(quality.seed, "score", *mark), 2)


def wrong_classes(
    videos: Iterable[Video],
    right: Iterable[VideoClasses],
    classes: Iterable[ClassSpec],
    thresholds: Thresholds,
    quality: Quality,
) -> Iterator[tuple[str, ClassHit]]:
    """Yield each video with each class to which it does not belong, with one of its scenes and a score at the
    thresholds.
    """
    known = {(video.video_id, hit.name) for video in right for hit in video.classes}
    specs = list(classes)
    for video in videos:
        for spec in specs:
            if (video.id, spec.name) not in known:
                yield video.id, _class_hit(video, spec, thresholds, quality)


def _class_hit(video: Video, spec: ClassSpec, thresholds: Thresholds, quality: Quality) -> ClassHit:
    score = max(_score(quality, spec.name, video.id), float(thresholds.min_video_score), thresholds.min_clip_score)
    scenes = video.content.scenes
    scene = scenes[int(chance(quality.seed, "scene", spec.name, video.id) * len(scenes))]
    clip = ClassClip(scene.start, scene.end, score, spec.modalities[0], spec.prompts[0])
    ratio = max(round(min(1.0, (scene.end - scene.start) / video.media.duration), 2), thresholds.min_duration_ratio)
    return ClassHit(spec.name, score, ratio, (clip,), score, score, 100.0)
