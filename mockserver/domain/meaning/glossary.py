"""What words mean that the table of words does not know: abbreviations, names, words of other languages.

The file has a line for each word: its stem, and the stems of words that say what it means. `tools/word_table` makes it.
"""

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from mockserver.ground.package_data import package_data


def explained(stems: Iterable[str]) -> Collection[str]:
    """Return `stems` together with the words that the glossary has for any of them."""
    glossary, found = _glossary(), dict.fromkeys(stems)
    for stem in [one for one in found if one in glossary]:  # mostly none
        found.update(dict.fromkeys(glossary[stem]))
    return found


def explanation_of(stem: str) -> tuple[str, ...]:
    """Return the words that the glossary has for `stem`; mostly none."""
    return _glossary().get(stem, ())


@cache
def _glossary() -> Mapping[str, tuple[str, ...]]:
    lines = (line.split() for line in package_data("glossary.txt").decode().splitlines())
    return {stem: tuple(words) for stem, *words in lines}
