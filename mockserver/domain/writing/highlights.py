"""Selects the most important moments for /summarize."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from math import ceil, floor

from msgspec import Struct

from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.writing.chapters import whole_length
from mockserver.domain.writing.phrases import clause
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording
from mockserver.ground.caches import OfOwners

# One highlight below the first duration in seconds, three from the second on.
_THRESHOLDS = (20, 60)
_MOST = 20

# The richest scenes of the latest videos, which are the same for all prompts that ask for as many.
_MOST_KEPT = 64
_kept: OfOwners[tuple[object, ...], Sequence[Scene]] = OfOwners(_MOST_KEPT)
# What is written about scenes, unless each request has its own words for what they say.
_kept_texts: OfOwners[tuple[object, ...], Sequence["Highlight"]] = OfOwners(_MOST_KEPT)


class Highlight(Struct, frozen=True, gc=False):
    """An important moment of a video, in whole seconds."""

    start: int
    end: int
    highlight: str
    highlight_summary: str


def highlights(content: Content, duration: float, prompt: str | None, temperature: float = 0.7) -> Sequence[Highlight]:
    """Return the highlights of a video in time order: one to three by its duration, or as many as `prompt` asks for.

    As in recorded replies: without a prompt `highlight` and `highlight_summary` are the same sentence; with one, they
    are a short title and a sentence.
    """
    spec = read_prompt(prompt)
    source = Source(content, duration, spec, Wording(f"highlight\0{content.title}\0{prompt}", temperature))
    if not content.scenes:
        return _written([Scene(0, whole_length(duration), source.label)], source, prompt)
    count = min(_MOST, spec.number(bisect_right(_THRESHOLDS, whole_length(duration)) + 1, Unit.ITEM))
    picked = pick_scenes(source, count)
    key = content.title, duration, bool(prompt), spec.modality, source.is_talk, *map(id, picked)
    kept = _kept_texts.of(
        content, key, lambda: () if any(map(source.may_quote, picked)) else _written(picked, source, prompt)
    )
    return kept or _written(picked, source, prompt)


def _written(scenes: Sequence[Scene], source: Source, prompt: str | None) -> Sequence[Highlight]:
    total = whole_length(source.duration)
    return [_highlight(scene, source, total, with_title=bool(prompt)) for scene in scenes]


def pick_scenes(source: Source, count: int) -> Sequence[Scene]:
    """Return the scenes about the prompt's subject, then the richest scene of each part of the video."""
    key = source.content.title, source.spec.span, source.start, source.duration, source.is_talk, count
    richness = source.worth if source.is_talk else _richness
    richest = _kept.of(source.content, key, lambda: _richest_scenes(source.scenes, count, richness))
    if not (matching := source.matching(source.spec.subject)[:count]):
        return richest
    best = dict.fromkeys((*matching, *richest))
    return sorted(list(best)[: len(richest)], key=lambda scene: scene.start)


def _richest_scenes(scenes: Sequence[Scene], count: int, richness: Callable[[Scene], int]) -> Sequence[Scene]:
    """Return the richest scene of each of `count` parts of the video, or all scenes if there are fewer."""
    count = min(count, len(scenes))
    stretches = [scenes[len(scenes) * n // count : len(scenes) * (n + 1) // count] for n in range(count)]
    return [max(stretch, key=richness) for stretch in stretches]


def _richness(scene: Scene) -> int:
    return len(scene.seen) + len(scene.said) + len(scene.read) + len(scene.branded)


def _highlight(scene: Scene, source: Source, total: int, *, with_title: bool) -> Highlight:
    start = min(floor(scene.start), total - 1)
    end = max(start + 1, min(total, ceil(scene.end)))
    sentence = f"{source.describe(scene)}."
    return Highlight(start, end, clause(scene.heading, 60) or source.label if with_title else sentence, sentence)
