"""Texts for an occasion: a description for a video site, reasons."""

from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.lists import chapter_lines, under
from mockserver.domain.writing.phrases import clause, clock, lowered
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import sentences, tag_words
from mockserver.domain.writing.source import Source

_USUAL_REASONS = 3
_MOST_TAGS, _MOST_NAMED = 5, 4


def description(source: Source) -> str:
    """Return a description as video sites have it: a text, chapters with times, hashtags."""
    text = " ".join(sentences(source, source.spec.number(3, Unit.SENTENCE)))
    tags = " ".join(f"#{tag}" for tag in tag_words(source)[: source.spec.number(_MOST_TAGS, Unit.HASHTAG)])
    return "\n".join([text, "", *chapter_lines(source), "", tags])


def reasons(source: Source) -> str:
    """Return as many reasons as the prompt asks for, and those against it if it asks for these too.

    Advantages and drawbacks are those that somebody names, if anybody does.
    """
    if source.spec.has_opposite and "reason" not in source.spec.text.lower() and (named := _named(source)):
        return named
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


def _named(source: Source) -> str:
    """Return the advantages and the drawbacks that are named in the video; nothing if there are none on either side."""
    count = source.spec.number(_MOST_NAMED, Unit.ITEM)
    sides = [[one.line for one in KINDS[aspect].find(source)[:count]] for aspect in (Aspect.PROS, Aspect.CONS)]
    if not all(sides):
        return ""
    heads = (f'Pros in "{source.label}":', "Cons:")
    return "\n\n".join(
        "\n".join([head, *(f"- {line}" for line in lines)]) for head, lines in zip(heads, sides, strict=True)
    )


def _clause(text: str) -> str:
    return lowered(clause(text))
