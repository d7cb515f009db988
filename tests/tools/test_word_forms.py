"""The tool that lists stems of the same word."""

from tools.word_table.forms import forms
from tools.word_table.wordnet import WordNet


def test_the_more_frequent_of_two_words_with_one_stem_decides_its_other_spelling() -> None:
    spellings = [["crystallised", "crystallized"], ["crystallise", "crystalise"]]
    words = [word for both in spellings for word in both]

    found = forms(words, WordNet(words=set(words), synonyms=spellings), lambda word: word[:10].removesuffix("iz"))

    assert found["crystallis"] == "crystall"
