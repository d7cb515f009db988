"""The layout of a video's moments: groups of overlapping moments, so that each clip lies within one group."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.overlap import is_same_moment

# Scenes never have more moments of one modality than this in a group, and more would make many columns.
_MOST_OF_A_MODALITY = 8

_TIME = itemgetter(0, 1, 2)  # start, end, text


# Tuples, because one is created for every moment of a large index, and frozen dataclasses take three times as long.
Timed: TypeAlias = tuple[float, float, str, Modality, Moment]  # a moment by its start, end and text


class Placed(NamedTuple):
    """A moment of a group; `ordinal` is its number among those of its modality, by time."""

    modality: Modality
    ordinal: int
    moment: Moment


Position: TypeAlias = tuple[Modality, int]  # the modality and the ordinal of a moment in its group


class Layout(NamedTuple):
    """The groups of a video: moments that overlap, directly or through others.

    `texts` has for each position the text of that moment in each group, or None. An `irregular` group has more than one
    visual moment, or speech at another moment. In all others, the best matches by sight and by speech form one clip,
    and every other match is a clip of its own.
    """

    texts: Mapping[Position, Sequence[str | None]]
    seconds: Sequence[float]  # those that each group covers
    irregular: Sequence[int]
    are_scenes: bool  # each group is a scene with one picture, within which is all else, in order of time


def layout_of(content: Content) -> Layout | None:
    """Return the layout of a video; None if its moments are too irregular for columns."""
    return _usual_layout(content.scenes) or _layout_by_time(content)


def _usual_layout(scenes: Sequence[Scene]) -> Layout | None:
    """Return the layout of scenes that each have one picture for all of their time, within which is all else."""
    until = 0.0
    seconds: list[float] = []
    for scene in scenes:
        if len(scene.seen) != 1:
            return None
        seen = scene.seen[0]
        start, end = seen.start, seen.end
        if start < until or start >= end:
            return None
        for some in (scene.said, scene.read, scene.branded):
            if some:
                if len(some) > _MOST_OF_A_MODALITY or some[0].start < start:
                    return None
                before = -1.0
                for one in some:
                    at = one.start
                    if not before < at < one.end <= end:
                        return None
                    before = at
        until = end
        seconds.append(end - start)
    texts: dict[Position, list[str | None]] = {(Modality.VISUAL, 0): [scene.seen[0].text for scene in scenes]}
    for modality, each in (
        (Modality.SPEECH, [scene.said for scene in scenes]),
        (Modality.TEXT, [scene.read for scene in scenes]),
        (Modality.LOGO, [scene.branded for scene in scenes]),
    ):
        for ordinal in range(max(map(len, each), default=0)):
            texts[modality, ordinal] = [some[ordinal].text if len(some) > ordinal else None for some in each]
    return Layout(texts, seconds, (), are_scenes=True)


def _layout_by_time(content: Content) -> Layout | None:
    groups = moments_by_group(content)
    texts: dict[Position, list[str | None]] = {}
    for number, timed in enumerate(groups):
        if any(start >= end for start, end, _, _, _ in timed):
            return None
        for modality, ordinal, moment in placed(timed):
            if ordinal >= _MOST_OF_A_MODALITY:
                return None
            texts.setdefault((modality, ordinal), [None] * len(groups))[number] = moment.text
    seconds = [max([end for _, end, _, _, _ in timed]) - timed[0][0] for timed in groups]
    irregular = [number for number, timed in enumerate(groups) if not _is_single_clip(timed)]
    return Layout(texts, seconds, irregular, are_scenes=False)


def moments_by_group(content: Content) -> list[list[Timed]]:
    """Return the moments of each group of a video by time; `placed` numbers them on demand."""
    groups: list[list[Timed]] = []
    group: list[Timed] = []
    until = 0.0
    timed = [one for scene in content.scenes for one in _timed(scene)]
    timed.sort(key=_TIME)
    for one in timed:
        if not group or one[0] >= until:
            group = []
            groups.append(group)
            until = one[1]
        elif one[1] > until:
            until = one[1]
        group.append(one)
    return groups


def placed_in_scene(scene: Scene) -> list[Placed]:
    """Return the moments of a group that is a scene, numbered by modality."""
    return placed(sorted(_timed(scene), key=_TIME))


def placed(group: Iterable[Timed]) -> list[Placed]:
    """Return the moments of a group, numbered by modality."""
    counts: dict[Modality, int] = {}
    found = []
    for _, _, _, modality, moment in group:
        ordinal = counts.get(modality, 0)
        counts[modality] = ordinal + 1
        found.append(Placed(modality, ordinal, moment))
    return found


def placed_at(moments: Iterable[Placed], modality: Modality, ordinal: int) -> Moment:
    """Return the moment of `modality` with this `ordinal` in its group."""
    return next(one.moment for one in moments if one.modality is modality and one.ordinal == ordinal)


def _timed(scene: Scene) -> list[Timed]:
    found = [(one.start, one.end, one.text, Modality.VISUAL, one) for one in scene.seen]
    for modality, moments in (
        (Modality.SPEECH, scene.said),
        (Modality.TEXT, scene.read),
        (Modality.LOGO, scene.branded),
    ):
        if moments:
            found += [(one.start, one.end, one.text, modality, one) for one in moments]
    return found


def _is_single_clip(group: Iterable[Timed]) -> bool:
    seen = [(start, end) for start, end, _, modality, _ in group if modality is Modality.VISUAL]
    if len(seen) != 1:
        return not seen
    first, last = seen[0]
    said = [(start, end) for start, end, _, modality, _ in group if modality is Modality.SPEECH]
    return all((first <= span[0] and span[1] <= last) or is_same_moment(span, seen[0]) for span in said)
