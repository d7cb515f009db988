"""Finds the company that a name names: "Globex kickoff", "renewal call Umbrella Corp", "Nike ad"."""

from collections.abc import Sequence

from mockserver.domain.generation.words.kind_lists import PROPER_PLACES
from mockserver.domain.generation.words.proper_lists import COMPANIES, ENDS_OF_COMPANIES
from mockserver.domain.generation.words.word import LIKE_FIRST_NAME, LIKE_LAST_NAME, LITTLE, NAME, Word, word_of
from mockserver.domain.meaning.spelling import is_known

_OF_COMPANIES = COMPANIES | ENDS_OF_COMPANIES | {f"{one}'s" for one in COMPANIES}
_NO_COMPANY = LITTLE | LIKE_FIRST_NAME | LIKE_LAST_NAME


def company_in(title: str, *, is_business: bool) -> str:
    """Return the company in a title as it is written; empty without any.

    With `is_business`, an unknown name that is no person and no place is a company too: "Zentrix kickoff".
    """
    texts = title.split()
    if not is_business and _OF_COMPANIES.isdisjoint(map(str.casefold, texts)):
        return ""
    words = [word_of(text.removesuffix("'s")) for text in texts]
    if ended := next((at for at in range(1, len(words)) if _is_last(words, at)), 0):
        begun = ended - 1 - (ended > 1 and bool(words[ended - 2].facts & NAME) and not is_known(words[ended - 2].plain))
        return " ".join([word.text for word in words[begun : ended + 1]])
    found = next((word.text for word in words if word.plain in COMPANIES and not word.text.islower()), "")
    return found or (next((word.text for word in words if _is_unknown_name(word)), "") if is_business else "")


def _is_last(words: Sequence[Word], at: int) -> bool:
    """Return whether a word ends the name of a company: "Stark Industries", "Umbrella Corp"."""
    return words[at].plain in ENDS_OF_COMPANIES and words[at].text[:1].isupper() and bool(words[at - 1].facts & NAME)


def _is_unknown_name(word: Word) -> bool:
    return bool(word.facts & NAME) and not (
        word.facts & _NO_COMPANY or is_known(word.plain) or word.plain in PROPER_PLACES
    )
