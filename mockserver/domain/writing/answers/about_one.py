"""Answers a question about one video or image like a prompt about it, and cites its scenes."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mockserver.domain.writing.answers.cited import Source, Statement
from mockserver.domain.writing.answers.subjects import Found, Subject
from mockserver.domain.writing.composer import LONGEST_TEXT, compose
from mockserver.domain.writing.phrases import lowered
from mockserver.domain.writing.prompts.spec import PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form
from mockserver.domain.writing.scene_words import stems

_MOST_CITED = 3

_TIMES = re.compile(r"(?<![-\d:])\d{1,2}(?::\d\d){1,2}\b")
_FRACTION = 0.999  # of a second, which texts leave out


def place_of(found: Found) -> Source:
    """Return the citation source for a scene: the scene of a video, or the whole image."""
    if found.subject.is_still:
        return Source(found.subject.id)
    return Source(found.subject.id, found.scene.start, found.scene.end)


def about_one(spec: PromptSpec, subject: Subject, found: Sequence[Found]) -> list[Statement]:
    """Return the lines of the answer to a prompt about one subject.

    A line that tells times cites the scenes there. If none does, the last line cites the best scenes.
    """
    source = subject.source(replace(spec, subject=_within(subject, spec.subject)))
    *lines, last = [Statement(line, _places_in(line, subject)) for line in compose(source).split("\n")]
    if last.sources or any(line.sources for line in lines):
        return [*lines, last]
    scenes = [one.scene for one in found if one.subject is subject and spec.form is not Form.MOMENT] or source.scenes
    places = dict.fromkeys([place_of(Found(subject, scene, 0)) for scene in list(scenes)[:_MOST_CITED]])
    return [*lines, Statement(last.text, tuple(places) or (Source(subject.id),))]


def about_each(spec: PromptSpec, subjects: Sequence[Subject], found: Sequence[Found]) -> list[Statement]:
    """Return the lines of the answers about several subjects, with an empty line between two."""
    lines: list[Statement] = []
    for subject in subjects:
        more = about_one(spec, subject, found)
        if lines and sum([len(line.text) for line in (*lines, *more)]) > LONGEST_TEXT:
            break
        lines += [*([Statement("")] if lines else []), *more]
    return lines


def in_short(subject: Subject, spec: PromptSpec) -> Statement:
    """Return the first sentence of the answer to a question about one of several subjects."""
    source = subject.source(spec)
    sentence = compose(source).partition("\n")[0].partition(". ")[0].rstrip(".")
    lead = sentence if source.label in sentence else f'In "{source.label}": {lowered(sentence)}'
    best = tuple(place_of(Found(subject, scene, 0)) for scene in source.best_scenes(1))
    return Statement(f"{lead}.", _places_in(sentence, subject) or best or (Source(subject.id),))


def _places_in(line: str, subject: Subject) -> tuple[Source, ...]:
    """Return the scenes at the times that a line tells, without the ends of spans."""
    clocks = [reversed(one.split(":")) for one in _TIMES.findall(line)]
    times = [sum(int(part) * 60**at for at, part in enumerate(parts)) for parts in clocks]
    scenes = [subject.scene_at(time + _FRACTION) for time in times]
    return tuple(dict.fromkeys([place_of(Found(subject, scene, 0)) for scene in scenes if scene is not None]))


def _within(subject: Subject, words: Iterable[str]) -> tuple[str, ...]:
    """Return the words that name something within a subject, rather than the subject itself."""
    title = stems((subject.content.title,))
    return tuple([word for word in words if not stems((word,)) <= title])
