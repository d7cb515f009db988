"""What is known about a word of a name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mockserver.domain.generation.names.lists import LITTLE_WORDS, PROPER
from mockserver.domain.generation.names.phrases import with_article
from mockserver.domain.generation.words import word as words
from mockserver.domain.generation.words.noun_kinds import seen_as
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import facts_of, word_of
from mockserver.ground.caches import LONGEST_KEPT


@given(word=st.sampled_from(sorted(LITTLE_WORDS | PROPER)), change=st.sampled_from([str.lower, str.upper, str.title]))
def test_a_list_tells_the_same_of_a_word_whatever_its_capitals(word: str, change: type[str]) -> None:
    facts = word_of(change(word)).facts

    assert bool(facts & words.LITTLE) is (word in LITTLE_WORDS)
    assert bool(facts & words.PROPER) is (word in PROPER)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("12", words.NUMBER | words.COUNT | words.MUTE),
        ("80th", words.COUNT),
        ("20min", words.COUNT | words.MEASURE),
        ("Emma", words.NAME | words.FIRST_NAME),
        ("collapsed", words.PAST | words.NO_HEAD),
        ("Weihnachtsfeier", words.TELLS_GERMAN | words.LIKE_GERMAN_COMPOUND),
        ("naïve", words.NOT_ASCII),
    ],
)
def test_letters_and_digits_tell_facts(text: str, facts: int) -> None:
    assert word_of(text).facts & facts == facts


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("kettle", NounKind.THING),
        ("weddings", NounKind.EVENT),
        ("skydiving", NounKind.ACTIVITY),
        ("biologist", NounKind.PERSON),
        ("happiness", NounKind.IDEA),
        ("Lisbon", NounKind.PLACE),
        ("Lisbon's", NounKind.PLACE),
        ("loudness", NounKind.IDEA),
        ("Loudness", NounKind.THING),  # a name may have any ending
    ],
)
def test_a_list_or_the_ending_of_a_noun_tells_what_it_names(text: str, kind: NounKind) -> None:
    assert word_of(text).kind is kind


@pytest.mark.parametrize("names", [[{"orchid"}, set()], [set(), {"orchid"}]])
def test_a_word_takes_no_article_only_where_it_is_a_name(names: list[set[str]]) -> None:
    phrases = {with_article([word_of("orchid")], each) for each in names}

    assert phrases == {"orchid", "the orchid"}


@given(st.lists(st.text(min_size=1)))
def test_words_have_the_facts_of_each(texts: list[str]) -> None:
    together = facts_of(map(word_of, texts))

    assert all(word_of(text).facts | together == together for text in texts)


def test_long_words_are_not_kept_and_the_kept_ones_are_few() -> None:
    kept = word_of.__self__  # type: ignore[attr-defined]
    kept.clear()

    words_read = [word_of(f"{'x' * length}{number}") for length in (1, LONGEST_KEPT) for number in range(5_000)]

    assert len({word.text for word in words_read}) == 10_000
    assert 0 < len(kept) <= 4_096
    assert max(map(len, kept)) <= LONGEST_KEPT


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("the quarterly earnings", NounKind.NOTION),
        ("the policies", NounKind.IDEA),
        ("the chain rule", NounKind.NOTION),
        ("the budget", NounKind.NOTION),
        ("the package thief", NounKind.PERSON),
        ("the grandparents", NounKind.PERSON),
        ("the volleyball semifinals", NounKind.EVENT),
        ("the prairie", NounKind.PLACE),
        ("the leaky tap", NounKind.THING),
        ("the golden retriever", NounKind.ANIMAL),
        ("the wolves", NounKind.ANIMAL),
        ("the roast chicken", NounKind.THING),
        ("the vineyard sunset", NounKind.SIGHT),
        ("the old towers", NounKind.SIGHT),
        ("the ferry", NounKind.SIGHT),
        ("the origami crane", NounKind.THING),
        ("the tripod", NounKind.THING),
        ("Siemens", NounKind.NAME),
        ("the zorbinator", NounKind.NAME),
        ("photosynthesis", NounKind.IDEA),
        ("the kitchen renovation", NounKind.EVENT),
        ("the beer fermentation", NounKind.EVENT),
        ("the chemical equation", NounKind.NOTION),
        ("the rice zorbini", NounKind.THING),
    ],
)
def test_a_noun_phrase_is_shown_as_what_its_noun_mostly_means(phrase: str, kind: NounKind) -> None:
    assert seen_as(phrase) is kind
