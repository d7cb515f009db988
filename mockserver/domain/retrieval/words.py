"""Words for search: tokenised, case-folded, stemmed and weighted."""

import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from mockserver.domain.capitals import without_camel_case
from mockserver.domain.meaning.stem_exceptions import OTHER_WORDS, WORDS_OF_THEIR_OWN
from mockserver.domain.meaning.word_forms import word_forms
from mockserver.ground.caches import once_per_thread, word_cache
from mockserver.ground.late.patterns import late_pattern

# In scripts without spaces every character is a word, so that phrases can still be found.
_UNSPACED = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = late_pattern(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*")
# A fast path for ASCII, where words are letters, digits and apostrophes between them.
_PARTED = {code: chr(code).lower() if chr(code).isalnum() or chr(code) == "'" else " " for code in range(128)}

BETWEEN_TEXTS = "|"  # no word has it
_BETWEEN, _BETWEEN_LINES = f" {BETWEEN_TEXTS} ", " \n "
_LINED = {**_PARTED, ord("\n"): BETWEEN_TEXTS}

_STOP_WORDS = """
    a about above after again against all also am an and any are aren't as at be because been before being below
    between both but by can can't cannot could did didn't do does doesn't doing don't down during each either else
    ever every few for from further had has hasn't have haven't having he he's her here hers him his how i i'd i'll
    i'm i've if in into is isn't it it's its itself just let let's may me might more most must my no nor not of off
    on once only onto or other our out over own per same shall she she's should so some such than that that's the
    their them then there there's these they they're this those though through to too under until up upon us very
    was we we'll we're we've were what when where whether which while who whom whose why will with within without
    won't would you you'll you're you've your
"""

# Words that name no subject. They count, but a query does not match by them alone.
_COMMON_WORDS = """
    bad begin big bring call clip come day different do find footage get give go good great hold keep kind know large
    leave like little long look lot make man many mean moment move much need new next now old one part people person
    place put ready really right say scene see set shot show side small someone something start stop take tell thing
    think time today try turn two use video want watch way well woman work year
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())

COMMON_WEIGHT = 0.3


def tokenise(text: str) -> list[str]:
    """Return the words of `text` in order, without case, punctuation or typographic variants."""
    if text.isascii() and "''" not in text:
        words = text.translate(_PARTED).split()
        return words if "'" not in text else [word.strip("'") for word in words if word != "'"]
    folded = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return _WORD.findall(folded)


def words_asked(text: str) -> list[str]:
    """Return the words of a query. They may be written like the name of a file: "KneadingBreadDough_slow.mp4"."""
    return tokenise(without_camel_case(text))


def tokenise_all(texts: Sequence[str]) -> list[list[str]]:
    """Return the words of each of `texts`, as `tokenise` does."""
    return [words.split() for words in words_of_all(texts).split(BETWEEN_TEXTS)] if texts else []


def words_of_all(texts: Sequence[str]) -> str:
    """Return the words of `texts` with spaces between them, and BETWEEN_TEXTS between two texts."""
    # Splitting all texts together takes a third of the time of splitting each.
    together = f" {_BETWEEN_LINES.join(texts)} "
    if together.isascii() and together.count("\n") < len(texts):
        # Apostrophes are few, so that parts of words are joined sooner than all words are searched for them.
        first, *others = together.translate(_LINED).split("'")
        if all(others):
            return first + "".join(map(_joined, [first, *others], others)) if others else first
    return _BETWEEN.join(" ".join(tokenise(text)) for text in texts)


def _joined(before: str, after: str) -> str:
    """Return `after` with the apostrophe between both if it is within a word."""
    return after if before[-1:] == " " or after[0] == " " else f"'{after}"


@word_cache(maxsize=131_072)
def stem(word: str) -> str:
    """Return the stem that `word` shares with its other forms: "cooking", "cooks" and "cooked" are all "cook".

    Irregular forms, spelling variants and numbers count as forms too: "mice", "tyre", "seven".
    """
    # Numbers have no other forms. The native stemmer refuses unpaired surrogates, which JSON can contain.
    is_stem = word.isdigit() or word in WORDS_OF_THEIR_OWN or not word.isprintable()
    found = word if is_stem else _stemmer()(OTHER_WORDS.get(word, word))
    return word_forms().get(found, found)


def stems_of(words: Iterable[str]) -> list[str]:
    """Return the stem of each of `words`."""
    return list(map(stem, words))


def weigh(word: str) -> float:
    """Return the weight of `word` in a query: 1 for a subject, less for words that go with any subject."""
    return COMMON_WEIGHT if stem(word) in _common_stems() else 1.0


@cache
def _common_stems() -> frozenset[str]:
    return frozenset(map(stem, _COMMON_WORDS.split()))


def stemmer_version() -> str:
    """Return which release of which library makes the stems."""
    try:
        from Stemmer import version  # snowballstemmer uses PyStemmer if that is installed
    except ModuleNotFoundError:
        from importlib.metadata import version as version_of

        return f"snowballstemmer {version_of('snowballstemmer')}"
    return f"PyStemmer {version()}"


@once_per_thread
def _stemmer() -> Callable[[str], str]:
    # It uses PyStemmer if that is installed: the same algorithm, native, a hundred times as fast.
    from snowballstemmer import stemmer  # late, so that start-up does not pay for it

    native = stemmer("english")
    native.maxCacheSize = 0  # all stems are cached here
    stem_word: Callable[[str], str] = native.stemWord
    return stem_word
