"""The needs of a query, and the keys of a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import filterfalse
from typing import NamedTuple

from msgspec import Struct

from mockserver.domain.meaning.asking import without_request
from mockserver.domain.meaning.generic import generic_nearness
from mockserver.domain.meaning.kinds import Kinds, kinds_named, may_name_kind
from mockserver.domain.meaning.spelling import compounds_in, is_certain, joined, near_spellings, stem_meant
from mockserver.domain.meaning.subjects import QuerySubject
from mockserver.domain.meaning.vectors import Meaning, meaning_of
from mockserver.domain.meaning.word_table import (
    MEDIAN_WEIGHT,
    known_weight,
    weight_of_stem,
    weight_of_unknown,
    word_table,
)
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.concepts import may_hold_phrases, phrases_in, synonyms_of, words_of_topic
from mockserver.domain.retrieval.vocabulary import is_spelling_of
from mockserver.domain.retrieval.words import (
    STOP_WORDS,
    stem,
    stems_of,
    tokenise,
    tokenise_all,
    weigh,
    words_asked,
)
from mockserver.ground.caches import short_cache, word_cache

SAME_WORD = 1.0
SYNONYM = 0.95
CORRECTED = 0.85
KINDRED = 0.55
_NAME_SPELLED_OTHERWISE = 0.75
_COMPOUND = 0.4

# The credit of a related word from the table, by its nearness in tenths. Few values, so that a large corpus has few
# levels.
_NEIGHBOUR_CREDITS = {5: 0.35, 6: 0.4, 7: 0.6, 8: 0.75, 9: 0.9}

# The length of a text is the weight of its content words: rare words say more. It is divided by this, so that a large
# corpus has few different lengths.
_WEIGHT_UNIT = 4
WORD_LENGTH = MEDIAN_WEIGHT // _WEIGHT_UNIT


# Compared by identity, because the same word has the same need, and answers are kept for it.
class Need(Struct, frozen=True, eq=False, gc=False):
    """One thing that a query asks for: the stem, and every key that matches it, the best credit first."""

    stem: str
    weight: float
    keys: tuple[tuple[str, float], ...]


class Query(Struct, frozen=True, eq=False, gc=False):
    """A parsed query. `has_content` is false if it has only stop words.

    `generic` has, for each modality, the nearness of the query to what every video has; `about` is the subject that it
    asks for.
    """

    words: tuple[str, ...]
    needs: tuple[Need, ...]
    has_content: bool
    weight: float  # of all needs: the maximum that a moment can meet
    meaning: Meaning | None
    generic: Mapping[Modality, int]
    about: QuerySubject


class _Told(NamedTuple):
    """What a stem tells about the subject of a query. It `may_tell` by its meaning, or by the kind that it names."""

    stem: str
    has_meaning: bool
    may_tell: bool
    weight: int


class _Word(NamedTuple):
    """A word of a query by itself, whatever is beside it; `told` is the stem of its right spelling."""

    stem: str
    is_content: bool
    need: Need
    told: _Told


@short_cache(maxsize=1_024)
def understand(text: str) -> Query:
    """Parse the query `text`. A text without words has no needs and matches nothing."""
    written = words_asked(text)
    words = without_request(written)
    read = list(map(_word, words))
    content = [word for word in read if word.is_content]
    compounds = compounds_in(words)
    beside = _expressions([word.stem for word in read], compounds)
    chosen = {
        word.stem: _need_beside(words[at], *beside[at]) if at in beside else word.need
        for at, word in enumerate(read)
        if word.is_content or not content
    }
    # Stop words alone have no subject.
    told = _joined(read, compounds) if content else []
    if len(content) == len(read):
        meant = told
    else:
        meant = _joined(content, compounds_in([word for word in words if word not in STOP_WORDS]))
    by_stem = {one.stem: one for one in meant}
    known = tuple([one.stem for one in by_stem.values() if one.may_tell])
    weights = [one.weight for one in by_stem.values() if not one.may_tell]
    meaning, generic, kinds = _subject_of_known(tuple([one.stem for one in told if one.has_meaning]), known)
    needs = tuple(chosen.values())
    return Query(
        words=tuple(written),
        needs=needs,
        has_content=bool(content),
        weight=sum([need.weight for need in needs]),
        meaning=meaning,
        generic=generic,
        about=QuerySubject(meaning, kinds, known, len(weights), sum(weights)),
    )


# Every new word, such as a number, costs a place in each cache. So what one word needs is in one.
@word_cache(maxsize=4_096)
def _word(word: str) -> _Word:
    own = stem(word)
    return _Word(own, word not in STOP_WORDS, _need(word, (own,), None), _told(stem_meant(word)))


def _told(stem: str) -> _Told:
    weight = known_weight(stem)
    return _Told(stem, weight > 0, weight > 0 or may_name_kind(stem), weight or weight_of_unknown(stem))


def _joined(words: Sequence[_Word], compounds: Mapping[int, str]) -> list[_Told]:
    """Return what words tell, with compounds instead of their parts."""
    told = [word.told for word in words]
    return list(map(_told, joined([one.stem for one in told], compounds))) if compounds else told


@short_cache(maxsize=1_024)
def _subject_of_known(
    told: tuple[str, ...], distinct: tuple[str, ...]
) -> tuple[Meaning | None, Mapping[Modality, int], Kinds]:
    """Return the meaning of a query, its `generic` nearness, and the kinds that it names.

    Unknown words, such as numbers, do not change them.
    """
    meaning = meaning_of(told)
    return meaning, generic_nearness(meaning), kinds_named(distinct)


def _need(word: str, meanings: tuple[str, ...], compound: str | None) -> Need:
    """Return the need for `word` in expressions of these `meanings`, which may be a part of a `compound`."""
    spellings = dict.fromkeys(near_spellings(word), CORRECTED if is_certain(word) else KINDRED)
    also = {**spellings, **({compound: SYNONYM} if compound else {})}
    return Need(stem(word), weigh(word), _ranked(stem(word), meanings, also))


_need_beside = short_cache(maxsize=4_096)(_need)


def keys_met(need: Need, *, are_written: bool) -> tuple[tuple[str, float], ...]:
    """Return the keys of moments that meet `need`, the best first; for written text only keys with the word itself."""
    return need.keys[:1] if are_written else need.keys


def credit_of_resembling(key: str, need: Need) -> float:
    """Return the credit of a key that resembles the stem of `need`."""
    return _NAME_SPELLED_OTHERWISE if is_spelling_of(key, need.stem) else _COMPOUND


def index_keys(text: str) -> tuple[Set[str], int]:
    """Return the keys for a moment with this text, and its length: `WORD_LENGTH` for a usual word."""
    words = tokenise(text)
    keys = set(map(stem, words))
    if may_hold_phrases(keys):
        keys.update(" ".join(phrase) for _, phrase in phrases_in(stems_of(words)))
    return keys, _length(words)


def length_of(text: str) -> int:
    """Return how much a text says: `WORD_LENGTH` for a usual content word."""
    return _length(tokenise(text))


def lengths_of(texts: Sequence[str]) -> list[int]:
    """Return for each text what `length_of` returns."""
    return list(map(_length, tokenise_all(texts)))


def _length(words: Iterable[str]) -> int:
    content = set(map(stem, filterfalse(STOP_WORDS.__contains__, words)))
    return sum(map(weight_of_stem, content)) // _WEIGHT_UNIT


def _expressions(stems: Sequence[str], compounds: Mapping[int, str]) -> dict[int, tuple[tuple[str, ...], str | None]]:
    """Return for each word that is part of an expression: itself with the known phrases, and the compound."""
    found: dict[int, tuple[tuple[str, ...], str | None]] = {}
    for position, phrase in phrases_in(stems):
        for at in range(position, position + len(phrase)):
            meanings, _ = found.get(at, ((stems[at],), None))
            found[at] = (*meanings, " ".join(phrase)), None
    for first, compound in compounds.items():
        for at in (first, first + 1):
            meanings, known = found.get(at, ((stems[at],), None))
            found[at] = meanings, known or compound
    return found


def _ranked(word: str, meanings: Iterable[str], spellings: Mapping[str, float]) -> tuple[tuple[str, float], ...]:
    best = {**spellings, word: SAME_WORD}
    for key, credit in _other_words(meanings):
        best[key] = max(credit, best.get(key, 0.0))
    for key, nearness in word_table().neighbours_of(word):
        best.setdefault(key, _NEIGHBOUR_CREDITS[nearness // 10])
    return tuple(sorted(best.items(), key=lambda item: (-item[1], item[0])))


def _other_words(meanings: Iterable[str]) -> Iterator[tuple[str, float]]:
    for meaning in meanings:
        yield from ((key, SYNONYM) for key in synonyms_of(meaning))
        yield from ((key, KINDRED) for key in words_of_topic(meaning))
