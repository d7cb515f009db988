"""Regular expressions in schemas have an example, or are refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.writing.documents.patterns import PatternInvalid, PatternUnsupported, read_pattern
from tests.support.calls import calls_of


@pytest.mark.parametrize(
    "source",
    [
        "x{1000}" * 140,
        "[a-z]{1000}" * 90,
        "\\p{L}{1000}" * 80,
        "a{0,1000}" * 100 + "b",
        "((a{1000}){1000}){1000}",
        "(((){1000}){1000}){1000}",
        "a{9999}",
    ],
)
def test_a_pattern_with_absurd_repeats_is_refused_without_following_them(source: str) -> None:
    def refuse() -> None:
        with pytest.raises((PatternInvalid, PatternUnsupported)):
            read_pattern(source)

    refuse()  # the first one of a process builds what all share
    assert calls_of(refuse) < 500 + 10 * len(source)


@pytest.mark.parametrize("source", ["\\w{500}", "[A-Z][a-z]{2,400}", "x{1000}", "(a{30}){30}"])
def test_a_pattern_with_many_repeats_has_an_example(source: str) -> None:
    pattern = read_pattern(source)

    assert pattern.fits(pattern.example)


@given(st.text(st.sampled_from("ab01-^$.[](){}|*+?\\dwsnpLux,:<>=! \u00e9"), max_size=30))
def test_a_pattern_has_an_example_or_is_refused(source: str) -> None:
    try:
        pattern = read_pattern(source)
    except (PatternInvalid, PatternUnsupported):
        return

    assert pattern.fits(pattern.example)
