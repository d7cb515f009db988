"""Assessments of a video by the criteria that a prompt lists."""

from collections.abc import Iterator

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.aspects import speech
from mockserver.domain.writing.aspects.verdicts import rating_of, shortcomings
from mockserver.domain.writing.forms.material import dashed, section, sections
from mockserver.domain.writing.phrases import clause, clock
from mockserver.domain.writing.source import Source


def by_criteria(source: Source) -> str:
    """Return a line for each criterion: its score with evidence, or the part of the video that stands for it."""
    lines = list(_scored(source) if source.spec.has_scores else _placed(source))
    most = source.spec.scale
    overall = f"Overall: {rating_of(source, most)} out of {most}. To improve: {next(shortcomings(source))}."
    return sections(
        section(f'Assessment of "{source.label}":', ["", *dashed(lines)]), overall if source.spec.has_scores else ""
    )


def _portions(source: Source) -> Iterator[tuple[str, list[Scene]]]:
    """Yield each criterion with the scenes that have its words, else with its share of the video."""
    scenes, criteria = list(source.scenes), source.spec.criteria
    for at, criterion in enumerate(criteria):
        share = scenes[len(scenes) * at // len(criteria) : len(scenes) * (at + 1) // len(criteria)] or scenes
        yield criterion, source.matching(criterion.split())[:1] or share


def _scored(source: Source) -> Iterator[str]:
    most = source.spec.scale
    for at, (criterion, scenes) in enumerate(_portions(source)):
        score = max(1, rating_of(source, most) - (at % 3 == 1))
        yield f"{capitalised(criterion)}: {score} out of {most}. {_evidence(source, scenes)}"


def _evidence(source: Source, scenes: list[Scene]) -> str:
    text, time = next(speech.spoken(scenes), ("", 0.0))
    if text:
        return f'Evidence: "{clause(text)}" ({clock(time)}).'
    return f"Evidence: {source.describe(scenes[0])} ({clock(scenes[0].start)})." if scenes else ""


def _placed(source: Source) -> Iterator[str]:
    for criterion, scenes in _portions(source):
        when = f" ({clock(scenes[0].start)}-{clock(scenes[-1].end)})" if scenes else ""
        yield f"{capitalised(criterion)}{when}: {source.describe(scenes[0]) if scenes else source.label}."
