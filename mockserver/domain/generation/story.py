"""The plot: the stage and the subject of each scene."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from msgspec import Struct

from mockserver.domain.generation.draws import Chance, choice, shuffled
from mockserver.domain.generation.names.naming import Named
from mockserver.domain.generation.topics import Stage, Topic

SCENES_PER_ROUND = 40
"""A video with more scenes repeats the stages with the next subject."""


# An activity, or an article with one or two words: "The teams come out" and "The road is clear" are sentences.
_NOUN_PHRASE = re.compile(
    r"(?!Looking|Nothing|Something|Everything|Morning|Evening|During)\w+ing\b[^?!.]*|(?:The|A|An)(?: \w+)? \w+[^\Ws]"
)


_CLAUSE = re.compile("(?:how|why|what|when|where|who|which) ")


@cache
def _is_noun_phrase(heading: str) -> bool:
    return _NOUN_PHRASE.fullmatch(heading) is not None


class StoryBeat(Struct, frozen=True, gc=False):
    """The stage and the subject of some scenes in a row."""

    stage: Stage
    subject: Named
    scenes: int

    @property
    def heading(self) -> str:
        """The heading of the stage; it names a thing, also if the subject is a sentence."""
        subject = self.subject
        return self.stage.heading.replace(
            "{about}", subject.parts[0] if _CLAUSE.match(subject.about) else subject.about
        )

    @property
    def step(self) -> str | None:
        """What happens, if the heading of the stage is a noun phrase: "kneading by hand", "the first chord"."""
        return self.heading.lower() if _is_noun_phrase(self.stage.heading) else None


def story(topic: Topic, subjects: Sequence[Named], scenes: int, chance: Chance) -> list[StoryBeat]:
    """Return the beats of a video: opening, steps and closing in order, once or, in a long video, once per subject."""
    rounds = max(1, min(len(subjects), scenes // SCENES_PER_ROUND))
    return [
        StoryBeat(stage, subject, count)
        for subject, in_round in zip(subjects, _shares(scenes, rounds), strict=False)
        for stage, count in _spread(topic.stages, in_round, chance)
    ]


def _spread(stages: Sequence[Stage], scenes: int, chance: Chance) -> Iterable[tuple[Stage, int]]:
    """Return the stages that take place in so many scenes, and in how many each."""
    if scenes >= len(stages):
        return zip(stages, _shares(scenes, len(stages)), strict=True)
    if scenes <= 1:
        return [(choice(stages, chance), scenes)][:scenes]
    steps = sorted(shuffled(range(1, len(stages) - 1), chance, scenes - 2))
    return [(stages[at], 1) for at in (0, *steps, -1)]


def _shares(scenes: int, parts: int) -> list[int]:
    return [scenes * (at + 1) // parts - scenes * at // parts for at in range(parts)]
