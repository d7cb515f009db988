"""The plot: the stage and the subject of each scene."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.topics import Stage, Topic

SCENES_PER_ROUND = 40
"""A video with more scenes repeats the stages with the next subject."""


class StoryBeat(Struct, frozen=True, gc=False):
    """The stage and the subject of one scene."""

    stage: Stage
    subject: Named


def story(topic: Topic, subjects: Sequence[Named], scene_count: int, random: Random) -> list[StoryBeat]:
    """Return one beat per scene: opening, steps and closing in order, once or, in a long video, once per subject."""
    rounds = max(1, min(len(subjects), scene_count // SCENES_PER_ROUND))
    beats = []
    for number, subject in enumerate(subjects[:rounds]):
        scenes = scene_count * (number + 1) // rounds - scene_count * number // rounds
        beats += [StoryBeat(stage, subject) for stage in _spread(topic.stages, scenes, random)]
    return beats


def _spread(stages: Sequence[Stage], scenes: int, random: Random) -> list[Stage]:
    if scenes >= len(stages):
        return [stages[scene * len(stages) // scenes] for scene in range(scenes)]
    if scenes <= 1:
        return [random.choice(stages)][:scenes]
    steps = sorted(random.sample(range(1, len(stages) - 1), scenes - 2))
    return [stages[0], *(stages[step] for step in steps), stages[-1]]
