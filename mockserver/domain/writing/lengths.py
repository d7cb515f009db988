"""Texts in the length that a prompt allows: of the whole, or of each sentence, line or title."""

import re
from dataclasses import replace

from mockserver.domain.capitals import capitalised
from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing.aspects.verdicts import mood_of
from mockserver.domain.writing.phrases import clip, first_words, lowered, without_loose_end
from mockserver.domain.writing.prompts.asked import MOOD
from mockserver.domain.writing.prompts.spec import Count, PromptSpec
from mockserver.domain.writing.prompts.vocabulary import Form, Unit
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.word_limits import of_at_most, of_exactly, sentence_of

_FEW_WORDS = 12
"""Up to this number of words, a prompt asks for a phrase, not for sentences."""
_FEWEST_OF_SENTENCE = 6
"""From this number of words, exactly so many words are a sentence."""
_FEW_CHARACTERS = 80
_STATEMENTS = 8
_PROSE = frozenset([Form.PARAGRAPH, Form.QUESTION, Form.NEWS, Form.ARTICLE, Form.REPORT, Form.REVIEW])
"""The forms to which sentences can be added."""
_LIMITED_ONE_BY_ONE = frozenset(
    [
        Form.TITLE,
        Form.PARAGRAPH,
        Form.THREAD,
        Form.TWEET,
        Form.CAPTION,
        Form.LINES,
        Form.REASONS,
        Form.QUESTION,
        Form.NEWS,
    ]
)
"""The forms whose sentences or lines are limited each; lists choose short texts themselves."""
_ONE_BY_ONE = re.compile(
    r"(?P<mark>^(?:[-*\u2022]|\d{1,2}[.)]|\d{1,2}/\d{1,2}|\[[^\]]*\])\s+)?(?P<text>[^\s].*?(?:[.!?](?=\s|$)|$))",
    re.MULTILINE,
)
_ENDS = (".", "!", "?")


def limited(source: Source, text: str) -> str:
    """Return a text in the length that the prompt allows, which its last line of hashtags shares."""
    if not source.spec.counts:  # as in most prompts
        return text
    body, between, tags = text.rpartition("\n\n")
    if not tags.startswith("#") or not source.spec.count(Unit.WORD, Unit.CHARACTER):
        return _limited_text(source, text)
    taken = {Unit.WORD: len(tags.split()), Unit.CHARACTER: len(between) + len(tags)}
    counts = tuple(replace(one, number=max(1, one.number - taken.get(one.unit, 0))) for one in source.spec.counts)
    short = _limited_text(replace(source, spec=replace(source.spec, counts=counts)), body)
    return f"{short}{between}{tags}"


def _limited_text(source: Source, text: str) -> str:
    text = _each_limited(source.spec, text)
    has_titles = source.spec.form is Form.TITLE and source.spec.number(1, Unit.TITLE, Unit.ITEM) > 1
    if (words := source.spec.count(Unit.WORD)) and not has_titles:
        return _within_words(source, text, words)
    # In a text of several parts the limits are those of its parts.
    is_several = source.spec.form is Form.SEARCH_TEXTS or has_titles
    if (characters := source.spec.count(Unit.CHARACTER)) and not is_several:
        limit = characters.number
        return clip(source.label, limit) if limit < _FEW_CHARACTERS else _within_characters(text, limit)
    return text


def _within_characters(text: str, limit: int) -> str:
    """Return the first sentences of a text that fit, or else the beginning of the first one as a sentence."""
    if len(text) <= limit:
        return text
    short = _to_sentence_end(clip(text, limit), limit // 3)
    if short.endswith((*_ENDS, '"')) or not text.endswith(_ENDS):
        return short
    return f"{without_loose_end(short[: limit - 1])}."


def _each_limited(spec: PromptSpec, text: str) -> str:
    """Return `text` with each item, or each sentence of a paragraph, in the length that the prompt allows."""
    words, characters = spec.each(0, Unit.WORD), spec.each(0, Unit.CHARACTER)
    if not (words or characters) or spec.form not in _LIMITED_ONE_BY_ONE:
        return text
    return _ONE_BY_ONE.sub(lambda one: f"{one['mark'] or ''}{_shortened(one['text'], words, characters)}", text)


def _shortened(text: str, words: int, characters: int) -> str:
    """Return the beginning of a sentence or a line with at most so many words and characters, where these are given."""
    cut = first_words(text, words) if words else text
    cut = clip(cut, characters) if characters else cut
    if cut == text or text.endswith(":"):  # a heading
        return text
    end = text[-1:] if text.endswith(_ENDS) else ""
    short = without_loose_end(cut[: len(cut) - bool(end and characters)]).rstrip(" ,;:")
    closed = f'{short}"' if short.count('"') % 2 else short
    return f"{closed}{end}"


def _within_words(source: Source, text: str, words: Count) -> str:
    limit = words.number
    if limit <= _FEW_WORDS and (source.spec.form is Form.YES_NO or source.spec.asked == MOOD):
        return _brief_verdict(source, capitalised(mood_of(source)) if source.spec.asked == MOOD else text, limit)
    length = len(text.split())
    least = words.least if source.spec.form in _PROSE else 0
    is_fitting = length == limit or (least <= length < limit and not words.is_exact)
    if source.spec.form in (Form.HASHTAGS, Form.KEYWORDS) or is_fitting:
        return text
    if words.is_exact and limit >= _FEWEST_OF_SENTENCE and source.spec.form in (Form.PARAGRAPH, Form.QUESTION):
        return sentence_of(source, limit) or of_exactly(source, text, limit)
    if limit <= _FEW_WORDS:
        is_title = words.is_limit or source.spec.form is Form.TITLE
        is_whole = is_title and len(source.label.split()) <= limit
        return source.label if is_whole else ", ".join(_single_words(source)[:limit])
    if words.is_exact:
        return of_exactly(source, text, limit)
    if (
        (sentences := source.spec.count(Unit.SENTENCE))
        and sentences.number == 1
        and (told := _one_sentence(source, limit))
    ):
        return told
    if length < least:
        return of_at_most(source, text, limit)
    head = first_words(text, limit)
    ended = _to_sentence_end(head, len(head) // 4)
    is_long_enough = ended.endswith(_ENDS) and len(ended.split()) >= least
    return ended if is_long_enough else of_at_most(source, text, limit)


def _one_sentence(source: Source, most: int) -> str:
    """Return a sentence about the video with at most so many words; empty if each is longer."""
    told = [*source.statements(_STATEMENTS)]
    candidates = (*(f"{source.label}: {lowered(text)}." for text in told), *(f"{capitalised(text)}." for text in told))
    return next((text for text in candidates if len(text.split()) <= most), "")


def _brief_verdict(source: Source, text: str, limit: int) -> str:
    verdict = text.split(",")[0]
    return first_words(verdict if limit == 1 else f"{verdict}: {source.theme}", limit)


def _single_words(source: Source) -> list[str]:
    """Return the words of the theme, then those of scenes, without words of the same stem."""
    texts = (source.theme, source.label, *source.headings, *source.statements(20))
    by_stem: dict[str, str] = {}
    for word in (word for text in texts for word in tokenise(text) if word not in STOP_WORDS):
        by_stem.setdefault(stem(word), word)
    return list(by_stem.values()) or [source.label]


def _to_sentence_end(text: str, least: int) -> str:
    end = max(text.rfind(mark) for mark in (". ", ".\n", "."))
    if end < least:
        return text.rstrip(" ,;:")
    is_in_quotes = text[: end + 1].count('"') % 2
    return text[: end + 1 + is_in_quotes] if text[end + 1 : end + 2] == '"' else text[: end + 1]
