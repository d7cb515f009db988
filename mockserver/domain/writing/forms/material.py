"""What documents are written from: the parts of a video, good quotes, tips, things that are used."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from mockserver.domain.capitals import capitalised
from mockserver.domain.records.scenes import Scene
from mockserver.domain.writing.aspects import sight, speech
from mockserver.domain.writing.aspects.finding import Finding
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.voices import voices_in
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import clause, clock, joined
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.prose import tag_words
from mockserver.domain.writing.source import Source

_SHORTEST_QUOTE, _LONGEST_QUOTE = 4, 18  # words
_LONGEST_TAG = 20
_MOST_PEOPLE, _MOST_PARTS = 6, 6


class Part(Struct, frozen=True):
    """The scenes below one heading."""

    heading: str
    scenes: tuple[Scene, ...]

    @property
    def start(self) -> float:
        """When the part begins."""
        return self.scenes[0].start

    @property
    def end(self) -> float:
        """When the part ends."""
        return self.scenes[-1].end


def parts_of(source: Source) -> list[Part]:
    """Return the parts of the video in order: those of its headings, or its chapters if these are fewer.

    Scenes without a heading are one part with the name of the video.
    """
    runs = groupby(source.scenes, lambda scene: clause(scene.heading, 60))
    parts = [Part(heading or source.label, tuple(scenes)) for heading, scenes in runs]
    return parts if len(parts) <= _MOST_PARTS else _chapters_of(source)


def _chapters_of(source: Source) -> list[Part]:
    """Return the chapters as parts; each scene is in the chapter in which it begins."""
    chapters = chapters_from(source)
    ends = [chapter.end for chapter in chapters[:-1]]
    runs = groupby(source.scenes, lambda scene: bisect_right(ends, scene.start))
    return [Part(chapters[at].title, tuple(scenes)) for at, scenes in runs]


def described(source: Source, part: Part, count: int) -> str:
    """Return up to `count` sentences about a part."""
    scenes: Sequence[Scene] = part.scenes[:: max(1, len(part.scenes) // count)][:count]
    if source.is_talk:
        best = sorted(part.scenes, key=source.worth, reverse=True)[:count]
        scenes = sorted(best, key=lambda scene: scene.start)
    return " ".join(dict.fromkeys(f"{capitalised(source.describe(scene))}." for scene in scenes))


def arc(source: Source) -> str:
    """Return from which part to which the video leads; empty if it has a single one."""
    headings = source.headings
    return f'from "{headings[0]}" to "{headings[-1]}"' if len(headings) > 1 else ""


def quotes_of(source: Source, most: int) -> list[Finding]:
    """Return the lines that are worth quoting, best first: advice and praise, and no names."""
    said = [(speech.core_of(text), time) for text, time in speech.spoken(source.scenes)]
    inner = [one for one in said[1:-1] if is_quotable(one[0]) and not speech.asks(one[0])] or said
    ranked = sorted(inner, key=lambda one: -(2 * speech.advises(one[0]) + speech.praises(one[0])))
    return [Finding(clause(text), (time,), is_quote=True) for text, time in ranked[:most]]


def is_quotable(text: str) -> bool:
    """Return whether a line can be understood alone: it is neither short nor long, and names nobody."""
    words = text.split()
    return _SHORTEST_QUOTE <= len(words) <= _LONGEST_QUOTE and not any(word[:1].isupper() for word in words[1:])


def points_said(source: Source, most: int) -> list[str]:
    """Return a sentence for each part, from what is said if anything is: the longest one that states something."""
    said = [[text for text, _ in speech.spoken(part.scenes) if not speech.asks(text)] for part in parts_of(source)]
    longest = [
        max(texts, key=lambda text: len(text) * (len(text.split()) <= _LONGEST_QUOTE)) for texts in said if texts
    ]
    return [f"{clause(text)}." for text in longest[:most]] or [
        f"{capitalised(text)}." for text in source.statements(most)
    ]


def found(source: Source, aspect: Aspect, most: int) -> list[str]:
    """Return lines about an aspect."""
    return [one.line for one in KINDS[aspect].find(source)[:most]]


def speaker_of(source: Source) -> str:
    """Return the name of the speaker, or a phrase for one."""
    voices = voices_in(source.scenes, source.content.title)
    return (voices.speaker if voices else "") or "the presenter"


def people_of(source: Source) -> str:
    """Return who speaks, is named and can be seen."""
    voices = voices_in(source.scenes, source.content.title)
    named = [name for name in (voices.speaker, *voices.others) if name] if voices else []
    return joined(named or first_people_in(source.scenes, _MOST_PEOPLE))


def things_of(source: Source, most: int) -> list[str]:
    """Return the things that are used, each once."""
    return [text for text, _ in sight.things(source.scenes)][:most]


def tags_line(source: Source, usual: int, most: int = 30) -> str:
    """Return hashtags on a line: as many as the prompt wants."""
    count = min(most, source.spec.each(source.spec.number(usual, Unit.HASHTAG), Unit.HASHTAG))
    return " ".join(f"#{tag}" for tag in [tag for tag in tag_words(source) if len(tag) <= _LONGEST_TAG][:count])


def section(title: str, lines: Sequence[str]) -> str:
    """Return a title with lines directly below."""
    return "\n".join([title, *lines])


def sections(*texts: str) -> str:
    """Return the texts that are not empty, with an empty line between two."""
    return "\n\n".join(filter(None, texts))


def dashed(lines: Sequence[str]) -> list[str]:
    """Return lines with a dash before each."""
    return [f"- {line}" for line in lines]


def numbered(lines: Sequence[str]) -> list[str]:
    """Return lines with their numbers."""
    return [f"{number}. {line}" for number, line in enumerate(lines, start=1)]


def span_of(part: Part) -> str:
    """Return the start and the end of a part."""
    return f"{clock(part.start)}-{clock(part.end)}"
