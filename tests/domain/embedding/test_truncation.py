"""Truncation of long texts, at either end or not at all."""

import re

import pytest
from hypothesis import given
from hypothesis.strategies import integers, sampled_from, text

from mockserver.domain import embedding
from mockserver.domain.embedding import TextTooLong, Truncation
from tests.support.embeddings import law
from tests.support.vectors import TOKENS, truncate


@law
@given(text("ab ,.!'猫 \n", max_size=300), sampled_from([Truncation.START, Truncation.END]))
def test_a_truncated_text_is_a_prefix_or_suffix_within_the_limit(written: str, rule: Truncation) -> None:
    kept = truncate(written, rule)

    assert written.endswith(kept) if rule is Truncation.START else written.startswith(kept)
    assert truncate(kept, Truncation.NONE) == kept


def test_a_text_within_the_limit_is_not_truncated() -> None:
    written = " ".join(["word"] * (TOKENS - 1)) + " . "

    assert [truncate(written, rule) for rule in Truncation] == [written] * 3


def test_a_long_text_is_truncated_at_its_start_or_end() -> None:
    written = " ".join(f"word{number}" for number in range(80))

    assert truncate(written, Truncation.START).split()[0] == "word3"
    assert truncate(written, Truncation.END).split()[-1] == "word76"


def test_a_long_text_without_truncation_is_refused_with_its_token_count() -> None:
    with pytest.raises(TextTooLong) as refused:
        truncate("Really? " * 40 + "猫が", Truncation.NONE)

    assert refused.value.tokens == 82


@law
@given(text("ab 日.\n", max_size=60), sampled_from(Truncation), integers(1, 9))
def test_truncation_keeps_the_tokens_at_one_end(written: str, rule: Truncation, limit: int) -> None:
    tokens = re.findall("[ab]+|[.日]", written)

    if len(tokens) > limit and rule is Truncation.NONE:
        with pytest.raises(TextTooLong) as refused:
            embedding.truncate(written, rule, limit)
        assert refused.value.tokens == len(tokens)
        return
    kept = re.findall("[ab]+|[.日]", embedding.truncate(written, rule, limit))
    assert kept == (tokens[-limit:] if rule is Truncation.START else tokens[:limit])
