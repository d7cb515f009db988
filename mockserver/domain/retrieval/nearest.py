"""Search by rank: there is always an answer. What words do not find is filled up with the nearest stretches of video.

The place of a clip among others follows from the query and these clips alone: an upload adds clips and swaps none.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from mockserver.domain.embedding.features import features_of
from mockserver.domain.embedding.space import Bag
from mockserver.domain.embedding.spans import bag_of_span
from mockserver.domain.records.scenes import Content, Modality, Scene
from mockserver.domain.retrieval.confidence import FIRM, Confidence, Threshold
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope, find_clips
from mockserver.domain.retrieval.search import Clip, ClipQuery, ModalityMatch, matched_by_all, meets_all, ranked
from mockserver.domain.retrieval.subjects import length_of
from mockserver.domain.rules.steps import Steps

# So many clips are in an answer: four of the longest pages.
MOST_CLIPS = 200

# So many videos are looked through scene by scene, chosen by what each is about as a whole.
_MOST_VIDEOS = 40

# The best that is near lies just below the least that words find.
_NEAREST = FIRM - 0.1

_READ_AT_A_TIME = 100


def rank_clips(
    corpus: GrowingCorpus, contents: Mapping[str, Content], query: ClipQuery, scope: SearchScope
) -> Steps[list[Clip]]:
    """Return the best clips for `query` in the videos of `scope`, whose `contents` are given, the best first.

    With the operator `and` they are those of `or` in which each part of the query has something to look at. Words that
    are to be said exactly so are either said or not: nothing is near to them.
    """
    anything = replace(query, operator="or", threshold=Threshold.NONE)
    found = find_clips(corpus, anything, scope)[:MOST_CLIPS]
    clips = [clip for clip in found if clip.score >= FIRM]
    if len(clips) < MOST_CLIPS and not _is_literal(query):
        yield from _read_subjects(corpus, contents)
        traces = {clip.video_id for clip in found if clip.score < FIRM}
        near = _near(corpus, contents, query, traces, clips)
        clips += islice(near, MOST_CLIPS - len(clips))
    return clips if query.operator == "or" else _of_all_parts(corpus, contents, query, scope, clips)


def _is_literal(query: ClipQuery) -> bool:
    return query.exact and set(query.modalities) == {Modality.SPEECH}


def _of_all_parts(
    corpus: GrowingCorpus, contents: Mapping[str, Content], query: ClipQuery, scope: SearchScope, clips: Iterable[Clip]
) -> list[Clip]:
    meeting = matched_by_all(
        find_clips(corpus, replace(query, threshold=Threshold.LOW), scope)[:MOST_CLIPS], query.parts
    )
    places = {_place(clip) for clip in meeting}
    others = [
        clip
        for clip in clips
        if _place(clip) not in places and meets_all(_present(contents[clip.video_id], clip), query.parts)
    ]
    return ranked([*meeting, *others])[:MOST_CLIPS]


def _present(content: Content, clip: Clip) -> set[Modality]:
    """Return which modalities have anything in the stretch that the clip is."""
    return {
        modality
        for modality in Modality
        if any(moment.start < clip.end and clip.start < moment.end for moment in content.moments(modality))
    }


def _place(clip: Clip) -> tuple[str, float, float]:
    return clip.video_id, clip.start, clip.end


def _read_subjects(corpus: GrowingCorpus, contents: Mapping[str, Content]) -> Steps[None]:
    subjects = corpus.subjects
    lacking = [video_id for video_id in contents if video_id not in subjects]
    for number, video_id in enumerate(lacking, 1):
        subjects.add(video_id, contents[video_id])
        if number % _READ_AT_A_TIME == 0:
            yield


def _near(
    corpus: GrowingCorpus,
    contents: Mapping[str, Content],
    query: ClipQuery,
    traces: Iterable[str],
    taken: Iterable[Clip],
) -> list[Clip]:
    """Return the scenes that share no moment with the clips that are `taken`, the nearest first."""
    by_video: dict[str, list[Clip]] = {}
    for clip in taken:
        by_video.setdefault(clip.video_id, []).append(clip)
    asked = features_of(query.text)
    chosen = dict.fromkeys([*corpus.subjects.nearest(asked, contents, _MOST_VIDEOS), *sorted(traces)])
    if len(chosen) < _MOST_VIDEOS:  # the rest is far away, and equally so
        chosen |= dict.fromkeys(islice(sorted(contents), _MOST_VIDEOS))
    return ranked(
        _clip(video_id, contents[video_id], scene, query, asked)
        for video_id in chosen
        for scene in _free(contents[video_id], by_video.get(video_id, ()))
    )


def _free(content: Content, taken: Iterable[Clip]) -> Iterator[Scene]:
    for scene in content.scenes:
        if not any(clip.start < scene.end and scene.start < clip.end for clip in taken):
            yield scene


def _clip(video_id: str, content: Content, scene: Scene, query: ClipQuery, asked: Bag) -> Clip:
    bag = bag_of_span(content, scene.start, scene.end, frozenset(query.modalities))
    shared = sum(weight * bag.get(feature, 0.0) for feature, weight in asked.items())
    score = round(_NEAREST * shared / (length_of(asked) * length_of(bag)), 4)
    sources = tuple(_sources(scene, query)) or (ModalityMatch(query.modalities[0], None, Confidence.EXTREMELY_LOW),)
    return Clip(video_id, scene.start, scene.end, score, Confidence.EXTREMELY_LOW, sources)


def _sources(scene: Scene, query: ClipQuery) -> Iterator[ModalityMatch]:
    for modality in dict.fromkeys(query.modalities):
        texts = [moment.text for moment in scene.moments(modality)]
        if texts:
            yield ModalityMatch(
                modality, None if modality is Modality.VISUAL else " ".join(texts), Confidence.EXTREMELY_LOW
            )
