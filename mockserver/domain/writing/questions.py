"""Answers to questions, found by the words of the scenes."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from mockserver.domain.records.scenes import Modality, Moment, Scene
from mockserver.domain.retrieval.words import stem
from mockserver.domain.writing.aspects.kinds import KINDS, speakers
from mockserver.domain.writing.aspects.titles import told_by_title
from mockserver.domain.writing.aspects.verdicts import content_report, is_content_as_asked, is_suitable, mood
from mockserver.domain.writing.aspects.voices import own_name_in
from mockserver.domain.writing.aspects.writing import findings, holds, in_sentences
from mockserver.domain.writing.judgements import audience, how_long, pair_asked, people, stated_count
from mockserver.domain.writing.lists import contents, times_of, under
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import clause, clip, clock, joined, lowered
from mockserver.domain.writing.prompts.asked import AUDIENCE, HOW_MANY, MOOD, PEOPLE_COUNT, SUITABLE, WHETHER
from mockserver.domain.writing.prompts.lists.verdicts import Verdicts, verdicts_in, words_for_yes_and_no
from mockserver.domain.writing.prompts.vocabulary import PERSON_WORDS, Form, Unit, whole
from mockserver.domain.writing.scene_words import stems, words_in
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.talks.answers import by_people
from mockserver.domain.writing.talks.facts import Fact, facts_asked, facts_of, told_fact
from mockserver.domain.writing.talks.sayings import who_says
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.late.patterns import late_pattern

_USUAL_ANSWERS = 2
_PERSON = late_pattern(whole(PERSON_WORDS).pattern, re.IGNORECASE)
_ANYBODY = late_pattern(
    whole("anyone|anybody|someone|somebody|people|persons?|humans?|m[ae]n|wom[ae]n").pattern, re.IGNORECASE
)
_PLACE = late_pattern(
    r"(?:^|, |appears |far )(?!in a close-up|in the (?:course|middle|end))"
    r"(?:in|at|on|under|behind|beside|between|inside|outside|above|near|next to|in front of)"
    r" (?:a|an|the|two|clear|narrow|open|\w+'s) ",
    re.IGNORECASE,
)
"""Matches visible places."""
_ASKED_OF_PAIRS = frozenset(["who", "which", "what"])
VERDICT = late_pattern(r"^(Yes|No), ")
"""Matches the verdict with which the answer to a yes-or-no question begins."""
_MOST_MOMENTS = 6
_MOST_LINES = 20
_MOST_PEOPLE, _MOST_QUOTED = 4, 2
_SPEAKING = frozenset(
    f"{verb}{ending}"
    for verb in ("comment", "lectur", "moderat", "narrat", "preach", "present", "teach")
    for ending in ("ing", "s", "es")
)
"""Verbs of those who speak in a video: "Who is preaching?"."""
_OF_QUESTIONS = frozenset([Form.QUESTION, Form.MENTIONS, Form.TIMES, Form.MOMENT])


def reply(source: Source) -> str:
    """Return the answer to the question of the prompt, which may be a yes-or-no question."""
    return yes_or_no(source) if source.spec.asked in (WHETHER, SUITABLE) else open_question(source)


def is_so(source: Source) -> bool:
    """Return whether the answer to a yes-or-no question is yes."""
    if source.spec.aspects:
        return holds(source)
    if source.spec.asked == SUITABLE:
        return is_content_as_asked(source)
    if not source.spec.subject and source.spec.modality:
        return any(_moments(source, source.spec.modality))
    return not _missing(source) and not _lacks_people(source)


def _lacks_people(source: Source) -> bool:
    """Return whether the prompt asks only for people, and the video shows none."""
    is_general = not source.spec.subject and bool(_ANYBODY.search(source.spec.text))
    return is_general and not first_people_in(source.scenes, 1)


def yes_or_no(source: Source) -> str:
    """Return yes with evidence, or no with what is missing; a single word if the prompt wants no more."""
    spec = source.spec
    if (verdicts := _verdicts(source)) is not None:
        return verdicts.word(is_suitable(source) if verdicts.is_permission else is_so(source) or None)
    yes, no = words_for_yes_and_no(spec.text, has_truth=spec.has_true_or_false)
    if spec.is_bare or len(yes) == 1:
        return yes if is_so(source) else no
    return VERDICT.sub(lambda begin: f"{yes if begin[1] == 'Yes' else no}, ", verdict_sentence(source))


def _verdicts(source: Source) -> Verdicts | None:
    """Return the verdicts that a question offers, other than yes and no: "compliant or cannot determine"."""
    text = source.spec.text
    found = verdicts_in(text) if " or " in text or "/" in text else None
    return None if found is None or found.kept.lower() in ("yes", "true") else found


def verdict_sentence(source: Source) -> str:
    """Return yes with evidence, or no with what is missing. Every word of the question's subject must be found."""
    if source.spec.aspects:
        return _counted(source, in_sentences(source))
    if source.spec.asked == SUITABLE:
        return _counted(source, [content_report(source)])
    missing = _missing(source)
    modality = source.spec.modality
    if not source.spec.subject and modality and not any(_moments(source, modality)):
        first = f'No, in the {source.noun} "{source.label}" {_nothing(modality)}.'
    elif missing:
        first = f'No, the {source.noun} "{source.label}" {_absent(source, missing)}.'
    elif _lacks_people(source):
        first = f'No, nobody can be seen in the {source.noun} "{source.label}"; it is about {source.subject}.'
    else:
        first = f'Yes, in the {source.noun} "{source.label}": {_evidence(source)}.'
    return _counted(source, [first])


def open_question(source: Source) -> str:
    """Return what the video has of the aspects that are asked for, else the best matching scenes with their times."""
    if said := who_says(source):
        return _counted(source, [said])
    if facts := _facts(source):
        return _counted(source, [told_fact(source, fact) for fact in facts])
    if source.spec.aspects:
        return _counted(source, in_sentences(source))
    if source.spec.asked in _ASKED_OF_PAIRS and (pair := pair_asked(source)):
        return _counted(source, [pair])
    if told_of_title := told_by_title(source):
        return _counted(source, [told_of_title])
    if told := by_people(source):
        return _counted(source, told)
    if source.spec.asked == "how long":
        return _counted(source, [how_long(source)])
    if source.spec.asked in _JUDGEMENTS:
        return _counted(source, [_JUDGEMENTS[source.spec.asked](source)])
    if is_about_language(source):
        return _counted(source, [f'English is spoken in the {source.noun} "{source.label}".'])
    scenes = source.matching(source.spec.subject)
    if source.spec.follows and scenes:
        scenes = _beside(source, scenes[0])
    if source.spec.asked == "who" and _names_a_role(source, scenes):
        return _counted(source, [speakers(source)])
    if source.spec.asked in HOW_MANY:
        return _counted(source, [_how_many(source, scenes)])
    if source.spec.subject and not scenes:
        return _counted(source, [f'The {source.noun} "{source.label}" {_absent(source, source.spec.subject)}.'])
    if source.spec.asked == "what" and not scenes and source.spec.modality is None:
        about = f'The {source.noun} "{source.label}" is about {source.subject}.'
        return _counted(
            source, [about, *(f"{text}." for text in islice(_reports(source, source.scenes), _usual_count(source)))]
        )
    reports = _REPORTS.get(source.spec.asked, _reports)
    found = list(islice(reports(source, scenes or source.scenes), max(1, _usual_count(source)))) or [
        f'The {source.noun} "{source.label}" is about {source.subject}'
    ]
    return _counted(source, [f'In "{source.label}": {lowered(found[0])}.', *(f"{text}." for text in found[1:])])


def is_about_language(source: Source) -> bool:
    """Return whether the prompt asks which language is spoken, and somebody speaks."""
    subject = source.spec.subject
    return subject in (("language",), ("languages",)) and any(_moments(source, Modality.SPEECH))


def _facts(source: Source) -> tuple[Fact, ...]:
    """Return what the prompt asks that somebody in the video tells of themselves."""
    if source.spec.form is not Form.QUESTION or source.spec.asked in _JUDGEMENTS:
        return ()
    facts = facts_asked(source.spec.text)
    return facts if facts and talk_of(source.content).people else ()


def has_nothing(source: Source) -> bool:
    """Return whether the video has nothing of what the prompt asks for."""
    if facts := _facts(source):
        return not any(facts_of(source, fact) for fact in facts)
    if kinds := [aspect for aspect in source.spec.aspects if aspect in KINDS]:
        return not any(findings(source, aspect) for aspect in kinds)
    if source.spec.form in (Form.TRANSCRIPT, Form.SUBTITLES):
        return not any(_moments(source, Modality.SPEECH))
    if source.spec.form in _OF_QUESTIONS and source.spec.asked not in _JUDGEMENTS:
        return bool(_missing(source)) and not told_by_title(source) and not by_people(source)
    return False


def count(source: Source) -> int:
    """Return how many there are of what the prompt asks about, or how many scenes have it."""
    if kinds := [aspect for aspect in source.spec.aspects if aspect in KINDS]:
        return sum(len(KINDS[aspect].find(source)) for aspect in kinds)
    if source.spec.modality and not source.spec.subject:
        return sum(1 for _ in _moments(source, source.spec.modality))
    if (stated := stated_count(source)) is not None:
        return stated
    return len(source.matching(source.spec.subject)) if source.spec.subject else len(source.content.scenes)


def time(source: Source) -> str:
    """Return when the scene begins that has most of what the prompt asks about, in the form that it names."""
    found = [one.times[0] for aspect in source.spec.aspects if aspect in KINDS for one in KINDS[aspect].find(source)]
    scenes = source.matching(source.spec.subject)
    start = scenes[0].start if scenes else min(found, default=None)
    return "Not shown" if start is None else source.spec.layout.time_style.time(start)


def _beside(source: Source, scene: Scene) -> list[Scene]:
    """Return the scenes right after `scene`, or right before it; the scene itself if there are none."""
    at = source.content.scenes.index(scene)
    found = source.content.scenes[at + 1 :] if source.spec.follows == "after" else source.content.scenes[:at][::-1]
    return list(found[:_USUAL_ANSWERS]) or [scene]


def _names_a_role(source: Source, scenes: Sequence[Scene]) -> bool:
    """Return whether the prompt asks who somebody is that speaks: "Who is the lecturer?", "Who is teaching?"."""
    asked = " ".join(source.spec.subject)
    is_role = asked in _SPEAKING or (bool(scenes) and bool(_PERSON.fullmatch(asked)))
    return is_role and any(scene.said for scene in source.scenes)


def mentions(source: Source) -> str:
    """Return a line for each scene with the things that the prompt names, in time order."""
    scenes = sorted(source.matching(source.spec.subject), key=lambda scene: scene.start)
    if not scenes:
        return f'The {source.noun} "{source.label}" {_absent(source, source.spec.subject)}.'
    lines = [f"- {times_of(source, scene)} {source.describe(scene)}." for scene in scenes[: _most_lines(source)]]
    return under(f'Moments of "{source.label}" with {_quoted(source.spec.subject)}', lines)


def times(source: Source) -> str:
    """Return the scenes with the things that the prompt names, each with its time; all parts if there are none."""
    return mentions(source) if source.matching(source.spec.subject) else contents(source)


def _most_lines(source: Source) -> int:
    return source.spec.number(_MOST_LINES, Unit.ITEM, Unit.LINE)


def _usual_count(source: Source) -> int:
    return source.spec.number(_USUAL_ANSWERS, Unit.SENTENCE, Unit.ITEM)


def moment(source: Source) -> str:
    """Return what happens, or is said, read or branded, at the requested time."""
    start, end = source.span(source.spec.span or (source.start, source.duration))
    moments = [found for scene in source.scenes for found in _within(source, scene, start, end)][:_MOST_MOMENTS]
    when = f"At {clock(start)}" if end - start < 1 else f"From {clock(start)} to {clock(end)}"
    lead = f'In "{source.label}"' if source.is_still else f'{when} in "{source.label}"'
    if start > 0 and start >= source.duration:
        lead = f'The {source.noun} "{source.label}" ends at {clock(source.duration)}; at its end'
    if not moments:
        return _counted(source, [f"{lead} {_nothing(source.spec.modality)}."])
    return _counted(source, [f"{lead}, {lowered(moments[0])}.", *(f"{text}." for text in moments[1:])])


def _within(source: Source, scene: Scene, start: float, end: float) -> Iterable[str]:
    wished = (source.spec.modality,) if source.spec.modality else (Modality.VISUAL, Modality.SPEECH)
    for modality in wished:
        for found in scene.moments(modality):
            if found.start <= end and (found.end > start or start >= source.duration):
                yield source.mention(found, modality)


def _nothing(modality: Modality | None) -> str:
    match modality:
        case Modality.SPEECH:
            return "nothing is said"
        case Modality.TEXT:
            return "no text is on screen"
        case Modality.LOGO:
            return "no logo can be seen"
        case _:
            return "nothing happens"


def _missing(source: Source) -> list[str]:
    if not source.spec.subject:
        return []
    named = stems((source.content.title, *source.content.topics))
    return [word for word in source.spec.subject if stem(word) not in named and not source.named_by((stem(word),))]


def _absent(source: Source, words: Sequence[str]) -> str:
    """Return that the video has nothing of some words; more than two of them are not listed."""
    verb = "mention" if source.noun == "recording" else "show or mention"
    return f"does not {verb} {_quoted(words) if len(words) <= _MOST_QUOTED else 'that'}; it is about {source.subject}"


def _evidence(source: Source) -> str:
    wanted = stems(source.spec.subject)
    modalities = (source.spec.modality,) if source.spec.modality and not wanted else tuple(Modality)
    held = [(modality, one) for modality in modalities for one in _moments(source, modality)]
    if wanted:
        words = words_in([one.text for _, one in held])
        named = source.named_by(wanted)
        numbers = Counter(number for stem in named for number in words.having(stem))
        held = [held[number] for number in sorted(numbers, key=lambda one: (-numbers[one], one))]
    if not held:
        return f"it is about {source.subject}"
    modality, best = held[0]
    return f"{lowered(source.mention(best, modality))} ({clock(best.start)}-{clock(best.end)})"


def _moments(source: Source, modality: Modality) -> Iterable[Moment]:
    return (found for scene in source.scenes for found in scene.moments(modality))


def _reports(source: Source, scenes: Iterable[Scene]) -> Iterator[str]:
    """Yield a sentence with its time for each moment of the requested modality, or for each scene; best first."""
    modality = source.spec.modality
    if modality is None:
        wanted = stems(source.spec.subject)
        return (f"{_about(source, scene, wanted)} ({clock(scene.start)}-{clock(scene.end)})" for scene in scenes)
    found = (
        f"{source.mention(one, modality)} ({clock(one.start)})" for scene in scenes for one in scene.moments(modality)
    )
    return _or(found, [f"In the {source.noun} {_nothing(modality)}"])


def _about(source: Source, scene: Scene, wanted: frozenset[str]) -> str:
    """Return what a scene shows, or what is said in it about `wanted`, if it shows nothing of that."""
    if not wanted or wanted & stems([one.text for one in scene.seen]):
        return source.describe(scene)
    said = [one for one in scene.said if wanted & stems([one.text])]
    return source.mention(said[0], Modality.SPEECH) if said else source.describe(scene)


def _or(found: Iterator[str], others: Iterable[str]) -> Iterator[str]:
    """Return the texts that are found, or `others` if there are none."""
    first = next(found, None)
    return iter(others) if first is None else chain([first], found)


def _reports_of_people(source: Source, scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield reports of the moments that show a person or mention a name; all moments if there are none."""
    wished = (source.spec.modality,) if source.spec.modality else (Modality.VISUAL, Modality.SPEECH)
    found = (
        f"{source.mention(one, modality)} ({clock(one.start)}-{clock(one.end)})"
        for modality in wished
        for scene in scenes
        for one in scene.moments(modality)
        if (own_name_in if modality is Modality.SPEECH else _PERSON.search)(one.text)
    )
    is_general = not source.spec.subject and source.spec.modality in (None, Modality.VISUAL)
    people = first_people_in(scenes, _MOST_PEOPLE) if is_general else []
    seen = [f"{joined(people)} can be seen"] if people else []
    return chain(seen, _or(found, _reports(source, scenes)))


def _reports_of_places(source: Source, scenes: Sequence[Scene]) -> Iterator[str]:
    """Yield reports of the moments that show a place; all moments if there are none."""
    found = (
        f"{source.mention(one, Modality.VISUAL)} ({clock(one.start)}-{clock(one.end)})"
        for scene in scenes
        for one in scene.moments(Modality.VISUAL)
        if _PLACE.search(one.text)
    )
    return _or(found, _reports(source, scenes))


_JUDGEMENTS: Mapping[str, Callable[[Source], str]] = {MOOD: mood, PEOPLE_COUNT: people, AUDIENCE: audience}

_REPORTS: Mapping[str, Callable[[Source, Sequence[Scene]], Iterator[str]]] = {
    "who": _reports_of_people,
    "where": _reports_of_places,
}


def _how_many(source: Source, scenes: list[Scene]) -> str:
    total = len(source.content.scenes)
    if not source.spec.subject:
        return f'The {source.noun} "{source.label}" has {total} scenes.'
    words = _quoted(source.spec.subject)
    if (stated := stated_count(source)) is not None:
        return f'The {source.noun} "{source.label}" gives the number {stated} for {words}.'
    if not scenes:
        return f'The {source.noun} "{source.label}" {_absent(source, source.spec.subject)}.'
    return f'In "{source.label}", {len(scenes)} of {total} scenes show or mention {words}.'


def _quoted(words: Sequence[str]) -> str:
    """Return words of the prompt in quotation marks, because nobody knows their articles: "dog" or "cat"."""
    return clip(" or ".join(f'"{clause(word)}"' for word in words), 80)


def _counted(source: Source, sentences: list[str]) -> str:
    wished = source.spec.count(Unit.SENTENCE)
    if wished is None:
        return " ".join(sentences)
    more = [f"{text}." for text in source.statements(wished.number)]
    return " ".join(list(dict.fromkeys((*sentences, *more)))[: wished.number])
