"""Generate the file of words that are no nouns, from WordNet: `python -m tools.word_table.other_words WORDNET`."""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from mockserver.domain.generation.names.lists import LITTLE_WORDS
from mockserver.domain.generation.words.noun_kinds import dictionary_of_nouns
from mockserver.domain.generation.words.nouns import NounKind
from mockserver.domain.generation.words.word import FIRST_NAMES, LAST_NAMES, PROPER, word_of
from mockserver.domain.meaning.kinds import kinds_of
from mockserver.domain.retrieval.words import stem
from tools.word_table.kinds import DATA, is_frequent

_RAREST = 12_000  # by rank of the stem
_SHORTEST = 3  # letters
_LEAST_COUNT = 3  # of a word that WordNet also has as a noun
_MOST_NOUNS = 8  # so many times rarer is the noun
_ALSO_NOUNS = frozenset(
    ["musical", "special", "sweet", "native", "underground", "comic", "antique", "western", "military"]
)
"""Words that name things more often than the texts that WordNet counted tell."""
_UNCOUNTED_WORDS = """
    crispy spicy yummy cheesy creamy fluffy tasty cozy hilarious adorable stunning epic insane vegan gnarly sketchy
    rainy snowy
"""
_UNCOUNTED = frozenset(_UNCOUNTED_WORDS.split())
"""Adjectives of people who film, which are not in the texts that WordNet counted."""
_NOUN, _VERB = "noun", "verb"
_OTHERS = ("adj", "adv")
_PARTS = {"1": _NOUN, "2": _VERB, "3": "adj", "4": "adv", "5": "adj"}
"""The parts of speech, by the digit of a sense key."""


def main(directory: Path) -> None:
    """Write the file of the package."""
    parts, counts = _parts(directory), _counts(directory)
    words = {word for word, found in parts.items() if _is_other(found, counts[word])}
    past = {
        form
        for form, base in _past_forms(directory)
        if counts[base][_VERB]
        and (_NOUN not in parts[form] or form in words or dictionary_of_nouns().get(form) is NounKind.NOTION)
    }
    kept = {
        "other": sorted({*filter(_is_kept, words - past)} | _UNCOUNTED),
        "past": sorted(filter(_is_kept, past)),
    }
    (DATA / "other_words.txt").write_text("".join(f"{kind}: {' '.join(kept[kind])}\n" for kind in kept), "utf-8")


def _is_other(parts: set[str], counts: Counter[str]) -> bool:
    """Return whether a word is an adjective or an adverb, and hardly ever anything else."""
    others = sum(counts[part] for part in _OTHERS)
    if others == 0 or counts[_VERB] > others:
        return False
    return _NOUN not in parts or others > max(_LEAST_COUNT, counts[_NOUN] * _MOST_NOUNS)


def _is_kept(word: str) -> bool:
    facts = word_of(word)
    is_thing = word in _ALSO_NOUNS or bool(kinds_of([stem(word)]))
    is_listed = (
        facts.kind is not NounKind.THING or facts.facts & PROPER or word.capitalize() in FIRST_NAMES | LAST_NAMES
    )
    is_regular = word.endswith(("ing", "ed"))
    return (
        is_frequent(word, _RAREST)
        and len(word) >= _SHORTEST
        and not (is_listed or is_regular or is_thing or word in LITTLE_WORDS)
    )


def _parts(directory: Path) -> Mapping[str, set[str]]:
    """Return the parts of speech of each word."""
    found = defaultdict[str, set[str]](set)
    for part in (_NOUN, _VERB, *_OTHERS):
        for word, *_ in _rows(directory / f"index.{part}"):
            if word.isalpha():
                found[word].add(part)
    return found


def _counts(directory: Path) -> Mapping[str, Counter[str]]:
    """Return how often each word was found as which part of speech in the texts that WordNet counted."""
    found = defaultdict[str, Counter[str]](Counter)
    for key, _, number in _rows(directory / "cntlist.rev"):
        word, sense = key.split("%")
        found[word][_PARTS[sense[0]]] += int(number)
    return found


def _past_forms(directory: Path) -> Iterator[tuple[str, str]]:
    """Yield irregular past forms with their verbs; the file has present ones too, such as "tying"."""
    for form, base, *_ in _rows(directory / "verb.exc"):
        if form.isalpha() and not form.endswith(("ing", "s")):
            yield form, base


def _rows(path: Path) -> Iterator[list[str]]:
    return (line.split() for line in path.read_text("utf-8").splitlines() if not line.startswith("  "))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
