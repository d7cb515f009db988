"""Parses a prompt: the requested form, length, subject and time span."""

import re
import unicodedata
from collections.abc import Sequence

from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.words import STOP_WORDS, tokenise
from mockserver.domain.writing.prompts.alternatives import alternatives_in, as_written
from mockserver.domain.writing.prompts.asides import (
    excludes_times,
    is_brief,
    is_one_by_one,
    offers_truth,
    wants_only_the_answer,
    without_excluded,
    without_role,
)
from mockserver.domain.writing.prompts.aspects import Aspect, aspects_in, form_of_aspects, of_question, scale_of
from mockserver.domain.writing.prompts.columns import chapter_style_in, columns_in
from mockserver.domain.writing.prompts.criteria import criteria_in, fields_in, is_scored
from mockserver.domain.writing.prompts.foreign_counts import with_english_counts
from mockserver.domain.writing.prompts.form_signs import FORM_SIGNS
from mockserver.domain.writing.prompts.request_verbs import without_request
from mockserver.domain.writing.prompts.roles import wants_speakers
from mockserver.domain.writing.prompts.several import questions_in
from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.spans import span_in
from mockserver.domain.writing.prompts.spec import Count, PromptSpec
from mockserver.domain.writing.prompts.unsupported import (
    follows_up,
    is_about_instructions,
    named_in,
    unsupported_in,
    written_in,
)
from mockserver.domain.writing.prompts.vocabulary import (
    COMPARED_WORDS,
    FORM_OF_UNIT,
    GENERIC_WORDS,
    LOGO_WORDS,
    MEMBERS,
    MOST,
    NUMBERS,
    PART_SIGNS,
    PARTS_WORDS,
    SPEECH_WORDS,
    TEXT_WORDS,
    THINGS_IN_NAMES_OF_FORMS,
    TONE_SIGNS,
    UNIT_SIGNS,
    Form,
    Tone,
    Unit,
    whole,
)
from mockserver.ground.caches import short_cache

# Reading a prompt takes some two microseconds for each character.
_LONGEST_END = 5_000
_USUAL_SCALE = 5


# Cached, because clients send the same prompt for many videos.
@short_cache(maxsize=256)
def read_prompt(text: str | None) -> PromptSpec:
    """Parse `text`; an unreadable or empty prompt asks for a paragraph.

    Of a long text only the beginning and the end are read: the middle is context, not what is asked.
    """
    text = _ends_of(text or "")
    flat = unicodedata.normalize("NFKC", text).lower().replace("\u2019", "'")
    lines, flat = flat, " ".join(flat.split())
    written = written_in(flat)
    asked = "" if written else _asked(lines)  # German "was" is no English "was"
    language = named_in(flat) or written
    unsupported = unsupported_in(flat, language)
    flat = with_english_counts(flat, language)
    counts, options = _counts(flat), as_written(alternatives_in(flat), text)
    span = span_in(flat, is_question=bool(asked))
    several = questions_in(flat)
    parts = tuple(_PARTS.all_in(flat))
    words = _words(flat)
    form, subject, tone, modality = (
        Form.CHOICE if options else Form.SEVERAL if several else _form(flat, asked, parts, counts, span),
        _subject(words, ()),
        _TONES.first_in(flat) or Tone.PLAIN,
        _MODALITIES.first_in(flat),
    )
    if form is Form.QUESTION and asked == "what" and tone is not Tone.PLAIN and not subject and not modality:
        form, asked = Form.PARAGRAPH, ""  # "Tell me in a casual tone what happens" asks for a summary
    scale, named = scale_of(flat), aspects_in(words)
    if scale:
        named["rate"] = Aspect.QUALITY
    compares_ends = Aspect.SENTIMENT in named.values() and _compares_ends(flat)
    if compares_ends:
        form, span = Form.QUESTION, None
    named = of_question(named, form)
    if named and (of_aspects := form_of_aspects(form, named, flat)):
        form, subject = of_aspects, _subject(words, [*named])
    elif form not in _OF_COLUMNS:
        named = {}
    has_table = form is Form.TABLE
    criteria = () if form in _OF_DATA and not (has_table and is_scored(flat)) else criteria_in(flat)
    if criteria:
        form, named = Form.CRITERIA, {}
    fields = () if criteria or options or several or form in _OF_DATA else fields_in(flat)
    if fields and len(parts) < 2 and (form in _WITHOUT_FORM or (named and not asked)):
        form, named = Form.FIELDS, {}
    if form in _WITHOUT_FORM and subject and not named and _EVERY.search(flat):
        form = Form.MENTIONS
    return PromptSpec(
        form=form,
        counts=counts,
        subject=subject,
        parts=parts,
        members=tuple(member for member in MEMBERS if member in flat),
        text=text,
        asked=asked,
        modality=modality if asked else None,
        aspects=tuple(dict.fromkeys(named.values())),
        named=tuple(named),
        compares_ends=compares_ends,
        scale=scale or _USUAL_SCALE,
        span=span,
        tone=tone,
        options=options if form is Form.CHOICE else (),
        criteria=criteria or fields,
        has_scores=bool(criteria) and is_scored(flat),
        has_table=has_table,
        chapter_style=chapter_style_in(flat),
        questions=several if form is Form.SEVERAL else (),
        columns=columns_in(without_excluded(flat)) if form in _OF_COLUMNS else (),
        emoji=_emoji(flat),
        has_opposite=form is Form.REASONS and bool(_OPPOSITE.search(flat)),
        has_options=bool(_CHOICES.search(flat)),
        has_truth=form is Form.QUIZ and bool(_TRUTH.search(flat)),
        has_key=form is Form.QUIZ and bool(_KEY.search(flat)),
        has_times=not excludes_times(flat),
        is_web_vtt="vtt" in flat,
        has_speakers=wants_speakers(flat),
        has_conclusion=bool(_CONCLUSION.search(flat)),
        follows=follows[1] if form is Form.QUESTION and (follows := _FOLLOWS.search(flat)) else "",
        is_shouted=bool(_SHOUTED.search(flat)),
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
    flat = " ".join(unicodedata.normalize("NFKC", _ends_of(text)).lower().replace("\u2019", "'").split())
    language = named_in(flat) or written_in(flat)
    return PromptSpec(
        form=_MANNERS.first_in(flat) or Form.PARAGRAPH,
        counts=_counts(with_english_counts(flat, language)),
        members=tuple(member for member in MEMBERS if member in flat),
        tone=_TONES.first_in(flat) or Tone.PLAIN,
        emoji=_emoji(flat),
        unsupported=unsupported_in(flat, language),
    )


def _emoji(flat: str) -> str:
    if not _EMOJI.search(flat) or _NO_EMOJI.search(flat):
        return ""
    return ONLY if _ONLY_EMOJI.search(flat) else BESIDE


def _ends_of(text: str) -> str:
    return text if len(text) <= 2 * _LONGEST_END else f"{text[:_LONGEST_END]} {text[-_LONGEST_END:]}"


_OF_DATA = frozenset([Form.JSON, Form.CSV, Form.TABLE, Form.CHOICE])
_WITHOUT_FORM = frozenset([Form.BULLETS, Form.CONTENTS, Form.PARAGRAPH])
_EVERY = whole(
    "(?:list|find|identify|extract|name|note|log|mark|flag) (?:me )?(?:all|every|each|any)(?: of)?(?: the)? [a-z]+"
)
_FOLLOWS = whole(r"what happen(?:s|ed) (?:right |just |directly |immediately )?(after|before)")
_SHOUTED = whole(r"(?:all[- ]caps|upper ?case|capital letters)")
_CONCLUSION = whole("conclusion|conclude")
_OF_COLUMNS = frozenset([Form.TABLE, Form.CSV])
_WITH_PARTS = frozenset(
    [
        *(Form.JSON, Form.DESCRIPTION, Form.TABLE, Form.CSV, Form.LINES, Form.HIGHLIGHTS, Form.SEARCH_TEXTS, Form.ADS),
        *(Form.ARTICLE, Form.PRESS_RELEASE, Form.NEWSLETTER, Form.LINKEDIN, Form.FACEBOOK, Form.CAPTION, Form.THREAD),
    ]
)
"""The forms whose parts a prompt can name."""
_CHOICES = whole(r"multiple[- ]choice|options|choices")
_TRUTH, _KEY = whole(r"true(?:/| or )false"), whole(r"answer keys?|answers? at the (?:very )?end|solutions? at the end")
_OPPOSITE = whole(
    r"reasons? (?:why (?:it|they|not)|against)|(?:not|against)\b[^.?!]{0,60}\breasons?|why not|pros (?:and|&) cons"
    r"|advantages and disadvantages|strengths and weaknesses"
)
ONLY, BESIDE = "only", "beside"
"""Values of `PromptSpec.emoji`."""
_EMOJI, _NO_EMOJI = whole("emojis?|emoticons?"), whole("(?:no|without|avoid|don't use|do not use)(?: any)? emojis?")
_ONLY_EMOJI = whole(r"(?:only|just|nothing but|purely|entirely)(?: [a-z]+)? emojis?|emojis? only|in emojis?")
_COMPARED, _COMPARED_PARTS = whole(COMPARED_WORDS), whole(PARTS_WORDS)
_FORMS, _PARTS = Signs(FORM_SIGNS), Signs(PART_SIGNS)
# In a question a form counts only after words like "answer as"; "Which song is played?" does not ask for a song.
_VERBS_OF_FORMS = "as|in|into|write|make|create|give|return|list|answer|respond|provide|produce|generate"
_JSON = whole("json")
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


def _form(flat: str, asked: str, parts: tuple[Form, ...], counts: tuple[Count, ...], span: object) -> Form:
    flat = without_excluded(flat)
    named = _asked_form(flat) if asked else _FORMS.first_in(flat)
    if len(parts) > 1 and named not in _WITH_PARTS:
        return Form.PARTS
    if named:
        return named
    if _COMPARED.search(flat) and _compares_ends(flat):
        return Form.COMPARISON
    if asked in (WHETHER, SUITABLE):
        return Form.YES_NO
    if span:
        return Form.MOMENT
    if asked:
        return Form.QUESTION
    return next((FORM_OF_UNIT[count.unit] for count in counts if count.unit in FORM_OF_UNIT), Form.PARAGRAPH)


def _compares_ends(flat: str) -> bool:
    return len({*_COMPARED_PARTS.findall(flat)}) > 1


def _asked_form(flat: str) -> Form | None:
    return Form.JSON if _JSON.search(flat) else _ASKED_FORMS.first_in(flat) or _NAMED_FORMS.first_in(flat)


WHETHER = "whether"
"""The value of `PromptSpec.asked` for a yes-or-no question."""
SUITABLE, MOOD, PEOPLE_COUNT, AUDIENCE = "suitable", "mood", "how many people", "audience"
"""Other values of `PromptSpec.asked`: whether the video is suitable for somebody, its mood, its number of people, and
for whom it is.
"""
_JUDGEMENTS = (
    (SUITABLE, whole(r"(?:safe|suitable|appropriate|okay|ok) (?:for|to)|(?:kid|child|family)[- ]friendly|nsfw")),
    (
        MOOD,
        whole(
            r"(?:what is|what's|describes?) (?:the )?(?:overall |general )?(?:mood|atmosphere|sentiment|emotion)"
            r"|what (?:emotions|feelings)"
        ),
    ),
    (
        AUDIENCE,
        whole(r"who is (?:the|its) audience|(?:target|intended) audience|who is (?:this|the) video for"),
    ),
    (
        PEOPLE_COUNT,
        whole(
            r"(?:how many|number of) (?:different )?(?:people|persons|men|women"
            r"|speakers|participants|individuals|faces)"
        ),
    ),
)
_SENTENCE = re.compile(r"[^.!?\n;]+[?]?")
_YES_NO = re.compile(
    r"(?:is|are|was|were|does|did|isn't|aren't)\b|can (?:you|we|i|one) (?:see|hear|find|spot|notice)\b"
    r"|(?:do|has|have|had|will|can|could|should|would)\b(?! you\b)(?! not\b).*\?"
)
_OPEN = re.compile(
    r"(?:(?:at|in|on|from|for|to|with) (?=what|which)|(?:and|so|please|tell me|explain|describe|say|exactly|count"
    r"|in one word,?|in a word,?) )*"
    r"(who|what|when|where|why|which|how many|how often|how long|how)\b(?! to\b)"
)
_HOW_TO = re.compile(r"how (?:to|do i|can i|do you) [a-z' ]{3,60}\??")
_INDIRECT = re.compile(r"\b(?:whether|yes or no|yes/no|true or false)\b")


def _asked(text: str) -> str:
    judged = next((kind for kind, sign in _JUDGEMENTS if sign.search(text)), "")
    return judged if judged and "json" not in text else _question_word(text)


def _question_word(text: str) -> str:
    if _HOW_TO.fullmatch(text.strip()):
        return "how"
    if _INDIRECT.search(text):
        return WHETHER
    for match in _SENTENCE.finditer(text):
        said = " ".join(match[0].split())
        # "In one word: is there a dog?" has its question after the colon.
        for part in (said, said.rpartition(": ")[2], said.rpartition(", ")[2]):
            if _YES_NO.match(part):
                return WHETHER
            if found := _OPEN.match(part):
                return found[1]
    return ""


_NUMBER = "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True))
_DIGIT = re.compile("[0-9]")
_UNITS = tuple((unit, re.compile(rf"(?:{words})\Z")) for unit, words in UNIT_SIGNS)
_OF_TIME = r"[ -](?:seconds?|secs?|minutes?|mins?|hours?)\b"
_LIMIT = r"up to|at most|no more than|not more than|less than|fewer than|maximum(?: of)?|max|under|within|below"
_COUNT = re.compile(
    rf"(?:(?P<exact>\b(?:exactly|precisely) )|(?P<limit>\b(?:{_LIMIT}) ))?"
    rf"(?<![^\W_])(?P<number>[0-9]{{1,5}}|{_NUMBER})(?!{_OF_TIME})[ -](?:of )?(?:the )?(?:[^\W\d_][\w'/-]* ){{0,2}}?"
    rf"(?P<unit>{'|'.join(words for _, words in UNIT_SIGNS)})(?![^\W_])(?P<each> each| per\b)?"
)
_LIST_OF = re.compile(
    rf"\b(?:list|top|list of|the) (?:of )?(?:the )?(?:top )?(?P<number>[0-9]{{1,5}}|{_NUMBER})(?= [^\W_])"
)
_LIST_WORDS = whole("list|points|bullets")
_LIMIT_ALONE = re.compile(rf"\b(?P<limit>{_LIMIT}) (?P<number>[0-9]{{1,5}}|{_NUMBER})(?=[,.;!)]|$)")
_FEW_SENTENCES = 2
# "In a sentence" counts; "a title" and "a list of points" do not.
_SINGLE = re.compile(r"\b(?:a|an) (?P<unit>sentence|paragraph|word)\b")


def _counts(flat: str) -> tuple[Count, ...]:
    has_number = bool(_DIGIT.search(flat)) or any(map(flat.__contains__, NUMBERS))  # else the longest pattern is spared
    found = [_limited(match, _unit(match["unit"])) for match in _COUNT.finditer(flat)] if has_number else []
    found += [Count(1, _unit(match["unit"])) for match in _SINGLE.finditer(flat)]
    if not found and has_number and (listed := _LIST_OF.search(flat) or _last_limit(flat)):
        return (_limited(listed, Unit.ITEM),)
    return tuple(found) or ((Count(_FEW_SENTENCES, Unit.SENTENCE),) if is_brief(flat) else ())


def _last_limit(flat: str) -> re.Match[str] | None:
    """Return the last limit after words for a list: "bullet points, max 5"."""
    begun = _LIST_WORDS.search(flat)
    return next(iter([*_LIMIT_ALONE.finditer(flat, begun.end())][-1:]), None) if begun else None


def _unit(word: str) -> Unit:
    return next(unit for unit, sign in _UNITS if sign.match(word))


def _limited(match: re.Match[str], unit: Unit) -> Count:
    held = match.groupdict()
    wished = NUMBERS[held["number"]] if held["number"] in NUMBERS else int(held["number"])
    number = max(1, min(wished, MOST[unit]))
    return Count(number, unit, bool(held.get("limit")), bool(held.get("exact")), bool(held.get("each")))


_FORM_WORDS = frozenset(
    word
    for _, signs in (*FORM_SIGNS, *UNIT_SIGNS)
    for word in re.findall(r"[a-z]+s?", signs)
    for word in (word, f"{word}s", word.removesuffix("s"))
).difference(THINGS_IN_NAMES_OF_FORMS)
_NO_SUBJECTS = frozenset([*STOP_WORDS, *GENERIC_WORDS, *_FORM_WORDS, *NUMBERS])


def _words(flat: str) -> list[str]:
    return tokenise(_TONES.without(without_request(without_role(flat))))


def _subject(words: Sequence[str], named: Sequence[str]) -> tuple[str, ...]:
    ignored = _NO_SUBJECTS.union(" ".join(named).split()) if named else _NO_SUBJECTS
    return tuple(dict.fromkeys([word for word in words if word not in ignored and not word.isdecimal()]))


_MODALITIES = Signs([(Modality.LOGO, LOGO_WORDS), (Modality.TEXT, TEXT_WORDS), (Modality.SPEECH, SPEECH_WORDS)])
_TONES = Signs(TONE_SIGNS)
