"""The needs of a query, and the keys of a moment."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import filterfalse

from msgspec import Struct

from mockserver.domain.meaning.generic import generic_nearness
from mockserver.domain.meaning.kinds import Kinds, kinds_named, may_name_kind
from mockserver.domain.meaning.spelling import compounds_in, is_certain, near_spellings, stems_meant
from mockserver.domain.meaning.subjects import QuerySubject
from mockserver.domain.meaning.vectors import Meaning, has_meaning, meaning_of
from mockserver.domain.meaning.word_table import MEDIAN_WEIGHT, weight_of_stem, word_table
from mockserver.domain.records.scenes import Modality
from mockserver.domain.retrieval.concepts import may_hold_phrases, phrases_in, synonyms_of, words_of_topic
from mockserver.domain.retrieval.words import (
    STOP_WORDS,
    stem,
    stems_of,
    tokenise,
    tokenise_all,
    weigh,
)
from mockserver.ground.caches import short_cache

SAME_WORD = 1.0
SYNONYM = 0.95
CORRECTED = 0.85
KINDRED = 0.55
RESEMBLING = 0.4

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


@short_cache(maxsize=1_024)
def understand(text: str) -> Query:
    """Parse the query `text`. A text without words has no needs and matches nothing."""
    words = tokenise(text)
    content = [word not in STOP_WORDS for word in words]
    has_content = any(content)
    stems = stems_of(words)
    meanings, compounds = _meanings(stems), compounds_in(words)
    chosen = {
        stems[at]: _need(word, stems[at], tuple(meanings[at]), compounds.get(at) or compounds.get(at - 1))
        for at, word in enumerate(words)
        if content[at] or not has_content
    }
    needs = tuple(chosen.values())
    # Stop words alone have no subject.
    told = stems_meant(words, compounds) if has_content else []
    meant = told if all(content) else stems_meant([word for word in words if word not in STOP_WORDS])
    distinct = tuple(dict.fromkeys(meant))
    known = tuple([stem for stem in distinct if has_meaning(stem) or may_name_kind(stem)])
    others = [stem for stem in distinct if stem not in known]
    meaning, generic, kinds = _subject_of_known(tuple([stem for stem in told if has_meaning(stem)]), known)
    return Query(
        words=tuple(words),
        needs=needs,
        has_content=has_content,
        weight=sum(need.weight for need in needs),
        meaning=meaning,
        generic=generic,
        about=QuerySubject(meaning, kinds, known, len(others), sum(map(weight_of_stem, others))),
    )


@short_cache(maxsize=1_024)
def _subject_of_known(
    told: tuple[str, ...], distinct: tuple[str, ...]
) -> tuple[Meaning | None, Mapping[Modality, int], Kinds]:
    """Return the meaning of a query, its `generic` nearness, and the kinds that it names.

    Unknown words, such as numbers, do not change them.
    """
    meaning = meaning_of(told)
    return meaning, generic_nearness(meaning), kinds_named(distinct)


@short_cache(maxsize=4_096)
def _need(word: str, stem: str, meanings: tuple[str, ...], compound: str | None) -> Need:
    """Return the need for `word`, which may be a part of a `compound`."""
    spellings = dict.fromkeys(near_spellings(word), CORRECTED if is_certain(word) else KINDRED)
    return Need(stem, weigh(word), _ranked(stem, meanings, {**spellings, **({compound: SYNONYM} if compound else {})}))


def keys_met(need: Need, *, are_written: bool) -> tuple[tuple[str, float], ...]:
    """Return the keys of moments that meet `need`, the best first; for written text only keys with the word itself."""
    return need.keys[:1] if are_written else need.keys


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


def _meanings(stems: list[str]) -> list[list[str]]:
    """Return for each word its expressions: itself, and known phrases that contain it."""
    meanings = [[key] for key in stems]
    for position, phrase in phrases_in(stems):
        for at in range(position, position + len(phrase)):
            meanings[at].append(" ".join(phrase))
    return meanings


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
