"""The form of a text that a prompt asks for."""

from collections.abc import Iterable, Sequence

from mockserver.domain.writing.prompts.asides import without_excluded
from mockserver.domain.writing.prompts.asked import SUITABLE, WHETHER
from mockserver.domain.writing.prompts.form_signs import FORM_SIGNS, JSON_WORDS
from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.spec import Count
from mockserver.domain.writing.prompts.vocabulary import COMPARED_WORDS, FORM_OF_UNIT, PARTS_WORDS, Form, whole

_WITH_PARTS = frozenset(
    [
        Form.JSON,
        Form.YAML,
        Form.DESCRIPTION,
        Form.TABLE,
        Form.CSV,
        Form.LINES,
        Form.HIGHLIGHTS,
        Form.SEARCH_TEXTS,
        Form.ADS,
        Form.ARTICLE,
        Form.PRESS_RELEASE,
        Form.NEWSLETTER,
        Form.LINKEDIN,
        Form.FACEBOOK,
        Form.CAPTION,
        Form.THREAD,
    ]
)
"""The forms whose parts a prompt can name."""
_COMPARED, _COMPARED_PARTS = whole(COMPARED_WORDS), whole(PARTS_WORDS)
_FORMS = Signs(FORM_SIGNS)
# In a question a form counts only after words like "answer as"; "Which song is played?" does not ask for a song.
_VERBS_OF_FORMS = "as|in|into|write|make|create|give|return|list|answer|respond|provide|produce|generate"
_JSON = whole(JSON_WORDS)
_ASKED_FORMS = Signs(FORM_SIGNS, rf"(?:{_VERBS_OF_FORMS})(?: [^ ]+){{0,3}} ")

# "What are the keywords?" asks for them.
_NAMED_FORMS = Signs(
    [
        (form, words)
        for form, words in FORM_SIGNS
        if form
        in (
            Form.KEY_TERMS,
            Form.HIGHLIGHTS,
            Form.KEYWORDS,
            Form.HASHTAGS,
            Form.TITLE,
            Form.CONTENTS,
            Form.BULLETS,
            Form.NUMBERED,
        )
    ],
    r"(?:what's|(?:what|which) (?:are|is|would|could|should))(?: [^ ]+){0,4} ",
)

_MANNERS = Signs(FORM_SIGNS, r"(?:as|in|into|with|use|using|write|make|create|return|answer|respond)(?: [^ ]+){0,3} ")


def form_in(flat: str, asked: str, parts: Sequence[Form], counts: Iterable[Count], *, has_span: bool) -> Form:
    """Return the form that a prompt names, or else the one that suits its question, its time span or its counts."""
    flat = without_excluded(flat)
    named = _asked_form(flat) if asked else _FORMS.first_in(flat)
    if len(parts) > 1 and named not in _WITH_PARTS:
        return Form.PARTS
    if named:
        return named
    if _COMPARED.search(flat) and compares_ends(flat):
        return Form.COMPARISON
    if asked in (WHETHER, SUITABLE):
        return Form.YES_NO
    if has_span:
        return Form.MOMENT
    if asked:
        return Form.QUESTION
    return next((FORM_OF_UNIT[count.unit] for count in counts if count.unit in FORM_OF_UNIT), Form.PARAGRAPH)


def manner_in(flat: str) -> Form | None:
    """Return the form that instructions name."""
    return _MANNERS.first_in(flat)


def compares_ends(flat: str) -> bool:
    """Return whether a prompt names two parts of the video, such as its beginning and its end."""
    return len({*_COMPARED_PARTS.findall(flat)}) > 1


def _asked_form(flat: str) -> Form | None:
    return Form.JSON if _JSON.search(flat) else _ASKED_FORMS.first_in(flat) or _NAMED_FORMS.first_in(flat)
