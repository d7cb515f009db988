"""Generate the files of kinds and of the glossary from the lists here: `python -m tools.word_table.kinds WORDNET`."""

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mockserver.domain.meaning.word_table import word_table
from mockserver.domain.retrieval.words import STOP_WORDS, stem

_HERE = Path(__file__).parent
DATA = _HERE.parent.parent / "mockserver" / "data"
_NOUN = "n"
_BELOW = {"~", "~i"}  # pointers to hyponyms


class Nouns:
    """The nouns of WordNet and their hyponyms."""

    def __init__(self, directory: Path) -> None:
        self._words: dict[str, list[str]] = {}
        self._below: defaultdict[str, list[str]] = defaultdict(list)
        self._senses: dict[str, list[str]] = {}
        self._files: dict[str, int] = {}
        for fields in lines(directory / "data.noun"):
            size = int(fields[3], 16)
            self._files[fields[0]] = int(fields[1])
            words = fields[4 : 4 + 2 * size : 2]
            self._words[fields[0]] = [word for word in words if word.islower() and word.isalpha()]
            self._below[fields[0]] += [
                other
                for symbol, other, part, _ in zip(*[iter(pointers_in(fields))] * 4, strict=True)
                if symbol in _BELOW and part == _NOUN
            ]
        for fields in lines(directory / "index.noun"):
            self._senses[fields[0]] = fields[-int(fields[2]) :]

    def below(self, word: str, sense: int) -> Iterator[str]:
        """Yield the words whose first sense is a hyponym of `word` in this sense."""
        for one in self.senses_below(word, sense):
            yield from (each for each in self._words[one] if self._senses[each][0] == one)

    def senses_below(self, word: str, sense: int) -> Iterator[str]:
        """Yield this sense of `word` and its hyponyms."""
        unseen, seen = [self._senses[word][sense - 1]], set[str]()
        while unseen:
            one = unseen.pop()
            if one not in seen:
                seen.add(one)
                unseen += self._below[one]
                yield one

    def words(self) -> set[str]:
        """Return the words of one part that are no names."""
        return {word for words in self._words.values() for word in words}

    def senses_of(self, word: str) -> Sequence[str]:
        """Return the senses of a word that is no name, the most frequent one first."""
        return [sense for sense in self._senses[word] if word in self._words[sense]]

    def file_of(self, sense: str) -> int:
        """Return the number of the lexicographers' file that has a sense: 18 for persons, as in lexnames(5)."""
        return self._files[sense]


def main(directory: Path) -> None:
    """Write the files of the package."""
    (DATA / "kinds.txt").write_text(kinds(source_lines("kinds.txt"), Nouns(directory)), "utf-8")
    (DATA / "glossary.txt").write_text(glossary(source_lines("glossary.txt")), "utf-8")


def source_lines(name: str) -> list[str]:
    """Return the lines of a list in this folder without its comments."""
    return [line for line in (_HERE / name).read_text("utf-8").splitlines() if not line.startswith("#")]


def kinds(lines: Iterable[str], nouns: Nouns) -> str:
    """Return the file of kinds that `lines` describe."""
    return "".join(_written(line, nouns) for line in lines)


def glossary(lines: Iterable[str]) -> str:
    """Return the glossary that `lines` describe, with stems in place of words."""
    split = (line.split(":") for line in lines)
    entries = {
        stem(word.casefold()): " ".join(map(stem, meaning.casefold().split()))
        for words, meaning in split
        for word in _listed(words)
    }
    said_anyhow = set(map(stem, STOP_WORDS))  # the stem of "aed" is "a"
    return "".join(f"{word} {meaning}\n" for word, meaning in sorted(entries.items()) if word not in said_anyhow)


def _listed(names: str) -> list[str]:
    return [name.strip() for name in names.split(",")]


def _written(line: str, nouns: Nouns) -> str:
    """Return a line with stems instead of words, and with its marks expanded from WordNet."""
    names, members = line.split(":")
    stems = {
        "_".join(map(stem, one.replace("_", " ").replace("-", " ").split())) for one in members.split() if one[0] != "@"
    }
    for mark in (one[1:] for one in members.split() if one[0] == "@"):
        word, _, sense = mark.partition(".")
        stems.update(one for one in map(stem, nouns.below(word, int(sense or 1))) if word_table().numbers_of(one))
    kinds = ["_".join(map(stem, name.replace("-", " ").replace("'s", "").split())) for name in _listed(names)]
    return f"{' '.join(dict.fromkeys(kinds))}: {' '.join(sorted(stems))}\n"


def is_frequent(word: str, rarest: int) -> bool:
    """Return whether a stem of a word is in the table, up to this rank."""
    return any(number < rarest for number in word_table().numbers_of(stem(word)))


def pointers_in(fields: Sequence[str]) -> Sequence[str]:
    """Return the pointers of a line of data, of four fields each: a symbol, a sense, its part of speech, and words."""
    size = int(fields[3], 16)
    return fields[5 + 2 * size : 5 + 2 * size + 4 * int(fields[4 + 2 * size])]


def lines(path: Path) -> Iterator[list[str]]:
    """Yield the fields of each line, without comments and definitions."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            yield line.split(" | ")[0].split()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
