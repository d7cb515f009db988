"""Texts for work: minutes, e-mails after a call or a meeting, reports of incidents."""

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.forms.material import (
    dashed,
    found,
    numbered,
    parts_of,
    people_of,
    points_said,
    section,
    sections,
    span_of,
)
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import a_noun, clock, joined
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import paragraph, sentences
from mockserver.domain.writing.source import Source

_MOST_PEOPLE, _POINTS, _MOST_EVENTS = 6, 4, 12


def minutes(source: Source) -> str:
    """Return minutes: who was there, the agenda, what was discussed, decided and assigned."""
    agenda = numbered([f"{part.heading} ({span_of(part)})" for part in parts_of(source)])
    return sections(
        f'Minutes of "{source.label}"',
        f"Attendees: {people_of(source) or 'nobody who can be seen'}",
        f"Duration: {clock(source.length)}",
        section("Agenda:", agenda),
        section("Discussion:", dashed(points_said(source, _POINTS))),
        _findings(source, "Concerns:", Aspect.OBJECTIONS, ""),
        _findings(source, "Decisions:", Aspect.DECISIONS, "No decision is recorded."),
        _findings(source, "Action items:", Aspect.ACTIONS, "No action item is named."),
    )


def _findings(source: Source, title: str, aspect: Aspect, none: str) -> str:
    lines = found(source, aspect, _POINTS) or [none]
    return section(title, dashed(lines)) if lines[0] else ""


def email(source: Source) -> str:
    """Return a short email about the video."""
    return (
        f"Subject: {source.label}\n\nHello,\n\nhere is what happens in {a_noun(source.noun)} that may interest you. "
        f"{paragraph(source)}\n\nBest regards"
    )


def follow_up(source: Source) -> str:
    """Return an email to those who took part: thanks, a summary, decisions and next steps."""
    points = dashed(points_said(source, source.spec.number(3, Unit.ITEM)))
    decisions = _findings(source, "What we decided:", Aspect.DECISIONS, "")
    steps = found(source, Aspect.ACTIONS, _POINTS) or ["Let me know if I missed something."]
    return sections(
        f"Subject: Follow-up: {source.label}",
        "Hello,",
        f'thank you for taking part in "{source.label}". Here is a short summary.',
        section("What we covered:", points),
        decisions,
        section("Next steps:", dashed(steps)),
        "Best regards",
    )


def apology(source: Source) -> str:
    """Return an email that apologises for what the video is about."""
    concerns = found(source, Aspect.OBJECTIONS, 2)
    about = section("What we heard from you:", dashed(concerns)) if concerns else ""
    return sections(
        f"Subject: Our apologies: {source.label}",
        "Hello,",
        f'thank you for your patience regarding "{source.label}". We are sorry for the trouble it caused.',
        about,
        section("What happens next:", dashed(found(source, Aspect.ACTIONS, 2) or ["We will contact you shortly."])),
        "If anything is unclear, please reply to this message.",
        "Kind regards",
    )


def incident(source: Source) -> str:
    """Return a report of what a camera recorded: summary, people, events in order, and an assessment."""
    people = joined(first_people_in(source.scenes, _MOST_PEOPLE))
    events = [f"{clock(scene.start)} {capitalised(source.describe(scene, 120))}." for scene in source.scenes]
    notable = KINDS[Aspect.INCIDENTS].find(source)
    verdict = (
        f"{len(notable)} {'moment stands' if len(notable) == 1 else 'moments stand'} out: {notable[0].phrase}."
        if notable
        else "No accident and nothing dangerous or suspicious can be seen."
    )
    action = "review these moments and keep the recording" if notable else "none needed"
    return sections(
        f"Incident report: {source.label}",
        section("Summary:", [" ".join(sentences(source, 2))]),
        f"Length of the recording: {clock(source.length)}",
        f"People: {people or 'nobody can be seen'}",
        section("Events:", dashed(events[:: max(1, len(events) // _MOST_EVENTS)][:_MOST_EVENTS])),
        f"Assessment: {verdict}",
        f"Recommended action: {action}.",
    )
