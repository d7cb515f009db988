"""Stems of the same word: irregular forms, British and American spellings, numbers."""

from functools import cache

from mockserver.ground.package_data import package_data


@cache
def word_forms() -> dict[str, str]:
    """Return the canonical stem for each variant stem: "mous" for "mice", "tire" for "tyre"."""
    return dict(line.split() for line in package_data("word_forms.txt").decode().splitlines())
