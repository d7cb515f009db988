"""Writes the text for a prompt: selects the form, and applies the limits that hold for all forms."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import stem, tokenise
from mockserver.domain.writing import judgements, lists, prose, questions
from mockserver.domain.writing.aspects import options
from mockserver.domain.writing.aspects.kinds import KINDS
from mockserver.domain.writing.aspects.verdicts import grade_of, mood_of, sentiment_of
from mockserver.domain.writing.aspects.writing import findings
from mockserver.domain.writing.documents.shown import markup, sections, templated
from mockserver.domain.writing.forms import (
    assessments,
    business,
    guides,
    marketing,
    occasions,
    posts,
    press,
    quizzes,
    rows,
    rule_checks,
    stories,
    teaching,
    verse,
)
from mockserver.domain.writing.forms.emoji import with_emoji
from mockserver.domain.writing.forms.notations import in_notation
from mockserver.domain.writing.judgements import OF_NAMED_PLACES, named_place
from mockserver.domain.writing.lengths import limited
from mockserver.domain.writing.people import first_people_in
from mockserver.domain.writing.phrases import clip
from mockserver.domain.writing.prompts.asked import HOW_MANY, MOOD, PEOPLE_COUNT
from mockserver.domain.writing.prompts.aspects import Aspect
from mockserver.domain.writing.prompts.lists.marks import mark_of
from mockserver.domain.writing.prompts.prompt import read_prompt
from mockserver.domain.writing.prompts.spec import Count, PromptSpec
from mockserver.domain.writing.prompts.unsupported import EARLIER
from mockserver.domain.writing.prompts.vocabulary import REPEATED, Form, Unit
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.stills import without_times
from mockserver.domain.writing.structured import as_json, fields
from mockserver.domain.writing.talks.turns import talk_of
from mockserver.ground.late.patterns import late_pattern

LONGEST_TEXT = 3900
_MOST_PEOPLE = 20
_LONGEST_VERDICT = 3  # words, as in "cannot be determined"
_UNKNOWN, _OF_NAMES = "Unknown", frozenset(["who", "whose", "where"])
_ENDS = (".", "!", "?")
_SENTENCE_ENDS = (*_ENDS, '"', ",")
_WITHOUT_NAME = frozenset(
    [
        *(Form.RULES, Form.CHOICE, Form.CSV, Form.SUBTITLES, Form.SECTIONS, Form.TEMPLATE, Form.YAML, Form.XML),
        *(Form.USER_STORIES, Form.SCENARIOS),
    ]
)
"""The forms of which each word counts: a single word can be the whole answer."""
_LISTS = frozenset([Form.BULLETS, Form.NUMBERED, Form.CHECKLIST])
_MARK = re.compile(r"^(?:- |\d{1,2}\. )", re.MULTILINE)
_HEADINGS = late_pattern(r"\bheadings?\b(?! (?:like|of|such))", re.IGNORECASE)
_BESIDE_HEADING = late_pattern(r"^(?:an?|the|one|two|three|four|five|\d+) | ?\([^)]*\)")
_UNDER_HEADINGS = _LISTS | {
    *(Form.CONTENTS, Form.LINES, Form.HIGHLIGHTS, Form.TIMES, Form.MENTIONS, Form.TABLE, Form.TRANSCRIPT, Form.QUIZ),
    *(Form.CRITERIA, Form.FIELDS),
}
"""The forms with a heading, which an answer without any other word does not have."""

_OF_FINDINGS = frozenset([Form.QUESTION, Form.YES_NO])
_WITH_TIMES = _LISTS | {Form.QUESTION, Form.YES_NO, Form.MENTIONS, Form.TIMES, Form.HIGHLIGHTS, Form.CRITERIA}
_CLOCK = re.compile(r"\d{1,2}(?::\d\d){1,2}")
_TIMES = re.compile(rf"\({_CLOCK.pattern}(?:(?:-|, | and ){_CLOCK.pattern}){{0,20}}\)")

_LABELS: Mapping[Form, str] = {
    Form.TITLE: "Title",
    Form.PARAGRAPH: "Summary",
    Form.CONTENTS: "Chapters",
    Form.HASHTAGS: "Hashtags",
    Form.KEYWORDS: "Keywords",
}

WRITERS: Mapping[Form, Callable[[Source], str]] = {
    Form.PARAGRAPH: prose.paragraph,
    Form.BULLETS: lists.bullets,
    Form.NUMBERED: lists.numbered,
    Form.CHECKLIST: lists.checklist,
    Form.EMAIL: business.email,
    Form.FOLLOW_UP: business.follow_up,
    Form.APOLOGY: business.apology,
    Form.INCIDENT: business.incident,
    Form.REPORT: press.report,
    Form.ARTICLE: press.article,
    Form.NEWS: press.news,
    Form.NEWSLETTER: press.newsletter,
    Form.PRESS_RELEASE: press.press_release,
    Form.REVIEW: press.review,
    Form.RECIPE: guides.recipe,
    Form.GUIDE: guides.guide,
    Form.ALT_TEXT: marketing.alt_text,
    Form.SEARCH_TEXTS: marketing.search_texts,
    Form.ADS: marketing.ads,
    Form.SHOP_TEXT: marketing.shop_text,
    Form.SCRIPT: marketing.script,
    Form.LESSON_PLAN: teaching.lesson_plan,
    Form.WORKSHEET: teaching.worksheet,
    Form.NOTES: teaching.notes,
    Form.KEY_TERMS: teaching.key_terms,
    Form.LINKEDIN: posts.linkedin,
    Form.FACEBOOK: posts.facebook,
    Form.CAPTION: posts.caption,
    Form.THREAD: posts.thread,
    Form.POEM: verse.poem,
    Form.SONG: verse.song,
    Form.HAIKU: verse.haiku,
    Form.CONTENTS: lists.contents,
    Form.LINES: lists.lines,
    Form.TABLE: rows.table,
    Form.CSV: rows.csv,
    Form.TRANSCRIPT: lists.transcript,
    Form.SUBTITLES: lists.subtitles,
    Form.QUIZ: quizzes.quiz,
    Form.FAQ: quizzes.answered,
    Form.FLASH_CARDS: quizzes.flash_cards,
    Form.USER_STORIES: stories.user_stories,
    Form.SCENARIOS: stories.scenarios,
    Form.MINUTES: business.minutes,
    Form.DESCRIPTION: occasions.description,
    Form.REASONS: occasions.reasons,
    Form.HIGHLIGHTS: lists.timed_highlights,
    Form.JSON: as_json,
    Form.FIELDS: fields,
    Form.SECTIONS: sections.sections,
    Form.TEMPLATE: templated.templated,
    Form.YAML: sections.yaml,
    Form.XML: markup.markup,
    Form.HASHTAGS: prose.tags,
    Form.KEYWORDS: lambda source: (source.spec.layout.between or ", ").join(prose.keywords(source)),
    Form.TITLE: prose.title,
    Form.TWEET: posts.tweet,
    Form.PARTS: lambda source: "\n\n".join(f"{_LABELS[part]}: {WRITERS[part](source)}" for part in source.spec.parts),
    Form.CHOICE: options.choice,
    Form.COMPARISON: judgements.comparison,
    Form.MENTIONS: questions.mentions,
    Form.TIMES: questions.times,
    Form.CRITERIA: assessments.by_criteria,
    Form.RULES: rule_checks.by_rules,
    Form.SEVERAL: lambda source: several(source),
    Form.YES_NO: questions.yes_or_no,
    Form.QUESTION: questions.open_question,
    Form.MOMENT: questions.moment,
}


def several(source: Source) -> str:
    """Return the answers to the questions of the prompt, each in a line of its own."""
    questions = source.spec.questions
    asked = [replace(source, spec=_in_sentences(read_prompt(question))) for question in questions]
    is_of_one = any(one.spec.count(Unit.SENTENCE) for one in asked)  # "(a) a one-sentence summary, (b) three hashtags"
    count = None if is_of_one else source.spec.count(Unit.SENTENCE)
    if count:
        each = Count(max(1, count.number // len(asked)), Unit.SENTENCE)
        asked = [replace(one, spec=replace(one.spec, counts=(each,))) for one in asked]
        if "number" not in source.spec.text:
            return " ".join([_unnamed(source, WRITERS[one.spec.form](one), at) for at, one in enumerate(asked)])
    answers = [_as_part(one, at) for at, one in enumerate(asked)]
    if _HEADINGS.search(source.spec.text):
        heads = [capitalised(_BESIDE_HEADING.sub("", question).rstrip("?").strip()) for question in questions]
        return "\n\n".join(f"## {head}\n\n{answer}" for head, answer in zip(heads, answers, strict=True))
    is_numbered = all(question.endswith("?") for question in questions) or "number" in source.spec.text
    marks = (mark_of(source.spec.layout.mark or "1.", number) for number in range(1, len(answers) + 1))
    between = "\n" if count else "\n\n"
    return between.join([f"{mark}{one}" for mark, one in zip(marks, answers, strict=True)] if is_numbered else answers)


def _in_sentences(spec: PromptSpec) -> PromptSpec:
    """Return `spec` with a list of findings as sentences, because it is one of several answers."""
    return replace(spec, form=Form.QUESTION) if spec.aspects and spec.form in _LISTS else spec


def _as_part(source: Source, place: int) -> str:
    """Return an answer that is one of several: only the first has a heading or names the video."""
    told = WRITERS[source.spec.form](source)
    return _unnamed(source, limited(source, _without_heading(told) if place else told), place)


def _unnamed(source: Source, text: str, place: int) -> str:
    """Return an answer after the first one without the name of the video."""
    label = f'"{source.label}"'
    if place and f"is called {label}" not in text:
        text = text.removeprefix(f"In {label}: ").replace(f" in {label},", ",", 1).replace(f" {label}", "", 1)
    return capitalised(text)


def compose(source: Source) -> str:
    """Return the text that `source` asks for: never empty, below 4,000 characters, and about the video."""
    text = _composed(source)
    return without_times(text) if source.is_still else text


def _composed(source: Source) -> str:
    if source.spec.form is Form.JSON:
        return as_json(source)
    if source.spec.is_about_instructions:
        about = f"it is about {source.subject}"
        return f'Only what the {source.noun} "{source.label}" shows and says can be told here; {about}.'
    if source.spec.fallback and questions.has_nothing(source):
        return source.spec.fallback
    if names := _names_in_one_line(source):
        return names
    if (source.spec.is_bare or _wants_a_word(source.spec)) and (answer := _bare(source)):
        return answer
    count = source.spec.number(1, Unit.TEXT) if source.spec.form in REPEATED else 1
    text = _written(source, LONGEST_TEXT) if count == 1 else "\n\n".join(_different(source, count))
    if source.spec.layout.has_conclusion and source.spec.form in _LISTS:
        text = f"{text}\n\nAll in all, the {source.noun} is about {source.subject}."
    text = _with_times(source.spec, text)
    text = _MARK.sub("", text) if source.spec.layout.is_unmarked else text
    text = with_emoji(source, text) if source.spec.layout.emoji else text
    text = text.upper() if source.spec.layout.is_shouted else text
    text = in_notation(text, source.spec.layout.notation)
    return _noted(_noted(text, EARLIER) if source.spec.follows_up else text, source.spec.unsupported)


def _with_times(spec: PromptSpec, text: str) -> str:
    """Return `text` with the times in parentheses in the form that the prompt names, such as HH:MM:SS."""
    if not spec.layout.time_style.is_padded or spec.form not in _WITH_TIMES:
        return text
    return _TIMES.sub(
        lambda times: _CLOCK.sub(lambda one: spec.layout.time_style.time(_seconds(one[0])), times[0]), text
    )


def _seconds(time: str) -> int:
    hours, minutes, seconds = ([0, 0] + [int(part) for part in time.split(":")])[-3:]
    return 3600 * hours + 60 * minutes + seconds


def _names_in_one_line(source: Source) -> str:
    """Return who can be seen, if the prompt asks only that and wants it in one line; else an empty text."""
    spec = source.spec
    if spec.asked != "who" or spec.subject or spec.form is not Form.QUESTION or not spec.layout.is_in_one_line:
        return ""
    return (spec.layout.between or ", ").join(first_people_in(source.scenes, _MOST_PEOPLE))


def _wants_a_word(spec: PromptSpec) -> bool:
    """Return whether a prompt wants its answer in a single word."""
    words = spec.count(Unit.WORD)
    return words is not None and words.number == 1 and not words.is_limit


def _bare(source: Source) -> str:
    """Return the answer to a prompt that wants nothing else: an option, yes or no, a rating; else an empty text."""
    spec = source.spec
    if spec.form in (Form.CHOICE, Form.YES_NO):
        return WRITERS[spec.form](source)
    if Aspect.QUALITY in spec.aspects:
        return grade_of(source)
    if Aspect.SENTIMENT in spec.aspects:
        return sentiment_of(source)[0]
    if spec.asked == PEOPLE_COUNT and Aspect.SPEAKERS in spec.aspects:
        return str(len(talk_of(source.content).people))
    if spec.asked == PEOPLE_COUNT:
        return str(len(first_people_in(source.scenes, _MOST_PEOPLE)))
    if judgements.is_about_length(source):
        return judgements.length(source)
    if spec.asked in HOW_MANY:
        return str(questions.count(source))
    if spec.asked == "when":
        return questions.time(source)
    if spec.form is Form.HIGHLIGHTS and spec.number(0, Unit.ITEM) == 1:
        return lists.times_of(source, source.best_scenes(1)[0]) if source.scenes else ""
    if spec.form is Form.QUESTION and spec.asked != MOOD and (known := _known_word(source)):
        return known
    return mood_of(source).split()[0] if spec.asked == MOOD or Aspect.MOOD in spec.aspects else ""


def _known_word(source: Source) -> str:
    """Return what the video has of the aspects of a question, if it is a word or two, or that nothing is known."""
    if questions.is_about_language(source):
        return "English"
    if not OF_NAMED_PLACES.isdisjoint(source.spec.named):
        return named_place(source, source.spec.named) or _UNKNOWN
    most = source.spec.number(_LONGEST_VERDICT, Unit.WORD)
    kinds = [aspect for aspect in source.spec.aspects if aspect in KINDS]
    found = (one.text for aspect in kinds for one in findings(source, aspect))
    short = next((text for text in found if len(text.split()) <= most), "")
    is_unknown = questions.has_nothing(source) or (source.spec.asked in _OF_NAMES and source.spec.subject)
    return capitalised(short) or (_UNKNOWN if is_unknown else "")


def _written(source: Source, room: int) -> str:
    if source.spec.form is Form.XML:
        return WRITERS[Form.XML](source)
    if source.spec.form in _WITHOUT_NAME:
        return WRITERS[source.spec.form](source)[:room]
    told = _within_aspects(source, WRITERS[source.spec.form](source))
    is_alone = source.spec.is_bare or not source.spec.layout.has_heading
    if source.spec.layout.is_in_one_line and source.spec.form in _LISTS:
        return (source.spec.layout.between or ", ").join(
            line.rstrip(".") for line in _MARK.sub("", _without_heading(told)).splitlines()
        )[:room]
    if is_alone and source.spec.form in _UNDER_HEADINGS:
        return clip(_without_heading(told), room)
    if source.spec.form is Form.YES_NO and len(told.split()) <= _LONGEST_VERDICT:
        return told
    text = clip(_named(source, told), room)
    short = limited(source, text)
    return text if short == text else _named(source, short)


def _within_aspects(source: Source, text: str) -> str:
    """Return an answer about aspects with fewer findings if it has more words than the prompt allows."""
    words, form = source.spec.count(Unit.WORD), source.spec.form
    if not (words and source.spec.aspects and form in _OF_FINDINGS) or len(text.split()) <= words.number:
        return text
    counts = [(Count(most, Unit.ITEM), *source.spec.counts) for most in (2, 1)]
    shorter = (WRITERS[form](replace(source, spec=replace(source.spec, counts=few))) for few in counts)
    return next((one for one in shorter if len(one.split()) <= words.number), text)


def _without_heading(text: str) -> str:
    """Return the lines of a text without the heading above them, if it has one."""
    heading, end, lines = text.partition(":\n\n")
    return lines if end and "\n" not in heading else text


def _different(source: Source, count: int) -> list[str]:
    """Return `count` texts: each about a part of the video, the last ones about the same parts if it is short."""
    scenes, room, found = source.scenes, LONGEST_TEXT // count - 2, dict[str, None]()
    for number in range(count):
        part = scenes[len(scenes) * number // count : len(scenes) * (number + 1) // count] or scenes
        wording = replace(source.wording, request=f"{source.wording.request}\0{number}")
        content = replace(source.content, scenes=tuple(part))
        text = _written(replace(source, content=content, wording=wording), room)
        found[text if text not in found else f"({number + 1}) {text}"] = None
    return list(found)


def _named(source: Source, text: str) -> str:
    return text if _is_named(source, text) else f"{source.label}: {text}"


def _is_named(source: Source, text: str) -> bool:
    """Return whether `text` has the title, or a word of the title and the topics."""
    label = source.label
    if f'"{label}"' in text and tokenise(label):
        return True
    names = stems((source.content.title, *source.content.topics))
    return any(stem(word) in names for word in tokenise(text)) if names else label in text


def _noted(text: str, note: str) -> str:
    """Append `note` as the last sentence; after several lines, or words, in a line of its own."""
    if not note:
        return text
    return f"{text} {note}" if "\n" not in text and text.endswith(_SENTENCE_ENDS) else f"{text}\n\n{note}"
