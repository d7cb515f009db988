"""How the moments of a video lie to each other: in groups that share time, so that a clip lies in one group."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

from mockserver.domain.retrieval.overlap import is_same_moment
from mockserver.domain.scenes import Content, Moment, Option, Scene

# More moments of one option in a group than this are not what scenes look like, and would make many columns.
_MOST_OF_AN_OPTION = 8

_OPTIONS = tuple(Option)
_TIME = itemgetter(0, 1, 2)  # start, end, text

_Found = tuple[float, float, str, Option, Moment]


@dataclass(frozen=True, slots=True)
class Placed:
    """A moment of a group; `ordinal` counts those of its option in order of time."""

    option: Option
    ordinal: int
    moment: Moment


@dataclass(frozen=True, slots=True)
class Group:
    """Moments that share time, directly or by others between them.

    It is a `star` where at most one picture is seen and everything said is the same moment as that: of what is found
    in it by sight and speech, the best of both makes one clip and every other moment one of its own.
    """

    moments: Sequence[Placed]
    is_star: bool


def groups_of(content: Content) -> list[Group] | None:
    """Return the groups of a video in order of time; None where its moments lie too oddly to be kept in columns."""
    groups = list(map(placed, moments_by_group(content)))
    if any(
        one.moment.start >= one.moment.end or one.ordinal >= _MOST_OF_AN_OPTION for group in groups for one in group
    ):
        return None
    return [Group(group, _is_star(group)) for group in groups]


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
    return [list(group.moments) for group in groups] == list(map(placed_in_scene, content.scenes))


def placed_in_scene(scene: Scene) -> list[Placed]:
    """Return the moments of the group that the scene is, counted by option."""
    return placed(sorted(_moments(scene), key=_TIME))


def placed(group: Sequence[_Found]) -> list[Placed]:
    """Return the moments of a group, counted by option."""
    counts: dict[Option, int] = {}
    found = []
    for *_, option, moment in group:
        ordinal = counts.get(option, 0)
        counts[option] = ordinal + 1
        found.append(Placed(option, ordinal, moment))
    return found


def placed_at(moments: Iterable[Placed], option: Option, ordinal: int) -> Moment:
    """Return the moment of `option` that has this `ordinal` among those of its group."""
    return next(one.moment for one in moments if one.option is option and one.ordinal == ordinal)


def _moments(scene: Scene) -> Iterator[_Found]:
    for option, moments in ((option, scene.moments(option)) for option in _OPTIONS):
        for moment in moments:
            yield moment.start, moment.end, moment.text, option, moment


def _is_star(group: Sequence[Placed]) -> bool:
    seen = [(one.moment.start, one.moment.end) for one in group if one.option is Option.VISUAL]
    said = [(one.moment.start, one.moment.end) for one in group if one.option is Option.CONVERSATION]
    return len(seen) <= 1 and all(is_same_moment(span, picture) for picture in seen for span in said)
