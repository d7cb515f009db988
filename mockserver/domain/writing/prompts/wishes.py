"""What a prompt asks for: the form of the text, what it is about, and what belongs to that form."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import STOP_WORDS, tokenise
from mockserver.domain.writing.prompts.asides import without_manner, without_markup, without_role
from mockserver.domain.writing.prompts.aspects import (
    Aspect,
    asks_for_talk_time,
    aspects_in,
    form_of_aspects,
    names_contents,
    of_question,
    scale_of,
)
from mockserver.domain.writing.prompts.fallbacks import without_fallback
from mockserver.domain.writing.prompts.form_signs import FORM_SIGNS
from mockserver.domain.writing.prompts.forms import compares_ends, form_in
from mockserver.domain.writing.prompts.layout import notation_in
from mockserver.domain.writing.prompts.lists.alternatives import alternatives_in, as_written
from mockserver.domain.writing.prompts.lists.criteria import criteria_in, fields_in, is_scored
from mockserver.domain.writing.prompts.lists.marks import without_separators
from mockserver.domain.writing.prompts.lists.markup import Element, markup_in
from mockserver.domain.writing.prompts.lists.rules import Rules, rules_in
from mockserver.domain.writing.prompts.lists.sections import Sections, sections_in
from mockserver.domain.writing.prompts.lists.several import questions_in
from mockserver.domain.writing.prompts.lists.skeletons import Skeleton, skeleton_in
from mockserver.domain.writing.prompts.lists.tables import table_in
from mockserver.domain.writing.prompts.lists.templates import Template, template_in
from mockserver.domain.writing.prompts.lists.verdicts import without_verdicts
from mockserver.domain.writing.prompts.request_verbs import without_request
from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.spans import span_in
from mockserver.domain.writing.prompts.spec import Count
from mockserver.domain.writing.prompts.vocabulary import (
    GENERIC_WORDS,
    LOGO_WORDS,
    NUMBERS,
    PART_SIGNS,
    SPEECH_WORDS,
    TEXT_WORDS,
    THINGS_IN_NAMES_OF_FORMS,
    TONE_SIGNS,
    UNIT_SIGNS,
    Form,
    Tone,
    whole,
)

_GOAL_OF = whole("goals? (?:of|behind)")
"""Matches a goal that is a purpose, not one in a match."""
_KEY = frozenset(["key", "main", "major"])
OF_COLUMNS = frozenset([Form.TABLE, Form.CSV])
"""The forms with columns."""
_OF_DATA = OF_COLUMNS | {Form.JSON, Form.CHOICE}
_OF_MARKUP = frozenset([Form.YAML, Form.XML])
_WITHOUT_FORM = frozenset([Form.BULLETS, Form.CONTENTS, Form.PARAGRAPH])
_WITH_LINES_OF_THEIR_OWN = frozenset(
    [
        *(Form.YAML, Form.XML, Form.FLASH_CARDS, Form.SUBTITLES, Form.TRANSCRIPT, Form.USER_STORIES),
        Form.SCENARIOS,
    ]
)
_OPEN_TO_SECTIONS = _WITHOUT_FORM | {
    *(Form.TITLE, Form.PARTS, Form.KEYWORDS, Form.HASHTAGS, Form.REVIEW, Form.SCRIPT, Form.REPORT, Form.ARTICLE),
    *(Form.QUESTION, Form.NUMBERED, Form.FIELDS, Form.NOTES),
}
"""The forms without sections of their own."""
_TIME_AND_TITLE = 2
_OF_PARTS = whole(
    "(?:each|every|all(?: the)?) (?:scenes?|chapters?|segments?|shots?|clips?|parts?|moments?)|scene by scene"
)
_TIME_AND_LABEL = Template(("mm:ss", "label"), ("", " - ", ""))
_EVERY = whole(
    "(?:list|find|identify|extract|name|note|log|mark|flag) (?:me )?(?:all|every|each|any)(?: of)?(?: the)? [a-z]+"
)
_EXCLUDED = re.compile(r"\b(?:no|without|excluding|not)(?: any| the)? ([a-z]+)")
_PARTS, _TONES = Signs(PART_SIGNS), Signs(TONE_SIGNS)
_MODALITIES = Signs([(Modality.LOGO, LOGO_WORDS), (Modality.TEXT, TEXT_WORDS), (Modality.SPEECH, SPEECH_WORDS)])
_FORM_WORDS = frozenset(
    word
    for _, signs in (*FORM_SIGNS, *UNIT_SIGNS)
    for word in re.findall(r"[a-z]+s?", signs)
    for word in (word, f"{word}s", word.removesuffix("s"))
).difference(THINGS_IN_NAMES_OF_FORMS)
_NO_SUBJECTS = frozenset([*STOP_WORDS, *GENERIC_WORDS, *_FORM_WORDS, *NUMBERS])


@dataclass(slots=True)
class Wish:
    """What a prompt asks for; the fields mean what those of `PromptSpec` do."""

    form: Form
    asked: str
    subject: tuple[str, ...]
    parts: tuple[Form, ...]
    tone: Tone
    modality: Modality | None
    span: tuple[float, float] | None
    options: tuple[str, ...]
    questions: tuple[str, ...]
    scale: int = 0
    named: dict[str, Aspect] = field(default_factory=dict)
    """The aspects by the words for them."""
    compares_ends: bool = False
    criteria: tuple[str, ...] = ()
    has_scores: bool = False
    has_table: bool = False
    rules: Rules | None = None
    markup: tuple[Element, ...] = ()
    template: Template | None = None
    skeleton: Skeleton | None = None
    sections: Sections | None = None


def wish_in(flat: str, text: str, asked: str, counts: Sequence[Count]) -> Wish:
    """Return what a prompt asks for. `flat` is the `text` in lower case, with its numbers in English.

    `asked` is its question, and `counts` its numbers of units. Each step takes what the steps before have left open.
    """
    words = _words(_without_object(flat) if asked else flat)
    wish = _by_signs(flat, text, asked, counts, words)
    _add_aspects(wish, flat, words)
    _add_criteria(wish, flat)
    _add_markup(wish, flat, text)
    _add_rules(wish, flat, text)
    _add_sections(wish, flat, text)
    if wish.form in _WITHOUT_FORM and wish.subject and not wish.named:
        wish.form = Form.MENTIONS if _EVERY.search(flat) else _with_times(wish.form, flat)
    return wish


def _without_object(flat: str) -> str:
    """Return a prompt without the object that it shows, whose members are no part of its question."""
    before, _, rest = flat.partition("{")
    return before + rest.rpartition("}")[2]


def _words(flat: str) -> list[str]:
    """Return the words of what is asked, without "key" and "main" before another word: "the key points"."""
    flat = without_separators(without_markup(without_fallback(flat)))
    flat = without_manner(without_role(_GOAL_OF.sub(" ", flat) if "goal" in flat else flat))
    words = tokenise(_TONES.without(without_request(without_verdicts(flat))))
    return [word for word, after in zip_longest(words, words[1:], fillvalue="") if not after or word not in _KEY]


def tone_in(flat: str) -> Tone:
    """Return the tone that a prompt names."""
    return _TONES.first_in(flat) or Tone.PLAIN


def _with_times(form: Form, flat: str) -> Form:
    """Return the form for a prompt with a subject: "the goals with timestamps" asks for no table of contents."""
    return Form.TIMES if form is Form.CONTENTS and not names_contents(flat) else form


def _by_signs(flat: str, text: str, asked: str, counts: Sequence[Count], words: Sequence[str]) -> Wish:
    """Return what the words for forms, tones and modalities tell."""
    options, questions = as_written(alternatives_in(text.lower()), text), questions_in(flat)
    parts, span = tuple(_PARTS.all_in(flat)), span_in(flat, is_question=bool(asked))
    if len(parts) > 1 and not any("?" in one for one in questions):
        questions = ()  # the parts of one text
    if options and is_scored(flat) and "each" in flat and criteria_in(flat):
        options = ()
    is_choice = bool(options) and "json" not in flat
    form = Form.SEVERAL if questions else Form.CHOICE if is_choice else None
    wish = Wish(
        form=form or form_in(flat, asked, parts, counts, has_span=span is not None),
        asked=asked,
        subject=_subject(words, ()),
        parts=parts,
        tone=tone_in(flat),
        modality=_MODALITIES.first_in(flat),
        span=span,
        options=options,
        questions=questions,
    )
    is_about_nothing = not wish.subject and not wish.modality
    if wish.form is Form.QUESTION and asked == "what" and wish.tone is not Tone.PLAIN and is_about_nothing:
        wish.form, wish.asked = Form.PARAGRAPH, ""  # "Tell me in a casual tone what happens" asks for a summary
    return wish


def _add_aspects(wish: Wish, flat: str, words: Sequence[str]) -> None:
    """Add the kinds of things that the prompt asks about, such as feelings, if they suit its form."""
    wish.scale, named = scale_of(flat), aspects_in(words)
    if wish.scale:
        named["rate"] = Aspect.QUALITY
    if asks_for_talk_time(flat):
        named["talk"] = Aspect.TALK_TIME
    if Aspect.SENTIMENT in named.values() and compares_ends(flat):
        wish.form, wish.span, wish.compares_ends = Form.QUESTION, None, True
    if not wish.asked and len(named) > 1:
        excluded = _EXCLUDED.findall(flat)
        named = {word: aspect for word, aspect in named.items() if word not in excluded}
    named = of_question(named, wish.form, wish.asked)
    if named and (form := form_of_aspects(wish.form, named, flat)):
        wish.form, wish.subject, wish.named = form, _subject(words, [*named]), named
    elif wish.form in OF_COLUMNS:
        wish.named = named
    wish.has_table = wish.form is Form.TABLE


def _add_criteria(wish: Wish, flat: str) -> None:
    """Add what the prompt wants to be assessed, or the properties of which it is a list."""
    if wish.form not in _OF_DATA or (wish.has_table and is_scored(flat)):
        wish.criteria = criteria_in(flat)
    if wish.criteria:
        wish.form, wish.named, wish.has_scores = Form.CRITERIA, {}, is_scored(flat)
        return
    is_open = wish.form in _WITHOUT_FORM or wish.form is Form.TITLE or (bool(wish.named) and not wish.asked)
    if is_open and wish.form not in _OF_DATA and not wish.options and not wish.questions and len(wish.parts) < 2:
        wish.criteria = fields_in(flat)
        if wish.criteria:
            wish.form, wish.named = Form.FIELDS, {}


def _add_markup(wish: Wish, flat: str, text: str) -> None:
    """Add the XML that the prompt shows, unless it asks for other data or for HTML."""
    if notation_in(flat):
        return
    if wish.form is Form.CHOICE or wish.form not in _OF_DATA | {Form.SUBTITLES}:
        wish.markup = markup_in(text)
    if wish.markup:
        wish.form, wish.named = Form.XML, {}


def _add_rules(wish: Wish, flat: str, text: str) -> None:
    """Add the rules that the prompt lists; unless it asks for data, the answer is a verdict about each."""
    if table := table_in(text):
        wish.form, wish.named, wish.span, wish.rules, wish.template = Form.RULES, {}, None, table.rules, table.row
        return
    wish.rules = rules_in(text, flat)
    if wish.rules and (wish.form is Form.CHOICE or wish.form not in _OF_DATA | _OF_MARKUP):
        wish.form, wish.named, wish.span, wish.template = Form.RULES, {}, None, template_in(text)


def _add_sections(wish: Wish, flat: str, text: str) -> None:
    """Add the text with gaps, the line or the sections that the prompt shows, unless its form has lines of its own."""
    if wish.form is Form.CHOICE:
        _add_choices(wish, flat, text)
        return
    if wish.form is Form.RULES or wish.form in _OF_DATA or wish.form in _WITH_LINES_OF_THEIR_OWN:
        return
    if skeleton := skeleton_in(text):
        wish.form, wish.named, wish.skeleton = Form.TEMPLATE, {}, skeleton
        return
    wish.template = template_in(text)
    if wish.template and names_contents(flat) and len(wish.template.slots) <= _TIME_AND_TITLE:
        wish.template = None  # a line of a table of contents
    wish.sections = None if wish.template else sections_in(text)
    if wish.template:
        wish.form, wish.named = Form.TEMPLATE, {}
    elif wish.sections and (wish.sections.is_certain or (wish.form in _OPEN_TO_SECTIONS and not wish.asked)):
        wish.form, wish.named = Form.SECTIONS, {}


def _add_choices(wish: Wish, flat: str, text: str) -> None:
    """Add the line for each part of the video, if the prompt wants a choice for each of them."""
    if _OF_PARTS.search(flat):
        shown = template_in(text)
        wish.form, wish.template = Form.TEMPLATE, shown if shown and shown.is_repeated else _TIME_AND_LABEL


def _subject(words: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    ignored = _NO_SUBJECTS.union(" ".join(named).split()) if named else _NO_SUBJECTS
    return tuple(dict.fromkeys([word for word in words if word not in ignored and not word.isdecimal()]))
