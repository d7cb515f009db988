"""Stems of the same word: irregular forms, British and American spellings, numbers."""

from collections import defaultdict
from collections.abc import Callable

from tools.word_table.wordnet import WordNet, synonyms_by_word

Stem = Callable[[str], str]

# British and American spelling, anywhere in a word, if WordNet has both words as synonyms.
_SPELLINGS = (
    ("our", "or"), ("ogue", "og"), ("yre", "ire"), ("ise", "ize"), ("isation", "ization"), ("yse", "yze"),
    ("oe", "e"), ("ae", "e"), ("ence", "ense"), ("tre", "ter"), ("grey", "gray"), ("ough", "ow"), ("ll", "l"),
    ("pyj", "paj"), ("inium", "inum"), ("mould", "mold"), ("que", "ck"), ("programme", "program"), ("cheque", "check"),
    ("kerb", "curb"), ("jewellery", "jewelry"), ("moustache", "mustache"), ("aero", "air"), ("doughnut", "donut"),
    ("gauge", "gage"), ("sceptic", "skeptic"), ("mum", "mom"), ("enquir", "inquir"), ("cosy", "cozy"),
    ("storey", "story"), ("axe", "ax"), ("draught", "draft"), ("omelette", "omelet"), ("yoghurt", "yogurt"),
)  # fmt: skip
# These change short words into other words.
_ONLY_IN_LONG_WORDS, _LONG = {"ll", "que", "oe"}, 7
_REGULAR = (("isation", "ization"), ("ise", "ize"), ("ised", "ized"), ("ising", "izing"), ("yse", "yze"))

_NUMBERS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_ORDINALS = {"first": "1st", "third": "3rd"} | {
    word: f"{number}th"
    for number, word in enumerate(("fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 4)
}
# Forms that are as often other words.
_OWN_WORDS = ("born", "got", "is", "were", "was", "had", "sole")

_RAREST = 45_000  # of irregular forms, by rank


def forms(words: list[str], wordnet: WordNet, stem: Stem) -> dict[str, str]:
    """Return the canonical stem for each variant stem; frequent `words` come first."""
    ranks = {word: rank for rank, word in enumerate(words)}
    found = _irregular(ranks, wordnet, stem) | _spellings(ranks, wordnet, stem)
    for word in _OWN_WORDS:
        found.pop(stem(word), None)
    found |= {stem(word): str(number) for number, word in enumerate(_NUMBERS.split())}
    found |= {stem(word): str(10 * number) for number, word in enumerate(_TENS.split(), 3)}
    found |= {stem(word): number for word, number in _ORDINALS.items()}
    return {form: _last(found, base) for form, base in found.items() if form != base}


def _last(found: dict[str, str], base: str) -> str:
    while found.get(base, base) != base:
        base = found[base]
    return base


def _irregular(ranks: dict[str, int], wordnet: WordNet, stem: Stem) -> dict[str, str]:
    """Leave out forms that are other words themselves ("saw"), or share the stem of another word ("leaves")."""
    by_stem: defaultdict[str, set[str]] = defaultdict(set)
    for word in wordnet.words & ranks.keys():
        by_stem[stem(word)].add(word)
    found: dict[str, str] = {}
    for form, base in wordnet.irregular:
        is_frequent = form in ranks and base in ranks and ranks[form] <= _RAREST
        if is_frequent and form.isalpha() and not by_stem[stem(form)] and stem(form) != stem(base):
            found.setdefault(stem(form), stem(base))
    return found


def _spellings(ranks: dict[str, int], wordnet: WordNet, stem: Stem) -> dict[str, str]:
    found: dict[str, str] = {}
    synonyms = synonyms_by_word(wordnet)
    for word in ranks:  # frequent ones first, since words with the same stem can have others in the other spelling
        for british, american in _SPELLINGS:
            if british not in word or (british in _ONLY_IN_LONG_WORDS and len(word) < _LONG):
                continue
            other = word.replace(british, american)
            # The other spelling must be in use: "skil" is a word too, but not a spelling of "skill".
            if other in synonyms.get(word, ()) and ranks.get(other, len(ranks)) < 6 * ranks[word] + 500:
                found.setdefault(stem(word), stem(other))
    for word in ranks:
        for british, american in _REGULAR:
            other = word.removesuffix(british) + american
            if word.endswith(british) and word not in wordnet.words and other in wordnet.words & ranks.keys():
                found.setdefault(stem(word), stem(other))
    return {form: base for form, base in found.items() if form != base}
