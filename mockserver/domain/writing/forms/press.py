"""Texts for the press and for readers: press releases, articles, news, newsletters, reviews."""

from mockserver.domain.capitals import capitalised
from mockserver.domain.writing.aspects.verdicts import rating_of, shortcomings
from mockserver.domain.writing.forms.material import (
    arc,
    dashed,
    described,
    found,
    parts_of,
    quotes_of,
    section,
    sections,
    speaker_of,
)
from mockserver.domain.writing.phrases import clock, lowered
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import paragraph, sentences
from mockserver.domain.writing.source import Source

_MOST_PARTS = 5
_ROOM = 3300


def _quote(source: Source) -> str:
    quote = next(iter(quotes_of(source, 1)), None)
    return f'"{quote.text}," says {speaker_of(source)} ({clock(quote.times[0])}).' if quote else ""


def press_release(source: Source) -> str:
    """Return a press release: headline, lead, body, quote, facts and contact."""
    lead = " ".join(sentences(source, 2))
    facts = f'About the {source.noun}: "{source.label}" lasts {clock(source.length)} and is about {source.subject}.'
    told = source.statements(source.spec.number(4, Unit.SENTENCE))
    body = " ".join(f"{capitalised(text)}." for text in told if text not in lead)
    return sections(
        "FOR IMMEDIATE RELEASE",
        _headline(source),
        lead,
        body,
        _quote(source),
        facts,
        "Press contact: press@example.com",
        "###",
    )


def _headline(source: Source) -> str:
    way = arc(source)
    return f"{source.label}: {way}" if way else source.label


def article(source: Source) -> str:
    """Return an article with a title, an introduction, a section for each part and a conclusion."""
    if source.spec.count(Unit.PARAGRAPH):
        return f"{source.label}\n\n{paragraph(source)}"
    words = source.spec.count(Unit.WORD)
    each = 2 if words is None or words.number > 180 else 1
    bodies = [section(part.heading, [described(source, part, each)]) for part in parts_of(source)[:_MOST_PARTS]]
    quote = _quote(source)
    closing = f"All in all, the {source.noun} is about {source.subject}."
    while len(bodies) > 1 and sum(map(len, bodies)) > _ROOM:
        bodies.pop()
    return sections(source.label, " ".join(sentences(source, 2)), *bodies, quote, section("Conclusion", [closing]))


def report(source: Source) -> str:
    """Return a report with an overview, details and a conclusion; one of a number of paragraphs is continuous text."""
    if source.spec.count(Unit.PARAGRAPH):
        return f"{source.label}\n\n{paragraph(source)}"
    details = dashed([f"{text}." for text in source.statements(source.spec.number(4, Unit.ITEM))])
    overview = " ".join(sentences(source, source.spec.number(2, Unit.SENTENCE)))
    conclusion = f"All in all, the {source.noun} is about {source.subject}."
    return sections(
        source.label,
        section("Overview", [overview]),
        section("Details", details),
        section("Conclusion", [conclusion]),
    )


def news(source: Source) -> str:
    """Return a news item: headline, lead, what happened in order, and a quote."""
    count = source.spec.number(5, Unit.SENTENCE)
    if words := source.spec.count(Unit.WORD):
        count = max(2, words.number // 18)
    lead = sentences(source, 1)[0]
    told = [text for text in source.statements(count) if lowered(text) not in lead]
    body = " ".join(f"{capitalised(text)}." for text in told)
    return sections(_headline(source), lead, body, _quote(source))


def newsletter(source: Source) -> str:
    """Return a section of a newsletter with its subject line, a short text and a link text."""
    points = dashed([f"{capitalised(text)}." for text in source.statements(source.spec.number(3, Unit.ITEM))])
    greeting = f'Hello,\n\nthis week we recommend "{source.label}".'
    return sections(
        f"Subject: {source.label}",
        f"{greeting} {' '.join(sentences(source, 2))}",
        section("In this issue:", points),
        _quote(source),
        f"Watch it in {clock(source.length)} minutes.\n\nBest regards",
    )


def review(source: Source) -> str:
    """Return a review: what it is, pros, cons, a quote and a verdict."""
    pros = found(source, Aspect.PROS, 3) or [f"{capitalised(text)}." for text in source.statements(2)]
    cons = found(source, Aspect.CONS, 3) or [f"{capitalised(next(shortcomings(source)))}."]
    stars = rating_of(source, 5)
    return sections(
        f"Review: {source.label}",
        " ".join(sentences(source, 3)),
        section("Pros:", dashed(pros)),
        section("Cons:", dashed(cons)),
        _quote(source),
        f'Verdict: {stars} out of 5. "{source.label}" is worth a look if {source.theme} interests you.',
    )
