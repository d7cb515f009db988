"""Generate the file of places from WordNet: `python -m tools.word_table.places WORDNET`."""

import sys
from collections.abc import Iterator
from pathlib import Path

from mockserver.domain.generation.words.foreign import FOREIGN_WORDS, GERMAN_NOUNS
from mockserver.domain.generation.words.proper_lists import COMPANIES
from mockserver.domain.generation.words.word import FIRST_NAMES, LAST_NAMES
from tools.word_table.kinds import DATA, is_frequent, lines, pointers_in

_PLACE = "15"  # the lexicographers' file
_INSTANCE = "@i"  # the pointer of a single thing, such as a city, to its kind
_SHORTEST = 4  # letters
_RAREST = 20_000  # by rank of the stem
_OTHER_PARTS = ("verb", "adj", "adv")
_ALSO_THINGS = frozenset(["labrador"])
"""More often a dog."""


def main(directory: Path) -> None:
    """Write the file of the package."""
    other_parts = {word for part in _OTHER_PARTS for word, *_ in lines(directory / f"index.{part}")}
    nouns = {fields[0]: fields[-int(fields[2]) :] for fields in lines(directory / "index.noun")}
    files = dict(_instances(directory))
    names = {name.casefold() for name in FIRST_NAMES | LAST_NAMES}
    other_words = _ALSO_THINGS | other_parts | names | FOREIGN_WORDS | GERMAN_NOUNS | COMPANIES
    places = [
        word
        for word, senses in sorted(nouns.items())
        if _is_name_of_place([files.get(sense, "") for sense in senses])
        and len(word) >= _SHORTEST
        and word.isalpha()
        and word not in other_words
        and word.removesuffix("s") not in nouns.keys() - {word}
        and is_frequent(word, _RAREST)
    ]
    (DATA / "places.txt").write_text(" ".join(places) + "\n", "utf-8")


def _is_name_of_place(files: list[str]) -> bool:
    """Return whether all senses of a word are single things, the most frequent one a place."""
    return all(files) and files[0] == _PLACE


def _instances(directory: Path) -> Iterator[tuple[str, str]]:
    """Yield each sense that is a single thing, with its file."""
    for fields in lines(directory / "data.noun"):
        if _INSTANCE in pointers_in(fields):
            yield fields[0], fields[1]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
