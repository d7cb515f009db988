"""What a prompt asks for that cannot be written here: other languages and media."""

import re

from mockserver.domain.writing.prompts.languages.names import ENGLISH_NAMES, LANGUAGES, PROMPTS_IN, SCRIPTS
from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.vocabulary import MEDIA, whole

_LANGUAGE = whole(rf"(?:in|into|to|auf|en|using) (?:simple |plain )?(?P<language>{'|'.join(LANGUAGES)})")
_TRANSLATION = whole("translat(?:e|ion|ed)")
_MEDIUM = whole(
    rf"(?:as|into) (?:an? )?(?:[a-z]+ )?(?:{MEDIA})(?! (?:editor|producer|creator|maker|analyst|expert|script))"
    r"|(?:draw|paint|record) (?:me )?an? [a-z]+"
)
_EXCLUSION = re.compile(
    r"\b(?:without (?:mentioning|naming)|(?:do not|don't|never) mention)"
    r" (?:any |the |their )?(?:people|persons?|names?|speakers?|title|places?|camera|colou?rs?|logos?|brands?)\b"
)
"""Matches what is not to be told of all that a text tells; no text tells of competitors or of politics."""
_PROMPTS_IN = Signs(PROMPTS_IN)
# Any of these is in a prompt at least as often as the words of one language, unless underscores join words.
_IN_ANY = Signs([(language, words.replace(r"\w", r"[^\W_]")) for language, words in PROMPTS_IN])
_SCRIPTS = tuple((language, re.compile(letters)) for language, letters in SCRIPTS)
_ENOUGH_WORDS = 2
_ENGLISH = whole("the|of|and|is|are|what|this|with|give|write|list|summarize|summarise|describe|please")
_FOLLOWS_UP = re.compile(
    r"(?:(?:and|now|but|ok|okay|please|can you|could you|make|it|that|a bit|a little|even|much|the same|again|but"
    r"|say)[ ,]+)*"
    r"(?:shorter|longer|simpler|shorten (?:it|that|this)|in more detail|(?:some )?more details?(?: (?:on"
    r"|about) .{1,60})?|again"
    r"|(?:in|auf|to) [a-z]+|rephrase (?:it|that|this)|rewrite (?:it|that|this)(?: .{1,60})?|continue|go on|what else"
    r"|another one"
    r"|try again|why|(?:expand|elaborate)(?: on (?:it|that|this|the .{1,40}))?|translate (?:it|that|this)(?: .{1,40})?"
    r"|(?:what about |explain |and )?the (?:first|second|third|fourth|last|next|previous) (?:one|point|item|paragraph"
    r"|sentence))"
    r"(?:[ ,]+please)? ?[.?!]*"
)
_INSTRUCTIONS = whole(
    r"(?:ignore|disregard|forget) (?:all |any )?(?:of )?(?:the |your |my )?(?:previous|prior|above|earlier"
    r"|other)? ?(?:instructions"
    r"|prompts?|rules)|(?:your|the) (?:system prompt|initial instructions|hidden instructions)|jailbreak"
)
_LONGEST_FOLLOW_UP = 150
EARLIER = "Each prompt stands alone: no earlier answer is known here."


def follows_up(flat: str) -> bool:
    """Return whether a prompt only makes sense after an earlier answer: "shorter", "explain the second point"."""
    return len(flat) <= _LONGEST_FOLLOW_UP and bool(_FOLLOWS_UP.fullmatch(flat))


def is_about_instructions(flat: str) -> bool:
    """Return whether a prompt is about the instructions of the model instead of the video."""
    return any(map(flat.__contains__, ("instructions", "prompt", "rules", "jailbreak"))) and bool(
        _INSTRUCTIONS.search(flat)
    )


def unsupported_in(flat: str, language: str) -> str:
    """Return a sentence about what a prompt asks for and does not get, such as another `language`; mostly empty."""
    if _MEDIUM.search(flat):
        return "This is a text in English, because other media cannot be made here."
    if _EXCLUSION.search(flat):
        return "Nothing can be left out on request here."
    if language:
        return f"This text is in English, because {language} cannot be written here."
    return "This text is in English, because it cannot be translated here." if _TRANSLATION.search(flat) else ""


def named_in(flat: str) -> str:
    """Return the language other than English that a prompt names, if any."""
    named = _LANGUAGE.search(flat)
    return ENGLISH_NAMES.get(named["language"], named["language"].capitalize()) if named else ""


def written_in(flat: str) -> str:
    """Return the language other than English that a prompt is written in, if any."""
    if flat.isascii() and " " not in flat:
        return ""
    scripts = () if flat.isascii() else _SCRIPTS
    if scripted := next((language for language, sign in scripts if sign.search(flat)), ""):
        return scripted
    if len(_IN_ANY.any.findall(flat)) < _ENOUGH_WORDS and "_" not in flat:
        return ""
    found = {language: len({*sign.findall(flat)}) for language, sign in _PROMPTS_IN.each}
    most = max(found, key=lambda language: found[language])
    return most if found[most] >= _ENOUGH_WORDS and not _ENGLISH.search(flat) else ""
