"""Regular plurals of nouns, and what a word may be the plural of."""

from collections.abc import Iterable, Iterator

_VOWELS = "aeiou"


def plural_of(noun: str) -> str:
    """Return the plural of a noun in lower case: "parties", "firemen", "churches"."""
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def with_plurals(nouns: Iterable[str]) -> set[str]:
    """Return nouns in lower case, and their plurals."""
    return {form for noun in nouns for form in (noun, f"{noun}s", plural_of(noun))}


def with_singulars(noun: str) -> Iterator[str]:
    """Yield a noun in lower case, and what it may be the plural of."""
    yield noun
    if noun.endswith("men"):
        yield f"{noun[:-3]}man"
    if noun.endswith("s"):
        yield noun[:-1]
    if noun.endswith("es"):
        yield noun[:-2]
    if noun.endswith("ies"):
        yield f"{noun[:-3]}y"
    if noun.endswith("ves"):
        yield f"{noun[:-3]}f"
