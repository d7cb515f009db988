"""The values of slots in what is said."""

import re
from collections.abc import Sequence
from itertools import repeat

from mockserver.domain.generation.cast import Cast
from mockserver.domain.generation.draws import Chance, mixed
from mockserver.domain.generation.naming import Named
from mockserver.domain.generation.slots import Slots
from mockserver.domain.generation.story import StoryBeat
from mockserver.domain.generation.topics import Topic

_LONG = 5
"""A noun phrase with so many words after the first is not said again and again."""

# What begins with the form of the video, before its subject.
_FORM = re.compile(
    r"(?:the |an? )?(?:interview|podcast|conversation|talk|lecture|keynote|webinar|documentary|report)"
    r"(?: with .+?(?= about ))? (?:with|about|on) "
)


class SaidSlots(Slots):
    """The values of slots in what is said: also what comes up beside the subject, and what happens in a stage."""

    def __init__(self, topic: Topic, cast: Cast, chance: Chance, matters: Sequence[str]) -> None:
        super().__init__(topic, cast, chance)
        self._values["matter"] = mixed(matters, chance)

    def _begin(self, beat: StoryBeat) -> None:
        subject = self._subject
        super()._begin(beat)
        self._values["step"] = repeat(beat.step or "")
        if beat.subject is not subject:
            self._speak_of(beat.subject)

    def _speak_of(self, subject: Named) -> None:
        """Say "a beekeeper" for "the interview with a beekeeper", and of long and short noun phrases the short ones."""
        about = _FORM.sub("", subject.about, count=1)
        if about != subject.about:
            self._values["about"] = self._values["subject"] = repeat(about)
        parts = [part for part in subject.parts if not _FORM.match(f"{part} about ")] or subject.parts
        short = [part for part in parts if part.count(" ") < _LONG] or parts
        self._values["part"] = mixed(short, self._chance)
