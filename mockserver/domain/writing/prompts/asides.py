"""What a prompt says beside what it asks for: the role of its writer, unwanted parts of the text, and its looks."""

import re

from mockserver.domain.writing.prompts.vocabulary import whole

_ROLE = whole(
    r"(?:you are|you're|act(?:ing)? as|(?:pretend|imagine)(?: that)? (?:to be|you are|you're))"
    r" [^.!?:;,]{1,80}(?:[.!?:;,]|$)"
)
_NO = r"no|without|avoid|omit|skip|not|(?:don't|do not) (?:use|include|add|write)"
_TIMES = r"time ?(?:stamp|code)s?"
_FORMS = rf"{_TIMES}|bullet(?: point)?s?|lists?|tables?|hash ?tags|headings?|chapters?|titles?|quotes"
_EXCLUDED = whole(rf"(?:{_NO})(?: any| an?| the)? (?:{_FORMS})")
_NO_TIMES = whole(rf"(?:{_NO})(?: any| the)? (?:{_TIMES})")
_NO_MARKS = whole(rf"(?:{_NO})(?: any| the)? (?:numbering|(?:list |line )?numbers|(?:list )?markers)")
_NO_HEADING = whole(rf"(?:{_NO})(?: any| an?| the)? (?:headings?|headers?|intro(?:duction)?|preamble)")
_BRIEF = whole(
    r"tl;?dr|shorter|shorten (?:it|that|this)|in a nutshell|in short|elevator pitch|alt(?:ernative)?[- ]text"
)
_EITHER = (
    r"(?:yes(?: or |/|, ?)no|true(?: or |/)false)(?:(?:/|,? or )(?:unsure|unclear|unknown|maybe|n/a|not [a-z]{4,12}))?"
)
_ANSWERS = (
    f"y or n|y/n|time ?(?:stamp|code)|time|year|count|digits?|answer|option|{_EITHER}|number|integer|figure|float|label"
    "|letter|score|rating|word|category|class|name"
)
_QUESTION = "is|are|was|were|do|does|did|can|could|has|have|will|would|what|which|who|whose|where|when|why|how"
_MANNER = re.compile(
    r"(?:^|(?<=[.?!] )|(?<=[,;] ))(?:please )?(?:answer|reply|respond|output|return)\b"
    r"(?! (?:all|every|each|any|the [a-z]+s)\b)"
    r"[^.?!:]{0,60}?\b(?:y\W{1,3}or\W{1,3}n|only|just|number|word|true|false|yes|format|form)\b"
    rf"(?:(?!,? (?:{_QUESTION})\b)[^.?!:]){{0,40}}"
)
"""How to answer, up to the question itself: "Answer yes or no: is it cold?"."""
_TAGS = re.compile(
    r"\b(?:put|write|wrap|place|give|return|enclose|provide|output|use)\b[^.?!:]{0,300}\b(?:tags?|elements?)\b|<[^<>]{0,200}>"
)
_BARE = whole(
    r"(?:respond|answer|reply|return|output|write|give|say|print)(?: me)?(?: with| in)? (?:only|just|nothing but)"
    r"|only (?:respond|answer|reply|return|output|write|print)\b"
    r"|(?:in )?(?:whole )?(?:seconds|hh:mm:ss|mm:ss|m:ss) only"
    r"|(?:as|with|in) an? (?:json )?boolean"
    rf"|(?:only|just|nothing but)(?: with)?(?: an?| the)? (?:{_ANSWERS})|(?:{_ANSWERS}) only|single (?:label|number)"
    rf"|(?:respond|answer|reply|return|output|say)(?: with| in)? (?:{_EITHER}) ?:"
    rf"|(?:respond|answer|reply)(?: with| in)? (?:{_EITHER})(?=[.!]|\Z)"
    r"|(?:and |, |; )?nothing else"
    r"|(?:exactly|with|only) ['\"(]y['\"]? ?(?:or|/|,) ?['\"]?n['\")]"
    r"|(?:no|without)(?: any)? (?:explanations?|other text|extra text|other words)"
    r"|(?:true|yes) if\b.{1,80}\b(?:otherwise|else)\b"
    r"|(?:respond|answer|reply|output|return|print|write|give|say|choose|pick)(?: with)? (?:exactly |only )?one of\b"
    r"|(?:do not|don't) explain\b(?! to)"
    r"|(?:respond|answer|reply|give it)?,? ?(?:in|as|using) the (?:form|format) (?:hh?:)?mm?:ss"
    rf"|(?<=[?.!] )(?:{_EITHER})[.?!]?\Z"
)
_SIGNS_OF_BARE = (
    "yes",
    "true",
    "only",
    "just",
    "nothing",
    "single",
    "expla",
    "text",
    "word",
    "one of",
    ":ss",
    "exactly",
    "boolean",
)
"""One of these is in each prompt that wants only the answer."""
_TRUTH = whole("true(?:/| or )false|true if|an? (?:json )?boolean")
_ONE_BY_ONE = whole(
    r"(?:per|for each|for every|by) (?:category|criterion|item|point|topic|one)|each (?:category|criterion|one)"
    r"|one by one"
    r"|individually"
)

ONE, ONLY, BESIDE = "one", "only", "beside"
"""Values of `Layout.emoji`."""
_EMOJI, _NO_EMOJI = whole("emojis?|emoticons?"), whole("(?:no|without|avoid|don't use|do not use)(?: any)? emojis?")
_ONLY_EMOJI = whole(r"(?:only|just|nothing but|purely|entirely)(?: [a-z]+)? emojis?|emojis? only|in emojis?")
_ONE_EMOJI = whole(
    r"(?:(?:answer|reply|respond)(?: me)?(?: only| just)? (?:with|in|using)|in|as|into|only|just|exactly)"
    r"(?: only| just| exactly)? (?:a single|an?|one|1) emoji(?! (?:per|for|at|in|before|after|each|to|on|and)\b)"
)
"""Matches a prompt whose whole answer is one emoji."""


def wants_only_the_answer(flat: str) -> bool:
    """Return whether a prompt wants its answer and no other word: "Respond only with the label."."""
    return any(map(flat.__contains__, _SIGNS_OF_BARE)) and bool(_BARE.search(flat))


def offers_truth(flat: str) -> bool:
    """Return whether a prompt wants true or false instead of yes or no."""
    return ("true" in flat or "boolean" in flat) and bool(_TRUTH.search(flat))


def is_one_by_one(flat: str) -> bool:
    """Return whether a prompt wants an answer for each of the things that it lists."""
    return any(map(flat.__contains__, ("per ", "each", "every ", "by ", "individually"))) and bool(
        _ONE_BY_ONE.search(flat)
    )


def without_role(flat: str) -> str:
    """Return a prompt without the role that it gives, which is no subject: "You are a strict food critic."."""
    return _ROLE.sub(" ", flat)


def without_manner(flat: str) -> str:
    """Return a prompt without how it wants to be answered: "Reply with a number only."."""
    return _MANNER.sub(" ", flat)


def without_markup(flat: str) -> str:
    """Return a prompt without the tags that it shows, and without where the parts of the answer stand in them."""
    return _TAGS.sub(" ", flat) if "<" in flat else flat


def without_excluded(flat: str) -> str:
    """Return a prompt without the forms that it does not want: "no timestamps"."""
    return _EXCLUDED.sub(" ", flat)


def excludes_times(flat: str) -> bool:
    """Return whether a prompt wants a text without times."""
    return bool(_NO_TIMES.search(flat))


def excludes_marks(flat: str) -> bool:
    """Return whether a prompt wants lines without numbers before them."""
    return "number" in flat and bool(_NO_MARKS.search(flat))


def excludes_heading(flat: str) -> bool:
    """Return whether a prompt wants lines without a heading above them."""
    return "no " in flat and bool(_NO_HEADING.search(flat))


def is_brief(flat: str) -> bool:
    """Return whether a prompt asks for a few sentences without counting them."""
    return bool(_BRIEF.search(flat))


def emoji_in(flat: str) -> str:
    """Return how the text is to use emoji: `ONE` or `ONLY` emoji, `BESIDE` the words, or not at all."""
    if not _EMOJI.search(flat) or _NO_EMOJI.search(flat):
        return ""
    if _ONE_EMOJI.search(flat):
        return ONE
    return ONLY if _ONLY_EMOJI.search(flat) else BESIDE
