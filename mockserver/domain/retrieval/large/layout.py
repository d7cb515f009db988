"""How the moments of a video lie to each other: in groups that share time, so that a clip lies in one group."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter, itemgetter
from typing import NamedTuple

from mockserver.domain.records.scenes import Content, Modality, Moment, Scene
from mockserver.domain.retrieval.overlap import is_same_moment

# More moments of one modality in a group than this are not what scenes look like, and would make many columns.
_MOST_OF_A_MODALITY = 8

_MODALITIES = tuple(Modality)
_TIME = itemgetter(0, 1, 2)  # start, end, text
_MOMENT_TIME = attrgetter("start", "end", "text")

_Found = tuple[float, float, str, Modality, Moment]


# Tuples, because they are made for every moment of a large index, and frozen dataclasses take three times as long.
class Placed(NamedTuple):
    """A moment of a group; `ordinal` counts those of its modality in order of time."""

    modality: Modality
    ordinal: int
    moment: Moment


class Group(NamedTuple):
    """Moments that share time, directly or by others between them.

    `is_single_clip`: at most one picture is seen, and all speech is at the same moment as it. Of what is found
    by sight and speech, the best of both makes one clip and every other moment one of its own.
    """

    moments: Sequence[Placed]
    is_single_clip: bool


def groups_of(content: Content) -> list[Group] | None:
    """Return the groups of a video in order of time; None where its moments lie too oddly to be kept in columns."""
    groups = moments_by_group(content)
    if any(start >= end for group in groups for start, end, *_ in group) or not all(map(_fits_columns, groups)):
        return None
    return [Group(placed(group), _is_single_clip(group)) for group in groups]


def length(group: Group) -> float:
    """Return how many seconds the group lasts, from the start of its first moment to the end of its last."""
    return max(one.moment.end for one in group.moments) - group.moments[0].moment.start


def moments_by_group(content: Content) -> list[list[_Found]]:
    """Return what the groups of a video are made of, in order of time; to be `placed` where they are looked at."""
    groups: list[list[_Found]] = []
    end = 0.0
    for found in sorted(chain.from_iterable(map(_moments, content.scenes)), key=_TIME):
        if not groups or found[0] >= end:
            groups.append([])
        end = max(end, found[1]) if groups[-1] else found[1]
        groups[-1].append(found)
    return groups


def are_scenes(groups: Sequence[Group], content: Content) -> bool:
    """Return whether the groups of a video are its scenes, each with all its moments, as they mostly are."""
    return len(groups) == len(content.scenes) and all(map(_is_scene, groups, content.scenes))


def placed_in_scene(scene: Scene) -> list[Placed]:
    """Return the moments of the group that the scene is, counted by modality."""
    return placed(sorted(_moments(scene), key=_TIME))


def placed(group: Sequence[_Found]) -> list[Placed]:
    """Return the moments of a group, counted by modality."""
    counts: dict[Modality, int] = {}
    found = []
    for _, _, _, modality, moment in group:
        ordinal = counts.get(modality, 0)
        counts[modality] = ordinal + 1
        found.append(Placed(modality, ordinal, moment))
    return found


def placed_at(moments: Iterable[Placed], modality: Modality, ordinal: int) -> Moment:
    """Return the moment of `modality` that has this `ordinal` among those of its group."""
    return next(one.moment for one in moments if one.modality is modality and one.ordinal == ordinal)


def _moments(scene: Scene) -> Iterator[_Found]:
    for modality in _MODALITIES:
        for moment in scene.moments(modality):
            yield moment.start, moment.end, moment.text, modality, moment


def _is_scene(group: Group, scene: Scene) -> bool:
    moments = sorted(scene.seen + scene.said + scene.read + scene.branded, key=_MOMENT_TIME)
    return [one.moment for one in group.moments] == moments


def _fits_columns(group: Sequence[_Found]) -> bool:
    if len(group) <= _MOST_OF_A_MODALITY:
        return True
    modalities = [modality for *_, modality, _ in group]
    return all(modalities.count(modality) <= _MOST_OF_A_MODALITY for modality in _MODALITIES)


def _is_single_clip(group: Sequence[_Found]) -> bool:
    seen = [found[:2] for found in group if found[3] is Modality.VISUAL]
    said = [found[:2] for found in group if found[3] is Modality.SPEECH]
    return len(seen) <= 1 and all(is_same_moment(span, picture) for picture in seen for span in said)
