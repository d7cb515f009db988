"""Texts in lines: bullet points, numbered lists, chapters with times, transcripts, subtitles."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from mockserver.domain.records.scenes import Modality, Moment, Scene
from mockserver.domain.writing.aspects.writing import in_sentences
from mockserver.domain.writing.aspects.writing import lines as aspect_lines
from mockserver.domain.writing.chapters import chapters_from
from mockserver.domain.writing.phrases import clause, clock, first_words, without_loose_end
from mockserver.domain.writing.prompts.lists.marks import mark_of
from mockserver.domain.writing.prompts.vocabulary import Tone, Unit, whole
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import speaker_labels

_HEADINGS: Mapping[Tone, Sequence[str]] = {
    Tone.PLAIN: ('Key points of "{}"', 'What "{}" shows', 'The most important points of "{}"'),
    Tone.FORMAL: ('Principal points of "{}"',),
    Tone.CASUAL: ('So, here is what happens in "{}"',),
    Tone.EXCITED: ('You will love this about "{}"',),
    Tone.FUNNY: ('What "{}" would like you to take seriously',),
    Tone.DRAMATIC: ('What "{}" reveals',),
    Tone.SIMPLE: ('This is what you see in "{}"',),
}
_CLOCK_OF_CUE = re.compile(r"(?<=:\d\d),(?=\d{3})")
"""Matches the comma of a time, in whose place WebVTT has a point."""
_CHAPTERS = whole("chapters?")
_SEEN = whole("audio descriptions?|blind|visually impaired|visual descriptions?|descriptions? of (?:what|the visuals)")
"""Words of prompts for subtitles of something else than speech."""
_BOXES = re.compile(r"\[ ?\]|check ?box")
_USUAL_ITEMS = 5
_MOST_LINES, _MOST_SUBTITLES = 40, 19
_MOST_WORDS = 60
_FEW = 3
_MOST_SCENES, _LONGEST_LINES, _SHORTEST_LINE, _LENGTH_OF_TIMES = 60, 3600, 40, 16  # scenes, and letters


def items(source: Source) -> list[str]:
    """Return the requested number of sentences about the video."""
    words, count = source.spec.each(_MOST_WORDS, Unit.WORD), item_count(source)
    texts = source.statements(count)
    if all(len(text.split()) <= words for text in texts):
        return [f"{text}." for text in texts]
    # A whole heading says more than the beginning of a sentence.
    short = [text for text in dict.fromkeys((*texts, *source.headings)) if len(text.split()) <= words][:count]
    cut = [_shortened(text, first_words(text, words)) for text in texts if text not in short]
    return [f"{text}." for text in dict.fromkeys((*short, *cut))][:count]


def _shortened(text: str, cut: str) -> str:
    return clause(cut if len(cut) == len(text) else without_loose_end(cut))


def item_count(source: Source) -> int:
    """Return the number of items in the prompt, whatever it calls them."""
    usual = min(_USUAL_ITEMS, max(3, len(source.scenes)))
    return source.spec.number(usual, Unit.ITEM, Unit.LINE, Unit.SENTENCE, Unit.CHAPTER)


def bullets(source: Source) -> str:
    """Return a heading and one line per point."""
    return _listed(source, _heading, lambda _: "- ")


def numbered(source: Source) -> str:
    """Return a heading and numbered lines."""
    return _listed(source, _heading, lambda number: f"{number}. ")


def checklist(source: Source) -> str:
    """Return a checklist; its lines are numbered, as in the recorded one, or have the boxes that the prompt wants."""
    has_boxes = bool(_BOXES.search(source.spec.text.lower()))
    mark = (lambda _: "- [ ] ") if has_boxes else (lambda number: f"{number}. ")
    return _listed(source, lambda _: f'Checklist for "{source.label}"', mark)


def _listed(source: Source, heading: Callable[[Source], str], mark: Callable[[int], str]) -> str:
    """Return lines for the aspects that the prompt asks for, else about the video; sentences if there are none."""
    if source.spec.aspects:
        title, found = aspect_lines(source)
        if not found:
            return " ".join(in_sentences(source))
    else:
        title, found = heading(source), items(source)
    own = source.spec.layout.mark
    marked = (f"{mark_of(own, at) if own else mark(at)}{item}" for at, item in enumerate(found, start=1))
    return under(title, [*marked])


def contents(source: Source) -> str:
    """Return a table of contents: one line per chapter, with the time at which it starts."""
    return under(f'Contents of "{source.label}"', chapter_lines(source))


def chapter_lines(source: Source) -> list[str]:
    """Return the title of each chapter after the time at which it starts."""
    style = source.spec.layout.time_style
    return [f"{style.time(chapter.start)}{style.between}{chapter.title}" for chapter in chapters_from(source)]


def lines(source: Source) -> str:
    """Return a line for each scene, with its start and its end; shorter lines for many scenes."""
    scenes = source.scenes[: source.spec.number(_MOST_SCENES, Unit.LINE, Unit.ITEM)]
    length = max(_SHORTEST_LINE, min(160, _LONGEST_LINES // max(1, len(scenes)) - _LENGTH_OF_TIMES))
    return under(
        f'Scenes of "{source.label}"',
        [f"[{clock(scene.start)}-{clock(scene.end)}] {_in_short(source, scene, length)}." for scene in scenes],
    )


def _in_short(source: Source, scene: Scene, length: int) -> str:
    return _shortened(source.describe(scene), source.describe(scene, length))


def timed_highlights(source: Source) -> str:
    """Return the best moments, each with its time, a title and a sentence."""
    scenes = source.best_scenes(source.spec.number(_FEW, Unit.ITEM))
    titles = (f"{times_of(source, scene)} {clause(scene.heading, 60) or source.label}" for scene in scenes)
    lines = [
        f"{number}. {title}: {source.describe(scene)}."
        for number, (title, scene) in enumerate(zip(titles, scenes, strict=True), start=1)
    ]
    return under(f'Highlights of "{source.label}"', lines)


def times_of(source: Source, scene: Scene) -> str:
    """Return when a scene starts, and when it ends if the prompt wants that."""
    time = source.spec.layout.time_style.time
    return f"{time(scene.start)}-{time(scene.end)}" if source.spec.layout.has_ends else time(scene.start)


def transcript(source: Source) -> str:
    """Return the speech with times unless the prompt wants none, up to the length limit."""
    said = _said(source, source.spec.number(_MOST_LINES, Unit.ITEM, Unit.LINE))
    speakers = speaker_labels(source) if source.spec.layout.has_speakers else {}
    lines = [
        f"[{clock(one.start)}] " * source.spec.layout.has_times
        + (f"{speakers[one.start]}: " if speakers else "")
        + _in_one_line(one)
        for one in said
    ]
    return under(f'What is said in "{source.label}"', lines or ["Nothing is said."])


def subtitles(source: Source) -> str:
    """Return what is said as numbered subtitles with the times of their start and end; or what is seen, or chapters."""
    cues = [
        f"{number}\n{_stamp(moment.start)} --> {_stamp(moment.end)}\n{_in_one_line(moment)}"
        for number, moment in enumerate(_moments_of_cues(source)[:_MOST_SUBTITLES], start=1)
    ]
    if source.spec.layout.is_web_vtt:
        return "\n\n".join(["WEBVTT", *(_CLOCK_OF_CUE.sub(".", cue, count=2) for cue in cues)])
    return "\n\n".join(cues)


def _moments_of_cues(source: Source) -> list[Moment]:
    """Return what the cues of subtitles are about: chapters, what can be seen, or what is said."""
    flat = source.spec.text.lower()
    if _CHAPTERS.search(flat):
        return [Moment(one.start, one.end, one.title) for one in chapters_from(source)]
    if _SEEN.search(flat):
        return [Moment(one.start, one.end, f"{source.describe(one)}.") for one in source.scenes]
    return _said(source, _MOST_SUBTITLES) or [
        Moment(source.start, source.duration, f'Nothing is said in "{source.label}".')
    ]


def _said(source: Source, most: int) -> list[Moment]:
    return list(islice((moment for scene in source.scenes for moment in scene.moments(Modality.SPEECH)), most))


def _in_one_line(moment: Moment) -> str:
    return " ".join(moment.text.split())[:160]


def _stamp(seconds: float) -> str:
    minutes, rest = divmod(int(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02},{rest % 1000:03}"


def _heading(source: Source) -> str:
    return source.wording.pick(_HEADINGS[source.spec.tone], "heading").format(source.label)


def under(heading: str, lines: Sequence[str]) -> str:
    """Return a heading with lines below it."""
    return "\n".join([f"{heading}:", "", *lines])
