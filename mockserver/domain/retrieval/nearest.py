"""Search by rank: always returns clips. Matches by words are followed by the nearest other scenes.

The relative order of two clips depends only on the query and these clips: an upload adds clips and reorders none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import islice

from msgspec.structs import replace

from mockserver.domain.meaning.vectors import meaning_of
from mockserver.domain.meaning.vectors import nearness as nearness_of_meanings
from mockserver.domain.records.scenes import Content, Modality, Scene
from mockserver.domain.retrieval.confidence import FIRM, Confidence, Threshold
from mockserver.domain.retrieval.corpus import GrowingCorpus, SearchScope, find_in_steps
from mockserver.domain.retrieval.needs import Query, understand
from mockserver.domain.retrieval.search import Clip, ClipQuery, ModalityMatch, matched_by_all, meets_all, ranked
from mockserver.domain.retrieval.words import stems_of, tokenise
from mockserver.ground.steps import Steps, in_portions

# The maximum number of clips: four of the longest pages.
MOST_CLIPS = 200

# The number of videos, chosen by their subject, whose scenes are compared with the query.
_MOST_VIDEOS = 40

# Videos to choose from in about a millisecond.
_VIDEOS_AT_A_TIME = 2_000

# The nearest scene scores just below the lowest match by words.
_NEAREST = FIRM - 0.1

# The share of the video's subject in the nearness of a scene.
_OF_VIDEO = 0.5


def rank_clips(
    corpus: GrowingCorpus, contents: Mapping[str, Content], query: ClipQuery, scope: SearchScope
) -> Steps[list[Clip]]:
    """Return the best clips for `query` in the videos of `scope`, whose `contents` are given, the best first.

    With the operator `and`, the clips are those of `or` in which every part of the query has content. Words that must
    be said literally have no near matches.
    """
    anything = replace(query, operator="or", threshold=Threshold.LOW)
    clips = yield from _best(corpus, anything, scope)
    if len(clips) < MOST_CLIPS and not _is_literal(query):
        yield
        near = yield from _near(corpus, contents, query, clips)
        clips += islice(near, MOST_CLIPS - len(clips))
    return clips if query.operator == "or" else (yield from _of_all_parts(corpus, contents, query, scope, clips))


def _best(corpus: GrowingCorpus, query: ClipQuery, scope: SearchScope) -> Steps[list[Clip]]:
    found = yield from find_in_steps(corpus, query, scope, MOST_CLIPS)
    return list(found[:MOST_CLIPS])


def _is_literal(query: ClipQuery) -> bool:
    return query.exact and set(query.modalities) == {Modality.SPEECH}


def _of_all_parts(
    corpus: GrowingCorpus, contents: Mapping[str, Content], query: ClipQuery, scope: SearchScope, clips: Iterable[Clip]
) -> Steps[list[Clip]]:
    found = yield from _best(corpus, replace(query, threshold=Threshold.LOW), scope)
    meeting = matched_by_all(found, query.parts)
    places = {_place(clip) for clip in meeting}
    others = [
        clip
        for clip in clips
        if _place(clip) not in places and meets_all(_present(contents[clip.video_id], clip), query.parts)
    ]
    return ranked([*meeting, *others])[:MOST_CLIPS]


def _present(content: Content, clip: Clip) -> set[Modality]:
    """Return the modalities that have content during the clip."""
    return {
        modality
        for modality in Modality
        if any(moment.start < clip.end and clip.start < moment.end for moment in content.moments(modality))
    }


def _place(clip: Clip) -> tuple[str, float, float]:
    return clip.video_id, clip.start, clip.end


def _near(
    corpus: GrowingCorpus, contents: Mapping[str, Content], query: ClipQuery, taken: Iterable[Clip]
) -> Steps[list[Clip]]:
    """Return the scenes that do not overlap the clips in `taken`, the nearest first."""
    by_video: dict[str, list[Clip]] = {}
    for clip in taken:
        by_video.setdefault(clip.video_id, []).append(clip)
    asked = understand(query.text)
    near = corpus.nearness_to(asked)
    chosen: list[str] = []

    def choose(some: Sequence[str]) -> None:
        chosen[:] = nsmallest(_MOST_VIDEOS, [*chosen, *some], key=lambda video_id: (-near.get(video_id, 0), video_id))

    yield from in_portions(list(contents), choose, _VIDEOS_AT_A_TIME)
    return ranked(
        _clip(video_id, scene, query, _nearness_of(scene, asked, query.modalities, near.get(video_id, 0)))
        for video_id in chosen
        for scene in _free(contents[video_id], by_video.get(video_id, ()))
    )


def _nearness_of(scene: Scene, asked: Query, modalities: Iterable[Modality], of_video: int) -> float:
    """Return how near a scene is to the query, in hundredths from 0 on, given the nearness of its video."""
    text = " ".join(moment.text for modality in dict.fromkeys(modalities) for moment in scene.moments(modality))
    meaning = meaning_of(stems_of(tokenise(text)))
    of_scene = nearness_of_meanings(meaning, asked.meaning) if meaning and asked.meaning else 0
    return max(0.0, _OF_VIDEO * of_video + (1 - _OF_VIDEO) * of_scene)


def _free(content: Content, taken: Iterable[Clip]) -> Iterator[Scene]:
    for scene in content.scenes:
        if not any(clip.start < scene.end and scene.start < clip.end for clip in taken):
            yield scene


def _clip(video_id: str, scene: Scene, query: ClipQuery, nearness: float) -> Clip:
    score = round(_NEAREST * nearness / 100, 4)
    sources = tuple(_sources(scene, query)) or (ModalityMatch(query.modalities[0], None, Confidence.EXTREMELY_LOW),)
    return Clip(video_id, scene.start, scene.end, score, Confidence.EXTREMELY_LOW, sources)


def _sources(scene: Scene, query: ClipQuery) -> Iterator[ModalityMatch]:
    for modality in dict.fromkeys(query.modalities):
        texts = [moment.text for moment in scene.moments(modality)]
        if texts:
            yield ModalityMatch(
                modality, None if modality is Modality.VISUAL else " ".join(texts), Confidence.EXTREMELY_LOW
            )
