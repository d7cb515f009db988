"""Stems that stand for one word: of irregular forms, of British and American spellings, of numbers."""

from functools import cache

from mockserver.ground.package_data import package_data


@cache
def word_forms() -> dict[str, str]:
    """Return for each stem that is another form of a word the stem of that word: "mice" is "mous", "tyre" is "tire"."""
    return dict(line.split() for line in package_data("word_forms.txt").decode().splitlines())
