"""The layout of a video's moments: groups of overlapping moments, so that each clip lies within one group."""

from collections.abc import Iterable, Sequence
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeAlias

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.overlap import is_same_moment

# Scenes never have more moments of one modality than this in a group, and more would make many columns.
_MOST_OF_A_MODALITY = 8

_TIME = itemgetter(0, 1, 2)  # start, end, text
_MOMENT_TIME = attrgetter("start", "end", "text")


# Tuples, because one is created for every moment of a large index, and frozen dataclasses take three times as long.
Timed: TypeAlias = tuple[float, float, str, Modality, Moment]  # a moment by its start, end and text


class Placed(NamedTuple):
    """A moment of a group; `ordinal` is its number among those of its modality, by time."""

    modality: Modality
    ordinal: int
    moment: Moment


class Group(NamedTuple):
    """Moments that overlap, directly or through others, and the seconds that they cover.

    `is_single_clip`: there is at most one visual moment, and all speech is at the same moment. Of the matches by sight
    and speech, the best of both form one clip, and every other match is a clip of its own. `is_scene`: the moments are
    known to be those of one scene.
    """

    moments: Sequence[Placed]
    seconds: float
    is_single_clip: bool
    is_scene: bool = False


def groups_of(content: Content) -> list[Group] | None:
    """Return the groups of a video by time; None if its moments are too irregular for columns."""
    groups: list[Group] = []
    for scene in content.scenes:
        group = _usual_group(scene)
        if group is None or (groups and group.moments[0].moment.start < groups[-1].moments[0].moment.end):
            return _groups_by_time(content)
        groups.append(group)
    return groups


def _usual_group(scene: Scene) -> Group | None:
    """Return the moments of a scene with one picture for all of its time, within which is all else; else None."""
    if len(scene.seen) != 1:
        return None
    seen = scene.seen[0]
    start, end = seen.start, seen.end
    if start >= end:
        return None
    moments = [Placed(Modality.VISUAL, 0, seen)]
    for modality, some in (
        (Modality.SPEECH, scene.said),
        (Modality.TEXT, scene.read),
        (Modality.LOGO, scene.branded),
    ):
        if len(some) > _MOST_OF_A_MODALITY:
            return None
        before = -1.0
        for ordinal, one in enumerate(some):
            if not (start <= one.start and before < one.start < one.end <= end):
                return None
            before = one.start
            moments.append(Placed(modality, ordinal, one))
    return Group(moments, end - start, is_single_clip=True, is_scene=True)


def _groups_by_time(content: Content) -> list[Group] | None:
    found: list[Group] = []
    for timed in moments_by_group(content):
        if any(start >= end for start, end, _, _, _ in timed):
            return None
        moments = placed(timed)
        if len(moments) > _MOST_OF_A_MODALITY and any(one.ordinal >= _MOST_OF_A_MODALITY for one in moments):
            return None
        found.append(Group(moments, max([end for _, end, _, _, _ in timed]) - timed[0][0], _is_single_clip(timed)))
    return found


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


def are_scenes(groups: Sequence[Group], content: Content) -> bool:
    """Return whether the groups of a video are exactly its scenes, as is usual."""
    return len(groups) == len(content.scenes) and all(
        group.is_scene or _is_scene(group, scene) for group, scene in zip(groups, content.scenes, strict=True)
    )


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


def _is_scene(group: Group, scene: Scene) -> bool:
    moments = sorted(scene.seen + scene.said + scene.read + scene.branded, key=_MOMENT_TIME)
    return [one.moment for one in group.moments] == moments


def _is_single_clip(group: Iterable[Timed]) -> bool:
    seen = [(start, end) for start, end, _, modality, _ in group if modality is Modality.VISUAL]
    if len(seen) != 1:
        return not seen
    first, last = seen[0]
    said = [(start, end) for start, end, _, modality, _ in group if modality is Modality.SPEECH]
    return all((first <= span[0] and span[1] <= last) or is_same_moment(span, seen[0]) for span in said)
