"""Other spellings of words: misspelt ones, and compounds written as two words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, groupby, pairwise
from string import ascii_lowercase

from mockserver.domain.meaning.glossary import explanation_of
from mockserver.domain.meaning.word_table import LONGEST_STEM, word_table
from mockserver.domain.retrieval.words import STOP_WORDS, stem
from mockserver.ground.caches import word_cache

# A shorter unknown word is more often a name than a misspelt word.
_SHORTEST_MISSPELT = 5
# A longer word has another word within one edit only rarely by chance.
_SHORTEST_CERTAIN = 6
_MOST_SPELLINGS = 3
_LONGEST_MISSPELT = 2 * LONGEST_STEM

# What the stemmer takes from the end of a word. The table has stems.
_INFLECTIONS = ("e", "s", "es", "er", "ers", "ing", "ings", "ed")
_INFLECTIONS_BY_LETTER = {letter: tuple(one for one in _INFLECTIONS if one[-1] == letter) for letter in "esrgd"}
_ENDINGS = (
    *_INFLECTIONS,
    *("able", "al", "ance", "ation", "ations", "ence", "ful", "ic", "ion", "ions", "ist", "ity", "ive", "ly", "ment"),
    *("ments", "ness"),
)
_ENDINGS_AFTER_EDIT = frozenset(["", *_ENDINGS])
_ENDINGS_BY_LENGTH = {  # by that of a word within an edit
    size: tuple(one for one in ("", *_ENDINGS) if abs(len(one) - size) <= 1)
    for size in range(max(map(len, _ENDINGS)) + 2)
}
_ENDINGS_BY_LETTER = {one[-1]: tuple(other for other in _ENDINGS if other[-1] == one[-1]) for one in _ENDINGS}

# Of so many letters, an edit leaves the first one or the last one.
_FEWEST_WITH_ENDS = 3

_SHORTEST_PART = 3

# Few stems begin with the same letters, this many.
_BEGINNING = 3


def near_spellings(word: str) -> tuple[str, ...]:
    """Return the known stems within one edit of `word`, the likeliest first; none if it is known itself.

    An edit adds, drops or replaces a letter after the first one, or swaps two. Swapped letters, and a single one
    for a doubled or the other way round, are likelier than other edits.
    """
    is_of_letters = _SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT and word.isascii() and word.isalpha()
    return _near_spellings(word) if is_of_letters else ()


@word_cache(maxsize=32_768)
def _near_spellings(word: str) -> tuple[str, ...]:
    if is_known(word):
        return ()
    found: dict[str, tuple[bool, int]] = {}
    for near, lost in chain(_edited_early(word), _edited_late(word)):
        likeness = not _is_slip(word, near, lost), lost
        found[near] = min(likeness, found.get(near, likeness))
    known = sorted(found, key=lambda near: (found[near], -len(near), near))
    return tuple(known[:_MOST_SPELLINGS])


def _is_slip(word: str, stem: str, lost: int) -> bool:
    """Return whether two letters of a word with this stem are swapped in `word`, or one of them is doubled or single.

    The stemmer takes so many letters away from the right word.
    """
    if abs(len(stem) + lost - len(word)) > 1:
        return False
    endings = [one for one in (stem[-1], *_ENDINGS) if len(one) == lost] if lost else [""]
    letters, parted = sorted(word), _without_doubled(word)
    return any(
        (sorted(right) == letters or _without_doubled(right) == parted) and is_within_edit(right, word)
        for right in map(stem.__add__, endings)
    )


def _without_doubled(word: str) -> str:
    return "".join([letter for letter, _ in groupby(word)])


@word_cache(maxsize=32_768)
def is_known(word: str) -> bool:
    """Return whether the table of words or the glossary has `word`."""
    return stem(word) in word_table() or bool(explanation_of(stem(word)))


def may_be_name(stem: str) -> bool:
    """Return whether the table does not have a stem, which is long enough for a name and has only letters."""
    return _SHORTEST_MISSPELT <= len(stem) <= _LONGEST_MISSPELT and stem.isalpha() and stem not in word_table()


def is_certain(word: str) -> bool:
    """Return whether a word is so long that its near spellings are what it means."""
    return len(word) >= _SHORTEST_CERTAIN


def compounds_in(words: Sequence[str]) -> dict[int, str]:
    """Return the known compounds written as two words, such as "sun flower", by the position of the first word."""
    found: dict[int, str] = {}
    for at, (first, second) in enumerate(pairwise(words)):
        if second[-1].isdigit():  # as most new words do
            continue
        # Most pairs of words are no compound, so that their parts are checked last.
        compound = _known_stem(first + second)
        if compound and at - 1 not in found and _are_parts(first, second):
            found[at] = compound
    return found


@word_cache(maxsize=32_768)
def stem_meant(word: str) -> str:
    """Return the stem of `word`, or of its right spelling if it is surely misspelt."""
    written = stem(word)
    if written in word_table().stems or not is_certain(word):
        return written
    return next(iter(near_spellings(word)), written)


def stems_meant(words: Sequence[str], compounds: Mapping[int, str] | None = None) -> list[str]:
    """Return the stems of `words`, with those of the right spelling for misspelt words and for parted compounds.

    `compounds` are those in `words`, if they are known already.
    """
    return joined(list(map(stem_meant, words)), compounds_in(words) if compounds is None else compounds)


def stems_written(words: Sequence[str]) -> list[str]:
    """Return the stems of `words` as they are spelled, with those of the known compounds for their two parts."""
    return joined(list(map(stem, words)), compounds_in(words))


def stems_read(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return what `stems_meant` and what `stems_written` return; mostly that is the same."""
    meant, written, compounds = list(map(stem_meant, words)), list(map(stem, words)), compounds_in(words)
    return joined(meant, compounds), joined(written, compounds)


def joined(stems: list[str], compounds: Mapping[int, str]) -> list[str]:
    """Return `stems` with each compound instead of its two parts."""
    if not compounds:
        return stems
    return [compounds.get(at, stem) for at, stem in enumerate(stems) if at - 1 not in compounds]


def _are_parts(first: str, second: str) -> bool:
    is_long = min(len(first), len(second)) >= _SHORTEST_PART
    return is_long and STOP_WORDS.isdisjoint((first, second))


@word_cache(maxsize=8_192)
def _known_stem(word: str) -> str | None:
    """Return the known stem that `word` is a form of; the stemmer itself is slow."""
    known, last = word_table().stems, word[-1:]
    if word in known:
        return word
    for ending in _INFLECTIONS_BY_LETTER.get(last, ()):
        if word.endswith(ending) and word[: -len(ending)] in known:
            return word[: -len(ending)]
    if last == "y" and f"{word[:-1]}i" in known:
        return f"{word[:-1]}i"
    return word[:-1] if last == word[-2:-1] and word[:-1] in known else None


def _edited_early(word: str) -> Iterator[tuple[str, int]]:
    """Yield the known stems of all words with an edit in the beginning of `word`, and how many letters they lose."""
    edited = {edit for at in range(1, _BEGINNING) for edit in _edits_at(word, at, ascii_lowercase)}
    known = word_table().stems
    for lost, stems in _stems_of(edited, tail=word[_BEGINNING + 1 :]):
        yield from ((near, lost) for near in stems & known)


def _edited_late(word: str) -> Iterator[tuple[str, int]]:
    """Yield the known stems of all words with an edit after the beginning of `word`, and how many letters they lose."""
    table = word_table()
    # The edit adds at most a letter to the stem, and can swap its last letter with the first one of the ending.
    ends = [len(ending) for ending in _ENDINGS_BY_LETTER.get(word[-1], ()) if word.endswith(ending[1:])]
    shortest = len(word) - 1 - max(ends, default=1)
    short = ((same, [word[:same]]) for same in range(1, _BEGINNING) if word[:same] in table)
    for same, stems in chain(short, table.by_common_beginning(word, _BEGINNING)):
        for near in stems:
            # An edit changes at most two letters.
            if (len(near) >= shortest and near[same + 2 :] in word) or len(near) == same:
                yield from ((near, lost) for lost in _letters_lost(near, word, same))
            if near[-1] == "i" and is_within_edit(f"{near[:-1]}y", word):
                yield near, 0


def _letters_lost(stem: str, word: str, same: int) -> Iterator[int]:
    """Yield the length of each ending that makes `stem`, which has the `same` first letters, a word within one edit."""
    if same == len(stem):
        rest = word[same:]
        first, last, is_short = rest[:1], rest[-1:], len(rest) < _FEWEST_WITH_ENDS
        for ending in (stem[-1], *_ENDINGS_BY_LENGTH.get(len(rest), ())):
            if (is_short or ending[:1] == first or ending[-1:] == last) and is_within_edit(ending, rest):
                yield len(ending)
    else:
        for edit in _edits_at(word, same, stem[same]):
            ending = edit[len(stem) :]
            if edit.startswith(stem) and (ending in _ENDINGS_AFTER_EDIT or ending == stem[-1]):
                yield len(edit) - len(stem)


def is_within_edit(one: str, other: str) -> bool:
    """Return whether one edit, or none, makes one word the other."""
    shortest = min(len(one), len(other))
    if max(len(one), len(other)) > shortest + 1:
        return False
    same = next((at for at in range(shortest) if one[at] != other[at]), shortest)
    first, second = one[same:], other[same:]
    is_swapped = first[:2] == second[:2][::-1] and first[2:] == second[2:]
    return is_swapped or first[1:] in (second, second[1:]) or first == second[1:]


def _edits_at(word: str, at: int, letters: str) -> Iterator[str]:
    before, after, later = word[:at], word[at:], word[at + 1 :]
    yield before + later
    if later:
        yield before + later[0] + after[0] + later[1:]
    for letter in letters:
        yield before + letter + after
        yield before + letter + later


def _stems_of(words: set[str], tail: str) -> Iterator[tuple[int, set[str]]]:
    """Yield what may be the stems of `words`, which all end with `tail`, by how many letters they lose.

    The stemmer itself is slow for a hundred words.
    """
    yield 0, words
    for ending in _ENDINGS_BY_LETTER.get(tail[-1], ()):
        if tail.endswith(ending[-len(tail) :]):
            yield len(ending), {word[: -len(ending)] for word in words if word.endswith(ending)}
    if tail[-1] == "y":
        yield 0, {f"{word[:-1]}i" for word in words}
    if (2 * tail[-1]).endswith(tail[-2:]):
        yield 1, {word[:-1] for word in words if word[-1] == word[-2]}
