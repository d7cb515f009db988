"""Reads WordNet: words, expressions, texts, irregular forms, and related words."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

_PARTS = ("noun", "verb", "adj", "adv")
_ABOVE = {"@", "&"}  # pointers to hypernyms and similar words
_TEXT = re.compile(r'"[^"]*"|[^;"]+')


@dataclass
class WordNet:
    """Words, expressions of several words, definitions with examples, and synonym sets."""

    words: set[str] = field(default_factory=set)
    expressions: set[str] = field(default_factory=set)
    texts: dict[str, None] = field(default_factory=dict)
    synonyms: list[list[str]] = field(default_factory=list)
    related: set[tuple[str, str]] = field(default_factory=set)  # synonyms and hypernyms, in both directions
    irregular: list[tuple[str, str]] = field(default_factory=list)


def read(directory: Path) -> WordNet:
    """Read the files in `directory`."""
    found = WordNet()
    for part in _PARTS:
        _read_part(found, part, (directory / f"data.{part}").read_text("utf-8"))
        if part != "adv":  # "harder" is a form of the adjective
            found.irregular += [(form, base) for form, base, *_ in _fields(directory / f"{part}.exc")]
    return found


def _read_part(found: WordNet, part: str, text: str) -> None:
    sets: dict[str, list[str]] = {}
    above: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.startswith("  "):
            continue
        head, gloss = line.split(" | ", 1)
        fields = head.split(" ")
        size = int(fields[3], 16)
        names = [re.sub(r"\(.*\)", "", fields[4 + 2 * at]).replace("_", " ").lower() for at in range(size)]
        sets[fields[0]] = [name for name in names if " " not in name]
        found.expressions.update(name for name in names if " " in name)
        pointers = fields[5 + 2 * size : 5 + 2 * size + 4 * int(fields[4 + 2 * size])]
        for symbol, other, kind, _ in zip(*[iter(pointers)] * 4, strict=True):
            if symbol in _ABOVE and kind == part[0]:
                above.append((fields[0], other))
        texts = (each.strip(' ;"') for each in _TEXT.findall(gloss))
        found.texts.update((each, None) for each in texts if len(each) > 3 and re.search("[a-z]", each))
    found.synonyms += sets.values()
    found.words.update(*sets.values())
    for words in sets.values():
        found.related.update((one, other) for one in words for other in words)
    for lower, upper in above:
        for one in sets[lower]:
            for other in sets[upper]:
                found.related |= {(one, other), (other, one)}


def synonyms_by_word(wordnet: WordNet) -> dict[str, set[str]]:
    """Return the synonyms of each word, in any of its senses."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for words in wordnet.synonyms:
        for word in words:
            found[word].update(words)
    return found


def _fields(path: Path) -> Iterator[list[str]]:
    return (line.split() for line in path.read_text("utf-8").splitlines())
