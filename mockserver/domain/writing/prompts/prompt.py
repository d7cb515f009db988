"""Parses a prompt: the requested form, length, subject and time span."""

import re
import unicodedata

from mockserver.domain.writing.prompts.asides import (
    emoji_in,
    is_one_by_one,
    offers_truth,
    wants_only_the_answer,
)
from mockserver.domain.writing.prompts.asked import asked_in
from mockserver.domain.writing.prompts.aspects import asks_for_grade
from mockserver.domain.writing.prompts.counts import counts_in
from mockserver.domain.writing.prompts.fallbacks import fallback_in
from mockserver.domain.writing.prompts.forms import manner_in
from mockserver.domain.writing.prompts.languages.counts import with_english_counts
from mockserver.domain.writing.prompts.languages.requests import with_english_requests
from mockserver.domain.writing.prompts.layout import layout_in
from mockserver.domain.writing.prompts.lists.objects import in_terms_of_json, shows_object
from mockserver.domain.writing.prompts.spec import Count, Layout, PromptSpec
from mockserver.domain.writing.prompts.unsupported import (
    follows_up,
    is_about_instructions,
    named_in,
    unsupported_in,
    written_in,
)
from mockserver.domain.writing.prompts.vocabulary import MEMBERS, Form, whole
from mockserver.domain.writing.prompts.wishes import OF_COLUMNS, Wish, tone_in, wish_in
from mockserver.ground.caches import short_cache

# Reading a prompt takes some two microseconds for each character.
_LONGEST_END = 5_000
_USUAL_SCALE = 5
_MANY_DOTS = re.compile(r"\.{4,}")
_TAB = re.compile(r"(?<=\w)\t(?=\w)")
"""Matches what stands between two columns of a line with tabs."""
_FOLLOWS = whole(r"what happen(?:s|ed) (?:right |just |directly |immediately )?(after|before)")
_OPPOSITE = whole(
    r"reasons? (?:why (?:it|they|not)|against)|(?:not|against)\b[^.?!]{0,60}\breasons?|why not"
    r"|pros (?:and|&) (?:(?:[2-9]|two|three|four|five) )?cons"
    r"|advantages and disadvantages|strengths and weaknesses"
)


# Cached, because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def read_prompt(text: str | None) -> PromptSpec:
    """Parse `text`; an unreadable or empty prompt asks for a paragraph.

    Of a long text only the beginning and the end are read: the middle is context, not what is asked.
    """
    text = in_terms_of_json(_ends_of(text or ""))
    lines = _in_lower_case(f"{text} JSON" if shows_object(text) else text)
    lines = _TAB.sub(", ", lines) if "\t" in lines else lines
    flat = " ".join(lines.split())
    written = written_in(flat)
    flat, requests = with_english_requests(flat, written)
    asked = asked_in(requests if written else lines)  # German "was" is no English "was"
    language = named_in(flat) or written
    unsupported = unsupported_in(flat, language)
    flat = with_english_counts(flat, language)
    counts = counts_in(flat)
    return _spec_of(wish_in(flat, text, asked, counts), flat, text, counts, unsupported)


def _spec_of(wish: Wish, flat: str, text: str, counts: tuple[Count, ...], unsupported: str) -> PromptSpec:
    """Return what a prompt asks for, with the details that only some forms have."""
    form = wish.form
    return PromptSpec(
        form=form,
        counts=counts,
        subject=wish.subject,
        parts=wish.parts,
        members=_members(flat),
        text=text,
        asked=wish.asked,
        modality=wish.modality if wish.asked else None,
        aspects=tuple(dict.fromkeys(wish.named.values())),
        named=tuple(wish.named),
        compares_ends=wish.compares_ends,
        scale=wish.scale or _USUAL_SCALE,
        has_grade=bool(wish.scale) and asks_for_grade(flat),
        span=wish.span,
        tone=wish.tone,
        options=wish.options if form is Form.CHOICE else (),
        criteria=wish.criteria,
        has_scores=wish.has_scores,
        has_table=wish.has_table,
        layout=layout_in(flat, form, has_columns=form in OF_COLUMNS or wish.has_table),
        questions=wish.questions if form is Form.SEVERAL else (),
        rules=wish.rules,
        markup=wish.markup,
        template=wish.template if form in (Form.TEMPLATE, Form.RULES) else None,
        skeleton=wish.skeleton,
        sections=wish.sections if form is Form.SECTIONS else None,
        fallback=fallback_in(text),
        has_opposite=form is Form.REASONS and bool(_OPPOSITE.search(flat)),
        follows=follows[1] if form is Form.QUESTION and (follows := _FOLLOWS.search(flat)) else "",
        is_bare=wants_only_the_answer(flat),
        has_true_or_false=offers_truth(flat),
        is_one_by_one=is_one_by_one(flat),
        is_about_instructions=is_about_instructions(flat),
        follows_up=follows_up(flat),
        unsupported=unsupported,
    )


def read_manner(text: str) -> PromptSpec:
    """Parse instructions, which ask for nothing themselves, such as "Always use bullet points."

    A form counts only after words like "write as", because instructions mention many other things.
    """
    flat = " ".join(_in_lower_case(_ends_of(text)).split())
    language = named_in(flat) or written_in(flat)
    return PromptSpec(
        form=manner_in(flat) or Form.PARAGRAPH,
        counts=counts_in(with_english_counts(flat, language)),
        members=_members(flat),
        tone=tone_in(flat),
        layout=Layout(emoji=emoji_in(flat)),
        unsupported=unsupported_in(flat, language),
    )


def _in_lower_case(text: str) -> str:
    lower = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    return _MANY_DOTS.sub("...", lower)  # an ellipsis became three dots, and every pattern would read all of them


def _members(flat: str) -> tuple[str, ...]:
    return tuple([member for member in MEMBERS if member in flat])


def _ends_of(text: str) -> str:
    return text if len(text) <= 2 * _LONGEST_END else f"{text[:_LONGEST_END]} {text[-_LONGEST_END:]}"
