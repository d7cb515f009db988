"""How the text looks that a prompt asks for: its columns, times, marks and capitals."""

from mockserver.domain.writing.prompts.asides import (
    emoji_in,
    excludes_heading,
    excludes_marks,
    excludes_times,
    without_excluded,
)
from mockserver.domain.writing.prompts.lists.columns import columns_in, separator_in, time_style_in
from mockserver.domain.writing.prompts.lists.marks import between_in, mark_in
from mockserver.domain.writing.prompts.lists.several import mark_of_parts
from mockserver.domain.writing.prompts.roles import wants_speakers
from mockserver.domain.writing.prompts.spec import Layout
from mockserver.domain.writing.prompts.vocabulary import Form, whole

HTML, LATEX = "html", "latex"
"""Values of `Layout.notation`."""
_NOTATION = whole(
    r"(?:in|as|into|an?|valid|raw|return|output|write|give|create|produce|generate|make|use|format)(?: me)?"
    r"(?: (?:an?|valid|raw|clean|simple|minimal)){0,2} (?P<wished>html|latex)"
    r"|(?P<named>html|latex) (?:un)?(?:table|list|ordered|numbered|itemize|enumerate|snippet|fragment|markup|tabular)"
)
_IN_ONE_LINE = whole("comma[- ](?:separated|delimited)|separated by commas?")
_ENDS = whole(r"start(?:ing)?(?: times?)?(?: and|/| &| -) end(?:ing)?(?: times?)?|time ranges?")
_SHOUTED = whole(r"(?:all[- ]caps|upper ?case|capital letters)")
_CONCLUSION = whole("conclusion|conclude")
_CHOICES = whole(r"multiple[- ]choice|options|choices")
_KEY = whole(r"answer keys?|answers? at the (?:very )?end|solutions? at the end")


def layout_in(flat: str, form: Form, *, has_columns: bool) -> Layout:
    """Return the layout for a prompt in lower case that asks for a text in `form`."""
    between, notation = between_in(flat), notation_in(flat)
    columns = columns_in(without_excluded(flat)) if has_columns else ()
    # A form that is shown in detail is read by a program: a heading above it would be in the way.
    is_shown = bool(notation) or (form is Form.TABLE and bool(columns)) or "- [ ]" in flat
    return Layout(
        time_style=time_style_in(flat),
        columns=columns,
        mark=mark_in(flat) or (mark_of_parts(flat) if form is Form.SEVERAL else ""),
        between=between,
        separator=separator_in(flat) if form is Form.CSV else ",",
        emoji=emoji_in(flat),
        has_options=bool(_CHOICES.search(flat)),
        has_key=form is Form.QUIZ and bool(_KEY.search(flat)),
        has_times=not excludes_times(flat),
        has_ends=("start" in flat or "time range" in flat) and bool(_ENDS.search(flat)),
        is_web_vtt="vtt" in flat,
        has_speakers=wants_speakers(flat),
        has_conclusion=bool(_CONCLUSION.search(flat)),
        is_shouted=bool(_SHOUTED.search(flat)),
        has_heading=not excludes_heading(flat) and not is_shown,
        notation=notation,
        is_in_one_line=bool(between.strip()) or ("comma" in flat and bool(_IN_ONE_LINE.search(flat))),
        is_unmarked=excludes_marks(flat),
    )


def notation_in(flat: str) -> str:
    """Return the notation that a prompt wants its text in: `HTML` or `LATEX`; empty if it wants none."""
    found = _NOTATION.search(flat) if HTML in flat or LATEX in flat else None
    return found["wished"] or found["named"] if found else ""
