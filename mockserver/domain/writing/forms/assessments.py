"""Assessments of a video by the criteria that a prompt lists."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.aspects import speech
from mockserver.domain.writing.aspects.verdicts import rating_of, shortcomings
from mockserver.domain.writing.forms.material import dashed, section, sections
from mockserver.domain.writing.phrases import clause, clock
from mockserver.domain.writing.source import Source

_COLUMNS = ["Criterion", "Score", "Evidence"]
_SHOWN_BY: Mapping[str, Callable[[str], bool]] = {
    "empathy": speech.is_courteous,
    "politeness": speech.is_courteous,
    "tone": speech.is_courteous,
    "courtesy": speech.is_courteous,
    "professionalism": speech.is_courteous,
    "listening": speech.asks,
    "discovery": speech.asks,
    "questions": speech.asks,
    "needs": speech.asks,
    "resolution": speech.decides,
    "solution": speech.decides,
    "outcome": speech.decides,
    "closing": speech.assigns,
    "cta": speech.assigns,
    "next": speech.assigns,
    "objections": speech.objects,
    "objection": speech.objects,
    "problem": speech.objects,
    "price": speech.names_price,
    "value": speech.praises,
}
"""Sentences that show how good something is of which they do not speak, by the words of criteria."""


class Assessment(Struct):
    """A criterion with its score, what shows that, and where that is."""

    criterion: str
    score: int
    evidence: str
    start: float


class _Line(Struct):
    """A criterion with its score, or the time of the part that stands for it, and what shows that."""

    criterion: str
    score: str
    evidence: str


def by_criteria(source: Source) -> str:
    """Return a line for each criterion: its score with evidence, or the part of the video that stands for it."""
    lines = list(_scored(source) if source.spec.has_scores else _placed(source))
    most = source.spec.scale
    overall = f"Overall: {rating_of(source, most)} out of {most}. To improve: {next(shortcomings(source))}."
    return sections(
        _as_table(source, lines) if source.spec.has_table else _as_lines(source, lines),
        overall if source.spec.has_scores else "",
    )


def _as_lines(source: Source, lines: list[_Line]) -> str:
    told = [f"{one.criterion}{one.score}{one.evidence}" for one in lines]
    return section(f'Assessment of "{source.label}":', ["", *dashed(told)])


def _as_table(source: Source, lines: list[_Line]) -> str:
    cells = ((one.criterion, one.score.strip(" :.()"), one.evidence.removeprefix("Evidence: ")) for one in lines)
    named = source.spec.layout.columns
    head = [*map(capitalised, named)] if len(named) == len(_COLUMNS) else _COLUMNS
    rows = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in cells]
    return section(f'"{source.label}":', ["", f"| {' | '.join(head)} |", "|---|---|---|", *rows])


def scenes_of_criteria(source: Source, criteria: Sequence[str]) -> list[Scene]:
    """Return the scene that shows how good each criterion is, else the first one of its share of the video."""
    return [_showing(source, criterion, scenes)[0] for criterion, scenes in _portions(source, criteria)]


def _showing(source: Source, criterion: str, scenes: Sequence[Scene]) -> tuple[Scene, str, float]:
    """Return a scene that shows how good something is, with the sentence that is said there and its time, if any is."""
    shows = next((_SHOWN_BY[word] for word in criterion.lower().split() if word in _SHOWN_BY), None)
    showing = ((scene, *one) for scene in source.scenes for one in speech.spoken([scene]) if shows and shows(one[0]))
    said = ((scene, *one) for scene in scenes for one in speech.spoken([scene]))
    return next(showing, None) or next(said, None) or (scenes[0], "", 0.0)


def _portions(source: Source, criteria: Sequence[str]) -> Iterator[tuple[str, list[Scene]]]:
    """Yield each criterion with the scenes that have its words, else with its share of the video."""
    scenes = list(source.scenes)
    for at, criterion in enumerate(criteria):
        share = scenes[len(scenes) * at // len(criteria) : len(scenes) * (at + 1) // len(criteria)] or scenes
        yield criterion, source.matching(criterion.lower().split())[:1] or share


def assessed(source: Source) -> Iterator[Assessment]:
    """Yield the assessment of each criterion that the prompt lists, as it is written there."""
    most = source.spec.scale
    for at, (criterion, scenes) in enumerate(_portions(source, source.spec.criteria)):
        score = max(1, rating_of(source, most) - (at % 3 == 1))
        yield Assessment(criterion, score, _evidence(source, criterion, scenes), scenes[0].start if scenes else 0.0)


def _scored(source: Source) -> Iterator[_Line]:
    for one in assessed(source):
        evidence = f"Evidence: {one.evidence}" if one.evidence else ""
        yield _Line(capitalised(one.criterion), f": {one.score} out of {source.spec.scale}. ", evidence)


def _evidence(source: Source, criterion: str, scenes: list[Scene]) -> str:
    """Return a quote that shows how good something is, else one from the scenes that stand for it."""
    if not scenes:
        return ""
    scene, text, time = _showing(source, criterion, scenes)
    shown = f'"{clause(text)}" ({clock(time)})' if text else f"{source.describe(scene)} ({clock(scene.start)})"
    return f"{shown}."


def _placed(source: Source) -> Iterator[_Line]:
    for criterion, scenes in _portions(source, source.spec.criteria):
        when = f" ({clock(scenes[0].start)}-{clock(scenes[-1].end)})" if scenes else ""
        yield _Line(capitalised(criterion), f"{when}: ", f"{source.describe(scenes[0]) if scenes else source.label}.")
