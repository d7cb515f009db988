"""Signs in prompts: one look at the words of all things finds the same as a look for each."""

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.writing.prompts.form_signs import FORM_SIGNS
from mockserver.domain.writing.prompts.languages.names import PROMPTS_IN
from mockserver.domain.writing.prompts.signs import Signs
from mockserver.domain.writing.prompts.unsupported import written_in
from mockserver.domain.writing.prompts.vocabulary import TONE_SIGNS, whole

_WORDS = """
    a the of in as write make list table of contents chapters funny for kids simple words json titles reasons tweets
    key-words le la describe_el escribe_os_o das und ist videos résume résumé mots-clés est-ce en el los o um dê
    podsumuj zdania ge mig two out rate ini dalam bu yaz four hello two_words 3 10
"""
WORDS = _WORDS.split()
BETWEEN = [" ", " ", "_", "-", ", "]


@st.composite
def _prompts(draw: st.DrawFn) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=7))
    return "".join(f"{word}{draw(st.sampled_from(BETWEEN))}" for word in words).rstrip()


@pytest.mark.parametrize("before", ["", "(?:as|in|write)(?: [^ ]+){0,3} "])
@pytest.mark.parametrize("signs", [FORM_SIGNS, TONE_SIGNS])
@given(text=_prompts())
def test_signs_are_found_in_the_order_of_precedence(
    signs: Sequence[tuple[object, str]], before: str, text: str
) -> None:
    found = list(_found(signs, before, text))
    known = Signs(signs, before)

    assert known.all_in(text) == found
    assert known.first_in(text) == next(iter(found), None)


def _found(signs: Sequence[tuple[object, str]], before: str, text: str) -> Iterator[object]:
    return (one for one, words in signs if whole(f"{before}(?:{words})").search(text))


@given(text=_prompts())
def test_two_different_words_of_a_language_tell_it(text: str) -> None:
    # English words decide against any other language, and so does a single word.
    text = "x " + text.replace("the", "").replace("of", "")
    counts = {language: len({*whole(words).findall(text)}) for language, words in PROMPTS_IN}
    is_english = whole("write|list|describe").search(text)
    most = max(counts, key=lambda language: counts[language])

    assert written_in(text) == (most if counts[most] >= 2 and not is_english else "")
