"""Which of the stand-in's identifiers stands for which recorded one: learnt from replies, used in requests."""

import re
from typing import Any

from mockserver.harness.recordings.value_classes import REFERENCES, class_of

_NAMES = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:-\d+)?|[0-9a-f]{24}")


class Relations:
    """Pairs of a recorded name and the stand-in's own, as the replies so far have them at the same places."""

    def __init__(self) -> None:
        self._own: dict[str, str] = {}
        self._recorded: dict[str, str] = {}

    def translated(self, value: Any) -> Any:
        """Return `value`, part of a recorded request, as the stand-in has to be asked."""
        if isinstance(value, dict):
            return {name: self.translated(inner) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.translated(inner) for inner in value]
        if isinstance(value, str):
            return _NAMES.sub(lambda found: self._own.get(found[0], found[0]), value)
        return value

    def unknown(self, *texts: str) -> set[str]:
        """Return the names in `texts`, of a recorded request, that no reply so far has held."""
        return {name for text in texts for name in _NAMES.findall(text)} - self._own.keys()

    def relate(self, recorded: Any, answered: Any, place: str = "") -> list[str]:
        """Learn from two replies to the same request; return the places where they contradict what is known."""
        if isinstance(recorded, dict) and isinstance(answered, dict):
            pairs = [(name, recorded[name], answered[name]) for name in recorded if name in answered]
            return [slip for name, left, right in pairs for slip in self.relate(left, right, _inside(place, name))]
        if isinstance(recorded, list) and isinstance(answered, list) and len(recorded) == len(answered):
            # Lists of different length have nothing to be held against each other.
            pairs = [(place, left, right) for left, right in zip(recorded, answered, strict=True)]
            return [slip for _, left, right in pairs for slip in self.relate(left, right, f"{place}[]")]
        if isinstance(recorded, str) and isinstance(answered, str):
            return self._relate_names(recorded, answered, place)
        return []

    def _relate_names(self, recorded: str, answered: str, place: str) -> list[str]:
        if class_of(recorded) not in REFERENCES or class_of(answered) != class_of(recorded):
            return []
        if recorded not in self._own and answered not in self._recorded:
            self._own[recorded], self._recorded[answered] = answered, recorded
        return [] if self._own.get(recorded) == answered else [place]


def _inside(place: str, name: str) -> str:
    return f"{place}.{name}" if place else name
