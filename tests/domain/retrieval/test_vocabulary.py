"""The vocabulary of a corpus, which finds words with a common prefix."""

from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from, tuples

from mockserver.domain.retrieval.vocabulary import Vocabulary, any_resembles

WORDS = sampled_from(["snow", "snowboard", "snowman", "snowy", "board", "tent", "tentative", "a phrase", "snow boots"])
CHANGES = lists(tuples(sampled_from(["add", "remove", "look"]), WORDS), max_size=30)


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

    assert sorted(found) == sorted(one for one in known if any_resembles([one], word))
