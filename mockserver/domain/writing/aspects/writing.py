"""Writes what a video has of the aspects that a prompt asks for: in sentences, or in lines."""

from collections.abc import Callable, Mapping, Sequence

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import tokenise
from mockserver.domain.writing.aspects.duties import NOT_MENTIONED, WORDS_FOR_DUE, WORDS_FOR_OWNERS, due_in, owner_in
from mockserver.domain.writing.aspects.finding import Finding
from mockserver.domain.writing.aspects.kinds import KINDS, VERDICTS
from mockserver.domain.writing.aspects.verdicts import (
    is_content_as_asked,
    is_polite,
    is_sentiment_as_asked,
    sentiment_of,
)
from mockserver.domain.writing.phrases import clock, joined
from mockserver.domain.writing.prompts.asked import WHETHER
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.vocabulary import Unit
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import is_number_as_asked, lines_of, people_asked, sentiments_asked

_MOST_IN_SENTENCE, _MOST_LINES = 4, 8


def findings(source: Source, aspect: Aspect) -> list[Finding]:
    """Return what the video has of `aspect`: what is about the subject of the prompt, if anything is."""
    found = _of_those_asked(source, KINDS[aspect].find(source))
    wanted = stems(source.spec.subject)
    about = [one for one in found if wanted and wanted & stems([one.text])]
    return about or found


def _of_those_asked(source: Source, found: list[Finding]) -> list[Finding]:
    """Return the quotes of those about whom the prompt asks, such as the customer; all if it asks about nobody."""
    if not (people := people_asked(source)):
        return found
    starts = {line.start for person in people for line in lines_of(source, person)}
    return [one for one in found if not one.is_quote or starts.intersection(one.times)]


def holds(source: Source) -> bool:
    """Return whether the video has every aspect about which a yes-or-no question asks."""
    return all(_HOLDS[aspect](source) if aspect in _HOLDS else _has(source, aspect) for aspect in source.spec.aspects)


def _has(source: Source, aspect: Aspect) -> bool:
    return aspect in VERDICTS or bool(findings(source, aspect))


def _is_felt(source: Source) -> bool:
    felt = sentiments_asked(source) or [sentiment_of(source)[0]]
    return all(is_sentiment_as_asked(source, name) for name in felt)


def _is_spoken(source: Source) -> bool:
    is_so = is_number_as_asked(source)
    return any(scene.said for scene in source.scenes) if is_so is None else is_so


_HOLDS: Mapping[Aspect, Callable[[Source], bool]] = {
    Aspect.CONTENT: is_content_as_asked,
    Aspect.COURTESY: is_polite,
    Aspect.SENTIMENT: _is_felt,
    Aspect.SPEAKERS: _is_spoken,
}
_WITHOUT_VERDICT = frozenset([Aspect.COURTESY, Aspect.SENTIMENT])
"""The aspects whose sentences do not begin with yes or no themselves."""
_NO_NAMES = ("The ", "Nothing ")
"""With these such a sentence begins, or else with the name of a person."""


def in_sentences(source: Source) -> list[str]:
    """Return a sentence or two for each aspect of the prompt."""
    return [_in_sentence(source, aspect) for aspect in source.spec.aspects]


def _in_sentence(source: Source, aspect: Aspect) -> str:
    if aspect in VERDICTS:
        told = VERDICTS[aspect](source)
        if source.spec.asked != WHETHER or aspect not in _WITHOUT_VERDICT:
            return told
        within = f"{told[:1].lower()}{told[1:]}" if told.startswith(_NO_NAMES) else told
        return f"{'Yes' if _HOLDS[aspect](source) else 'No'}, {within}"
    kind, found = KINDS[aspect], findings(source, aspect)
    if aspect is Aspect.COLOURS and source.spec.subject and not source.matching(source.spec.subject):
        return f'The {source.noun} "{source.label}" does not show that; it is about {source.subject}.'
    begin = {"whether": "Yes, the" if found else "No, the"}.get(source.spec.asked, "The")
    video = f'{begin} {source.noun} "{source.label}"'
    if not found:
        return f"{video} {kind.none}; it is about {source.subject}."
    most = source.spec.number(_MOST_IN_SENTENCE, Unit.ITEM)
    phrases = [one.phrase for one in found[:most]]
    is_long = any("," in one.text and not one.is_quote for one in found[:most])
    return f"{video} {kind.some} {'; '.join(phrases) if is_long else joined(phrases)}."


def _line(source: Source, one: Finding, aspect: Aspect) -> str:
    """Return a finding as a line of its own, with its owner or the end of its first scene if the prompt wants that."""
    asked = {*tokenise(source.spec.text.lower())} if aspect is Aspect.ACTIONS else set()
    duties = [tell for words, tell in ((WORDS_FOR_OWNERS, owner_in), (WORDS_FOR_DUE, due_in)) if words & asked]
    if duties:
        told = ", ".join(tell(one.text) for tell in duties).replace(NOT_MENTIONED, NOT_MENTIONED.lower())
        return f"{capitalised(one.text)} ({told})."
    if not source.spec.layout.has_ends or not one.times:
        return one.line
    start = one.times[0]
    end = next((scene.end for scene in source.scenes if scene.start <= start < scene.end), start)
    return f"{capitalised(one.text)} ({clock(start)}-{clock(end)})."


def lines(source: Source) -> tuple[str, Sequence[str]]:
    """Return the heading, and the lines for the aspects of the prompt; no lines if nothing is found."""
    aspects = source.spec.aspects
    if Aspect.SPEAKERS in aspects:  # whose lines have quotes if the prompt asks for those too
        aspects = tuple(aspect for aspect in aspects if aspect is not Aspect.QUOTES)
    named = [KINDS[aspect].heading for aspect in aspects if aspect in KINDS]
    most = source.spec.number(_MOST_LINES, Unit.ITEM, Unit.LINE, Unit.SENTENCE)
    found = [
        _line(source, one, aspect) for aspect in aspects if aspect in KINDS for one in findings(source, aspect)[:most]
    ]
    return f'{joined(named)} in "{source.label}"', found
