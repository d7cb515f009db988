"""Texts in lines: bullet points, numbered lists, chapters with times, tables, transcripts, quizzes."""

from collections.abc import Mapping, Sequence
from itertools import islice

from mockserver.domain.records.scenes import Modality
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.phrases import clause, clock, first_words, whole_sentences
from mockserver.domain.writing.prompts.vocabulary import Tone, Unit
from mockserver.domain.writing.source import Source

_HEADINGS: Mapping[Tone, Sequence[str]] = {
    Tone.PLAIN: ('Key points of "{}"', 'What "{}" shows', 'The most important points of "{}"'),
    Tone.FORMAL: ('Principal points of "{}"',),
    Tone.CASUAL: ('So, here is what happens in "{}"',),
    Tone.EXCITED: ('You will love this about "{}"',),
    Tone.FUNNY: ('What "{}" would like you to take seriously',),
    Tone.DRAMATIC: ('What "{}" reveals',),
    Tone.SIMPLE: ('This is what you see in "{}"',),
}
_USUAL_ITEMS = 5
_MOST_LINES = 40
_MOST_WORDS = 60
_LONGEST_CELL = 200


def items(source: Source) -> list[str]:
    """Return the requested number of sentences about the video."""
    words = source.spec.each(_MOST_WORDS, Unit.WORD)
    return [f"{clause(first_words(text, words))}." for text in source.statements(item_count(source))]


def item_count(source: Source) -> int:
    """Return the number of items in the prompt, whatever it calls them."""
    usual = min(_USUAL_ITEMS, max(3, len(source.scenes)))
    return source.spec.number(usual, Unit.ITEM, Unit.LINE, Unit.SENTENCE, Unit.CHAPTER)


def bullets(source: Source) -> str:
    """Return a heading and one line per point."""
    return _under(_heading(source), [f"- {item}" for item in items(source)])


def numbered(source: Source) -> str:
    """Return a heading and numbered lines."""
    return _under(_heading(source), [f"{number}. {item}" for number, item in enumerate(items(source), start=1)])


def checklist(source: Source) -> str:
    """Return a checklist; its lines are numbered, as in the recorded one."""
    lines = [f"{number}. {item}" for number, item in enumerate(items(source), start=1)]
    return _under(f'Checklist for "{source.label}"', lines)


def contents(source: Source) -> str:
    """Return a table of contents: one line per chapter, with the time at which it starts."""
    lines = [f"{clock(chapter.start)} {chapter.title}" for chapter in chapters_from(source)]
    return _under(f'Contents of "{source.label}"', lines)


def table(source: Source) -> str:
    """Return a table of times and events."""
    rows = [
        f"| {clock(chapter.start)} | {_cell(chapter.title)} | {_cell(chapter.summary)} |"
        for chapter in chapters_from(source)
    ]
    return "\n".join([f'"{source.label}":', "", "| Time | Chapter | What happens |", "|---|---|---|", *rows])


def _cell(text: str) -> str:
    return whole_sentences(" ".join(text.split()), _LONGEST_CELL).replace("|", "/")


def transcript(source: Source) -> str:
    """Return the speech with times, up to the length limit."""
    said = (moment for scene in source.scenes for moment in scene.moments(Modality.SPEECH))
    lines = [f"[{clock(moment.start)}] {' '.join(moment.text.split())[:160]}" for moment in islice(said, _MOST_LINES)]
    return _under(f'What is said in "{source.label}"', lines or ["Nothing is said."])


def quiz(source: Source) -> str:
    """Return questions with their answers."""
    count = source.spec.number(3, Unit.QUESTION, Unit.ITEM)
    scenes = source.best_scenes(count)
    lines = [
        f"{number}. What happens at {clock(scenes[place].start)}? Answer: {text}."
        if place < len(scenes)
        else f"{number}. True or false? Answer: True. {text}."
        for place, (number, text) in enumerate(enumerate(source.statements(count), start=1))
    ]
    return _under(f'Questions about "{source.label}"', lines)


def _heading(source: Source) -> str:
    return source.wording.pick(_HEADINGS[source.spec.tone], "heading").format(source.label)


def _under(heading: str, lines: list[str]) -> str:
    return "\n".join([f"{heading}:", "", *lines])
