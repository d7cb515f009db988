"""Texts for lessons: plans, worksheets, notes, key terms."""

from itertools import islice

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.forms.material import (
    dashed,
    described,
    numbered,
    parts_of,
    quotes_of,
    section,
    sections,
    span_of,
    things_of,
)
from mockserver.domain.writing.forms.quizzes import questions_about
from mockserver.domain.writing.judgements import interest_of
from mockserver.domain.writing.phrases import clock, joined, lowered
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import keywords, sentences
from mockserver.domain.writing.source import Source

_MOST_PARTS, _QUESTIONS, _MOST_TERMS = 5, 3, 6


def lesson_plan(source: Source) -> str:
    """Return a plan: objectives, materials, activities with times, assessment, homework."""
    parts = parts_of(source)[:_MOST_PARTS]
    watch = [f'Watch {span_of(part)}, "{part.heading}", then sum it up in one sentence.' for part in parts]
    things = joined(things_of(source, 4))
    materials = f"The {source.noun} ({clock(source.length)}), paper and pens" + (
        f"; to show: {things}" if things else ""
    )
    return sections(
        f"Lesson plan: {source.label}",
        f"Subject: {interest_of(source)}\nDuration: 45 minutes",
        section("Objectives:", dashed([f"{one.text}." for one in KINDS[Aspect.OBJECTIVES].find(source)[:_MOST_PARTS]])),
        section("Materials:", dashed([f"{materials}."])),
        section(
            "Activities:",
            numbered(
                [
                    "Warm-up (5 minutes): collect what the class already knows.",
                    *watch,
                    "Discussion (10 minutes): compare the sentences in groups.",
                ]
            ),
        ),
        section("Assessment:", numbered(_questions(source))),
        f'Homework: write a paragraph about "{source.label}".',
    )


def _questions(source: Source, *, with_answers: bool = True) -> list[str]:
    asked = islice(questions_about(source), 1, _QUESTIONS + 1)
    return [f"{one.text} (Answer: {capitalised(one.right)})" if with_answers else one.text for one in asked]


def worksheet(source: Source) -> str:
    """Return tasks for before, while and after watching, with an answer key."""
    return sections(
        f"Worksheet: {source.label}",
        "Name: ____________________   Date: __________",
        section(
            "Before you watch:", numbered([f"What do you know about {interest_of(source)}? Write down three things."])
        ),
        section(
            "While you watch:",
            numbered([f"{text} ____________________" for text in _questions(source, with_answers=False)]),
        ),
        section(
            "After you watch:",
            numbered(
                ["Put the parts in order: " + "; ".join(sorted({part.heading for part in parts_of(source)})) + "."]
            ),
        ),
        section(
            "Answer key:",
            numbered([capitalised(one.right) for one in islice(questions_about(source), 1, _QUESTIONS + 1)]),
        ),
    )


def notes(source: Source) -> str:
    """Return notes to study from: each part with its points, key terms, lines to remember."""
    parts = parts_of(source)[:_MOST_PARTS]
    bodies = [section(f"{part.heading} ({span_of(part)})", dashed([described(source, part, 1)])) for part in parts]
    quotes = dashed([quote.line for quote in quotes_of(source, 2)])
    return sections(
        f"Study notes: {source.label}",
        sentences(source, 1)[0],
        *bodies,
        f"Key terms: {joined(keywords(source)[:_MOST_TERMS])}",
        section("To remember:", quotes) if quotes else "",
    )


def key_terms(source: Source) -> str:
    """Return the terms of a video, each with what the video shows or says of it."""
    count = source.spec.number(_MOST_TERMS, Unit.ITEM, Unit.KEYWORD, Unit.WORD)
    known = set[Scene]()
    lines = [f"{capitalised(term)}: {_explained(source, term, known)}" for term in keywords(source)[:count]]
    return section(f'Key terms in "{source.label}":', ["", *dashed(lines)])


def _explained(source: Source, term: str, known: set[Scene]) -> str:
    """Return what is seen when the term comes up: in a scene that no other term has."""
    scene = next((one for one in source.matching([*term.split()]) if one not in known), None)
    if scene is None:
        return f"a subject of the {source.noun}."
    known.add(scene)
    return f"{lowered(source.describe(scene))} ({clock(scene.start)})."
