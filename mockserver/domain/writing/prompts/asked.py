"""The question in a prompt: who, what, when, how many, or whether something is so."""

import re

from mockserver.domain.writing.prompts.vocabulary import whole

WHETHER = "whether"
"""The value of `PromptSpec.asked` for a yes-or-no question."""
SUITABLE, MOOD, PEOPLE_COUNT, AUDIENCE = "suitable", "mood", "how many people", "audience"
"""Other values of `PromptSpec.asked`: whether the video is suitable for somebody, its mood, its number of people, and
for whom it is.
"""
HOW_MANY = ("how many", "how often")
_JUDGEMENTS = (
    (SUITABLE, whole(r"(?:safe|suitable|appropriate|okay|ok) (?:for|to|as)|(?:kid|child|family)[- ]friendly|nsfw")),
    (
        MOOD,
        whole(
            r"(?:what is|what's|describes?) (?:the )?(?:overall |general )?"
            r"(?:mood|atmosphere|sentiment|emotion|tone|vibe|energy)"
            r"|what (?:emotions|feelings)"
        ),
    ),
    (
        AUDIENCE,
        whole(
            r"who is (?:the|its) audience|(?:target|intended) (?:audience|demographics?|viewers?|market)"
            r"|who is (?:this|the) video for"
        ),
    ),
    (
        PEOPLE_COUNT,
        whole(
            r"(?:how many|number of|count(?: all)?(?: of)?(?: the)?) (?:different )?(?:people|persons|men|women"
            r"|speakers|voices|participants|individuals|faces|guests|attendees|visitors|passengers|spectators"
            r"|commentators|hosts|narrators|presenters|reporters)"
        ),
    ),
)
_SENTENCE = re.compile(r"[^.!?\n;]+[?]?")
_YES_NO = re.compile(
    r"(?:is|are|was|were|does|did|isn't|aren't)\b|(?:can|do) (?:you|we|i|one) (?:see|hear|find|spot|notice)\b"
    r"|(?:do|has|have|had|will|can|could|should|would)\b(?! you\b)(?! not\b).*\?"
)
_OPEN = re.compile(
    r"(?:(?:at|in|on|from|for|to|with) (?=what|which)|(?:and|so|please|tell me|explain|describe|say|exactly|count"
    r"|in one word,?|in a word,?) )*"
    r"(who|what|when|where|why|which|how many|how often|how long|how)\b(?! to\b)"
)
_AT_WHAT_TIME = re.compile(
    r"(?:at|from|until|by) (?:what|which) (?:(?:exact|precise|specific) )?"
    r"(?:time|point|moment|second|minute|time ?stamp)\b|what time (?:does|do|did)\b"
)
_HOW_LONG = re.compile(
    r"how many (?:seconds|minutes|hours) (?:long\b"
    r"|(?:is|does) (?:the|this) (?:whole |entire )?(?:video|clip|film|recording)\b)"
)
_HOW_TO = re.compile(r"how (?:to|do i|can i|do you) [a-z' ]{3,60}\??")
_INDIRECT = re.compile(r"\b(?:whether|yes or no|yes/no|true or false|(?:true|yes) if)\b")


def asked_in(text: str) -> str:
    """Return what the question in a prompt asks, a value above or its question word; empty if there is none."""
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
        # After several commas "how clear it is" is one of several things to tell.
        last = said.rpartition(", ")[2] if "?" in said or said.count(",") == 1 else said
        for part in (said, said.rpartition(": ")[2], last):
            if _YES_NO.match(part):
                return WHETHER
            if _AT_WHAT_TIME.match(part):
                return "when"
            if _HOW_LONG.match(part):
                return "how long"
            if found := _OPEN.match(part):
                return found[1]
    return ""
