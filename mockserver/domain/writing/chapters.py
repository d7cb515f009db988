"""Divides a video into chapters for /summarize."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import floor
from typing import NamedTuple

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Content, Scene
from mockserver.domain.writing.forms.narration import quotation
from mockserver.domain.writing.people import introduced_once
from mockserver.domain.writing.phrases import clause, clip, led_by
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.wording import Wording
from mockserver.ground.caches import OfOwners

# Minimum durations for 2, 3, … chapters; eight is the maximum.
_THRESHOLDS = (20, 45, 120, 240, 480, 900, 1800)
# Nine of ten recorded chapter borders are multiples of 15 seconds.
_STEP_SECONDS = 15
_TITLE_LENGTH = 60
_LEADS = ("Then", "After that", "Later")


class Chapter(Struct, frozen=True, gc=False):
    """A part of a video, in whole seconds. The chapters of a video follow each other without gaps."""

    start: int
    end: int
    title: str
    summary: str


def chapters(content: Content, duration: float, prompt: str | None, temperature: float = 0.7) -> list[Chapter]:
    """Return the chapters of a video, from 0 to its last whole second.

    There are one to eight, depending on the duration, or as many as `prompt` asks for. A video of less than a second
    has one chapter that ends at 1.
    """
    source = Source(content, duration, read_prompt(prompt), Wording(f"chapter\0{content.title}\0{prompt}", temperature))
    return chapters_from(source)


def chapters_from(source: Source) -> list[Chapter]:
    """Return the chapters for `source`."""
    pick = source.wording.pick
    return [
        Chapter(part.start, part.end, part.title, pick(part.summaries or _summaries(source, part.scenes), part.start))
        for part in _outline(source)
    ]


class _Part(NamedTuple):
    """A chapter, whose summary tells of the first and the last of its scenes.

    `summaries` has a summary for each wording; none if each request has its own words for what the scenes say.
    """

    start: int
    end: int
    title: str
    scenes: Sequence[Scene]
    summaries: Sequence[str]


_MOST_KEPT = 64
_kept: OfOwners[tuple[object, ...], Sequence[_Part]] = OfOwners(_MOST_KEPT)


def _outline(source: Source) -> Sequence[_Part]:
    """Return the parts of a video, the same for all prompts that ask for as many and for the same modality."""
    content, first, last = source.content, floor(source.start), whole_length(source.duration)
    total = max(1, last - first)
    count = min(source.spec.number(bisect_right(_THRESHOLDS, total) + 1, Unit.CHAPTER), total)
    key = content.title, first, total, count, source.noun, source.spec.modality, source.is_talk
    return _kept.of(content, key, lambda: _divided(source, first, total, count))


def _divided(source: Source, first: int, total: int, count: int) -> Sequence[_Part]:
    scenes = source.content.scenes
    borders = [first, *(first + cut for cut in _cuts(scenes, first, total, count)), first + total]
    parts: list[_Part] = []
    for start, end in pairwise(borders):
        within = scenes_between(scenes, start, end)
        told = _most_telling(source, within) if source.is_talk else (*within[:1], *_another(within))
        summaries = () if any(map(source.may_quote, told)) else _summaries(source, told)
        parts.append(_Part(start, end, _title(source, within, parts), told, summaries))
    return parts


def whole_length(duration: float) -> int:
    """Return the last whole second of a video; at least 1, so that there is room for a chapter."""
    return max(1, floor(duration))


def scenes_between(scenes: Sequence[Scene], start: float, end: float) -> Sequence[Scene]:
    """Return the scenes that are mostly within these seconds, else the one in the middle, else none."""
    within = scenes[bisect_left(scenes, start, key=_middle) : bisect_left(scenes, end, key=_middle)]
    if within:
        return within
    middle = (start + end) / 2
    return [scene for scene in scenes if scene.start <= middle <= scene.end][:1] or scenes[-1:]


def _middle(scene: Scene) -> float:
    return (scene.start + scene.end) / 2


def _cuts(scenes: Sequence[Scene], first: int, total: int, count: int) -> list[int]:
    """Return where `count` chapters of `total` seconds begin and end, counted from second `first` of the video."""
    step = _STEP_SECONDS if total >= _STEP_SECONDS * count else 1
    turns = [after.start - first for before, after in pairwise(scenes) if before.heading != after.heading]
    wished = (total * number / count for number in range(1, count))
    # A chapter begins where a scene begins, if one is near.
    near = (_nearest(turns, at) for at in wished)
    cuts = sorted({step * round(cut / step) for cut in near} - {0})
    if len(cuts) == count - 1 and (not cuts or cuts[-1] < total):
        return cuts
    return [step * (total * number // (count * step)) for number in range(1, count)]


def _nearest(turns: Sequence[float], at: float) -> float:
    """Return the one of the ascending `turns` that is nearest to `at`, the earlier of two; `at` if there are none."""
    place = bisect_left(turns, at)
    return min(turns[max(0, place - 1) : place + 1], key=lambda turn: abs(turn - at), default=at)


def _title(source: Source, scenes: Sequence[Scene], before: Sequence[_Part]) -> str:
    distinct = dict.fromkeys([scene.heading for scene in scenes])
    headings = list(dict.fromkeys(short for heading in distinct if (short := clause(heading, _TITLE_LENGTH))))
    # A heading that an earlier chapter has in its title is left out, unless there is no other.
    used = " ".join(chapter.title for chapter in before).casefold()
    headings = [heading for heading in headings if heading.casefold() not in used] or headings[-1:]
    title = (headings or [clip(source.label, _TITLE_LENGTH)])[0]
    repeats = sum(chapter.title.split(" (part ")[0] == title for chapter in before)
    return f"{title} (part {repeats + 1})" if repeats else title


def _summaries(source: Source, scenes: Sequence[Scene]) -> Sequence[str]:
    """Return the summary of a chapter with these one or two scenes, or none, in each wording."""
    if not scenes:
        return (f"The {source.noun} is about {source.subject}.",)
    if source.is_talk:
        return (" ".join([f"{text}." for text in dict.fromkeys(map(source.describe, scenes))]),)
    first, *later = introduced_once([*dict.fromkeys(map(source.describe, scenes))])
    title = source.content.title
    texts = [
        " ".join([f"{capitalised(first)}.", *(f"{led_by(lead, text, title)}." for text in later)]) for lead in _LEADS
    ]
    quoted = quotation(scenes[-1:]) if later else ""
    return [*texts, *([f"{capitalised(first)}. {quoted}"] if quoted else [])]


def _most_telling(source: Source, scenes: Sequence[Scene]) -> Sequence[Scene]:
    """Return the two scenes of a talk in which most is said, in time order."""
    best = sorted(scenes, key=lambda scene: -source.worth(scene))[:2]
    return sorted(best, key=lambda scene: scene.start)


def _another(scenes: Sequence[Scene]) -> Sequence[Scene]:
    """Return the last scene whose description begins otherwise than that of the first one, else the last one."""
    if len(scenes) < 2:
        return ()
    begun = _beginning(scenes[0])
    others = (scene for scene in reversed(scenes[1:]) if _beginning(scene) != begun)
    return (next(others, scenes[-1]),)


def _beginning(scene: Scene) -> str:
    text = scene.seen[0].text if scene.seen else ""
    return "A" if text.startswith("An ") else text.partition(" ")[0]
