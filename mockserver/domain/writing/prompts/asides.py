"""What a prompt says beside what it asks for: the role of its writer, and what must not be in the text."""

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
_BRIEF = whole(r"tl;?dr|in a nutshell|in short|elevator pitch|alt(?:ernative)?[- ]text")


def without_role(flat: str) -> str:
    """Return a prompt without the role that it gives, which is no subject: "You are a strict food critic."."""
    return _ROLE.sub(" ", flat)


def without_excluded(flat: str) -> str:
    """Return a prompt without the forms that it does not want: "no timestamps"."""
    return _EXCLUDED.sub(" ", flat)


def excludes_times(flat: str) -> bool:
    """Return whether a prompt wants a text without times."""
    return bool(_NO_TIMES.search(flat))


def is_brief(flat: str) -> bool:
    """Return whether a prompt asks for a few sentences without counting them."""
    return bool(_BRIEF.search(flat))
