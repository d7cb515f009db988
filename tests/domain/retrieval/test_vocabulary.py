"""The vocabulary of a corpus, which finds words with a common prefix."""

from string import ascii_lowercase
from typing import TypeAlias

from hypothesis import given, settings
from hypothesis.strategies import integers, lists, sampled_from, tuples

from mockserver.domain.retrieval.vocabulary import Vocabulary, resembling_among

WORDS = sampled_from(
    [
        *("snow", "snowboard", "snowman", "snowy", "board", "tent", "tentative", "a phrase", "snow boots"),
        *("okafor", "okaffor", "okafro", "okapi"),
    ]
)
Edit: TypeAlias = tuple[str, int, str]
edits = tuples(sampled_from(["add", "drop", "swap"]), integers(2, 4), sampled_from(ascii_lowercase))
CHANGES = lists(tuples(sampled_from(["add", "remove", "look"]), WORDS), max_size=30)


def edited(word: str, edit: Edit) -> str:
    how, at, letter = edit
    before, after = word[:at], word[at:]
    return before + {"add": letter + after, "drop": after[1:], "swap": after[1::-1] + after[2:]}[how]


@settings(max_examples=60, deadline=None)
@given(CHANGES, WORDS)
def test_resembling_words_are_found_after_any_changes(changes: list[tuple[str, str]], word: str) -> None:
    vocabulary, known = Vocabulary(), set[str]()
    for change, changed in changes:
        if change == "add" and changed not in known:
            vocabulary.add(changed)
            known.add(changed)
        elif change == "remove" and changed in known:
            vocabulary.remove(changed)
            known.remove(changed)
        elif change == "look":
            list(vocabulary.resembling(changed))

    found = list(vocabulary.resembling(word))

    assert sorted(found) == sorted(one for one in known if resembling_among([one], word))


@given(edits)
def test_a_name_resembles_its_other_spellings_and_a_word_with_a_meaning_none(edit: Edit) -> None:
    name, word = edited("okafor", edit), edited("violin", edit)

    assert bool(resembling_among([name], "okafor")) == (name != "okafor")
    assert not resembling_among([word], "violin")
