"""Expressions are found by their words: a text without any of the words has none of the expressions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.writing.aspects.expressions import Expressions, words_in
from mockserver.domain.writing.aspects.speech import DECISIONS, OBJECTIONS, TASKS
from mockserver.domain.writing.talks.points import MERE

TABLES = (DECISIONS, OBJECTIONS, TASKS, MERE)


@pytest.mark.parametrize("expressions", TABLES)
@given(data=st.data())
def test_each_expression_is_found_by_its_words(expressions: Expressions, data: st.DataObject) -> None:
    pattern = data.draw(st.sampled_from([*dict.fromkeys(expressions.patterns.values())]))
    text = data.draw(st.from_regex(pattern.pattern, fullmatch=True, alphabet=st.characters(max_codepoint=127)))

    assert expressions.are_in(text.lower(), words_in(text))


def test_words_are_runs_of_letters_and_digits() -> None:
    assert words_in('"We\'ll follow-up (by 9)," said Zo\u00eb\u2014twice.') == [
        *(b"we", b"ll", b"follow", b"up", b"by", b"9", b"said", b"zo", b"twice")
    ]


def test_a_word_alone_is_no_expression() -> None:
    expressions = Expressions({"need needs": "needs? help"})

    assert expressions.are_in("she needs help", words_in("she needs help"))
    assert not expressions.are_in("she needs time", words_in("she needs time"))
    assert not expressions.are_in("she needs helpers", words_in("she needs helpers"))
