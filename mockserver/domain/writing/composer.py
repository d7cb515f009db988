"""Writes the text for a prompt: selects the form, and applies the limits that hold for all forms."""

from collections.abc import Callable, Mapping

from mockserver.domain.retrieval.words import STOP_WORDS, stem, tokenise
from mockserver.domain.writing import lists, prose, questions, verse
from mockserver.domain.writing.phrases import clip, first_words
from mockserver.domain.writing.prompt import Count
from mockserver.domain.writing.scene_words import stems
from mockserver.domain.writing.source import Source
from mockserver.domain.writing.structured import as_json
from mockserver.domain.writing.vocabulary import Form, Unit

LONGEST_TEXT = 3900
_FEW_WORDS = 12
"""Up to this number of words, a prompt asks for a phrase, not for sentences."""
_FEW_CHARACTERS = 80

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
    Form.EMAIL: prose.email,
    Form.REPORT: prose.report,
    Form.POEM: verse.poem,
    Form.SONG: verse.song,
    Form.HAIKU: verse.haiku,
    Form.CONTENTS: lists.contents,
    Form.TABLE: lists.table,
    Form.TRANSCRIPT: lists.transcript,
    Form.QUIZ: lists.quiz,
    Form.JSON: as_json,
    Form.HASHTAGS: prose.tags,
    Form.KEYWORDS: lambda source: ", ".join(prose.keywords(source)),
    Form.TITLE: prose.title,
    Form.TWEET: prose.tweet,
    Form.PARTS: lambda source: "\n\n".join(f"{_LABELS[part]}: {WRITERS[part](source)}" for part in source.spec.parts),
    Form.YES_NO: questions.yes_or_no,
    Form.QUESTION: questions.open_question,
    Form.MOMENT: questions.moment,
}


def compose(source: Source) -> str:
    """Return the text that `source` asks for: never empty, below 4,000 characters, and about the video."""
    text = WRITERS[source.spec.form](source)
    if source.spec.form is Form.JSON:
        return text
    text = _named(source, _limited(source, clip(_named(source, text), LONGEST_TEXT)))
    return _noted(text, source.spec.unsupported)


def _named(source: Source, text: str) -> str:
    names = stems((source.content.title, *source.content.topics))
    is_named = any(stem(word) in names for word in tokenise(text)) if names else source.label in text
    return text if is_named else f"{source.label}: {text}"


def _limited(source: Source, text: str) -> str:
    if words := source.spec.count(Unit.WORD):
        return _within_words(source, text, words)
    if characters := source.spec.count(Unit.CHARACTER):
        limit = characters.number
        return clip(source.label, limit) if limit < _FEW_CHARACTERS else _to_sentence_end(clip(text, limit), limit // 3)
    return text


def _within_words(source: Source, text: str, words: Count) -> str:
    limit = words.number
    if source.spec.form is Form.YES_NO and limit <= _FEW_WORDS:
        return _brief_verdict(source, text, limit)
    if source.spec.form in (Form.HASHTAGS, Form.KEYWORDS) or len(text.split()) <= limit:
        return text
    if limit <= _FEW_WORDS:
        is_title = words.is_limit or source.spec.form is Form.TITLE
        is_fitting = is_title and len(source.label.split()) <= limit
        return source.label if is_fitting else ", ".join(_single_words(source)[:limit])
    head = first_words(text, limit)
    return head if words.is_exact else _to_sentence_end(head, len(head) // 4)


def _brief_verdict(source: Source, text: str, limit: int) -> str:
    verdict = text.split(",")[0]
    # Even a single word is followed by the subject, hence the dash.
    words = source.theme.split()
    return f"{verdict}\u2014{words[0]}" if limit == 1 else first_words(f"{verdict}: {source.theme}", limit)


def _single_words(source: Source) -> list[str]:
    """Return the words of the theme, then those of scenes, without words of the same stem."""
    texts = (source.theme, source.label, *source.headings, *source.statements(20))
    by_stem: dict[str, str] = {}
    for word in (word for text in texts for word in tokenise(text) if word not in STOP_WORDS):
        by_stem.setdefault(stem(word), word)
    return list(by_stem.values()) or [source.label]


def _to_sentence_end(text: str, least: int) -> str:
    end = max(text.rfind(mark) for mark in (". ", ".\n", "."))
    return text[: end + 1] if end >= least else text.rstrip(" ,;:")


def _noted(text: str, note: str) -> str:
    """Append `note` as the last sentence; after several lines, in a line of its own."""
    if not note:
        return text
    return f"{text}\n\n{note}" if "\n" in text else f"{text} {note}"
