"""Texts for an occasion: minutes of a meeting, a description for a video site, questions and answers, reasons."""

from mockserver.domain.writing.lists import chapter_lines, under
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import capitalised, clause, clock, joined, lowered
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import sentences, tag_words
from mockserver.domain.writing.source import Source

_MOST_PEOPLE, _USUAL_POINTS, _USUAL_REASONS, _USUAL_ANSWERS = 6, 3, 3, 4
_MOST_TAGS = 5


def minutes(source: Source) -> str:
    """Return minutes with the people, the headings as agenda, notes and action items."""
    people = first_people_in(source.scenes, _MOST_PEOPLE) or ["nobody who can be seen"]
    notes = source.statements(2 * _USUAL_POINTS)
    agenda = [f"{number}. {heading}" for number, heading in enumerate(source.headings, start=1)]
    return "\n".join(
        [
            f'Minutes of "{source.label}"',
            "",
            f"Attendees: {joined(people)}",
            "",
            "Agenda:",
            *agenda,
            "",
            "Decisions:",
            *(f"- {text}." for text in notes[:_USUAL_POINTS]),
            "",
            "Action items:",
            *(f"- Follow up: {lowered(text)}." for text in notes[_USUAL_POINTS:]),
        ]
    )


def description(source: Source) -> str:
    """Return a description as video sites have it: a text, chapters with times, hashtags."""
    text = " ".join(sentences(source, source.spec.number(3, Unit.SENTENCE)))
    tags = " ".join(f"#{tag}" for tag in tag_words(source)[: source.spec.number(_MOST_TAGS, Unit.HASHTAG)])
    return "\n".join([text, "", *chapter_lines(source), "", tags])


def answered(source: Source) -> str:
    """Return questions that people ask often, with their answers."""
    count = source.spec.number(_USUAL_ANSWERS, Unit.ITEM, Unit.QUESTION)
    people = first_people_in(source.scenes, _MOST_PEOPLE)
    known = [
        (f"What is the {source.noun} about?", f'"{source.label}" is about {source.subject}.'),
        ("How long is it?", f"It lasts {clock(source.length)}."),
        *([("Who can be seen?", f"{capitalised(joined(people))}.")] if people else []),
        *(
            (f"What happens at {clock(scene.start)}?", f"{source.describe(scene)}.")
            for scene in source.best_scenes(count)
        ),
    ]
    known += [("What else should I know?", f"{text}.") for text in source.statements(count)]
    return "\n\n".join(f"Q: {question}\nA: {answer}" for question, answer in known[:count])


def reasons(source: Source) -> str:
    """Return as many reasons as the prompt asks for, and those against it if it asks for these too."""
    counts = [count.number for count in source.spec.counts if count.unit is Unit.ITEM] or [_USUAL_REASONS]
    found = source.statements(counts[0])
    lines = [f"{number}. Because {_clause(text)}." for number, text in enumerate(found, start=1)]
    text = under(f'Reasons for "{source.label}"', lines)
    if not source.spec.has_opposite:
        return text
    against = [
        f"it lasts {clock(source.length)}, which is long for a single message",
        f"it shows {source.subject} only",
        f"it has {len(source.content.scenes)} scenes, and none goes into every detail",
    ]
    number = min(counts[1] if len(counts) > 1 else 1, len(against))
    lines = [f"{place}. Because {reason}." for place, reason in enumerate(against[:number], start=1)]
    return f"{text}\n\n{under('Reasons against it', lines)}"


def _clause(text: str) -> str:
    return lowered(clause(text))
