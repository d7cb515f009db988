"""Fits vectors of stems so that the vectors of a text's words add up to that of the text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_matrix

DIMENSIONS = 128
LEVELS = 7  # of four bits: from -7 to 7

_MOST_STEMS = 30_000
_FREQUENT = 20_000  # words up to this rank are included even if WordNet lacks them
_RARE = 1e-3  # a word with this frequency in speech has half of the maximum weight
_SHARE_OF_FIRST = 0.08  # the frequency of the most frequent word in speech
_WEIGHT_OF_STOP_WORDS = 0.1
_RIDGE = 0.5
_STEPS = 25
_CLIPPED = 2.6  # standard deviations


@dataclass
class Stems:
    """Stems by number, the most frequent word of each, and their weights."""

    numbers: dict[str, int]
    words: list[str]
    weights: np.ndarray


def choose(words: list[str], known: set[str], stop_words: Iterable[str], stem: Callable[[str], str]) -> Stems:
    """Return the stems of the most frequent `words`, which are in order of frequency."""
    numbers: dict[str, int] = {}
    first: list[str] = []
    totals: list[float] = []
    for rank, word in enumerate(words):
        if rank > _FREQUENT and word not in known:
            continue
        key = stem(word)
        if key not in numbers and len(numbers) < _MOST_STEMS:
            numbers[key] = len(first)
            first.append(word)
            totals.append(0.0)
        if key in numbers:
            totals[numbers[key]] += 1 / (rank + 1)
    weights = _RARE / (_RARE + _SHARE_OF_FIRST * np.array(totals))
    for word in stop_words:
        if stem(word) in numbers:
            at = numbers[stem(word)]
            weights[at] = min(weights[at], _WEIGHT_OF_STOP_WORDS)
    return Stems(numbers, first, weights)


def fit(stems: Stems, own: np.ndarray, texts: list[list[str]], vectors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the fitted vectors of the stems, and those of the used texts.

    `own` has the vector of each stem before fitting; texts are given as stems, with their `vectors`.
    """
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    used: list[int] = []
    for at, text in enumerate(texts):
        numbers = sorted({stems.numbers[each] for each in text if each in stems.numbers})
        if len(numbers) > 1:
            weights = stems.weights[numbers]
            rows += [len(used)] * len(numbers)
            columns += numbers
            values += list(weights / np.linalg.norm(weights))
            used.append(at)
    shares = csr_matrix((np.array(values, np.float32), (rows, columns)), shape=(len(used), len(stems.numbers)))
    wanted = vectors[used]
    return own + _solve(shares, wanted - shares @ own), wanted


def _solve(shares: csr_matrix, wanted: np.ndarray) -> np.ndarray:
    """Solve the regularised least squares problem for `shares` and `wanted` by conjugate gradients."""
    transposed = shares.T.tocsr()
    rest = transposed @ wanted
    found, direction = np.zeros_like(rest), rest.copy()
    length = (rest * rest).sum(0)
    for _ in range(_STEPS):
        image = transposed @ (shares @ direction) + _RIDGE * direction
        step = length / ((direction * image).sum(0) + 1e-12)
        found += step * direction
        rest -= step * image
        before, length = length, (rest * rest).sum(0)
        direction = rest + length / (before + 1e-12) * direction
    return found


def reduce(fitted: np.ndarray, texts: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return integer vectors with `DIMENSIONS` coordinates, and the length of each before rounding."""
    lengths = np.linalg.norm(fitted, axis=1, keepdims=True)
    everything = np.concatenate([texts[::3], fitted / lengths])
    mean = everything.mean(0)
    directions = np.linalg.svd((everything - mean).T @ (everything - mean))[0][:, :DIMENSIONS]
    turned = np.linalg.qr(np.random.default_rng(0).normal(size=(DIMENSIONS, DIMENSIONS)))[0]
    short = (fitted - mean * lengths) @ directions @ turned
    sizes = np.linalg.norm(short, axis=1, keepdims=True)
    step = _CLIPPED / np.sqrt(DIMENSIONS) / LEVELS
    return np.clip(np.round(short / sizes / step), -LEVELS, LEVELS), sizes[:, 0]
