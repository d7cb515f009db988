"""A summary that tells a video from its beginning to its end, with something that is said in it."""

from collections.abc import Sequence
from math import floor

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.people import introduced_once
from mockserver.domain.writing.phrases import clause, led_by
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.people import who_talks
from mockserver.ground.caches import OfOwners

# Many prompts about one video want its summary, and some of them other scenes in it.
_MOST_KEPT = 256
_kept: OfOwners[tuple[object, ...], tuple[Sequence[str], str]] = OfOwners(_MOST_KEPT)
_LEAST_SCENES, _MOST_SCENES = 3, 4
_SHORTEST_QUOTE, _LONGEST_QUOTE = 25, 110  # characters
_STEPS = ("Then", "After that", "A little later", "Next", "Later on")
_ENDS = ("In the end", "At the end", "Finally")
_QUOTES = (
    'The speaker says, "{quote}".',
    'In the words of the speaker: "{quote}".',
    '"{quote}," the speaker explains.',
    'At this point the speaker says, "{quote}".',
    '"{quote}," says the speaker.',
)


def narrated(source: Source) -> list[str]:
    """Return sentences about the video in time order; none if it has too few scenes, or is only heard."""
    if source.is_talk:
        sentences = (who_talks(source.content), *source.statements(_MOST_SCENES + 1))
        return [f"{capitalised(text)}." for text in sentences if text]
    scenes = source.best_scenes(_MOST_SCENES)
    if len(scenes) < _LEAST_SCENES or source.spec.modality is not None:
        return []
    key = source.content.title, source.noun, *map(id, scenes)
    texts, said = _kept.of(source.content, key, lambda: _shown_and_said(source, scenes))
    told = [f"{_led(source, place, len(texts), text)}." for place, text in enumerate(texts)]
    return [*told[:-1], said, *told[-1:]] if said else told


def _shown_and_said(source: Source, scenes: Sequence[Scene]) -> tuple[Sequence[str], str]:
    """Return what the scenes show, without leads, and a quotation; nothing if one of them is only heard."""
    if any(map(source.may_quote, scenes)):
        return (), ""
    return introduced_once([*dict.fromkeys(map(source.describe, scenes))]), quotation(scenes[1:-1])


def _led(source: Source, place: int, count: int, text: str) -> str:
    if place == 0:
        return capitalised(text)
    if place == count - 1:
        return led_by(source.wording.pick(_ENDS, place), text, source.content.title)
    if place % 2 == 0:
        return capitalised(text)
    return led_by(source.wording.pick(_STEPS, place), text, source.content.title)


def quotation(scenes: Sequence[Scene]) -> str:
    """Return a sentence that quotes what is said in one of `scenes`; empty if nothing is short enough to be quoted."""
    for scene in scenes:
        for moment in scene.said:
            quote = clause(moment.text, _LONGEST_QUOTE + 1)
            is_statement = moment.text.rstrip().endswith(".") and ";" not in quote
            if is_statement and _SHORTEST_QUOTE <= len(quote) <= _LONGEST_QUOTE:
                return _QUOTES[floor(scene.start) % len(_QUOTES)].format(quote=quote)
    return ""
